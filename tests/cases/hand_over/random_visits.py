"""Made-up visits with answers a client could give, the same at every run."""

import random
from collections.abc import Iterator

from navigator.cases.models import Case, Visit
from navigator.cases.snapshot import snapshot
from navigator.journey.kept import Kept
from options.publishing.current import LiveRelease
from tests.factories import VisitFactory
from tests.rules.strategies import random_answers


def random_visits(case: Case, live: LiveRelease, count: int, seed: int = 5) -> Iterator[Visit]:
    """So many finished visits of a case; the first of them holds no answer at all."""
    dice = random.Random(seed)
    for number in range(1, count + 1):
        answers = dict(random_answers(live.rulebook, dice)) if number > 1 else {}
        answers.pop("voice", None)
        kept = Kept(voice="counsellor", answers=answers, past_gate=True).under(live.digest)
        yield VisitFactory(case=case, number=number, kept=kept, live=live, finished=True, ranking=snapshot(live, kept))
