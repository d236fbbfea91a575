"""What an option usually costs, as steps of a small stair."""

from dataclasses import dataclass

from options.rules.catalog import Option, Scale


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the stair: where it stands, how tall it is, whether the price reaches it."""

    x: int
    y: int
    height: int
    is_reached: bool


@dataclass(frozen=True, slots=True)
class CostStair:
    """The steps from the lowest price up, and the price in words; both say so when it is not known."""

    steps: tuple[Step, ...]
    words: str
    is_known: bool


def cost_stair(option: Option, scale: Scale) -> CostStair:
    """Draw the cost band of an option: what is free reaches no step, each higher band one step more.

    Gives: `words` empty when the cost is not known.
    """
    keys = [band.key for band in scale.cost_bands]
    is_known = option.cost_band in keys
    reached = keys.index(str(option.cost_band)) if is_known else 0
    words = scale.cost_bands[reached].words if is_known else ""
    steps = tuple(
        Step(x=1 + 12 * (number - 1), y=23 - 5 * number, height=5 * number + 2, is_reached=number <= reached)
        for number in range(1, len(keys))
    )
    return CostStair(steps, words, is_known)
