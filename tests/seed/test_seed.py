"""The first knowledge base: every key resolves, every reason is cited, and the limits on content are kept."""

import re
from collections.abc import Iterator
from typing import Any

from tests.seed.reference import VOICES, Item, Knowledge, as_sets, rank, unmet, values_of

THEMES = {"severity", "safety", "history", "health", "home", "cost", "schedule", "preference"}
LEVELS = {"stop_now", "urgent", "important"}
WEAK = {"encyclopedia", "provider's own article", "news article", "industry guide"}
"""A rule that rests on these kinds of source alone may give one point at most."""
WISHES = {"medication_view", "support_style"}
NOT_IN_ALERTS = {"days_away", "hours_week", "travel"}


def cited(item: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Every finding key cited anywhere inside an item, with its place."""
    if isinstance(item, dict):
        for key, value in item.items():
            if key in {"findings", "seed_claims", "better_evidence"}:
                yield from ((f"{place}.{key}", finding) for finding in value)
            else:
                yield from cited(value, f"{place}.{key}")
    elif isinstance(item, list):
        for number, value in enumerate(item):
            yield from cited(value, f"{place}[{number}]")


def conditions(knowledge: Knowledge) -> Iterator[tuple[str, list[Item]]]:
    """Every condition with the name of its owner."""
    for owner in [*knowledge.rules.values(), *knowledge.alerts.values(), *knowledge.safeguards.values()]:
        yield owner["key"], owner["when"]
    for question in knowledge.questions.values():
        yield question["key"], question.get("shown_if", [])


def label_of(knowledge: Knowledge, finding: str) -> str:
    """The reader's label of a finding's source."""
    return str(knowledge.sources[knowledge.findings[finding]["source"]]["type_label"])


def is_ready(knowledge: Knowledge, findings: list[str]) -> bool:
    """Say whether at least one finding may carry a result."""
    return any(knowledge.findings[key]["citation_ready"] for key in findings)


def test_no_key_stands_twice(knowledge: Knowledge) -> None:
    assert knowledge.twice == []


def test_every_finding_has_its_source(knowledge: Knowledge) -> None:
    lost = [key for key, finding in knowledge.findings.items() if finding["source"] not in knowledge.sources]

    assert lost == []


def test_a_finding_is_citation_ready_only_when_it_and_its_source_were_seen(knowledge: Knowledge) -> None:
    wrong = [
        key
        for key, finding in knowledge.findings.items()
        if finding["citation_ready"] and not (finding["verified"] and knowledge.sources[finding["source"]]["verified"])
    ]

    assert wrong == []


def test_every_citation_leads_to_a_finding(knowledge: Knowledge) -> None:
    stores = [knowledge.questions, knowledge.derived, knowledge.options, knowledge.rules, knowledge.alerts,
              knowledge.safeguards, knowledge.conflicts, knowledge.glossary, knowledge.example_cases]  # fmt: skip
    lost = [place for store in stores for place in cited(store) if place[1] not in knowledge.findings]
    for guide in knowledge.guides.values():
        lost += [place for place in cited(guide["sections"]) if place[1] not in knowledge.findings]

    assert lost == []


def test_rules_alerts_questions_safeguards_and_conflicts_cite_the_better_copy(knowledge: Knowledge) -> None:
    stores = [knowledge.rules, knowledge.alerts, knowledge.questions, knowledge.safeguards, knowledge.conflicts]
    lesser = [place for store in stores for place in cited(store) if knowledge.findings[place[1]].get("same_as")]

    assert lesser == []


def test_no_item_cites_a_finding_twice(knowledge: Knowledge) -> None:
    owners = [*knowledge.rules.values(), *knowledge.alerts.values(), *knowledge.questions.values()]
    twice = [owner["key"] for owner in owners if len(set(owner["findings"])) != len(owner["findings"])]

    assert twice == []


def test_same_as_and_option_lists_of_findings_resolve(knowledge: Knowledge) -> None:
    lost = []
    for key, finding in knowledge.findings.items():
        lost += [(key, slug) for slug in finding["supports"] + finding["against"] if slug not in knowledge.options]
        if finding.get("same_as") and finding["same_as"] not in knowledge.findings:
            lost.append((key, finding["same_as"]))

    assert lost == []


def test_every_clause_names_one_question_one_way_and_known_choices_in_their_order(knowledge: Knowledge) -> None:
    bad = []
    for owner, clauses in conditions(knowledge):
        for clause in clauses:
            known = values_of(knowledge, clause["question"]) or []
            named = clause.get("any_of") or clause.get("none_of") or []
            if not named or len(clause) != 2 or named != [choice for choice in known if choice in named]:
                bad.append((owner, clause))

    assert bad == []


def test_every_rule_has_a_known_option_effect_and_theme(knowledge: Knowledge) -> None:
    bad = [
        rule["key"]
        for rule in knowledge.rules.values()
        if rule["option"] not in knowledge.options
        or rule["effect"] not in knowledge.points
        or rule["theme"] not in THEMES
        or rule.get("first", rule["option"]) not in knowledge.options
    ]

    assert bad == []


def test_reason_kind_belongs_to_not_suitable_and_first_to_needs_first(knowledge: Knowledge) -> None:
    bad = [
        rule["key"]
        for rule in knowledge.rules.values()
        if (rule["effect"] == "not_suitable") != (rule.get("reason_kind") in {"unsafe", "out_of_reach"})
        or (rule["effect"] == "needs_first") != bool(rule.get("first"))
    ]

    assert bad == []


def test_every_reason_is_one_sentence_of_at_most_25_words(knowledge: Knowledge) -> None:
    long = [rule["key"] for rule in knowledge.rules.values() if len(rule["why"].split()) > 25 or rule["why"][-1] != "."]

    assert long == []


def test_every_rule_question_and_safeguard_has_a_finding_that_may_carry_it(knowledge: Knowledge) -> None:
    owners = [*knowledge.rules.values(), *knowledge.questions.values(), *knowledge.safeguards.values()]
    bare = [owner["key"] for owner in owners if not is_ready(knowledge, owner["findings"])]

    assert bare == []


def test_alerts_and_conflicts_that_cite_have_a_finding_that_may_carry_them(knowledge: Knowledge) -> None:
    owners = [alert for alert in knowledge.alerts.values() if alert["findings"]]
    bare = [alert["key"] for alert in owners if not is_ready(knowledge, alert["findings"])]
    for conflict in knowledge.conflicts.values():
        findings = conflict["seed_claims"] + conflict["better_evidence"]
        if conflict["better_evidence"] and not is_ready(knowledge, findings):
            bare.append(conflict["key"])

    assert bare == []


def test_weak_sources_alone_give_one_point_at_most(knowledge: Knowledge) -> None:
    heavy = [
        rule["key"]
        for rule in knowledge.rules.values()
        if abs(knowledge.points[rule["effect"]]) > 1 and {label_of(knowledge, key) for key in rule["findings"]} <= WEAK
    ]

    assert heavy == []


def test_a_wish_carries_the_theme_preference(knowledge: Knowledge) -> None:
    uncapped = [
        rule["key"]
        for rule in knowledge.rules.values()
        if {clause["question"] for clause in rule["when"]} & WISHES
        and rule["theme"] != "preference"
        and rule["effect"] not in {"not_suitable", "needs_first", "caution"}
    ]

    assert uncapped == []


def test_every_option_but_the_comparison_has_a_rule(knowledge: Knowledge) -> None:
    ruled = {rule["option"] for rule in knowledge.rules.values()}
    silent = [key for key, option in knowledge.options.items() if option["kind"] != "comparison" and key not in ruled]

    assert silent == []


def test_questions_have_steps_kinds_three_voices_and_whole_choices(knowledge: Knowledge) -> None:
    steps = {step["key"] for step in knowledge.steps} | {"gate"}
    bad = []
    for key, question in knowledge.questions.items():
        voiced = [question["wording"], question.get("hint", question["wording"])]
        right = [
            question["step"] in steps,
            question["kind"] in {"single", "multi"},
            question["theme"] in THEMES | {"about"},
            all(set(texts) == set(VOICES) and all(texts.values()) for texts in voiced),
            all(choice["label"] and choice["short"] for choice in question["choices"]),
            len({choice["key"] for choice in question["choices"]}) == len(question["choices"]),
        ]
        if not all(right):
            bad.append((key, right))

    assert bad == []


def test_a_question_is_shown_only_because_of_earlier_answers(knowledge: Knowledge) -> None:
    seen, early = {"voice"}, []
    for key, question in knowledge.questions.items():
        early += [(key, c["question"]) for c in question.get("shown_if", []) if c["question"] not in seen]
        seen.add(key)

    assert early == []


def test_a_step_has_one_to_four_questions(knowledge: Knowledge) -> None:
    asked = [question["step"] for question in knowledge.questions.values()]
    sizes = {step["key"]: asked.count(step["key"]) for step in knowledge.steps}

    assert all(1 <= size <= 4 for size in sizes.values()), sizes


def test_derived_answers_count_known_choices(knowledge: Knowledge) -> None:
    for derived in knowledge.derived.values():
        known = set(values_of(knowledge, derived["from"]) or [])
        named = set(derived["counts"]) | set(derived["unknown_if"]["includes"])
        for leave_out in derived["leave_out_if"]:
            named |= {leave_out["when_ticked"], *leave_out["leave_out"]}

        assert named <= known
        assert derived["unknown_counts_as"] in {band["key"] for band in derived["bands"]}


def test_alerts_have_a_level_three_voices_and_known_references(knowledge: Knowledge) -> None:
    bad = [
        key
        for key, alert in knowledge.alerts.items()
        if alert["level"] not in LEVELS
        or set(alert["advice"]) != set(VOICES)
        or not all(alert["advice"].values())
        or alert.get("shows", key) not in knowledge.alerts
        or not set(alert["helplines"]) <= knowledge.helplines.keys()
        or not set(alert["sources"]) <= knowledge.sources.keys()
    ]

    assert bad == []


def test_no_alert_depends_on_wishes_cost_or_schedule(knowledge: Knowledge) -> None:
    asked = [(key, clause["question"]) for key, alert in knowledge.alerts.items() for clause in alert["when"]]
    bad = [
        (key, question)
        for key, question in asked
        if question in NOT_IN_ALERTS or knowledge.questions.get(question, {}).get("theme") in {"preference", "cost"}
    ]

    assert bad == []


def test_safeguards_have_what_their_kind_needs(knowledge: Knowledge) -> None:
    bad = []
    for key, guard in knowledge.safeguards.items():
        named = set(guard.get("options", []) + guard.get("over", []))
        change = guard.get("change", {"question": "voice", "from": "any", "to": "self"})
        known = set(values_of(knowledge, change["question"]) or [])
        right = [
            named <= knowledge.options.keys(),
            guard["kind"] != "always_alert" or guard.get("alert") in knowledge.alerts,
            guard["kind"] != "never_above" or bool(guard.get("over")),
            guard["kind"] != "never_raised_by" or "change" in guard,
            change["to"] in known and change["from"] in known | {"any", "unticked"},
            isinstance(guard.get("invariant", ""), str),
        ]
        if not all(right):
            bad.append((key, right))

    assert bad == []


def test_conflicts_and_helplines_resolve(knowledge: Knowledge) -> None:
    lost = [
        (key, slug) for key, c in knowledge.conflicts.items() for slug in c["options"] if slug not in knowledge.options
    ]
    lost += [
        (key, h["source"]) for key, h in knowledge.helplines.items() if h["source"] not in {None, *knowledge.sources}
    ]

    assert lost == []


def test_every_option_has_as_many_hard_points_as_good_ones(knowledge: Knowledge) -> None:
    uneven = [
        key for key, option in knowledge.options.items() if len(option["good_points"]) != len(option["hard_points"])
    ]

    assert uneven == []


def test_the_scale_has_words_for_every_key_in_use(knowledge: Knowledge) -> None:
    scale = {
        name: {entry["key"] for entry in entries}
        for name, entries in knowledge.scale.items()
        if name != "preference_cap"
    }
    options, rules = knowledge.options.values(), knowledge.rules.values()
    outcomes = [outcome["certainty"] for option in options for outcome in option["outcomes"]]

    assert {option["family"] for option in options} <= scale["families"]
    assert {option["stay"] for option in options} <= scale["stays"]
    assert {option["medication"] for option in options} <= scale["medication_roles"]
    assert {option["cost_band"] for option in options} - {None} <= scale["cost_bands"]
    assert {finding["certainty"] for finding in knowledge.findings.values()} | set(outcomes) <= scale["certainty"]
    assert {rule["theme"] for rule in rules} <= scale["themes"]
    assert {rule.get("reason_kind") for rule in rules} - {None} <= scale["reasons"]
    assert {alert["level"] for alert in knowledge.alerts.values()} <= scale["levels"]


def test_the_appearances_of_the_founding_claims_exist(knowledge: Knowledge) -> None:
    stores: dict[str, Any] = {
        "conflict": knowledge.conflicts,
        "alert": knowledge.alerts,
        "question": knowledge.questions,
        "glossary": {term["term"] for term in knowledge.glossary.values()},
        "rule_theme": THEMES | {"about"},
    }
    stores["guide"] = {
        f"{key}#{section['key']}" for key, guide in knowledge.guides.items() for section in guide["sections"]
    }
    stores["guide"] |= knowledge.guides.keys()
    stores["option"] = {f"{key}.{part}" for key, option in knowledge.options.items() for part in option}
    lost = [
        (claim["claim"], place)
        for claim in knowledge.seed_coverage
        for place in claim["appears_in"]
        if place["kind"] != "page" and place["ref"] not in stores[place["kind"]]
    ]

    assert lost == []


def test_every_claim_appears_somewhere_or_says_why_not(knowledge: Knowledge) -> None:
    silent = [c["claim"] for c in knowledge.seed_coverage if not c["appears_in"] and not c.get("not_used")]

    assert silent == []


def test_every_example_case_and_profile_gives_known_answers(knowledge: Knowledge) -> None:
    lost = []
    for case in [*knowledge.example_cases.values(), *knowledge.profiles.values()]:
        for key, choices in as_sets(case["answers"]).items():
            lost += [(case["key"], key, choice) for choice in choices - set(values_of(knowledge, key) or [])]

    assert lost == []


def test_every_example_case_is_met(knowledge: Knowledge) -> None:
    missed = {}
    for key, case in knowledge.example_cases.items():
        if parts := unmet(case, rank(knowledge, as_sets(case["answers"]))):
            missed[key] = parts

    assert missed == {}


def test_dates_are_iso_text(knowledge: Knowledge) -> None:
    dated = [
        *knowledge.sources.values(),
        *knowledge.findings.values(),
        *knowledge.helplines.values(),
        *knowledge.conflicts.values(),
    ]
    bad = [
        item["key"]
        for item in dated
        for part in ("retrieved", "review_by")
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", item[part])
    ]

    assert bad == []
