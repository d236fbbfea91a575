"""Visits as FHIR R4: right by two independent validators and by the rules of the specification, and read back whole."""

import copy
import json
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import pytest
from fhir.resources.R4B import get_fhir_model_class
from fhirclient.models.bundle import Bundle
from fhirclient.models.fhirabstractbase import FHIRValidationError

from navigator.cases.hand_over.fhir.bundle import as_fhir
from navigator.cases.hand_over.fhir.reading import BadBundle, read, release_of
from navigator.cases.hand_over.notice import STATEMENT, WORKING_COPY
from navigator.cases.hand_over.record import record_of
from navigator.cases.models import Visit
from navigator.cases.snapshot import snapshot
from options.publishing.current import LiveRelease
from options.rules.conditions import Clause
from options.rules.errors import RulesError
from options.rules.rulebook import Rulebook
from tests.cases.hand_over.fhir_rules import broken_rules
from tests.cases.hand_over.random_visits import random_visits
from tests.cases.office import Office
from tests.factories import VisitFactory

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
FEW, ALL = 40, 200
Plain = dict[str, Any]


def exported(visit: Visit) -> Plain:
    """A visit as a program reads its file."""
    plain: Plain = json.loads(as_fhir(record_of(visit), WORKING_COPY, NOW))
    return plain


def by_fhir_resources(bundle: Plain) -> Any:
    """The Bundle as the first validator reads it, as plain data. Raises: ValueError."""
    return json.loads(get_fhir_model_class("Bundle").model_validate(bundle).model_dump_json())


def by_fhirclient(bundle: Plain) -> Any:
    """The Bundle as the second validator reads it, as plain data. Raises: FHIRValidationError."""
    return Bundle(copy.deepcopy(bundle), strict=True).as_json()


@lru_cache(maxsize=1)
def _text_of(visit: Visit) -> str:
    return json.dumps(exported(visit))


def exported_once(visit: Visit) -> Plain:
    """A copy of the same file to spoil, written once."""
    plain: Plain = json.loads(_text_of(visit))
    return plain


def assert_valid(bundle: Plain) -> None:
    """Both validators and the rules of the specification find nothing, and both validators read every item."""
    read_by_both = by_fhir_resources(bundle), by_fhirclient(bundle)

    for plain in read_by_both:
        assert [entry["resource"]["item"] for entry in plain["entry"]] == [
            entry["resource"]["item"] for entry in bundle["entry"]
        ]
    assert broken_rules(bundle) == []


def test_random_visits_are_valid_and_rank_the_same_when_read_back(
    office: Office, live: LiveRelease, drill: Callable[[int, int], int]
) -> None:
    visits = list(random_visits(office.case, live, drill(FEW, ALL)))

    for visit in visits:
        bundle = exported(visit)
        assert_valid(bundle)
        back = read(bundle, live.rulebook)
        assert (back.release, back.digest) == release_of(bundle) == (visit.release, visit.digest)
        assert snapshot(live, back.kept) == visit.ranking


SPOILED: dict[str, Callable[[Plain, Plain], object]] = {
    "an unknown field": lambda questions, answers: answers.update(surprise=1),
    "a status that is no word": lambda questions, answers: questions.update(status={"is": "active"}),
    "an item without a link id": lambda questions, answers: questions["item"][0].pop("linkId"),
    "answers without a status": lambda questions, answers: answers.pop("status"),
    "a code where a list belongs": lambda questions, answers: answers.update(item="none"),
}


@pytest.mark.parametrize("fault", SPOILED)
@pytest.mark.parametrize("validate", [by_fhir_resources, by_fhirclient])
def test_each_validator_finds_a_planted_fault(visit: Visit, fault: str, validate: Callable[[Plain], Any]) -> None:
    bundle = exported(visit)
    SPOILED[fault](*(entry["resource"] for entry in bundle["entry"]))

    with pytest.raises((ValueError, FHIRValidationError)):
        validate(bundle)


