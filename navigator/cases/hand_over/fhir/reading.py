"""Reads a Bundle back: the answers in it, the voice, and the release they were given under."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from navigator.cases.hand_over.fhir import names
from navigator.journey.kept import Kept
from options.rules.answers import read_answers
from options.rules.errors import Problem, RulesError
from options.rules.rulebook import Rulebook


class BadBundle(RulesError):
    """A file is not a Bundle as this product writes it."""


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What a Bundle holds: the number and digest of the release, who answered, and choices by question."""

    release: int
    digest: str
    voice: str
    answers: Mapping[str, frozenset[str]]

    @property
    def kept(self) -> Kept:
        """As a visit keeps it."""
        return Kept(voice=self.voice, answers=self.answers)


def read(bundle: object, book: Rulebook) -> ReadBack:
    """The answers of a Bundle. Takes: the rulebook of its release; derived answers are left to it.

    Raises: BadBundle when the shape is not ours, or a code belongs to another question;
    options.rules.errors.UnknownAnswer for questions and choices the rulebook does not have.
    """
    response = _response(bundle)
    number, digest = _release(response)
    raw = {link: codes for link, codes in _answers(response) if link not in book.derived}
    answers = read_answers(book, raw)
    voice = next(iter(answers.pop(names.VOICE, ())), "")
    return ReadBack(number, digest, voice, answers)


def release_of(bundle: object) -> tuple[int, str]:
    """Number and digest of the release of a Bundle.

    Raises: BadBundle.
    """
    return _release(_response(bundle))


def _response(bundle: object) -> Mapping[str, Any]:
    entries = _list(_mapping(bundle, "the file").get("entry"), "entry")
    resources = [_mapping(_mapping(entry, "entry").get("resource"), "resource") for entry in entries]
    found = [one for one in resources if one.get("resourceType") == "QuestionnaireResponse"]
    if len(found) != 1:
        raise _bad("entry", "The file must hold exactly one QuestionnaireResponse.")
    return found[0]


def _release(response: Mapping[str, Any]) -> tuple[int, str]:
    url, _, version = str(response.get("questionnaire", "")).partition("|")
    number, _, digest = version.partition("-")
    if url != names.questionnaire_url() or not number.isdecimal() or len(number) > 9 or not digest:
        raise _bad("questionnaire", "The answers belong to another questionnaire.")
    return int(number), digest


def _answers(node: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Every answered item below a node, without recursion, in order."""
    waiting = list(reversed(_list(node.get("item", []), "item")))
    while waiting:
        item = _mapping(waiting.pop(), "item")
        waiting += reversed(_list(item.get("item", []), "item"))
        if "answer" in item:
            link = str(item.get("linkId", ""))
            yield link, [_code(link, answer) for answer in _list(item["answer"], link)]


def _code(link: str, answer: object) -> str:
    coding = _mapping(_mapping(answer, link).get("valueCoding"), link)
    if coding.get("system") != names.choices_of(link):
        raise _bad(link, "A code belongs to another question.")
    return str(coding.get("code", ""))


def _mapping(value: object, place: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise _bad(place, "An object is missing.")
    return value


def _list(value: object, place: str) -> list[Any]:
    if not isinstance(value, list):
        raise _bad(place, "A list is missing.")
    return value


def _bad(place: str, message: str) -> BadBundle:
    return BadBundle([Problem("bundle", place, message, "Use a file exported from this product.")])
