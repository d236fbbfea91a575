"""The questionnaire and alerts of the draft: rows to values, values to rows."""

from dataclasses import asdict

from options.models import Alert, AlertHelpline, Choice, Derivation, Helpline, Question, Step
from options.publishing.draft.fields import keep, link, row_of, values, voice_columns, voiced
from options.publishing.draft.links import Links
from options.publishing.draft.stored import Stored
from options.rules import questionnaire
from options.rules.codec import decode
from options.rules.errors import Problem
from options.rules.questionnaire import Voiced
from options.rules.rulebook import Rulebook

EMPTY = Voiced("", "", "")


def read_questionnaire(stored: Stored, links: Links, problems: list[Problem]) -> questionnaire.Questionnaire | None:
    """Everything that is asked; None (and a problem) without a safety gate."""
    rows = stored.rows(Question)
    asked = {row.key: _read_question(row, stored, links) for row in rows if row.kind in ("single", "multi")}
    gate = next((row for row in rows if row.is_gate), None)
    if gate is None or gate.key not in asked:
        message = "No question is marked as the safety gate."
        problems.append(Problem("gate", "questions", message, 'Tick "is gate" on one question.'))
        return None
    kept = {row.pk: row for row in rows}
    derived = [_read_derived(row, kept[row.question_id], stored, links) for row in stored.rows(Derivation)]
    return questionnaire.Questionnaire(
        voices=tuple(choice.key for row in rows if row.kind == "voice" for choice in _choices(stored, row)),
        steps=tuple(questionnaire.Step(row.key, row.title, voiced(row, "intro") or EMPTY) for row in stored.rows(Step)),
        gate=asked.pop(gate.key),
        questions=tuple(asked.values()),
        derived=tuple(derived),
    )


def _read_question(row: Question, stored: Stored, links: Links) -> questionnaire.Question:
    return questionnaire.Question(
        **values(
            row,
            questionnaire.Question,
            step=stored.key_if_any(Step, row.step_id) or "gate",
            wording=voiced(row, "wording") or EMPTY,
            hint=voiced(row, "hint"),
            choices=tuple(
                questionnaire.Choice(**values(choice, questionnaire.Choice)) for choice in _choices(stored, row)
            ),
            findings=links.findings("question", row.pk),
            shown_if=links.condition("question_shown", row.pk),
        )
    )


def _read_derived(row: Derivation, own: Question, stored: Stored, links: Links) -> questionnaire.Derived:
    return questionnaire.Derived(
        **values(
            row,
            questionnaire.Derived,
            key=own.key,
            label=own.label,
            why=own.why,
            source_question=stored.key(Question, row.source_question_id),
            counts=stored.keys(Derivation, "counts", row.pk),
            bands=tuple(
                questionnaire.Band(band.key, band.at_least or 0, band.label, band.short)
                for band in _choices(stored, own)
            ),
            leave_out_if=tuple(decode(questionnaire.LeaveOut, item) for item in row.leave_out_if),
            unknown_if=decode(questionnaire.UnknownIf, row.unknown_if),
            findings=links.findings("question", own.pk),
        )
    )


def _choices(stored: Stored, question: Question) -> list[Choice]:
    return stored.below(Choice, "question", question.pk)


def write_questionnaire(book: Rulebook, links: Links) -> tuple[dict[str, int], dict[tuple[int, str], int]]:
    """Write steps, questions, choices and derived answers.

    Gives: ids of questions by key, and ids of choices by (question id, choice key).
    """
    asked = book.questionnaire
    steps = keep(
        Step,
        [row_of(Step, step, place, **voice_columns("intro", step.intro)) for place, step in enumerate(asked.steps)],
    )
    questions = keep(Question, _question_rows(book, steps))
    choices = keep(Choice, _choice_rows(book, questions), ["question", "key"])
    for question in book.question.values():
        links.cited["question", questions[question.key], ""] = question.findings
        links.conditions["question_shown", questions[question.key]] = question.shown_if
    Derivation.objects.all().delete()
    for derived in asked.derived:
        _write_derived(derived, questions, choices)
        links.cited["question", questions[derived.key], ""] = derived.findings
    return questions, choices


