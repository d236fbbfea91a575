"""A visit as one canonical JSON object. See docs/exports.md, which describes every field."""

import json
from typing import Any

from navigator.cases.hand_over.decided import decided
from navigator.cases.hand_over.notice import Notice
from navigator.cases.hand_over.record import Record
from navigator.cases.hand_over.scope import DECISION, NOTES, PARTS
from navigator.cases.hand_over.words import Reason, Weighed, answers_of, beside, options_of, supports_of, worked_out
from navigator.shown.citations import Ref

FORMAT, VERSION = "treatment-option-navigator/visit", 1


def as_json(record: Record, notice: Notice, parts: tuple[str, ...]) -> bytes:
    """The file: the same visit, parts and notice always give the same bytes."""
    plain = as_plain(record, notice, parts)
    return (json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n").encode()


def as_plain(record: Record, notice: Notice, parts: tuple[str, ...]) -> dict[str, Any]:
    """The same as plain data. `ranking` is the stored one, word for word; `options` explains it."""
    plain: dict[str, Any] = {
        "format": FORMAT,
        "format_version": VERSION,
        "notice": {"statement": notice.statement, "law": "42 CFR 2.32", "scope": list(notice.scope)},
        "parts": list(parts),
        "left_out": [part for part in PARTS if part not in parts],
        "release": {"number": record.live.number, "digest": record.live.digest},
        "case": record.code,
        "visit": _visit(record),
        "answers": [_answer(answer) for answer in answers_of(record)],
        "worked_out": [
            {"key": one.key, "label": one.label, "words": one.words, "is_assumed": one.is_assumed}
            for one in worked_out(record)
        ],
        "messages": [
            {"key": shown.key, "level": shown.level, "title": shown.alert.title} for shown in record.ranking.alerts
        ],
        "options": [_weighed(option) for option in options_of(record)],
        "supports": [_weighed(support) for support in supports_of(record)],
        "ranking": json.loads(record.stored) if record.stored else None,
    }
    if DECISION in parts:
        plain["decision"] = _decision(record)
    if NOTES in parts:
        plain["notes"] = _notes(record)
    return plain


def _visit(record: Record) -> dict[str, Any]:
    return {
        "number": record.number,
        "author": record.author,
        "voice": record.kept.voice,
        "started_at": record.started_at.isoformat(),
        "saved_at": record.saved_at.isoformat(),
        "finished_at": record.finished_at.isoformat() if record.finished_at else None,
    }


def _answer(answer: Any) -> dict[str, Any]:
    return {
        "question": answer.key,
        "group": answer.step,
        "text": answer.question,
        "choices": [{"key": key, "text": words} for key, words in answer.choices],
        "is_unknown": answer.is_unknown,
    }


def _weighed(option: Weighed) -> dict[str, Any]:
    return {
        "key": option.key,
        "name": option.name,
        "place": option.rank,
        "points": option.points,
        "capped": option.capped,
        "standing": option.standing,
        "is_suitable": option.is_suitable,
        "needs_first": list(option.needs_first),
        "reasons": [_reason(reason) for reason in option.reasons],
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "rule": reason.rule,
        "points": reason.points,
        "theme": reason.theme,
        "effect": reason.effect,
        "because": reason.because,
        "why": reason.why,
        "sources": [_source(ref) for ref in reason.refs],
    }


def _source(ref: Ref) -> dict[str, Any]:
    return {
        "number": ref.number,
        "finding": ref.finding,
        "title": ref.source.title,
        "year": ref.source.year,
        "kind": ref.source.type_label,
        "certainty": ref.certainty,
        "is_checked": not ref.is_unverified,
    }


def _decision(record: Record) -> dict[str, Any] | None:
    made, content = decided(record), record.decision
    if made is None or content is None:
        return None
    return {
        "option": content.option,
        "option_name": made.option,
        "first": content.first,
        "differs": made.is_override,
        "reasons": made.reasons,
        "why_it_differs": list(made.overrides),
        "rules_disagreed_with": list(content.rules),
        "took_part": list(content.took_part),
        "first_steps": [{"what": step.what, "who": step.who, "by": step.by or None} for step in content.steps],
        "check": dict(content.check),
        "follow_up_on": record.follow_up_on.isoformat() if record.follow_up_on else None,
        "author": made.by,
        "at": made.at.isoformat() if made.at else None,
    }


def _notes(record: Record) -> list[dict[str, Any]]:
    return [
        {
            "about": note.about,
            "key": note.key,
            "beside": beside(record, note),
            "text": note.text,
            "author": note.author,
            "written_at": note.written_at.isoformat(),
        }
        for note in record.notes
    ]
