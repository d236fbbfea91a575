"""From a code to answers one can go on with, under the release served now. Pure: nothing is kept."""

from collections.abc import Set
from dataclasses import dataclass, replace

from navigator.journey.kept import Kept, under_release
from options.publishing.current import LiveRelease
from options.publishing.layouts import Layout
from options.publishing.share_code.code import ReadCode
from options.rules.conditions import Answers


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening a code gives.

    `kept`: the answers as they would be kept. `again`: keys of questions that changed since, in order, to be looked at
    again. `gone`: how many answered questions are not asked any more. `gate_again`: the safety gate was answered with
    something that may not be true any more, and is left open.
    """

    kept: Kept
    again: tuple[str, ...]
    gone: int
    gate_again: bool


def open_code(code: ReadCode, live: LiveRelease, voice: str) -> Opened:
    """The answers of a code under the release served now.

    What comforts does not outlast a change: "None of these" is dropped when the question has new choices, and on the
    safety gate always, because safety is about now. A danger that was ticked stays ticked until someone unticks it.
    Takes: `voice`, who speaks when the code does not say, or in a voice that is not offered any more.
    """
    rulebook = live.rulebook
    kept = under_release(Kept(code.voice, code.answers), rulebook, live.digest)
    given = {key: code.answers[key] for key in kept.answers}
    stale = outdated(given, live.layouts[code.release], live.layouts[live.number])
    gate = rulebook.questionnaire.gate
    comfort = {choice.key for choice in gate.choices if choice.exclusive or choice.unknown}
    gate_again = bool(kept.answers.get(gate.key, frozenset()) & comfort)
    changed = {key for key, given in code.answers.items() if key in stale or kept.answers.get(key) != given}
    return Opened(
        kept=replace(kept.emptying(stale | ({gate.key} if gate_again else set())), voice=kept.voice or voice),
        again=tuple(key for key in rulebook.question if key in changed and key != gate.key),
        gone=len(code.answers.keys() - rulebook.question.keys()),
        gate_again=gate_again,
    )


def outdated(answers: Answers, then: Layout, now: Layout) -> frozenset[str]:
    """The questions among these to which "None of these" was given, and which offer more now than they did then."""
    return frozenset(key for key, given in answers.items() if _is_stale(key, given, then, now))


def _is_stale(key: str, given: Set[str], then: Layout, now: Layout) -> bool:
    before, after = then.question[key], now.question[key]
    added = {choice.key for choice in after.choices} - {choice.key for choice in before.choices}
    alone = {choice.key for choice in after.choices if choice.exclusive and not choice.unknown}
    return bool(added) and not alone.isdisjoint(given)
