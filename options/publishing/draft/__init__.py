"""The draft as a whole: rows to a rulebook, and back. The modules follow the areas of `options.models`."""

from django.db import transaction

from options.models import (
    Alert,
    Choice,
    Conflict,
    ExampleCase,
    Finding,
    Guide,
    Helpline,
    Option,
    Profile,
    Question,
    Rule,
    Safeguard,
    ScaleEntry,
    SeedClaim,
    Source,
    Statement,
    Step,
    Term,
)
from options.publishing.draft import catalog, evidence, languages, questionnaire, rules
from options.publishing.draft.fields import drop_others
from options.publishing.draft.links import Links, read_links, write_links
from options.publishing.draft.stored import Stored, read_stored
from options.publishing.turns import take_turn
from options.rules.errors import BadData, Problem
from options.rules.rulebook import Rulebook


def read_draft() -> Rulebook:
    """The whole draft as one value, in one query. Raises: BadData with every row that cannot be read."""
    return book_of(read_stored())


def book_of(stored: Stored) -> Rulebook:
    """The rulebook that stored rows make. Raises: BadData with every row that cannot be read."""
    problems: list[Problem] = []
    links = read_links(stored)
    asked = questionnaire.read_questionnaire(stored, links, problems)
    parts = {
        "sources": evidence.read_sources(stored),
        "findings": evidence.read_findings(stored),
        "conflicts": evidence.read_conflicts(stored, links),
        "helplines": evidence.read_helplines(stored),
        "options": catalog.read_options(stored, links, problems),
        "rules": rules.read_rules(stored, links),
        "alerts": questionnaire.read_alerts(stored, links),
        "safeguards": rules.read_safeguards(stored, links),
        "guides": evidence.read_guides(stored, problems),
        "glossary": evidence.read_terms(stored, links),
        "statements": evidence.read_statements(stored),
        "example_cases": rules.read_example_cases(stored, links, problems),
        "profiles": rules.read_profiles(stored, problems),
        "seed_coverage": evidence.read_seed_claims(stored, problems),
        "translations": languages.read_translations(stored),
    }
    if asked is None or problems:
        raise BadData(problems)
    return Rulebook(scale=catalog.read_scale(stored.rows(ScaleEntry)), questionnaire=asked, **parts)  # type: ignore[arg-type]


@transaction.atomic
def write_draft(book: Rulebook) -> None:
    """Replace the draft by a rulebook: rows with a known key keep their id, others come and go. All or nothing.

    Takes: a rulebook whose references resolve (see `find_problems`).
    """
    take_turn()
    links = Links()
    catalog.write_scale(book.scale)
    sources = evidence.write_sources(book)
    findings = evidence.write_findings(book, sources)
    options = catalog.write_options(book, links)
    questions, choices = questionnaire.write_questionnaire(book, links)
    evidence.write_rest(book, sources, links)
    helplines = dict(Helpline.objects.values_list("key", "pk"))
    alerts = questionnaire.write_alerts(book, links, sources, helplines)
    rules.write_rules(book, links, options)
    rules.write_safeguards(book, links, options, alerts, questions)
    rules.write_examples(book, links)
    evidence.link_evidence(book, findings, options)
    write_links(links, findings, questions, choices)
    languages.write_translations(book)
    _drop_retired(book)


def _drop_retired(book: Rulebook) -> None:
    """Delete rows the rulebook no longer has, those that use others first."""
    kept = {
        Profile: book.profiles,
        ExampleCase: book.example_cases,
        Safeguard: book.safeguards,
        Rule: book.rules,
        Alert: book.alerts,
        Guide: book.guides,
        Term: book.glossary,
        Statement: book.statements,
        Helpline: book.helplines,
        Conflict: book.conflicts,
    }
    for model, values in kept.items():
        drop_others(model, [value.key for value in values])  # type: ignore[attr-defined]
    drop_others(SeedClaim, [claim.claim for claim in book.seed_coverage], "claim")
    offered = {(question, choice) for question, choices in book.choices.items() for choice in choices}
    listed = Choice.objects.values_list("pk", "question__key", "key")
    Choice.objects.filter(pk__in=[pk for pk, *named in listed if tuple(named) not in offered]).delete()
    drop_others(Question, book.choices)
    drop_others(Step, [step.key for step in book.questionnaire.steps])
    drop_others(Option, book.option)
    drop_others(Finding, book.finding)
    drop_others(Source, book.source)
