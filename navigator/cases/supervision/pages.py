"""The pages of supervision as values."""

from collections.abc import Mapping
from dataclasses import dataclass

from navigator.cases.supervision.decided import Counts
from navigator.cases.supervision.reading import Load
from navigator.cases.supervision.small_cells import SMALLEST, pair, shown
from navigator.cases.together.overrides import WORDS
from options.publishing.current import LiveRelease


@dataclass(frozen=True, slots=True)
class Line:
    """A row of figures: words, and the count; None is a count that is hidden because it is small."""

    words: str
    count: int | None


@dataclass(frozen=True, slots=True)
class OptionLine:
    """An option: for how many clients it was ranked first, and for how many it was decided on."""

    name: str
    first: int | None
    chosen: int | None


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """Figures of a team. `agreed` and `kept` are (part, whole), or None while either is small."""

    decided: int | None
    agreed: tuple[int, int] | None
    kept: tuple[int, int] | None
    options: tuple[OptionLine, ...]
    reasons: tuple[Line, ...]
    smallest: int = SMALLEST


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule that counselors and clients decided against: its words, its option, and why, by reason."""

    key: str
    why: str
    option: str
    reasons: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class LearningPage:
    """Rules decided against. `hidden`: how many rules have too few clients to be shown."""

    rules: tuple[RuleLine, ...]
    hidden: int
    smallest: int = SMALLEST


@dataclass(frozen=True, slots=True)
class TeamPage:
    """How the work of a team stands."""

    team: str
    loads: tuple[Load, ...]

    @property
    def open(self) -> int:
        """Open cases of the team."""
        return sum(load.open for load in self.loads)

    @property
    def overdue(self) -> int:
        """Follow-ups overdue in the team."""
        return sum(load.overdue for load in self.loads)


def figures_page(live: LiveRelease, counts: Counts) -> FiguresPage:
    """Figures with small counts hidden."""
    first, chosen = shown(counts.first), shown(counts.chosen)
    options = live.rulebook.option
    return FiguresPage(
        decided=counts.decided if counts.decided >= SMALLEST or not counts.decided else None,
        agreed=pair(counts.agreed, counts.decided),
        kept=pair(counts.kept, counts.due),
        options=tuple(
            OptionLine(options[key].name if key in options else key, first.get(key, 0), chosen.get(key, 0))
            for key in dict.fromkeys((*chosen, *first))
        ),
        reasons=tuple(Line(_reason(key), count) for key, count in shown(counts.reasons).items()),
    )


def learning_page(live: LiveRelease, found: Mapping[str, Mapping[str, int]]) -> LearningPage:
    """Rules decided against, those with most clients first; rules with few clients are only counted."""
    book = live.rulebook
    rules = {rule.key: rule for rule in book.rules}
    enough = {key: reasons for key, reasons in found.items() if max(reasons.values()) >= SMALLEST}
    lines = [
        RuleLine(
            key=key,
            why=rules[key].why if key in rules else "",
            option=book.option[rules[key].option].name if key in rules else "",
            reasons=tuple(Line(_reason(reason), count) for reason, count in shown(reasons).items()),
        )
        for key, reasons in sorted(enough.items(), key=lambda item: (-max(item[1].values()), item[0]))
    ]
    return LearningPage(tuple(lines), len(found) - len(enough))


def _reason(key: str) -> str:
    return WORDS.get(key, "No reason given")
