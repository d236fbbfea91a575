"""Questionnaire and answers in one FHIR Bundle, marked as protected, with the notice of 42 CFR 2.32."""

import json
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from navigator.cases.hand_over.fhir import names
from navigator.cases.hand_over.fhir.questionnaire import questionnaire
from navigator.cases.hand_over.fhir.response import response
from navigator.cases.hand_over.notice import Notice
from navigator.cases.hand_over.record import Record

Plain = dict[str, Any]


def as_fhir(record: Record, notice: Notice, now: datetime) -> bytes:
    """The file. Takes: `now`, the moment of the export, with its zone."""
    plain = bundle(record, notice, now)
    return (json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n").encode()


def bundle(record: Record, notice: Notice, now: datetime) -> Plain:
    """The Bundle as plain data."""
    return {
        "resourceType": "Bundle",
        "meta": {
            "security": _labels(),
            "tag": [{"system": names.named("notice"), "code": "42-cfr-2.32", "display": notice.statement}],
            "extension": [{"url": names.named("notice", "scope"), "valueString": line} for line in notice.lines],
        },
        "type": "collection",
        "timestamp": now.isoformat(timespec="seconds"),
        "entry": [_entry(resource) for resource in (questionnaire(record.live), response(record, notice))],
    }


def _labels() -> list[Plain]:
    """Security labels of HL7: restricted, under 42 CFR part 2, not to be passed on without consent."""
    return [
        {"system": names.CONFIDENTIALITY, "code": "R", "display": "restricted"},
        {"system": names.ACT_CODE, "code": "42CFRPart2", "display": "42 CFR Part2"},
        {"system": names.ACT_CODE, "code": "NORDSCLCD", "display": "no redisclosure without consent directive"},
    ]


def _entry(resource: Plain) -> Plain:
    seed = f"{resource.get('version', '')}{resource.get('identifier', {}).get('value', '')}"
    return {
        "fullUrl": f"urn:uuid:{uuid5(NAMESPACE_URL, names.named(resource['resourceType'], seed))}",
        "resource": resource,
    }
