"""The answers of a visit as a FHIR QuestionnaireResponse, in the groups of its questionnaire."""

from collections.abc import Iterable
from html import escape
from typing import Any

from navigator.cases.hand_over.fhir import names
from navigator.cases.hand_over.fhir.questionnaire import DERIVED, bands_of, coding, grouped, voice_coding, wraps
from navigator.cases.hand_over.notice import Notice
from navigator.cases.hand_over.record import Record
from navigator.journey import flow
from options.rules.questionnaire import Question

Plain = dict[str, Any]


def response(record: Record, notice: Notice) -> Plain:
    """The whole QuestionnaireResponse. Questions without an answer, and those not shown, are absent."""
    return {
        "resourceType": "QuestionnaireResponse",
        "id": f"visit-{record.number}",
        "text": {"status": "additional", "div": _narrative(notice)},
        "identifier": {"system": names.named("visit"), "value": f"{record.code}-{record.number}"},
        "questionnaire": f"{names.questionnaire_url()}|{names.version_of(record.live)}",
        "status": "completed" if record.finished_at else "in-progress",
        "subject": {"type": "Patient", "identifier": {"system": names.named("case"), "value": record.code}},
        "authored": (record.finished_at or record.saved_at).isoformat(timespec="seconds"),
        "item": list(_items(record)),
    }


def _items(record: Record) -> Iterable[Plain]:
    counted = flow.counted(record.book, record.kept)
    yield {"linkId": names.VOICE, "text": "Who answers?", "answer": [_answer(voice_coding(record.kept.voice))]}
    for link, title, questions in grouped(record.book):
        items = [_item(question, counted[question.key], record) for question in questions if counted.get(question.key)]
        if items:
            yield {"linkId": link, "text": title, "item": items}
    if derived := list(_derived(record)):
        yield {"linkId": names.step_link(DERIVED), "text": "Worked out from the answers", "item": derived}


def _item(question: Question, given: Any, record: Record) -> Plain:
    answers = [
        _answer(coding(question.key, choice.key, choice.label)) for choice in question.choices if choice.key in given
    ]
    item = {"linkId": question.key, "text": question.wording.say(record.kept.voice), "answer": answers}
    for number in range(len(wraps(question)), 0, -1):
        item = {"linkId": names.clause_link(question.key, number), "item": [item]}
    return item


def _derived(record: Record) -> Iterable[Plain]:
    settled = record.ranking.settled
    for key, derived in record.book.derived.items():
        if key not in settled.assumed:
            answers = [_answer(coding(key, *band)) for band in bands_of(derived) if band[0] in settled.given[key]]
            yield {"linkId": key, "text": derived.label, "answer": answers}


def _answer(value: Plain) -> Plain:
    return {"valueCoding": value}


def _narrative(notice: Notice) -> str:
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in notice.lines)
    return f'<div xmlns="http://www.w3.org/1999/xhtml">{paragraphs}</div>'
