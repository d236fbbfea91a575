"""Widgets of our own: the condition as check boxes by question, and citations as rows with a search."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect

from options.admin.search import finding_label
from options.admin.ticks import ALL, ANY, KEPT, Ticks, groups_in, ticks_of
from options.admin.vocabulary import Asked
from options.models import Citation
from options.rules.conditions import Condition

BLANK_ROWS = 2


def many(data: Any, name: str) -> list[str]:
    """All values sent under a name, from a request or from a plain mapping."""
    if hasattr(data, "getlist"):
        return list(data.getlist(name))
    value = data.get(name, [])
    return list(value) if isinstance(value, list | tuple) else [value]


class Boxes(forms.Widget):
    """A field of many boxes: with nothing ticked it sends nothing, and each box has a label of its own."""

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Never: that no box was sent says nothing about the page."""
        return False

    def id_for_label(self, id_: str) -> str:
        """None: the field as a whole has no box to point to."""
        return ""


class ConditionTicks(Boxes):
    """Every question with its choices in rows, each with a box "counts" and a box "rules out".

    The value is the condition as written, or the ticks as sent. `asked` holds the questions, in the order asked.
    """

    template_name = "options/admin/condition.html"
    asked: tuple[Asked, ...] = ()
    written: Condition = ()
    ask_always = False

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, Any]:
        """What was ticked, by question; `whole` says that the boxes were on the page."""
        ticks = {
            one.key: Ticks(
                tuple(many(data, f"{name}-{one.key}-counts")),
                tuple(many(data, f"{name}-{one.key}-out")),
                data.get(f"{name}-{one.key}-how") or ANY,
            )
            for one in self.asked
        }
        return {"ticks": ticks, "always": bool(data.get(f"{name}-always")), "whole": f"{name}-whole" in data}

    def as_sent(self, value: Condition) -> dict[str, tuple[str, ...]]:
        """What the boxes send for a condition, by what follows the field's name."""
        sent: dict[str, tuple[str, ...]] = {"-whole": ("1",)}
        for question, ticks in ticks_of(value or ()).items():
            parts = {"counts": ticks.counts, "out": ticks.rules_out, "how": (ticks.how,)}
            sent |= {f"-{question}-{part}": values for part, values in parts.items() if values}
        return sent if value or not (self.ask_always and self.attrs.get("saved")) else {**sent, "-always": ("1",)}

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """The questions with ticks first, then the others by page."""
        context = super().get_context(name, value, attrs)
        sent = isinstance(value, dict)
        ticks = value["ticks"] if sent else ticks_of(value or ())
        questions = [self._question(name, one, ticks.get(one.key, Ticks())) for one in self.asked]
        pages: dict[str, list[Any]] = {}
        for question in questions:
            if not question["in_use"]:
                pages.setdefault(question["page"], []).append(question)
        context["widget"] |= {
            "used": [question for question in questions if question["in_use"]],
            "pages": pages,
            "ask_always": self.ask_always,
            "always": value["always"] if sent else self.ask_always and value == () and bool(self.attrs.get("saved")),
        }
        return context

    def _question(self, name: str, one: Asked, ticks: Ticks) -> dict[str, Any]:
        groups = groups_in(self.written, one.key)
        words = {choice.key: choice.label for choice in one.choices}
        return {
            "name": f"{name}-{one.key}",
            "words": one.words,
            "page": one.row.step.title if one.row.step else "Before the first page and worked out",
            "in_use": bool(ticks),
            "number": len(ticks.counts) + len(ticks.rules_out),
            "takes_several": one.takes_several,
            "how": ticks.how,
            "ways": (ANY, ALL, KEPT) if ticks.how == KEPT else (ANY, ALL),
            "groups": [[words.get(key, key) for key in group] for group in groups],
            "rows": [
                {
                    "key": choice.key,
                    "label": choice.label,
                    "counts": choice.key in ticks.counts,
                    "out": choice.key in ticks.rules_out,
                }
                for choice in one.choices
            ],
        }

    class Media:
        css = {"all": ["admin_extra/knowledge.css"]}
        js = ["admin_extra/condition.js"]


class SearchOne(AutocompleteSelect):
    """Django's search field for one row; it says what it is for, so that it has a name also while it is empty."""

    placeholder = "Search"

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> dict[str, Any]:
        """What Django's search field needs, with words in it."""
        attrs: dict[str, Any] = super().build_attrs(base_attrs, extra_attrs)
        return {**attrs, "data-placeholder": self.placeholder}

    @property
    def media(self) -> forms.Media:
        """Django's scripts, and ours after those it needs."""
        media: forms.Media = super().media
        return media + forms.Media(
            js=["admin/js/jquery.init.js", "admin/js/autocomplete.js", "admin_extra/search_names.js"]
        )


class FindingSelect(SearchOne):
    """Django's search field for one finding; it knows its one row already and asks the data base nothing."""

    placeholder = "Search for a finding"

    def __init__(self) -> None:
        super().__init__(Citation._meta.get_field("finding"), admin.site)

    def optgroups(self, name: str, value: Any, attrs: Any = None) -> Any:
        """The empty option and the finding chosen."""
        options = [self.create_option(name, "", "", False, 0)]
        options += [self.create_option(name, row.pk, finding_label(row), True, 1) for row in value]
        return [(None, options, 0)]

    def format_value(self, value: Any) -> Any:
        """The row itself, in a list."""
        return [value] if value else []


class CitationRows(forms.Widget):
    """Findings in the order cited, each in a row with a search field and its place.

    The value is a list of findings, or what was sent: ids in the order of their places. Without scripts, a text field
    takes the keys of findings, one per line, and counts in place of the rows.
    """

    template_name = "options/admin/citations.html"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, Any]:
        """Ids in the order of their places, or keys."""
        if f"{name}-keys" in data:
            return {"keys": [line.strip() for line in data[f"{name}-keys"].splitlines() if line.strip()]}
        ids, places = many(data, name), many(data, f"{name}-place")
        rows = [(_number(places, row), row, pk) for row, pk in enumerate(ids) if pk]
        return {"ids": [pk for _, _, pk in sorted(rows)]}

    def as_sent(self, value: Any) -> dict[str, tuple[str, ...]]:
        """What the rows send for findings, by what follows the field's name."""
        findings = list(value or [])
        places = tuple(str(place) for place in range(1, len(findings) + 1))
        return {"": tuple(str(finding.pk) for finding in findings), "-place": places}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Whether neither the rows nor the keys were on the page."""
        return name not in data and f"{name}-keys" not in data

    def id_for_label(self, id_: str) -> str:
        """The first row."""
        return f"{id_}_0"

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """One row per citation and some empty ones."""
        context = super().get_context(name, value, attrs)
        findings = list(value or [])
        select = FindingSelect()
        select.is_required = False
        base = context["widget"]["attrs"].get("id", f"id_{name}")
        context["widget"]["rows"] = [
            {
                "place": place,
                "finding": finding,
                "field": select.render(name, finding, {"id": f"{base}_{place - 1}", "aria-label": f"Finding {place}"}),
            }
            for place, finding in enumerate([*findings, *[None] * BLANK_ROWS], start=1)
        ]
        context["widget"]["keys"] = "\n".join(finding.key for finding in findings)
        return context

    @property
    def media(self) -> forms.Media:
        """What Django's search field needs, and our style."""
        return FindingSelect().media + forms.Media(css={"all": ["admin_extra/knowledge.css"]})


def _number(places: list[str], row: int) -> float:
    """The place written in a row; a row without a number stays where it is."""
    try:
        return float(places[row])
    except (IndexError, ValueError):
        return row + 1
