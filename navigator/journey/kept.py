"""What is kept between two pages of the journey, and its packed form."""

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

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
    digits of the release the answers were given under.
    """

    voice: str = ""
    answers: Answers = field(default_factory=dict)
    past_gate: bool = False
    acknowledged: frozenset[str] = frozenset()
    digest: str = ""

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

    def speaking(self, voice: str, rulebook: Rulebook) -> "Kept":
        """The same in another voice; only choices that are not offered to that voice are left out."""
        silent = {
            key: frozenset(c.key for c in question.choices if c.voices and voice not in c.voices)
            for key, question in rulebook.question.items()
        }
        answers = {key: frozenset(choices) - silent.get(key, frozenset()) for key, choices in self.answers.items()}
        return replace(self, voice=voice).answering(answers)


def pack(kept: Kept) -> bytes:
    """What is kept, as compressed and padded bytes."""
    plain = {
        "v": kept.voice,
        "a": {key: sorted(choices) for key, choices in kept.answers.items() if choices},
        "g": int(kept.past_gate),
        "k": sorted(kept.acknowledged),
        "r": kept.digest,
    }
    packed = zlib.compress(json.dumps(plain, separators=(",", ":")).encode("ascii"), 6)
    return packed.ljust(-(-len(packed) // PADDED_TO) * PADDED_TO, b"\0")


def unpack(packed: bytes) -> Kept:
    """What was packed.

    Raises: ValueError when the bytes are not what `pack` writes.
    """
    try:
        plain = json.loads(zlib.decompressobj().decompress(packed, MOST_BYTES))
        answers = {str(key): frozenset(map(str, choices)) for key, choices in plain["a"].items()}
        return Kept(str(plain["v"]), answers, bool(plain["g"]), frozenset(map(str, plain["k"])), str(plain["r"]))
    except (zlib.error, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError("These are not packed answers.") from error


def under_release(kept: Kept, rulebook: Rulebook, digest: str) -> Kept:
    """The same under the release served now: what a newer release does not have is left out and asked again."""
    digest = digest[:DIGEST_LENGTH]
    if kept.digest == digest:
        return kept
    voice = kept.voice if kept.voice in rulebook.questionnaire.voices else ""
    answers = {}
    for key, question in rulebook.question.items():
        offered = {choice.key for choice in question.choices}
        if known := frozenset(kept.answers.get(key, ())) & offered:
            answers[key] = known
    return Kept(voice, _fitting(rulebook, answers), kept.past_gate, kept.acknowledged, digest)


def _fitting(rulebook: Rulebook, answers: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Answers that still have the shape their question asks for."""
    fitting = {}
    for key, chosen in answers.items():
        question = rulebook.question[key]
        alone = any(choice.exclusive for choice in question.choices if choice.key in chosen)
        if len(chosen) == 1 or (question.kind == "multi" and not alone):
            fitting[key] = chosen
    return fitting
