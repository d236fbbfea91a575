"""When the evidence behind a page was last checked, and by when it is due again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from options.rules.evidence import Finding
from options.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Three days of some findings: the oldest and the newest check among them, and the first next one that is due."""

    oldest: date
    newest: date
    due: date

    @property
    def is_one_day(self) -> bool:
        """Whether all were checked on one day."""
        return self.oldest == self.newest


def reviewed(rulebook: Rulebook, keys: Iterable[str]) -> Reviewed | None:
    """When these findings were checked; None for no finding at all.

    A finding that was never read in its source was not checked, and says nothing here.
    """
    found = [rulebook.finding[key] for key in dict.fromkeys(keys)]
    return _days([finding for finding in found if finding.verified])


def _days(findings: list[Finding]) -> Reviewed | None:
    if not findings:
        return None
    read = [date.fromisoformat(finding.retrieved) for finding in findings]
    return Reviewed(min(read), max(read), min(date.fromisoformat(finding.review_by) for finding in findings))
