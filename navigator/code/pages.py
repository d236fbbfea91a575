"""The page objects of the share code."""

from dataclasses import dataclass

from django.conf import settings

from navigator.code.opening import open_code
from navigator.journey.kept import Kept
from options.publishing.current import LiveRelease
from options.publishing.share_code.code import ReadCode, write
from options.rules.conditions import Answers
from options.rules.languages import joined
from options.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Carried:
    """One question with the answer that a code carries; `is_again`: it is asked again before the answer counts."""

    question: str
    answer: str
    is_again: bool = False


@dataclass(frozen=True, slots=True)
class OwnCode:
    """The code of the answers given so far: its groups, everything in it, and where on the web it can be entered."""

    groups: tuple[str, ...]
    voice: str
    release: int
    rows: tuple[Carried, ...]
    place: str


@dataclass(frozen=True, slots=True)
class CodePage:
    """Where a code is shown and entered. `own` is None without answers; `lost` says why earlier answers are gone."""

    own: OwnCode | None
    lost: str
    idle_minutes: int


@dataclass(frozen=True, slots=True)
class OpenedPage:
    """What a code carries, before it is used.

    `code`: the code as typed, for the next request. `again`: the wordings of questions that changed since. `gone`: how
    many answers belong to questions not asked any more. `replaces`: other answers were given here and would be lost.
    """

    code: str
    voice: str
    release: int
    rows: tuple[Carried, ...]
    again: tuple[str, ...]
    gone: int
    replaces: bool


def code_page(live: LiveRelease, kept: Kept, lost: str, place: str) -> CodePage:
    """The page for someone with or without answers. Takes: `place`, where on the web codes are entered."""
    own = own_code(live, kept, place) if kept.answers else None
    return CodePage(own, lost, settings.ANSWER_IDLE_SECONDS // 60)


def own_code(live: LiveRelease, kept: Kept, place: str) -> OwnCode:
    """The code of these answers under the release served now."""
    code = write(kept.answers, kept.voice, live.number, live.layouts[live.number])
    rows = carried(live.rulebook, kept.voice, kept.answers)
    return OwnCode(tuple(code.split()), kept.voice, live.number, rows, place)


def opened_page(live: LiveRelease, kept: Kept, code: ReadCode, typed: str) -> OpenedPage:
    """What a code carries. Takes: the answers kept now, the code, and the same as it was typed."""
    opened = open_code(code, live, kept.voice or _first_voice(live))
    questions, voice = live.rulebook.question, opened.kept.voice
    gate = (live.rulebook.questionnaire.gate.key,) if opened.gate_again else ()
    return OpenedPage(
        code=typed,
        voice=voice,
        release=code.release,
        rows=carried(live.rulebook, voice, code.answers, again=(*opened.again, *gate)),
        again=tuple(questions[key].wording.say(voice) for key in opened.again),
        gone=opened.gone,
        replaces=bool(kept.answers) and kept.answers != opened.kept.answers,
    )


def kept_from(live: LiveRelease, kept: Kept, code: ReadCode) -> Kept:
    """What is kept once a code is used in place of what is kept now."""
    return open_code(code, live, kept.voice or _first_voice(live)).kept


def _first_voice(live: LiveRelease) -> str:
    return live.rulebook.questionnaire.voices[0]


def carried(rulebook: Rulebook, voice: str, answers: Answers, again: tuple[str, ...] = ()) -> tuple[Carried, ...]:
    """The questions answered, in the order asked, in the words for the voice. A choice not offered has no words."""
    return tuple(
        Carried(
            question.wording.say(voice),
            joined("; ", (choice.label for choice in question.choices if choice.key in given)),
            key in again,
        )
        for key, question in rulebook.question.items()
        if (given := answers.get(key))
    )
