"""Rulebooks broken in one place each: the change, the code and the place that must be named."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from options.rules.catalog import Figure, Hours, Outcome, ProgramSearch
from options.rules.conditions import Clause
from options.rules.evidence import Appearance
from options.rules.questionnaire import Band, Step, Voiced
from options.rules.rulebook import Change, Expectation, Rulebook
from tests.knowledge import seed_book

RULE = "methadone-severe"
WISH = "methadone-methadone-wanted"
STEP = "naltrexone-still-using-detox-first"
SOURCE = seed_book().finding[seed_book().rule[RULE].findings[0]].source
FINDING = next(finding.key for finding in seed_book().findings if finding.citation_ready)
LESSER = next(finding.key for finding in seed_book().findings if finding.same_as)
UNREADY = next(f.key for f in seed_book().findings if not f.citation_ready and not f.same_as)
WEAK = next(
    f.key
    for f in seed_book().findings
    if f.citation_ready and seed_book().source[f.source].type_label == "encyclopedia"
)
CASE = seed_book().example_cases[0].key
ALERT = next(alert.key for alert in seed_book().alerts if not alert.shows)
SHOWING = next(alert for alert in seed_book().alerts if alert.shows)
GUIDE = seed_book().guides[0]
CLAIM = seed_book().seed_coverage[0]
LINE = seed_book().helplines[0].key
LOST = ("nowhere",)
SOME = Figure("With it", 4, 100)
SEEN = Outcome("m", "t", "high", (FINDING,), theme="use", over="in a year", who="300 people", figures=(SOME,))


def guard(kind: str) -> str:
    """The first safeguard of a kind."""
    return next(guard.key for guard in seed_book().safeguards if guard.kind == kind)


def part(name: str, key: str, /, **changes: Any) -> Callable[[Rulebook], Rulebook]:
    """Change one row of one part."""

    def change(book: Rulebook) -> Rulebook:
        rows = getattr(book, name)
        assert any(row.key == key for row in rows)
        return replace(book, **{name: tuple(replace(row, **changes) if row.key == key else row for row in rows)})

    return change


def question(key: str, /, **changes: Any) -> Callable[[Rulebook], Rulebook]:
    """Change one question."""

    def change(book: Rulebook) -> Rulebook:
        asked = book.questionnaire
        rows = tuple(replace(row, **changes) if row.key == key else row for row in asked.questions)
        return replace(book, questionnaire=replace(asked, questions=rows))

    return change


def asked(**changes: Any) -> Callable[[Rulebook], Rulebook]:
    """Change the questionnaire as a whole."""
    return lambda book: replace(book, questionnaire=replace(book.questionnaire, **changes))


def derived(**changes: Any) -> Callable[[Rulebook], Rulebook]:
    """Change the severity band."""
    return asked(derived=(replace(seed_book().derived["severity"], **changes),))


def scale(**changes: Any) -> Callable[[Rulebook], Rulebook]:
    """Change the scale."""
    return lambda book: replace(book, scale=replace(book.scale, **changes))


def twice(name: str) -> Callable[[Rulebook], Rulebook]:
    """Write the first row of a part a second time."""
    return lambda book: replace(book, **{name: (*getattr(book, name), getattr(book, name)[0])})


def clause(*clauses: Clause) -> Callable[[Rulebook], Rulebook]:
    """Give the rule other clauses."""
    return part("rules", RULE, when=clauses)


def seen(**changes: Any) -> Callable[[Rulebook], Rulebook]:
    """Give the intensive program one outcome that is right but for this."""
    return part("options", "iop", outcomes=(replace(SEEN, **changes),))


BROKEN = [
    # rules
    (part("rules", RULE, option="nowhere"), "reference", f"rule {RULE}, option"),
    (part("rules", RULE, option="no-treatment"), "reference", f"rule {RULE}, option"),
    (part("rules", RULE, effect="nowhere"), "reference", f"rule {RULE}, effect"),
    (part("rules", RULE, theme="nowhere"), "reference", f"rule {RULE}, theme"),
    (part("rules", RULE, theme="about"), "reference", f"rule {RULE}, theme"),
    (part("rules", RULE, reason_kind="unsafe"), "reason-kind", f"rule {RULE}, reason_kind"),
    (part("rules", RULE, effect="not_suitable"), "reason-kind", f"rule {RULE}, reason_kind"),
    (part("rules", RULE, first="medical-detox"), "first", f"rule {RULE}, first"),
    (part("rules", STEP, first=None), "first", f"rule {STEP}, first"),
    (part("rules", STEP, first="nowhere"), "reference", f"rule {STEP}, first"),
    (part("rules", STEP, first="naloxone"), "reference", f"rule {STEP}, first"),
    (part("rules", RULE, why="No full stop"), "why", f"rule {RULE}, why"),
    (part("rules", RULE, why=""), "why", f"rule {RULE}, why"),
    (part("rules", RULE, why="One thing is so. Another is too."), "why", f"rule {RULE}, why"),
    (part("rules", RULE, why="word " * 25 + "more."), "why", f"rule {RULE}, why"),
    (part("rules", RULE, findings=()), "not-ready", f"rule {RULE}, findings"),
    (part("rules", RULE, findings=(UNREADY,)), "not-ready", f"rule {RULE}, findings"),
    (part("rules", RULE, findings=(FINDING, "nowhere")), "reference", f"rule {RULE}, findings"),
    (part("rules", RULE, findings=(FINDING, LESSER)), "lesser-copy", f"rule {RULE}, findings"),
    (part("rules", RULE, findings=(FINDING, FINDING)), "cited-twice", f"rule {RULE}, findings"),
    (part("rules", RULE, effect="favours", findings=(WEAK,)), "weak-sources", f"rule {RULE}, findings"),
    (part("rules", WISH, theme="health"), "wish", f"rule {WISH}, theme"),
    (twice("rules"), "duplicate", f"rule {seed_book().rules[0].key}"),
    # clauses
    (clause(Clause("nowhere", any_of=("a",))), "reference", f"rule {RULE}, when"),
    (clause(Clause("housing")), "clause", f"rule {RULE}, when"),
    (clause(Clause("housing", any_of=("none",), none_of=("unsafe",))), "clause", f"rule {RULE}, when"),
    (clause(Clause("housing", any_of=LOST)), "reference", f"rule {RULE}, when"),
    (clause(Clause("severity", none_of=LOST)), "reference", f"rule {RULE}, when"),
    (clause(Clause("housing", any_of=("none", "none"))), "duplicate", f"rule {RULE}, when"),
    # evidence
    (part("findings", FINDING, source="nowhere"), "reference", f"finding {FINDING}, source"),
    (part("findings", FINDING, certainty="sure"), "reference", f"finding {FINDING}, certainty"),
    (part("findings", FINDING, supports=LOST), "reference", f"finding {FINDING}, supports"),
    (part("findings", FINDING, against=LOST), "reference", f"finding {FINDING}, against"),
    (part("findings", FINDING, same_as="nowhere"), "reference", f"finding {FINDING}, same_as"),
    (part("findings", FINDING, same_as=LESSER), "lesser-copy", f"finding {FINDING}, same_as"),
    (part("findings", FINDING, verified=False), "not-seen", f"finding {FINDING}, citation_ready"),
    (part("findings", FINDING, statement=" "), "empty", f"finding {FINDING}, statement"),
    (part("findings", FINDING, review_by="soon"), "date", f"finding {FINDING}, review_by"),
    (part("sources", SOURCE, retrieved="2026-13-01"), "date", f"source {SOURCE}, retrieved"),
    (part("sources", SOURCE, title=""), "empty", f"source {SOURCE}, title"),
    (part("conflicts", "c-paws", better_evidence=LOST), "reference", "conflict c-paws, findings"),
    (part("conflicts", "c-paws", seed_claims=(), better_evidence=(UNREADY,)), "not-ready", "conflict c-paws, findings"),
    (part("conflicts", "c-paws", options=LOST), "reference", "conflict c-paws, options"),
    (part("helplines", LINE, source="nowhere"), "reference", f"helpline {LINE}, source"),
    (part("helplines", LINE, number=""), "empty", f"helpline {LINE}, number"),
    *((twice(name), "duplicate", f"{noun} {getattr(seed_book(), name)[0].key}") for name, noun in (
        ("sources", "source"), ("findings", "finding"), ("conflicts", "conflict"), ("helplines", "helpline"),
        ("options", "option"), ("alerts", "alert"), ("safeguards", "safeguard"), ("guides", "guide"),
        ("glossary", "term"), ("statements", "statement"), ("example_cases", "example case"), ("profiles", "profile"))),
    (part("statements", "funding", text=""), "empty", "statement funding, text"),
    (lambda book: replace(book, statements=book.statements[1:]), "missing", "statement authors"),
    # questionnaire
    (question("housing", step="nowhere"), "reference", "question housing, step"),
    (question("housing", theme="nowhere"), "reference", "question housing, theme"),
    (question("housing", wording=Voiced("a", "", "c")), "voices", "question housing, wording"),
    (question("housing", hint=Voiced("", "b", "c")), "voices", "question housing, hint"),
    (question("housing", findings=(UNREADY,)), "not-ready", "question housing, findings"),
    (question("housing", choices=()), "choices", "question housing, choices"),
    (question("housing", choices=seed_book().question["housing"].choices * 2), "duplicate",
     "question housing, choice none"),
    (question("housing", choices=(replace(seed_book().question["housing"].choices[0], short=""),)), "empty",
     "question housing, choice safe_stable"),
    (question("housing", choices=(replace(seed_book().question["housing"].choices[0], voices=LOST),)), "reference",
     "question housing, choice safe_stable"),
    (question("housing", shown_if=(Clause("travel", any_of=("phone_only",)),)), "shown-if",
     "question housing, shown_if"),
    (question("housing", shown_if=(Clause("severity", any_of=("mild",)),)), "shown-if", "question housing, shown_if"),
    (question("housing", key="travel"), "duplicate", "question travel"),
    (question("housing", key="voice"), "duplicate", "question voice"),
    (asked(steps=(*seed_book().questionnaire.steps, Step("empty", "Empty", seed_book().questionnaire.steps[0].intro))),
     "step-size", "step empty, questions"),
    (asked(voices=("self",)), "voices", "questionnaire, voices"),
    (asked(gate=replace(seed_book().questionnaire.gate, step="about")), "gate", "question safety_now, step"),
    (derived(source_question="nowhere"), "reference", "derived answer severity, from"),
    (derived(counts=LOST), "reference", "derived answer severity, counts"),
    (derived(unknown_counts_as="nowhere"), "reference", "derived answer severity, unknown_counts_as"),
    (derived(bands=(Band("moderate", 1, "a", "b"),)), "order", "derived answer severity, bands"),
    (derived(bands=()), "order", "derived answer severity, bands"),
    # alerts
    (part("alerts", ALERT, level="nowhere"), "reference", f"alert {ALERT}, level"),
    (part("alerts", ALERT, advice=Voiced("a", "b", "")), "voices", f"alert {ALERT}, advice"),
    (part("alerts", ALERT, helplines=LOST), "reference", f"alert {ALERT}, helplines"),
    (part("alerts", ALERT, sources=LOST), "reference", f"alert {ALERT}, sources"),
    (part("alerts", ALERT, findings=(UNREADY,)), "not-ready", f"alert {ALERT}, findings"),
    (part("alerts", ALERT, when=(Clause("travel", any_of=("weekly",)),)), "alert-condition", f"alert {ALERT}, when"),
    (part("alerts", ALERT, when=(Clause("insurance", any_of=("none",)),)), "alert-condition", f"alert {ALERT}, when"),
    (part("alerts", ALERT, shows="nowhere"), "reference", f"alert {ALERT}, shows"),
    (part("alerts", ALERT, shows=SHOWING.key), "alert-shows", f"alert {ALERT}, shows"),
    # catalog
    (part("options", "iop", kind="place"), "reference", "option iop, kind"),
    (part("options", "iop", family="nowhere"), "reference", "option iop, family"),
    (part("options", "iop", stay="nowhere"), "reference", "option iop, stay"),
    (part("options", "iop", medication="nowhere"), "reference", "option iop, medication"),
    (part("options", "iop", cost_band="nowhere"), "reference", "option iop, cost_band"),
    (part("options", "iop", continues_with=LOST), "reference", "option iop, continues_with"),
    (part("options", "iop", outcomes=(Outcome("m", "t", "sure"),)), "reference", "option iop, outcomes"),
    (part("options", "iop", outcomes=(Outcome("m", "t", "high", LOST),)), "reference", "option iop, outcomes"),
    (seen(theme="luck"), "reference", "option iop, outcomes"),
    (seen(findings=()), "not-ready", "option iop, outcomes"),
    (seen(findings=(UNREADY,)), "not-ready", "option iop, outcomes"),
    (seen(over=""), "empty", "option iop, outcomes"),
    (seen(who=""), "empty", "option iop, outcomes"),
    (seen(theme="alive"), "denominator", "option iop, outcomes"),
    (seen(figures=(SOME, replace(SOME, out_of=1000))), "denominator", "option iop, outcomes"),
    (seen(figures=(replace(SOME, label=""),)), "empty", "option iop, outcomes"),
    (seen(figures=(replace(SOME, count=101),)), "figure", "option iop, outcomes"),
    (seen(figures=(replace(SOME, count=-1),)), "figure", "option iop, outcomes"),
    (seen(figures=(replace(SOME, count_to=3),)), "figure", "option iop, outcomes"),
    (seen(figures=(replace(SOME, is_here=False),)), "figure", "option iop, outcomes"),
    (part("options", "iop", work_and_family=""), "empty", "option iop, work_and_family"),
    (part("options", "iop", change_later=" "), "empty", "option iop, change_later"),
    (part("options", "iop", search=None), "empty", "option iop, search"),
    (part("options", "iop", search=ProgramSearch("", say=("Hello.",))), "empty", "option iop, search"),
    (part("options", "iop", search=ProgramSearch("day care")), "empty", "option iop, search"),
    (part("options", "iop", search=ProgramSearch("day care", findings=LOST)), "reference", "option iop, search"),
    (part("options", "iop", hours_per_week=Hours("few", 9, 3)), "range", "option iop, hours_per_week"),
    (part("options", "iop", good_points=()), "balance", "option iop, hard_points"),
    (lambda book: replace(book, rules=tuple(r for r in book.rules if r.option != "iop")), "no-rule",
     "option iop, rules"),
    (scale(preference_cap=-1), "preference-cap", "scale, preference_cap"),
    (scale(fit=seed_book().scale.fit[::-1]), "order", "scale, fit"),
    (scale(fit=()), "empty", "scale, fit"),
    (scale(themes=seed_book().scale.themes * 2), "duplicate", "theme severity"),
    (scale(effects=(replace(seed_book().effect["caution"], points=-1),)), "effect-points", "effect caution, points"),
    (scale(effects=(replace(seed_book().effect["favours"], points=0),)), "effect-points", "effect favours, points"),
    # safeguards
    (part("safeguards", guard("never_first"), kind="nowhere"), "reference", f"safeguard {guard('never_first')}, kind"),
    (part("safeguards", guard("never_first"), options=LOST), "reference", f"safeguard {guard('never_first')}, options"),
    (part("safeguards", guard("never_first"), options=()), "safeguard-field",
     f"safeguard {guard('never_first')}, options"),
    (part("safeguards", guard("never_first"), options=("naloxone",)), "reference",
     f"safeguard {guard('never_first')}, options"),
    (part("safeguards", guard("always_listed_support"), options=("iop",)), "reference",
     f"safeguard {guard('always_listed_support')}, options"),
    (part("safeguards", guard("never_above"), over=()), "safeguard-field", f"safeguard {guard('never_above')}, over"),
    (part("safeguards", guard("never_above"), over=LOST), "reference", f"safeguard {guard('never_above')}, over"),
    (part("safeguards", guard("always_alert"), alert=None), "safeguard-field",
     f"safeguard {guard('always_alert')}, alert"),
    (part("safeguards", guard("always_alert"), alert="nowhere"), "reference",
     f"safeguard {guard('always_alert')}, alert"),
    (part("safeguards", guard("never_raised_by"), change=None), "safeguard-field",
     f"safeguard {guard('never_raised_by')}, change"),
    (part("safeguards", guard("never_raised_by"), change=Change("nowhere", "any", "x")), "reference",
     f"safeguard {guard('never_raised_by')}, change"),
    (part("safeguards", guard("never_raised_by"), change=Change("housing", "unticked", "none")), "reference",
     f"safeguard {guard('never_raised_by')}, change"),
    (part("safeguards", guard("never_raised_by"), change=Change("housing", "none", "none")), "safeguard-field",
     f"safeguard {guard('never_raised_by')}, change"),
    (part("safeguards", guard("never_first"), findings=(UNREADY,)), "not-ready",
     f"safeguard {guard('never_first')}, findings"),
    (part("safeguards", guard("never_first"), statement=""), "empty", f"safeguard {guard('never_first')}, statement"),
    # companion texts
    (part("guides", GUIDE.key, voices=LOST), "reference", f"guide {GUIDE.key}, voices"),
    (part("guides", GUIDE.key, seed_claims=LOST), "reference", f"guide {GUIDE.key}, seed_claims"),
    (part("guides", GUIDE.key, sections=(replace(GUIDE.sections[0], conflict="nowhere"),)), "reference",
     f"guide {GUIDE.key}, {GUIDE.sections[0].key}"),
    (part("guides", GUIDE.key, sections=(replace(GUIDE.sections[0], sources=LOST),)), "reference",
     f"guide {GUIDE.key}, {GUIDE.sections[0].key}"),
    (part("glossary", seed_book().glossary[0].key, findings=LOST), "reference",
     f"term {seed_book().glossary[0].key}, findings"),
    (lambda book: replace(book, seed_coverage=(replace(CLAIM, appears_in=(), not_used=None),)), "not-used",
     f"founding claim {CLAIM.claim}, not_used"),
    (lambda book: replace(book, seed_coverage=(replace(CLAIM, appears_in=(Appearance("guide", "nowhere"),)),)),
     "reference", f"founding claim {CLAIM.claim}, appears_in"),
    (lambda book: replace(book, seed_coverage=(replace(CLAIM, appears_in=(Appearance("moon", "x"),)),)),
     "reference", f"founding claim {CLAIM.claim}, appears_in"),
    # example cases
    (part("example_cases", CASE, answers={"nowhere": ("x",)}), "question", f"example case {CASE}, answers.nowhere"),
    (part("example_cases", CASE, answers={"housing": LOST}), "choice", f"example case {CASE}, answers.housing"),
    (part("example_cases", CASE, expect=Expectation(in_top3=("naloxone",))), "reference",
     f"example case {CASE}, expect"),
    (part("example_cases", CASE, expect=Expectation(alerts=LOST)), "reference", f"example case {CASE}, expect"),
    (part("example_cases", CASE, findings=LOST), "reference", f"example case {CASE}, findings"),
    (part("profiles", seed_book().profiles[0].key, answers={"housing": LOST}), "choice",
     f"profile {seed_book().profiles[0].key}, answers.housing"),
]  # fmt: skip
