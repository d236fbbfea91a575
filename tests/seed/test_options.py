"""Options can be compared fairly and found: numbers from their findings, the same rows, equal detail, plain words."""

import re
from collections.abc import Iterator
from itertools import chain

import pytest

from options.publishing.wording import HIGHEST_GRADE, wording_of
from tests.knowledge import seed_book
from tests.seed.reference import Item, Knowledge

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
THEMES = {"alive": 1000, "in_care": 100, "use": 100}
NOT_MEASURED = {
    "alive": {"recovery-housing", "therapeutic-community"},
    "in_care": {"iop", "partial-hospitalisation", "recovery-housing", "drug-free-holistic", "withdrawal-alone"},
    "use": {"telehealth-buprenorphine", "outpatient-counselling", "partial-hospitalisation", "inpatient-residential"},
}
"""Settings for which no finding says anything on a theme. A new finding must shorten this list."""
FILTERS = {
    "Methadone", "Buprenorphine", "Naltrexone",
    "Interim care", "Detox", "Outpatient", "Hospital inpatient", "Residential", "Transitional housing",
    "Co-occurring mental health and substance use treatment", "Telemedicine (including internet and mobile programs)",
    "Private health insurance", "Medicaid", "Medicare", "Free or no-cost care", "Payment assistance available",
    "Sliding fee scale", "Cash or self-payment", "Veterans",
}  # fmt: skip
"""Names of filters as the public locator wrote them in its published source (CBHSQ/findtreatment, utils/filters)."""
SAME_PEOPLE = {"f-detox-residential-plus": "f-detox-overdose-window", "f-ed-bup-use": "f-ed-bup"}
"""Findings whose group is that of another finding of the same study, and only named there."""
MEDICINE = re.compile(r"\b(medicines?|methadone|buprenorphine|naltrexone)\b", re.IGNORECASE)
NO_CALL_ABOUT_MEDICINE = {"naloxone", "twelve-step"}


def outcomes(knowledge: Knowledge) -> Iterator[tuple[str, Item]]:
    """Every outcome with its option and measure."""
    for key, option in knowledge.options.items():
        yield from ((f"{key}: {outcome['measure']}", outcome) for outcome in option["outcomes"])


def settings(knowledge: Knowledge) -> dict[str, Item]:
    """The settings and the comparison row."""
    return {key: option for key, option in knowledge.options.items() if option["kind"] != "support"}


def numbers_in(*texts: str) -> list[float]:
    """Every number in some texts."""
    return [float(found.replace(",", "")) for text in texts for found in NUMBER.findall(text)]


def stated(knowledge: Knowledge, outcome: Item, *parts: str) -> list[float]:
    """The numbers in these parts of the findings that an outcome cites."""
    keys = [*outcome["findings"], *(SAME_PEOPLE[key] for key in outcome["findings"] if key in SAME_PEOPLE)]
    found = [knowledge.findings[key] for key in keys]
    return numbers_in(*(str(finding.get(part) or "") for finding in found for part in parts))


def is_rounded(number: float, exact: list[float]) -> bool:
    """Whether a number is one of these, or one of them as a whole number; a half may go either way."""
    return any(number == one or (number == int(number) and abs(number - one) <= 0.5) for one in exact)


def new_texts(option: Item) -> list[str]:
    """The sentences on work and family, on change, and for finding a program."""
    search = option.get("search") or {"say": [], "listen_for": []}
    return [option["work_and_family"], option["change_later"], *search["say"], *search["listen_for"]]


def test_every_count_in_a_figure_stands_in_a_finding_it_cites(knowledge: Knowledge) -> None:
    lost = [
        (place, figure)
        for place, outcome in outcomes(knowledge)
        for figure in outcome.get("figures", [])
        for count in (figure["count"], figure.get("count_to", figure["count"]))
        if not is_rounded(count, stated(knowledge, outcome, "statement", "figure"))
    ]

    assert lost == []


