"""What was proved of a content, kept in this process: to ask twice costs once, whoever asks.

Kept under the parts a proof can depend on, compared by value, so that a new text or source proves nothing anew, nor do
other words of a rule.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import Any, TypeVar

from options.rules.audit import Audit, audit, dead_rules
from options.rules.proof import Verdict, prove
from options.rules.rulebook import Rulebook

Result = TypeVar("Result")
KEPT = 12
"""How many results a process keeps; one content has up to three."""
TEXTS: dict[str, Any] = {"why": "", "ref": "", "editor_note": None, "added": False}
"""What a rule only says; nothing is decided by it."""
_results: OrderedDict[Hashable, object] = OrderedDict()
_proving = threading.RLock()


def verdicts_of(book: Rulebook) -> tuple[Verdict, ...]:
    """One verdict per safeguard that is not retired (see `prove`)."""
    return _once(prove, book)


def dead_rules_of(book: Rulebook) -> tuple[str, ...]:
    """The keys of the rules that cannot fire (see `dead_rules`)."""
    return _once(dead_rules, book)


def audit_of(book: Rulebook) -> Audit:
    """All that a content holds in vain (see `audit`)."""
    return _once(audit, book)


def _once(work: Callable[[Rulebook], Result], book: Rulebook) -> Result:
    """The result of some work on a content, worked out by the first who asks; others wait for it."""
    key = work.__name__, _what_counts(book)
    with _proving:
        if key not in _results:
            _results[key] = work(book)
        _results.move_to_end(key)
        while len(_results) > KEPT:
            _results.popitem(last=False)
        return _results[key]  # type: ignore[return-value]


def _what_counts(book: Rulebook) -> Hashable:
    """All that rankings, safeguards and the sentences about them can depend on."""
    options = tuple((option.key, option.kind, option.name, bool(option.suspended)) for option in book.options)
    checked = frozenset(finding.key for finding in book.findings if finding.citation_ready)
    cases = tuple(tuple(sorted(case.answers.items())) for case in book.example_cases)
    rules = tuple(replace(rule, **TEXTS) for rule in book.rules)
    return book.scale, book.questionnaire, options, rules, book.alerts, book.safeguards, checked, cases
