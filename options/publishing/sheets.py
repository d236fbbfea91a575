"""The rules as a sheet (CSV) that opens in any spreadsheet, and back again without loss.

One rule a row. A cell of the column `when` lists clauses: "severity is moderate, severe; pregnancy is not pregnant".
Cells that a spreadsheet would take for a formula begin with an apostrophe, which is taken off again. The last column,
`in_words`, is there to be read; a sheet in which it was changed is refused, so that no edit is lost unseen.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace

from options.rules.conditions import Clause, Condition
from options.rules.errors import BadData, Problem
from options.rules.rulebook import Rule, Rulebook
from options.rules.words import when_and_then

COLUMNS = (*(field.name for field in fields(Rule)), "in_words")
NEEDED = ("key", "option", "effect", "theme", "why", "findings", "when")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
CLAUSE = re.compile(r"(?P<question>[\w-]+) (?P<way>is not|is) (?P<choices>[\w-]+(?:\s*,\s*[\w-]+)*)")
LISTED = re.compile(r"[\s,]+")
SHAPE = "Write it like: severity is moderate, severe; pregnancy is not pregnant"
TRUTH = {"": False, "no": False, "yes": True}


def rules_as_csv(book: Rulebook) -> str:
    """Every rule of a rulebook as CSV with a line of headings; the mark in front tells spreadsheets it is UTF-8."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerow(COLUMNS)
    for rule in book.rules:
        cells = _cells(book, rule)
        writer.writerow([_guarded(cells[column]) for column in COLUMNS])
    return "\ufeff" + sheet.getvalue()


def read_rules(book: Rulebook, text: str) -> tuple[Rule, ...]:
    """The rules in a sheet, in its order; `book` is the draft it is read for.

    Takes: CSV with commas or semicolons; columns in any order, those that may be empty can be missing.
    Raises: BadData with every problem by row and column: an unknown or missing column, a cell that cannot be read, a
    key used twice, a changed cell of `in_words`. References are checked later, with the whole rulebook.
    """
    rows = _rows(text)
    heading = [cell.strip() for cell in next(rows, [])]
    problems = list(_heading_problems(heading))
    if problems:
        raise BadData(problems)
    found: dict[str, Rule] = {}
    for number, row in enumerate(rows, start=2):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) > len(heading) and any(cell.strip() for cell in row[len(heading) :]):
            problems.append(_problem(number, "", "There are more cells than headings.", "Take the extra cells out."))
            continue
        cells = dict(zip(heading, (_bare(cell) for cell in row), strict=False))
        rule = _read_rule(book, number, cells, problems)
        if rule.key in found:
            problems.append(_problem(number, "key", f"The key {rule.key!r} stands twice.", "Keep one of the rows."))
        found[rule.key] = rule
    if problems:
        raise BadData(problems)
    return tuple(found.values())


def with_rules(book: Rulebook, rules: Iterable[Rule], *, without_others: bool = False) -> Rulebook:
    """The rulebook with these rules in place of those with the same keys; new ones stand last.

    Takes: `without_others` to drop the rules that are not among them.
    """
    given = {rule.key: rule for rule in rules}
    kept = [given.get(rule.key, rule) for rule in book.rules if not without_others or rule.key in given]
    new = [rule for key, rule in given.items() if key not in book.rule]
    return replace(book, rules=(*kept, *new))


def _cells(book: Rulebook, rule: Rule) -> dict[str, str]:
    """What stands in the row of a rule, by column."""
    cells = {
        column: str(getattr(rule, column) or "")
        for column in COLUMNS
        if column not in ("when", "findings", "added", "in_words")
    }
    return cells | {
        "when": "; ".join(_clause_as_text(clause) for clause in rule.when),
        "findings": " ".join(rule.findings),
        "added": "yes" if rule.added else "",
        "in_words": _words(book, rule),
    }


def _words(book: Rulebook, rule: Rule) -> str:
    """The rule in words; empty where a word it names is missing from the rulebook."""
    try:
        return when_and_then(book, rule)
    except (KeyError, StopIteration):
        return ""


def _clause_as_text(clause: Clause) -> str:
    return f"{clause.question} {'is' if clause.any_of else 'is not'} {', '.join(clause.choices)}"


def _guarded(cell: str) -> str:
    """The cell as text that no spreadsheet works out."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _bare(cell: str) -> str:
    """Undoes `_guarded`; blanks around a cell say nothing."""
    stripped = cell.strip()
    return stripped[1:] if stripped.startswith("'") else stripped


def _rows(text: str) -> Iterator[list[str]]:
    plain = text.removeprefix("\ufeff")
    heading = plain.partition("\n")[0]
    delimiter = ";" if heading.count(";") > heading.count(",") else ","
    try:
        yield from csv.reader(io.StringIO(plain, newline=""), delimiter=delimiter, strict=True)
    except csv.Error as error:
        message = f"This is not a readable sheet: {error}."
        raise BadData([Problem("csv", "sheet", message, "Save it as CSV (UTF-8) again.")]) from error


def _heading_problems(heading: list[str]) -> Iterator[Problem]:
    for name in dict.fromkeys(heading):
        if name not in COLUMNS:
            yield _problem(1, name, f"There is no column {name!r}.", f"Use these: {', '.join(COLUMNS)}.")
        elif heading.count(name) > 1:
            yield _problem(1, name, f"The column {name!r} stands twice.", "Keep one of them.")
    for name in NEEDED:
        if name not in heading:
            yield _problem(1, name, f"The column {name!r} is missing.", "Add it.")


def _read_rule(book: Rulebook, row: int, cells: Mapping[str, str], problems: list[Problem]) -> Rule:
    """The rule of a row; what is wrong with the row joins the problems."""
    for column in ("key", "option", "effect", "theme", "why"):
        if not cells.get(column):
            problems.append(_problem(row, column, "This cell is empty.", "Fill it in."))
    if cells.get("added", "") not in TRUTH:
        problems.append(_problem(row, "added", "This says neither yes nor no.", "Write yes, or leave it empty."))
    key = cells.get("key", "")
    before = book.rule.get(key)
    if (said := cells.get("in_words")) and (before is None or said != _words(book, before).strip()):
        message = "This column is only for reading, and it is not what the draft says."
        remedy = "Make the change in the other columns, and leave this one as it was or empty."
        problems.append(_problem(row, "in_words", message, remedy))
    kind: object = cells.get("reason_kind") or None
    return Rule(
        key=key,
        option=cells.get("option", ""),
        effect=cells.get("effect", ""),
        theme=cells.get("theme", ""),
        why=cells.get("why", ""),
        findings=tuple(filter(None, LISTED.split(cells.get("findings", "")))),
        when=_read_condition(row, cells.get("when", ""), problems),
        ref=cells.get("ref", ""),
        reason_kind=kind,  # type: ignore[arg-type]
        first=cells.get("first") or None,
        added=TRUTH.get(cells.get("added", ""), False),
        editor_note=cells.get("editor_note") or None,
    )


def _read_condition(row: int, text: str, problems: list[Problem]) -> Condition:
    clauses = []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        match = CLAUSE.fullmatch(part)
        if match is None:
            problems.append(_problem(row, "when", f"{part!r} is not a clause.", SHAPE))
            continue
        choices = tuple(LISTED.split(match["choices"]))
        ways = {"any_of": choices} if match["way"] == "is" else {"none_of": choices}
        clauses.append(Clause(match["question"], **ways))
    return tuple(clauses)


def _problem(row: int, column: str, message: str, remedy: str) -> Problem:
    place = f"row {row}, column {column}" if column else f"row {row}"
    return Problem("sheet", place, message, remedy)
