"""What a visit begins with, and the page objects of the ways to begin."""

from dataclasses import dataclass, replace

from navigator.cases import releases
from navigator.cases.contents import VisitContent
from navigator.cases.models import Case, Membership, Visit
from navigator.cases.visits import brought, reading
from navigator.cases.visits.newer import carried as carried_over
from navigator.cases.visits.sitting import VOICE
from navigator.code.opening import Opened as OpenedCode
from navigator.code.opening import open_code
from navigator.code.pages import Carried, carried
from navigator.journey.kept import Kept
from options.publishing.current import LiveRelease
from options.publishing.share_code.code import ReadCode


@dataclass(frozen=True, slots=True)
class BeginPage:
    """The ways to begin. `last`: the latest visit, or None; `is_open`: the case is not archived."""

    case: Case
    last: Visit | None
    is_open: bool

    @property
    def after(self) -> int:
        """The number of the latest visit, 0 before the first: a second press on the same button is noticed by it."""
        return self.last.number if self.last else 0


@dataclass(frozen=True, slots=True)
class CodePage:
    """What a code carries, exactly as it would be taken over.

    `rows`: as they are kept, in the counselor's words; `again`: wordings of questions that changed since, and `gone`:
    how many answers belong to questions not asked any more. `left_out`: rows that cannot be taken over. `speaker`: who
    answered. `wants_tick`: it was to be taken over without the tick that the client agrees.
    """

    case: Case
    after: int
    code: str
    release: int
    is_older: bool
    speaker: str
    rows: tuple[Carried, ...]
    again: tuple[str, ...]
    left_out: tuple[Carried, ...]
    gone: int
    wants_tick: bool


def empty(live: LiveRelease) -> VisitContent:
    """Nothing yet."""
    return VisitContent(Kept(voice=VOICE).under(live.digest))


def from_visit(live: LiveRelease, last: Visit) -> VisitContent:
    """The answers of an earlier visit under the release readers see now. The safety gate is always asked anew."""
    kept = VisitContent.of(last.content).kept
    then = releases.release(last.release).layouts[last.release]
    moved = carried_over(live, then, kept).emptying([live.rulebook.questionnaire.gate.key])
    fresh = replace(moved, past_gate=False, acknowledged=frozenset(), chosen="", compared=(), trying={})
    return VisitContent(fresh, brought.known(live.rulebook, kept.answers), brought.VISIT, last.number)


def from_code(live: LiveRelease, code: ReadCode) -> VisitContent:
    """The answers of a share code, in the counselor's voice. Danger stays ticked; comfort is asked anew."""
    kept = _opened(live, code).kept.speaking(VOICE, live.rulebook)
    return VisitContent(kept, brought.known(live.rulebook, code.answers), brought.CODE, code.release)


def is_same(visit: Visit, member: Membership, content: VisitContent) -> bool:
    """Whether a visit was begun by this person with just this, and nothing was answered since."""
    return visit.author_id == member.user_id and visit.version == 0 and VisitContent.of(visit.content) == content


def begin_page(case: Case) -> BeginPage:
    """The ways to begin a visit of a case."""
    return BeginPage(case, reading.last_visit(case), case.state == Case.State.OPEN)


def code_page(case: Case, live: LiveRelease, code: ReadCode, typed: str, wants_tick: bool) -> CodePage:
    """What a code carries. Takes: the code, the same as typed, and whether the tick was missing."""
    opened, book = _opened(live, code), live.rulebook
    kept = opened.kept.speaking(VOICE, book)
    gate = (book.questionnaire.gate.key,) if opened.gate_again else ()
    lost = {key: given for key, given in code.answers.items() if key in book.question and not kept.answers.get(key)}
    last = reading.last_visit(case)
    return CodePage(
        case=case,
        after=last.number if last else 0,
        code=typed,
        release=code.release,
        is_older=code.release != live.number,
        speaker=code.voice,
        rows=carried(book, VOICE, kept.answers, again=opened.again),
        again=tuple(book.question[key].wording.say(VOICE) for key in (*gate, *opened.again)),
        left_out=carried(book, VOICE, lost, again=(*opened.again, *gate)),
        gone=opened.gone,
        wants_tick=wants_tick,
    )


def _opened(live: LiveRelease, code: ReadCode) -> OpenedCode:
    return open_code(code, live, VOICE)
