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
    SeedClaim,
    Source,
    Statement,
    Step,
    Term,
)
from options.publishing.alone import one_state
from options.publishing.draft import catalog, evidence, languages, questionnaire, rules
from options.publishing.draft.fields import drop_others
from options.publishing.draft.links import Links, read_links, write_links
from options.publishing.turns import take_turn
from options.rules.errors import BadData, Problem
from options.rules.rulebook import Rulebook


@one_state()
def read_draft() -> Rulebook:
    """Read the whole draft as one value, in some thirty queries whatever its size, all of the same moment.

    Raises: BadData with every row that cannot be read.
    """
    problems: list[Problem] = []
    links = read_links()
    asked = questionnaire.read_questionnaire(links, problems)
    parts = {
        "sources": evidence.read_sources(),
        "findings": evidence.read_findings(),
        "conflicts": evidence.read_conflicts(links),
        "helplines": evidence.read_helplines(),
        "options": catalog.read_options(links, problems),
        "rules": rules.read_rules(links),
        "alerts": questionnaire.read_alerts(links),
        "safeguards": rules.read_safeguards(links),
        "guides": evidence.read_guides(problems),
        "glossary": evidence.read_terms(links),
        "statements": evidence.read_statements(),
        "example_cases": rules.read_example_cases(links, problems),
        "profiles": rules.read_profiles(problems),
        "seed_coverage": evidence.read_seed_claims(problems),
        "translations": languages.read_translations(),
    }
    if asked is None or problems:
        raise BadData(problems)
    return Rulebook(scale=catalog.read_scale(), questionnaire=asked, **parts)  # type: ignore[arg-type]


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
