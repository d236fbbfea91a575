"""Whether options can stand differently on two sides, decided by the solver over every set of answers."""

from collections.abc import Collection, Iterator
from typing import Any, cast

from options.rules.differences.answer_space import AnswerSpace
from options.rules.differences.common import Common
from options.rules.differences.lines import Lines
from options.rules.differences.outcomes import Found
from options.rules.differences.places_program import ASKED, CAPPED, POINTS, SETTINGS, SUPPORTS
from options.rules.differences.spans import spans_of
from options.rules.encoding import fact
from options.rules.worlds import Part, Worlds

Said = dict[str, frozenset[str]]


class Search:
    """The options of one kind on both sides, told to the solver once, and what is asked of them."""

    def __init__(self, common: Common, space: AnswerSpace, lines: Lines, asked: Collection[Found]) -> None:
        worlds = Worlds([world.book for world in lines.worlds])
        worlds.tell("\n".join(_facts(space, lines, asked)))
        worlds.tell("\n".join(_outright(common)))
        if lines.only_twins:
            worlds.tell("\n".join(_parted(common)))
        worlds.tell((SETTINGS if lines.kind == "setting" else SUPPORTS) + ASKED)
        worlds.tell(POINTS)
        if len(lines.worlds) > 1:
            worlds.tell("\n".join(_capped(lines)) + CAPPED)
        worlds.make(*_parts(lines))
        self._control: Any = worlds.control
        self._seen = worlds.literals("seen")
        self._said = worlds.literals("said", 0)

    def find(self, seen: Collection[Found], limit: int) -> tuple[Said | None, bool, int]:
        """Answers that show a difference not seen yet.

        Takes: differences already seen; a limit to the work, in conflicts (wrong turns of the solver).
        Gives: such answers, or None; whether the search came to its end, so that None with True is a proof that there
        are none; and the work done.
        """
        assumed = [literal if one in seen else -literal for one, literal in self._seen.items()]
        cast(Any, self._control.configuration.solve).solve_limit = f"{limit},umax"
        answers, is_over = None, True
        with self._control.solve(assumptions=assumed, yield_=True) as search:
            for model in search:
                answers = self._answers(model)
                break
            else:
                is_over = bool(search.get().unsatisfiable)
        return answers, is_over, 1 + int(self._control.statistics["solving"]["solvers"]["conflicts"])

    def _answers(self, model: Any) -> Said:
        chosen: dict[str, set[str]] = {}
        for (question, choice), literal in self._said.items():
            if model.is_true(literal):
                chosen.setdefault(str(question), set()).add(str(choice))
        return {question: frozenset(choices) for question, choices in chosen.items()}


def _facts(space: AnswerSpace, lines: Lines, asked: Collection[Found]) -> Iterator[str]:
    yield from (fact("asked", kind, option) for kind, option in asked)
    yield from (fact("alike", option) for option in lines.options - lines.changed)
    if lines.differing is not None:
        yield "only_rules."
        yield from (fact("only", *one) for one in lines.differing)
    for world in lines.worlds:
        there, here = ({option: line for line, option in names.items()} for names in world.options)
        both = (key for key in lines.apart if key in there and key in here)
        yield from (fact("near", there[key], here[key], *lines.apart[key]) for key in both)
    for number, world in enumerate(lines.worlds):
        for side, names in enumerate(world.options):
            yield from (fact("stands", side, option, number, line) for line, option in names.items())
        for option in world.book.options:
            spans = spans_of(space, world.book, option)
            yield fact("bound", number, option.key, *spans.total)
            yield from (fact("alone", number, rule, question) for rule, question in spans.alone.items())
            for question, span in spans.by_question.items():
                yield fact("low", number, option.key, question, span.low)
                yield fact("high", number, option.key, question, span.high)


def _capped(lines: Lines) -> Iterator[str]:
    """The caps of the two sides, and the options that differ by no more than that."""
    caps = [world.book.scale.preference_cap for world in lines.worlds]
    yield fact("caps", *((0, *caps) if caps[0] < caps[1] else (1, *caps[::-1])))
    yield from (fact("capped", option) for option in lines.capped)
    if lines.capped >= lines.changed:
        yield "only_caps."


def _outright(common: Common) -> Iterator[str]:
    """What can be given outright: bands that both sides have, and to a derived answer and its twin alike."""
    originals = {twin: key for key, twin in common.twins.items()}
    for derived in common.before.questionnaire.derived:
        allowed = common.outright[originals.get(derived.key, derived.key)]
        banned = [band.key for band in derived.bands if band.key not in allowed]
        yield from (f":- {fact('said', 0, derived.key, band)}" for band in banned)
    for key, twin in common.twins.items():
        for band in common.outright[key]:
            one, other = (fact("said", 0, name, band).rstrip(".") for name in (key, twin))
            yield from (f":- {one}, not {other}.", f":- {other}, not {one}.")


def _parted(common: Common) -> Iterator[str]:
    """Where nothing else differs, a derived answer must come to another band on each side."""
    for key, twin in common.twins.items():
        for one, other in ((key, twin), (twin, key)):
            for band in common.before.derived[one].bands:
                has, lacks = (fact("has", 0, name, band.key).rstrip(".") for name in (one, other))
                yield f"parted :- {has}, not {lacks}."
    yield ":- not parted."


def _parts(lines: Lines) -> Iterator[Part]:
    """The parts to make. One reading is enough: the questionnaire is the same on both sides."""
    yield from (("answers", 0, 0), ("reading", 0, 0, 0), ("conditions", 0))
    for number in range(len(lines.worlds)):
        yield from (("firing", number, number, 0), ("world", number, number), ("points", number, number))
