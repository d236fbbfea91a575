"""The seed as release 1 without waiting for any proof, and a prover that answers at once."""

from collections import OrderedDict
from collections.abc import Collection
from typing import Any

import pytest

from options.models import Release
from options.publishing import current, proving, report
from options.rules.audit import Audit
from options.rules.codec import canonical_json, digest_of
from options.rules.proof import Verdict, Witness
from options.rules.rulebook import Rulebook
from tests.admin.pages import RULE
from tests.knowledge import seed_book

NOTHING = Audit((), (), (), (), ())


def publish_seed(number: int = 1, **changes: Any) -> Release:
    """The seed as a sealed release that readers see, or some other content with its digest."""
    content = canonical_json(seed_book())
    current.install(None)
    given = {"digest": digest_of(content), "content": content, "author_name": "Nobody", "reason": "First.", **changes}
    return Release.objects.create(number=number, **given)


def prove_at_once(patched: pytest.MonkeyPatch, broken: Collection[str] = (), found: Audit = NOTHING) -> None:
    """Let the promises named not hold and all others do, and let the audit find this."""
    witness = Witness({"pregnancy": ("no",)}, {"pregnancy": ("yes",)}, "Stopping alone counts as suitable.")

    def prove(book: Rulebook) -> tuple[Verdict, ...]:
        keys = [guard.key for guard in book.safeguards if not guard.retired]
        return tuple(Verdict(key, key not in broken, (RULE,), witness if key in broken else None) for key in keys)

    def audit(book: Rulebook) -> Audit:
        return found

    def dead_rules(book: Rulebook) -> tuple[str, ...]:
        return found.dead

    for name, work in (("prove", prove), ("audit", audit), ("dead_rules", dead_rules)):
        patched.setattr(proving, name, work)
    patched.setattr(proving, "_results", OrderedDict())
    patched.setattr(report, "_reports", OrderedDict())
