"""Rules, safeguards and example cases of the draft: rows to values, values to rows."""

from options.models import Alert, ExampleCase, Option, Profile, Question, Rule, Safeguard
from options.publishing.draft.fields import keep, link, read_loose, row_of, values
from options.publishing.draft.links import Links
from options.publishing.draft.stored import Stored
from options.rules import rulebook
from options.rules.errors import Problem
from options.rules.rulebook import Rulebook


def read_rules(stored: Stored, links: Links) -> tuple[rulebook.Rule, ...]:
    """All rules."""
    return tuple(
        rulebook.Rule(
            **values(
                row,
                rulebook.Rule,
                option=stored.key(Option, row.option_id),
                first=stored.key_if_any(Option, row.first_id),
                findings=links.findings("rule", row.pk),
                when=links.condition("rule", row.pk),
            )
        )
        for row in stored.rows(Rule)
    )


def read_safeguards(stored: Stored, links: Links) -> tuple[rulebook.Safeguard, ...]:
    """All safeguards."""
    return tuple(
        rulebook.Safeguard(
            **values(
                row,
                rulebook.Safeguard,
                when=links.condition("safeguard", row.pk),
                findings=links.findings("safeguard", row.pk),
                options=stored.keys(Safeguard, "options", row.pk),
                over=stored.keys(Safeguard, "over", row.pk),
                alert=stored.key_if_any(Alert, row.alert_id),
                change=_read_change(row, stored),
            )
        )
        for row in stored.rows(Safeguard)
    )


def read_example_cases(stored: Stored, links: Links, problems: list[Problem]) -> tuple[rulebook.ExampleCase, ...]:
    """All example cases; answers or expectations that cannot be read join the problems."""
    kind = rulebook.ExampleCase
    read = [
        read_loose(kind, row, values(row, kind, findings=links.findings("case", row.pk)), problems)
        for row in stored.rows(ExampleCase)
    ]
    return tuple(case for case in read if case)


def read_profiles(stored: Stored, problems: list[Problem]) -> tuple[rulebook.Profile, ...]:
    """All profiles."""
    kind = rulebook.Profile
    read = [read_loose(kind, row, values(row, kind), problems) for row in stored.rows(Profile)]
    return tuple(profile for profile in read if profile)


def write_rules(book: Rulebook, links: Links, options: dict[str, int]) -> None:
    """Write the rules."""
    rows = [
        row_of(
            Rule,
            value,
            place,
            option_id=options[value.option],
            first_id=options[value.first] if value.first else None,
        )
        for place, value in enumerate(book.rules)
    ]
    rules = keep(Rule, rows)
    for rule in book.rules:
        links.cited["rule", rules[rule.key], ""] = rule.findings
        links.conditions["rule", rules[rule.key]] = rule.when


def write_safeguards(
    book: Rulebook, links: Links, options: dict[str, int], alerts: dict[str, int], questions: dict[str, int]
) -> None:
    """Write the safeguards."""
    rows = [
        row_of(
            Safeguard,
            value,
            place,
            alert_id=alerts[value.alert] if value.alert else None,
            change_question_id=questions[value.change.question] if value.change else None,
            change_from=value.change.old if value.change else "",
            change_to=value.change.new if value.change else "",
        )
        for place, value in enumerate(book.safeguards)
    ]
    guards = keep(Safeguard, rows)
    link(Safeguard.options, [(guards[g.key], options[key]) for g in book.safeguards for key in g.options])
    link(Safeguard.over, [(guards[g.key], options[key]) for g in book.safeguards for key in g.over])
    for guard in book.safeguards:
        links.cited["safeguard", guards[guard.key], ""] = guard.findings
        links.conditions["safeguard", guards[guard.key]] = guard.when


def write_examples(book: Rulebook, links: Links) -> None:
    """Write example cases and profiles."""
    cases = keep(ExampleCase, [row_of(ExampleCase, value, place) for place, value in enumerate(book.example_cases)])
    links.cited |= {("case", cases[case.key], ""): case.findings for case in book.example_cases}
    keep(Profile, [row_of(Profile, value, place) for place, value in enumerate(book.profiles)])


def _read_change(row: Safeguard, stored: Stored) -> rulebook.Change | None:
    question = stored.key_if_any(Question, row.change_question_id)
    return rulebook.Change(question, row.change_from, row.change_to) if question else None