def _question_rows(book: Rulebook, steps: dict[str, int]) -> list[Question]:
    asked = book.questionnaire
    rows = [Question(key="voice", kind="voice", label="Who answers", position=0)]
    for place, value in enumerate(book.question.values(), start=1):
        columns = voice_columns("wording", value.wording) | voice_columns("hint", value.hint)
        is_gate = value is asked.gate
        rows.append(row_of(Question, value, place, step_id=steps.get(value.step), is_gate=is_gate, **columns))
    rows += [
        Question(key=derived.key, kind="derived", label=derived.label, why=derived.why, position=len(rows) + place)
        for place, derived in enumerate(asked.derived)
    ]
    return rows


def _choice_rows(book: Rulebook, questions: dict[str, int]) -> list[Choice]:
    rows = [
        Choice(question_id=questions["voice"], key=voice, label=voice, short=voice, position=place)
        for place, voice in enumerate(book.questionnaire.voices)
    ]
    for question in book.question.values():
        pk = questions[question.key]
        rows += [row_of(Choice, choice, place, question_id=pk) for place, choice in enumerate(question.choices)]
    for derived in book.questionnaire.derived:
        pk = questions[derived.key]
        rows += [row_of(Choice, band, place, question_id=pk) for place, band in enumerate(derived.bands)]
    return rows


def _write_derived(
    derived: questionnaire.Derived, questions: dict[str, int], choices: dict[tuple[int, str], int]
) -> None:
    source = questions[derived.source_question]
    row = Derivation.objects.create(
        question_id=questions[derived.key],
        source_question_id=source,
        leave_out_if=[asdict(item) for item in derived.leave_out_if],
        unknown_if=asdict(derived.unknown_if),
        unknown_counts_as=derived.unknown_counts_as,
        unknown_short=derived.unknown_short,
        unknown_when=derived.unknown_when or "",
    )
    row.counts.set([choices[source, key] for key in derived.counts])


def read_alerts(stored: Stored, links: Links) -> tuple[questionnaire.Alert, ...]:
    """All alerts."""
    return tuple(
        questionnaire.Alert(
            **values(
                row,
                questionnaire.Alert,
                advice=voiced(row, "advice") or EMPTY,
                when=links.condition("alert", row.pk),
                helplines=tuple(
                    stored.key(Helpline, named.helpline_id) for named in stored.below(AlertHelpline, "alert", row.pk)
                ),
                sources=stored.keys(Alert, "sources", row.pk),
                findings=links.findings("alert", row.pk),
                shows=stored.key_if_any(Alert, row.shows_id),
            )
        )
        for row in stored.rows(Alert)
    )


def write_alerts(book: Rulebook, links: Links, sources: dict[str, int], helplines: dict[str, int]) -> dict[str, int]:
    """Write the alerts; gives their ids by key."""
    rows = [
        row_of(Alert, value, place, **voice_columns("advice", value.advice)) for place, value in enumerate(book.alerts)
    ]
    alerts = keep(Alert, rows)
    shown = [Alert(pk=alerts[a.key], shows_id=alerts[a.shows]) for a in book.alerts if a.shows]
    Alert.objects.bulk_update(shown, ["shows"])
    link(Alert.sources, [(alerts[a.key], sources[key]) for a in book.alerts for key in a.sources])
    AlertHelpline.objects.all().delete()
    AlertHelpline.objects.bulk_create(
        AlertHelpline(alert_id=alerts[a.key], helpline_id=helplines[key], position=place)
        for a in book.alerts
        for place, key in enumerate(a.helplines)
    )
    for alert in book.alerts:
        links.cited["alert", alerts[alert.key], ""] = alert.findings
        links.conditions["alert", alerts[alert.key]] = alert.when
    return alerts
