"""What is kept between two pages of the journey, and its packed form."""

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from options.rules.conditions import Answers
from options.rules.rulebook import Rulebook

PADDED_TO = 256
"""Packed bytes come in multiples of this, so that the length of the cookie tells little."""
MOST_BYTES = 32_000
DIGEST_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything that travels from page to page.

    `voice`: who answers, empty before the start. `answers`: choices by question. `past_gate`: the safety gate was
    answered or skipped. `acknowledged`: messages after which the person said "I am safe for now". `digest`: the first
    digits of the release the answers were given under. `trying`: answers looked at in place of the real ones, to see
    what would change. `chosen`: the option a plan is made for, or empty. `compared`: options picked for comparing.
    """

    voice: str = ""
    answers: Answers = field(default_factory=dict)
    past_gate: bool = False
    acknowledged: frozenset[str] = frozenset()
    digest: str = ""
    trying: Answers = field(default_factory=dict)
    chosen: str = ""
    compared: tuple[str, ...] = ()

    @property
    def told(self) -> dict[str, frozenset[str]]:
        """The answers as the ranking takes them: with the voice, and without empty ones."""
        told = {key: frozenset(choices) for key, choices in self.answers.items() if choices}
        return told | {"voice": frozenset((self.voice,))} if self.voice else told

    def answering(self, chosen: Answers) -> "Kept":
        """The same with these questions answered anew; an empty set of choices empties a question."""
        answers = {**self.answers, **chosen}
        return replace(self, answers={key: choices for key, choices in answers.items() if choices})

    def emptying(self, questions: Iterable[str]) -> "Kept":
        """The same without any answer to these questions."""
        return self.answering({key: frozenset() for key in questions})

    def past(self, page: str) -> "Kept":
        """The same after a question page was left; leaving the safety gate opens the other pages."""
        return replace(self, past_gate=self.past_gate or page == "safety")

    def knowing(self, messages: Iterable[str]) -> "Kept":
        """The same after the person pressed "I am safe for now" on these messages."""
        return replace(self, acknowledged=self.acknowledged | frozenset(messages))

    def under(self, digest: str) -> "Kept":
        """The same, marked with the release the answers are given under."""
        return replace(self, digest=digest[:DIGEST_LENGTH])

    def imagining(self, trying: Answers) -> "Kept":
        """The same with these answers tried in place of the real ones, which stay; an empty mapping ends the trial."""
        return replace(self, trying={key: frozenset(choices) for key, choices in trying.items()})

    @property
    def imagined(self) -> "Kept":
        """The same as if the answers tried were the real ones."""
        return replace(self.answering(self.trying), trying={}) if self.trying else self

    def choosing(self, option: str) -> "Kept":
        """The same with the option a plan is made for; empty for none."""
        return replace(self, chosen=option)

    def comparing(self, options: Iterable[str]) -> "Kept":
        """The same with the options picked for comparing."""
        return replace(self, compared=tuple(dict.fromkeys(options)))

    def speaking(self, voice: str, rulebook: Rulebook) -> "Kept":
        """The same in another voice; only choices that are not offered to that voice are left out."""
        silent = {
            key: frozenset(c.key for c in question.choices if c.voices and voice not in c.voices)
            for key, question in rulebook.question.items()
        }
        answers = {key: frozenset(choices) - silent.get(key, frozenset()) for key, choices in self.answers.items()}
        return replace(self, voice=voice).answering(answers)


def plain_of(kept: Kept) -> dict[str, Any]:
    """What is kept, as plain data with short names."""
    return {
        "v": kept.voice,
        "a": {key: sorted(choices) for key, choices in kept.answers.items() if choices},
        "g": int(kept.past_gate),
        "k": sorted(kept.acknowledged),
        "r": kept.digest,
        "t": {key: sorted(choices) for key, choices in kept.trying.items()},
        "c": kept.chosen,
        "o": list(kept.compared),
    }


def kept_of(plain: Mapping[str, Any]) -> Kept:
    """What plain data holds.

    Raises: KeyError, TypeError or AttributeError when it is not what `plain_of` gives.
    """
    return Kept(
        voice=str(plain["v"]),
        answers=_read(plain["a"]),
        past_gate=bool(plain["g"]),
        acknowledged=frozenset(map(str, plain["k"])),
        digest=str(plain["r"]),
        trying=_read(plain.get("t", {})),
        chosen=str(plain.get("c", "")),
        compared=tuple(map(str, plain.get("o", ()))),
    )


def pack(kept: Kept) -> bytes:
    """What is kept, as compressed and padded bytes."""
    packed = zlib.compress(json.dumps(plain_of(kept), separators=(",", ":")).encode("ascii"), 6)
    return packed.ljust(-(-len(packed) // PADDED_TO) * PADDED_TO, b"\0")


def unpack(packed: bytes) -> Kept:
    """What was packed.

    Raises: ValueError when the bytes are not what `pack` writes.
    """
    try:
        return kept_of(json.loads(zlib.decompressobj().decompress(packed, MOST_BYTES)))
    except (zlib.error, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError("These are not packed answers.") from error


def _read(plain: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    return {str(key): frozenset(map(str, choices)) for key, choices in plain.items()}


def under_release(kept: Kept, rulebook: Rulebook, digest: str) -> Kept:
    """The same under the release served now: what a newer release does not have is left out and asked again.

    A trial ends with the release it was begun under.
    """
    digest = digest[:DIGEST_LENGTH]
    if kept.digest == digest:
        return kept
    voice = kept.voice if kept.voice in rulebook.questionnaire.voices else ""
    answers = {}
    for key, question in rulebook.question.items():
        offered = {choice.key for choice in question.choices}
        if known := frozenset(kept.answers.get(key, ())) & offered:
            answers[key] = known
    return Kept(
        voice=voice,
        answers=_fitting(rulebook, answers),
        past_gate=kept.past_gate,
        acknowledged=kept.acknowledged,
        digest=digest,
        chosen=kept.chosen if kept.chosen in rulebook.option else "",
        compared=tuple(key for key in kept.compared if key in rulebook.option),
    )


def _fitting(rulebook: Rulebook, answers: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Answers that still have the shape their question asks for."""
    fitting = {}
    for key, chosen in answers.items():
        question = rulebook.question[key]
        alone = any(choice.exclusive for choice in question.choices if choice.key in chosen)
        if len(chosen) == 1 or (question.kind == "multi" and not alone):
            fitting[key] = chosen
    return fitting
