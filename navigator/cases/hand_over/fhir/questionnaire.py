"""The questions of a release as a FHIR Questionnaire: a group per step, choices as codes, conditions as enableWhen."""

from collections.abc import Iterable
from typing import Any

from navigator.cases.hand_over.fhir import names
from options.publishing.current import LiveRelease
from options.rules.conditions import Clause
from options.rules.questionnaire import Derived, Question
from options.rules.rulebook import Rulebook

Plain = dict[str, Any]
SPOKEN = "counsellor"
"""Texts are those a counselor reads; the same release always gives the same questionnaire."""
VOICES = {
    "self": "The person",
    "other": "Someone who cares about the person",
    "counsellor": "A counselor with a client",
}
DERIVED = "derived"


def questionnaire(live: LiveRelease) -> Plain:
    """The whole Questionnaire resource of a release."""
    book = live.rulebook
    return {
        "resourceType": "Questionnaire",
        "id": f"release-{live.number}",
        "url": names.questionnaire_url(),
        "version": names.version_of(live),
        "name": "TreatmentOptionNavigator",
        "title": "Treatment option navigator",
        "status": "active",
        "subjectType": ["Patient"],
        "date": live.published_on,
        "item": [_voice(book), *_groups(book), _derived_group(book)],
    }


def coding(question: str, key: str, words: str) -> Plain:
    """One choice as a coding."""
    return {"system": names.choices_of(question), "code": key, "display": words}


def voice_coding(key: str) -> Plain:
    """Who answered, as a coding."""
    return coding(names.VOICE, key, VOICES.get(key, key))


def grouped(book: Rulebook) -> Iterable[tuple[str, str, tuple[Question, ...]]]:
    """Link id, title and questions of each group: the safety gate, then the steps."""
    yield names.step_link("gate"), "Safety", (book.questionnaire.gate,)
    for step in book.questionnaire.steps:
        asked = tuple(question for question in book.questionnaire.questions if question.step == step.key)
        if asked:
            yield names.step_link(step.key), step.title, asked


def bands_of(derived: Derived) -> Iterable[tuple[str, str]]:
    """Key and words of each value of a derived answer."""
    return ((band.key, band.label) for band in derived.bands)


def wraps(question: Question) -> tuple[Clause, ...]:
    """The clauses that need a group of their own: all but the last, when one has several choices of its own."""
    return question.shown_if[:-1] if any(len(clause.choices) > 1 for clause in question.shown_if) else ()


def _voice(book: Rulebook) -> Plain:
    options = [{"valueCoding": voice_coding(key)} for key in book.questionnaire.voices]
    return {
        "linkId": names.VOICE, "text": "Who answers?", "type": "choice", "required": True, "answerOption": options,
    }  # fmt: skip


def _groups(book: Rulebook) -> Iterable[Plain]:
    for link, title, questions in grouped(book):
        yield {"linkId": link, "text": title, "type": "group", "item": [_item(book, one) for one in questions]}


def _item(book: Rulebook, question: Question) -> Plain:
    item: Plain = {
        "linkId": question.key,
        "text": question.wording.say(SPOKEN),
        "type": "choice",
        "repeats": question.kind == "multi",
        "answerOption": [_option(question.key, choice) for choice in question.choices],
    }
    outer = wraps(question)
    item |= _enabled(book, question.shown_if[len(outer) :])
    for number, clause in reversed(list(enumerate(outer, start=1))):
        link = names.clause_link(question.key, number)
        item = {"linkId": link, "type": "group", "item": [item], **_enabled(book, (clause,))}
    return item


def _option(question: str, choice: Any) -> Plain:
    option: Plain = {"valueCoding": coding(question, choice.key, choice.label)}
    if choice.exclusive:
        option["extension"] = [{"url": names.EXCLUSIVE, "valueBoolean": True}]
    return option


def _enabled(book: Rulebook, clauses: Iterable[Clause]) -> Plain:
    """enableWhen for clauses that must all hold; one clause alone may name several choices."""
    listed = tuple(clauses)
    when = [_when(book, clause, choice) for clause in listed for choice in clause.choices]
    if not when:
        return {}
    if len(when) == 1:
        return {"enableWhen": when}
    is_any = len(listed) == 1 and bool(listed[0].any_of)
    return {"enableWhen": when, "enableBehavior": "any" if is_any else "all"}


def _when(book: Rulebook, clause: Clause, choice: str) -> Plain:
    words = book.choices[clause.question][choice]
    answer = voice_coding(choice) if clause.question == names.VOICE else coding(clause.question, choice, words)
    return {"question": clause.question, "operator": "=" if clause.any_of else "!=", "answerCoding": answer}


def _derived_group(book: Rulebook) -> Plain:
    items = [
        {
            "linkId": derived.key,
            "text": derived.label,
            "type": "choice",
            "readOnly": True,
            "answerOption": [{"valueCoding": coding(derived.key, *band)} for band in bands_of(derived)],
        }
        for derived in book.derived.values()
    ]
    group = {"linkId": names.step_link(DERIVED), "text": "Worked out from the answers", "type": "group"}
    return {**group, "item": items} if items else {**group, "type": "display"}
