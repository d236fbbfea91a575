"""What FHIR demands of a Questionnaire and its answers beyond the shape of single resources.

Written from the R4 specification (Questionnaire and QuestionnaireResponse, "Notes" and invariants), apart from the code
that writes our exports: it reads link ids, conditions and codes and knows nothing of our rulebook.
"""

from collections.abc import Iterator
from typing import Any

Plain = dict[str, Any]
ITEM_TYPES = {
    "group", "display", "boolean", "decimal", "integer", "date", "dateTime", "time", "string", "text", "url", "choice",
    "open-choice", "attachment", "reference", "quantity",
}  # fmt: skip
STATUSES = {"draft", "active", "retired", "unknown"}
ANSWERED = {"in-progress", "completed", "amended", "entered-in-error", "stopped"}
OPERATORS = {"exists", "=", "!=", ">", "<", ">=", "<="}


def broken_rules(bundle: Plain) -> list[str]:
    """Every rule that a Bundle of a Questionnaire and its QuestionnaireResponse breaks, in words."""
    questions, answers = (_resource(bundle, kind) for kind in ("Questionnaire", "QuestionnaireResponse"))
    return [*_of_bundle(bundle), *_of_questions(questions), *_of_answers(questions, answers)]


def _resource(bundle: Plain, kind: str) -> Plain:
    return next(entry["resource"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == kind)


def _of_bundle(bundle: Plain) -> Iterator[str]:
    urls = [entry["fullUrl"] for entry in bundle["entry"]]
    if bundle["type"] != "collection":
        yield "the bundle is no collection"
    if len(set(urls)) != len(urls) or not all(url.startswith("urn:uuid:") for url in urls):
        yield "full addresses are not unique"
    if "timestamp" in bundle and "T" not in bundle["timestamp"]:
        yield "the moment of the bundle is no instant"


def _of_questions(questions: Plain) -> Iterator[str]:
    items = list(_items(questions))
    links = [item["linkId"] for item in items]
    if len(set(links)) != len(links):
        yield "que-2: a link id stands twice"
    if questions["status"] not in STATUSES:
        yield "the questionnaire has no known status"
    for item in items:
        yield from _of_question(item, {one["linkId"]: one for one in items})


def _of_question(item: Plain, by_link: dict[str, Plain]) -> Iterator[str]:
    link, kind = item["linkId"], item["type"]
    if kind not in ITEM_TYPES:
        yield f"{link}: {kind} is no type"
    is_hollow = not item.get("item")
    if (kind == "group" and is_hollow) or (kind == "display" and not is_hollow):
        yield f"que-1: {link}: a group needs items, a display has none"
    if kind == "display" and ({"required", "repeats"} & item.keys()):
        yield f"que-6: {link}: a display is neither required nor repeated"
    if "answerOption" in item and kind != "choice":
        yield f"que-5: {link}: only a choice offers answers"
    if "answerOption" in item and "answerValueSet" in item:
        yield f"que-4: {link}: offers answers in two ways"
    codes = [_coded(option["valueCoding"]) for option in item.get("answerOption", ())]
    if len(set(codes)) != len(codes) or (kind == "choice" and not codes):
        yield f"{link}: its answers are missing or stand twice"
    yield from _of_conditions(item, by_link)


def _of_conditions(item: Plain, by_link: dict[str, Plain]) -> Iterator[str]:
    link, conditions = item["linkId"], item.get("enableWhen", ())
    if len(conditions) > 1 and item.get("enableBehavior") not in ("any", "all"):
        yield f"que-12: {link}: several conditions, and not said how they join"
    for when in conditions:
        asked = by_link.get(when["question"])
        if asked is None or when["operator"] not in OPERATORS or asked is item:
            yield f"{link}: its condition names no other question"
        elif when["operator"] != "exists" and _coded(when["answerCoding"]) not in _offered(asked):
            yield f"{link}: its condition names an answer that is not offered"


def _of_answers(questions: Plain, answers: Plain) -> Iterator[str]:
    if answers["questionnaire"] != f"{questions['url']}|{questions['version']}":
        yield "the answers name another questionnaire"
    if answers["status"] not in ANSWERED:
        yield "the answers have no known status"
    given = {
        item["linkId"]: {_coded(one["valueCoding"]) for one in item["answer"]}
        for item in _items(answers)
        if "answer" in item
    }
    yield from _below(questions, answers, given)
    yield from _required(questions, given)


def _below(asked: Plain, told: Plain, given: dict[str, set[tuple[str, str]]]) -> Iterator[str]:
    """Answers stand in the same groups and the same order as their questions."""
    here = {item["linkId"]: item for item in asked.get("item", ())}
    order = [item["linkId"] for item in told.get("item", ())]
    if len(set(order)) != len(order):
        yield "an item is answered in two places"
    if [link for link in here if link in order] != order:
        yield f"{order}: not the order, or not the place, of the questions"
    for item in told.get("item", ()):
        question = here.get(item["linkId"])
        if question is None:
            yield f"{item['linkId']}: no such question here"
            continue
        yield from _of_answer(question, item, given)
        yield from _below(question, item, given)


def _of_answer(question: Plain, item: Plain, given: dict[str, set[tuple[str, str]]]) -> Iterator[str]:
    link, answers = item["linkId"], item.get("answer", ())
    if "answer" in item and "item" in item:
        yield f"qrs-1: {link}: answer and items side by side"
    if question["type"] in ("group", "display") and answers:
        yield f"{link}: a group has no answer"
    if "answer" in item and not answers:
        yield f"{link}: an empty list of answers"
    if len(answers) > 1 and not question.get("repeats"):
        yield f"{link}: more than one answer"
    codes = [_coded(answer["valueCoding"]) for answer in answers]
    if len(set(codes)) != len(codes) or not set(codes) <= _offered(question):
        yield f"{link}: an answer stands twice or is not offered"
    if not is_enabled(question, given):
        yield f"{link}: answered, and its condition does not hold"


def is_enabled(question: Plain, given: dict[str, set[tuple[str, str]]]) -> bool:
    """Whether the condition of a question holds for these answers."""
    holding = [_holds(when, given) for when in question.get("enableWhen", ())]
    return not holding or (any(holding) if question.get("enableBehavior") == "any" else all(holding))


def _holds(when: Plain, given: dict[str, set[tuple[str, str]]]) -> bool:
    is_given = _coded(when["answerCoding"]) in given.get(when["question"], set())
    return is_given if when["operator"] == "=" else not is_given


def _required(questions: Plain, given: dict[str, Any]) -> Iterator[str]:
    for item in _items(questions):
        if item.get("required") and item["linkId"] not in given:
            yield f"{item['linkId']}: required, and not answered"


def _items(node: Plain) -> Iterator[Plain]:
    for item in node.get("item", ()):
        yield item
        yield from _items(item)


def _offered(question: Plain) -> set[tuple[str, str]]:
    return {_coded(option["valueCoding"]) for option in question.get("answerOption", ())}


def _coded(coding: Plain) -> tuple[str, str]:
    return coding["system"], coding["code"]
