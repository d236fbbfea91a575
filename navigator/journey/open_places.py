"""What we do not know: how far each option could still move, and the one question whose answer would settle most."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from navigator.journey import flow
from navigator.journey.kept import Kept
from navigator.journey.pages import AnswerRow
from navigator.journey.trying import Tried, tried_of
from navigator.shown.ordinals import ordinal
from options.publishing.current import LiveRelease
from options.rules.catalog import Option
from options.rules.questionnaire import Question
from options.rules.ranking import Ranking
from options.rules.unknowns import Range, ranges, settles_most


@dataclass(frozen=True, slots=True)
class Reach:
    """One option: its place now, the places it could take, in words, and where they lie on a strip of places.

    `place`: where it stands now, empty while it is not first for now. `start` and `span` count places from 0.
    """

    option: Option
    place: str
    words: str
    found: Range
    start: int
    span: int


@dataclass(frozen=True, slots=True)
class SettlingShown:
    """The question that would settle most, with the address to answer it and how many options it could move."""

    question: str
    why: str
    url: str
    moves: int


@dataclass(frozen=True, slots=True)
class OpenPage:
    """What is not known. `rows`: the open questions. `steady`: whether no answer to them moves anything."""

    reaches: tuple[Reach, ...]
    settling: SettlingShown | None
    rows: tuple[AnswerRow, ...]
    total: int
    is_exact: bool
    tried: tuple[Tried, ...]

    @property
    def is_steady(self) -> bool:
        """Whether every option stays where it is, whatever the open answers."""
        return all(reach.found.best == reach.found.worst for reach in self.reaches)


def open_page(live: LiveRelease, kept: Kept, ranking: Ranking) -> OpenPage:
    """The page of what is not known. Takes: `kept` as it travels; `ranking`, the order for the answers looked at."""
    book, imagined = live.rulebook, kept.imagined
    answers = flow.counted(book, imagined)
    found, settling = ranges(book, answers), settles_most(book, answers)
    suitable = {placement.option.key for placement in ranking.suitable}
    unknown = set(ranking.settled.unknown)
    rows = [_row(question, imagined) for key, question in book.question.items() if key in unknown]
    return OpenPage(
        reaches=tuple(
            Reach(
                option=book.option[one.option],
                place=ordinal(one.now) if one.option in suitable else "",
                words=in_words(one),
                found=one,
                start=one.best - 1,
                span=one.worst - one.best + 1,
            )
            for one in found
        ),
        settling=_settling(book.question[settling.question], imagined, settling.moves) if settling else None,
        rows=tuple(rows),
        total=len(found),
        is_exact=all(one.is_exact for one in found),
        tried=tried_of(book, kept),
    )


def in_words(found: Range) -> str:
    """The places one option could take; a bound that may be too wide is said as a bound."""
    words = {"best": ordinal(found.best), "worst": ordinal(found.worst)}
    if found.best == found.worst:
        if found.best == found.now:
            return _("stays %(best)s whatever the answers") % words
        return _("would be %(best)s once the questions are answered") % words
    if found.is_exact and not found.best <= found.now <= found.worst:
        return _("would be between %(best)s and %(worst)s once the questions are answered") % words
    if found.is_exact:
        return _("could be between %(best)s and %(worst)s") % words
    return _("could be at best %(best)s, at worst %(worst)s, perhaps less far") % words


def _row(question: Question, kept: Kept) -> AnswerRow:
    return AnswerRow(question.wording.say(kept.voice), "", flow.change_address(question, "results"), True)


def _settling(question: Question, kept: Kept, moves: int) -> SettlingShown:
    wording, url = question.wording.say(kept.voice), flow.change_address(question, "results")
    return SettlingShown(wording, question.why, url, moves)
