"""What two rulebooks give differently for the same answers, decided over every set of answers both can read.

See docs/comparing.md. A ranking of either side is what `rank` gives; a witness is always ranked again on both sides.
"""

from collections.abc import Mapping
from dataclasses import dataclass

KINDS = ("alerts", "suitability", "first", "top three", "order", "supports", "reasons", "answers")
"""What can differ, most pressing first.

alerts: a message is shown on one side only, or at another level, or in other words. suitability: whether an option is
suitable, and why not. first: which setting stands first. top three: which suitable settings are the first three.
order: the place of a setting. supports: which supports are listed, and in which place. reasons: the reasons, points,
fit word, cautions or first steps of an option. answers: what the answers come to (the severity band, what is unknown).
"""


@dataclass(frozen=True, slots=True)
class Share:
    """How often something differs: for `changed` of `of` sets of answers.

    `is_exact`: counted over all ways to answer `questions`, the only ones that decide it (whole numbers of any size).
    Otherwise `of` sets of answers were drawn at random, and `questions` is empty.
    """

    changed: int
    of: int
    is_exact: bool
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that some answers bring out differently. At most one for each kind and option.

    `kind` is one of KINDS. `option` is the key of the option; for "alerts" that of the message, for "answers" that of
    the question or derived answer; `name` is what readers call it. `answers` is a witness in plain data, as in an
    example case; `before` and `after` say in a few words what each side gives for it. `share`: how often, or None.
    `is_decided` is False when the search had to stop early: no such answers were found, and none were ruled out; then
    `option`, `name`, `answers`, `before` and `after` are empty, and every option not named for this kind is open.
    """

    kind: str
    option: str
    answers: Mapping[str, tuple[str, ...]]
    before: str
    after: str
    share: Share | None
    name: str = ""
    is_decided: bool = True
