"""Where options stand on both sides for one set of answers, without reasons: fast enough to try thousands."""

from collections.abc import Iterable, Iterator

from options.rules.conditions import Answers
from options.rules.differences.lines import Lines
from options.rules.differences.outcomes import Found
from options.rules.ranking import rank
from options.rules.standings import standings_of

KINDS_OF = {"setting": ("first", "top three", "order"), "support": ("supports",)}


class Places:
    """The places of settings, or of supports, on both sides."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._look = self._settings if lines.kind == "setting" else self._supports

    def unlike(self, answers: Answers) -> set[Found]:
        """What differs: of settings who is first, among the first three, and at which place; of supports the place."""
        there, here = self._look(answers)
        return {one for one in {**there, **here} if there.get(one) != here.get(one)}

    def _settings(self, answers: Answers) -> tuple[dict[Found, int], dict[Found, int]]:
        sides: tuple[dict[Found, int], dict[Found, int]] = {}, {}
        for world in self._lines.worlds:
            stands = standings_of(world.book).of(answers)
            for found, names in zip(sides, world.options, strict=True):
                own = ((names[place.option], place.suitable) for place in stands if place.option in names)
                found.update(_placed(own))
        return sides

    def _supports(self, answers: Answers) -> tuple[dict[Found, int], dict[Found, int]]:
        sides: tuple[dict[Found, int], dict[Found, int]] = {}, {}
        for world in self._lines.worlds:
            listed = [placement.option.key for placement in rank(world.book, answers).supports]
            for found, names in zip(sides, world.options, strict=True):
                own = [names[key] for key in listed if key in names]
                found.update({("supports", key): place for place, key in enumerate(own)})
        return sides


def _placed(order: Iterable[tuple[str, bool]]) -> Iterator[tuple[Found, int]]:
    for place, (option, suitable) in enumerate(order):
        yield ("order", option), place
        if suitable and place < 3:
            yield ("top three", option), 1
        if suitable and place == 0:
            yield ("first", option), 1


def possible(lines: Lines) -> tuple[Found, ...]:
    """Everything that could differ for some answers; nothing when both sides treat all options alike."""
    if not lines.changed:
        return ()
    return tuple((kind, key) for kind in KINDS_OF[lines.kind] for key in sorted(lines.options))