def test_figures_and_words_of_an_outcome_give_the_same_numbers(knowledge: Knowledge) -> None:
    silent = [
        (place, figure)
        for place, outcome in outcomes(knowledge)
        for figure in outcome.get("figures", [])
        for count in (figure["count"], figure.get("count_to", figure["count"]))
        if count not in numbers_in(outcome["text"])
    ]

    assert silent == []


def test_the_group_of_people_is_the_one_the_findings_name(knowledge: Knowledge) -> None:
    lost = [
        (place, number)
        for place, outcome in outcomes(knowledge)
        for number in numbers_in(outcome.get("who", "").replace("in 100", ""))
        if not is_rounded(number, stated(knowledge, outcome, "population", "statement", "figure", "conditions"))
    ]

    assert lost == []


def test_options_are_compared_by_the_same_number_of_people(knowledge: Knowledge) -> None:
    uneven = [
        (place, figure)
        for place, outcome in outcomes(knowledge)
        for figure in outcome.get("figures", [])
        if figure["out_of"] != THEMES.get(outcome.get("theme", ""), 100)
    ]

    assert uneven == []


@pytest.mark.parametrize("theme", THEMES)
def test_every_setting_tells_once_what_is_known_on_each_theme(knowledge: Knowledge, theme: str) -> None:
    told = {
        key: [outcome.get("theme") for outcome in option["outcomes"]].count(theme)
        for key, option in settings(knowledge).items()
    }

    assert {key for key, times in told.items() if times == 0} == NOT_MEASURED[theme]
    assert max(told.values()) == 1


def test_themes_stand_in_the_same_order_everywhere_before_all_else(knowledge: Knowledge) -> None:
    order = [*THEMES, ""]
    mixed = [
        key
        for key, option in settings(knowledge).items()
        if (found := [order.index(outcome.get("theme", "")) for outcome in option["outcomes"]]) != sorted(found)
    ]

    assert mixed == []


def test_settings_say_as_much_as_each_other(knowledge: Knowledge) -> None:
    uneven = []
    for key, option in settings(knowledge).items():
        sizes = [len(option[part].split()) for part in ("work_and_family", "change_later")]
        search = option["search"]
        if not all(16 <= size <= 32 for size in sizes) or (len(search["say"]), len(search["listen_for"])) != (4, 3):
            uneven.append((key, sizes))

    assert uneven == []


def test_every_option_tells_of_work_and_change(knowledge: Knowledge) -> None:
    silent = [
        key for key, option in knowledge.options.items() if not (option["work_and_family"] and option["change_later"])
    ]

    assert silent == []


def test_filters_are_named_as_the_locator_names_them(knowledge: Knowledge) -> None:
    searches = [option["search"] for option in knowledge.options.values() if option.get("search")]

    assert set(chain.from_iterable(search.get("tick", []) for search in searches)) <= FILTERS
    assert not any(search.get("locator") for search in searches)


def test_the_first_call_asks_whether_medicine_is_allowed(knowledge: Knowledge) -> None:
    silent = {
        key
        for key, option in knowledge.options.items()
        if option.get("search") and not any(MEDICINE.search(said) for said in option["search"]["say"])
    }

    assert silent <= NO_CALL_ABOUT_MEDICINE


def test_the_sentences_for_a_call_are_whole(knowledge: Knowledge) -> None:
    broken = [text for option in knowledge.options.values() for text in new_texts(option) if text[-1] not in ".?"]

    assert broken == []


def hard(blocks: dict[str, list[str]]) -> dict[str, float]:
    """The blocks above grade 8, as the check before publication grades them."""
    wording = wording_of(seed_book())
    return {key: found for key, texts in blocks.items() if (found := wording.grade(texts) or 0) > HIGHEST_GRADE}


def test_what_to_expect_and_what_to_say_can_be_read_at_grade_eight(knowledge: Knowledge) -> None:
    assert hard({key: new_texts(option) for key, option in knowledge.options.items()}) == {}