BROKEN: dict[str, Callable[[Plain, Plain], object]] = {
    "two equal link ids": lambda questions, answers: questions["item"].append(questions["item"][0]),
    "an answer in another group": lambda questions, answers: answers["item"].append(answers["item"][1]["item"].pop()),
    "an answer that is not offered": lambda questions, answers: answers["item"][1]["item"][0]["answer"][0][
        "valueCoding"
    ].update(code="other"),
    "another code system": lambda questions, answers: answers["item"][1]["item"][0]["answer"][0]["valueCoding"].update(
        system="urn:other"
    ),
    "two answers where one belongs": lambda questions, answers: answers["item"][0]["answer"].append(
        {"valueCoding": questions["item"][0]["answerOption"][0]["valueCoding"]}
    ),
    "a required answer that is missing": lambda questions, answers: answers["item"].pop(0),
    "another questionnaire": lambda questions, answers: answers.update(questionnaire="urn:other|1"),
    "an unknown status": lambda questions, answers: answers.update(status="done"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_the_rules_of_the_specification_find_a_planted_fault(visit: Visit, fault: str) -> None:
    bundle = exported(visit)
    BROKEN[fault](*(entry["resource"] for entry in bundle["entry"]))

    assert broken_rules(bundle) != []


def test_open_questions_are_absent_and_not_sure_is_a_code_of_its_own(visit: Visit) -> None:
    given = answers_in(exported(visit))

    assert given["housing"] == ["not_sure"]
    assert "insurance" not in given


def test_the_file_names_the_case_by_its_code_and_nobody_by_name(visit: Visit) -> None:
    text = json.dumps(exported(visit))
    response = exported(visit)["entry"][1]["resource"]

    assert response["subject"]["identifier"]["value"] == "RT-1001"
    assert "cora" not in text
    assert str(visit.case.uid) not in text


def test_the_questionnaire_is_named_by_release_and_digest(visit: Visit, live: LiveRelease) -> None:
    questions, response = (entry["resource"] for entry in exported(visit)["entry"])

    assert questions["version"] == f"{live.number}-{live.digest}"
    assert response["questionnaire"] == f"urn:treatment-option-navigator:questionnaire|{questions['version']}"


def test_a_web_address_can_name_it_too(visit: Visit, settings: Any) -> None:
    settings.FHIR_BASE = "https://clinic.example.org/navigator/"

    bundle = exported(visit)

    assert bundle["entry"][0]["resource"]["url"] == "https://clinic.example.org/navigator/questionnaire"
    assert_valid(bundle)


def test_the_notice_is_in_the_labels_the_bundle_and_the_text(visit: Visit) -> None:
    bundle = exported(visit)

    assert {label["code"] for label in bundle["meta"]["security"]} == {"R", "42CFRPart2", "NORDSCLCD"}
    assert bundle["meta"]["extension"][0]["valueString"] == STATEMENT
    assert STATEMENT in bundle["entry"][1]["resource"]["text"]["div"]


CONDITIONS = {
    "one of several": (Clause("pregnancy", any_of=("pregnant", "maybe")),),
    "none of several": (Clause("pregnancy", none_of=("pregnant", "maybe")),),
    "two that must hold": (Clause("pregnancy", any_of=("pregnant",)), Clause("housing", none_of=("unsafe",))),
    "several of several": (
        Clause("pregnancy", any_of=("pregnant", "maybe")),
        Clause("housing", any_of=("not_sure", "none")),
    ),
    "who answers": (Clause("voice", any_of=("other", "counsellor")),),
}


@pytest.mark.parametrize("name", CONDITIONS)
def test_a_question_with_a_condition_is_valid_shown_or_not(office: Office, live: LiveRelease, name: str) -> None:
    asked = conditional(live, "legal", CONDITIONS[name])

    for visit in random_visits(office.case, asked, 25):
        bundle = bundle_under(asked, visit)
        assert_valid(bundle)
        assert snapshot(asked, read(bundle, asked.rulebook).kept) == visit.ranking


@pytest.mark.parametrize(
    "spoil",
    [
        lambda bundle: None,
        lambda bundle: [],
        lambda bundle: {},
        lambda bundle: {**bundle, "entry": bundle["entry"] * 2},
        lambda bundle: {**bundle, "entry": [None]},
        lambda bundle: with_response(bundle, questionnaire="urn:treatment-option-navigator:questionnaire|x"),
        lambda bundle: with_response(bundle, item=[{"linkId": "voice", "answer": [{"valueString": "self"}]}]),
        lambda bundle: with_response(bundle, item=[{"linkId": "nothing", "answer": [coding("nothing", "x")]}]),
        lambda bundle: with_response(bundle, item=[{"linkId": "housing", "answer": [coding("voice", "self")]}]),
        lambda bundle: with_response(bundle, item=[{"linkId": "housing", "answer": [coding("housing", "castle")]}]),
    ],
)
def test_a_file_that_is_not_ours_is_refused(visit: Visit, live: LiveRelease, spoil: Callable[[Plain], object]) -> None:
    with pytest.raises(RulesError):
        read(spoil(exported(visit)), live.rulebook)


def test_a_spoiled_file_is_refused_or_read_and_never_fails(visit: Visit, live: LiveRelease) -> None:
    dice = random.Random(11)
    junk: list[Any] = [None, 0, -1, "", "x", [], [None], {}, {"answer": []}, True, 1.5, [[]], {"linkId": "voice"}]
    refused = 0
    for _ in range(2000):
        bundle = exported_once(visit)
        place: Any = bundle["entry"][1]["resource"]
        while isinstance(place, dict | list) and place and dice.random() < 0.8:
            key = dice.choice(list(place) if isinstance(place, dict) else range(len(place)))
            if not isinstance(place[key], dict | list) or dice.random() < 0.3:
                place[key] = copy.deepcopy(dice.choice(junk))
                break
            place = place[key]
        try:
            read(bundle, live.rulebook)
        except RulesError:
            refused += 1

    assert refused > 300


def test_the_release_is_known_before_the_answers_are_read(visit: Visit) -> None:
    assert release_of(exported(visit)) == (visit.release, visit.digest)
    with pytest.raises(BadBundle):
        release_of({"entry": []})


@pytest.fixture
def visit(office: Office, live: LiveRelease) -> Visit:
    """A visit with one unknown answer and many open questions."""
    answers = {"safety_now": {"none"}, "age_band": {"26_64"}, "housing": {"not_sure"}}
    made: Visit = VisitFactory(case=office.case, answers=answers, finished=True)
    return made


def conditional(live: LiveRelease, key: str, condition: tuple[Clause, ...]) -> LiveRelease:
    """The release with a condition on one of its questions."""
    book: Rulebook = live.rulebook
    asked = tuple(replace(one, shown_if=condition) if one.key == key else one for one in book.questionnaire.questions)
    questionnaire = replace(book.questionnaire, questions=asked)
    return replace(live, rulebook=replace(book, questionnaire=questionnaire), layouts={})


def bundle_under(live: LiveRelease, visit: Visit) -> Plain:
    """A visit as a file, under a release that is not stored."""
    record = replace(record_of(visit), live=live)
    plain: Plain = json.loads(as_fhir(record, WORKING_COPY, NOW))
    return plain


def answers_in(bundle: Plain) -> dict[str, list[str]]:
    """The codes of every answer by link id."""
    groups = bundle["entry"][1]["resource"]["item"]
    items = [item for group in groups for item in group.get("item", [group])]
    return {item["linkId"]: [one["valueCoding"]["code"] for one in item["answer"]] for item in items}


def with_response(bundle: Plain, **changes: Any) -> Plain:
    """The file with other fields in its answers."""
    entry = bundle["entry"][1]
    return {**bundle, "entry": [bundle["entry"][0], {**entry, "resource": {**entry["resource"], **changes}}]}


def coding(question: str, code: str) -> Plain:
    """One answer."""
    return {"valueCoding": {"system": f"urn:treatment-option-navigator:choices:{question}", "code": code}}
