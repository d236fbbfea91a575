"""What is said beside a field about its words: the grade, long sentences, and words that readers should not meet.

It never keeps a draft from being saved; the same words do keep it from being published. "Check words" shows it for what
was typed and saves nothing.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms import BaseForm, ModelForm
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join

from options import models
from options.admin.fields import LinesText, YamlText
from options.publishing.wording import HIGHEST_GRADE, Wording, long_sentences, wording_from
from options.rules.codec import decode
from options.rules.errors import BadData
from options.rules.translations import texts_below

CHECK = "_words"
"""The name of the button that checks without saving."""
VOICES = ("self", "other", "counsellor")
READ: dict[type[Model], tuple[str, ...]] = {
    models.Option: (
        *("name", "also_called", "summary", "what_happens", "a_typical_week", "suits", "does_not_suit", "unknowns"),
        *("work_and_family", "change_later", "next_step_today", "warning_signs", "search", "suspended"),
    ),
    models.OptionFact: ("text", "measure", "over", "who", "payer", "unit"),
    models.ProgramQuestion: ("question", "good_answer"),
    models.ScaleEntry: ("words", "blurb"),
    models.Step: ("title", *(f"intro_{voice}" for voice in VOICES)),
    models.Question: (
        *("label", "why"),
        *(f"{part}_{voice}" for part in ("wording", "hint") for voice in VOICES),
    ),
    models.Choice: ("label", "short"),
    models.Derivation: ("unknown_short",),
    models.Alert: ("title", *(f"advice_{voice}" for voice in VOICES)),
    models.Rule: ("why",),
    models.Safeguard: ("statement",),
    models.Finding: ("statement", "figure", "population"),
    models.Conflict: ("topic", "what_the_evidence_says", "honest_wording", "seed_claim_note"),
    models.Helpline: ("name", "hours", "what_for"),
    models.Term: ("term", "plain", "also_called"),
    models.Statement: ("heading", "text"),
    models.Guide: ("title", "summary", "privacy", "sections"),
}
"""The fields that readers see, by kind of row."""


class Unsaved:
    """A form that is looked at and never saved."""

    def is_valid(self) -> bool:
        """No, whatever it holds; its mistakes are found all the same."""
        super().is_valid()  # type: ignore[misc]
        return False


class Hinting(admin.ModelAdmin):
    """Forms that say beside each text how it reads, and a button that says it for what was typed."""

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **options: Any) -> type[ModelForm]:
        """The form; one that is not saved when words are checked."""
        form = super().get_form(request, obj, change=change, **options)
        return type(form.__name__, (Unsaved, form), {}) if CHECK in request.POST else form

    def render_change_form(self, request: Any, context: Any, *args: Any, **options: Any) -> Any:
        """The form with what is said about its words."""
        form, row = context["adminform"].form, options.get("obj")
        may_save = self.has_change_permission(request, row) if row else self.has_add_permission(request)
        if may_save and self.model in READ:
            context["checks_words"] = True
            if request.POST or options.get("change"):
                below = (one for inline in context["inline_admin_formsets"] for one in inline.formset.forms)
                hint_fields((form, *below))
        return super().render_change_form(request, context, *args, **options)


def hint_fields(forms: Iterable[BaseForm]) -> None:
    """Say beside each text of some forms how it reads, in two queries for all of them."""
    wording: Wording | None = None
    for form in forms:
        for name in READ.get(form._meta.model, ()):  # type: ignore[attr-defined]
            if name in form.fields and (texts := list(texts_in(form, name))):
                wording = wording or draft_wording()
                field = form.fields[name]
                # The field as it stands on the page took its help when its value was read.
                field.help_text = form[name].help_text = format_html("{}{}", field.help_text, hint_of(texts, wording))


def texts_in(form: Any, name: str) -> Iterator[str]:
    """The texts that a field of a form holds, as typed or as saved; none where it cannot be read."""
    field, value = form.fields[name], form[name].value()
    if isinstance(field, YamlText):
        try:
            yield from texts_below(decode(field.shape, field.to_python(value)))
        except (ValidationError, BadData):
            return
    elif isinstance(value, str):
        lines = value.splitlines() if isinstance(field, LinesText) else [" ".join(value.split())]
        yield from (line.strip() for line in lines if line.strip())


def hint_of(texts: list[str], wording: Wording) -> str:
    """What is said about some texts that stand together, as HTML."""
    lines = [*_mends(texts, wording)]
    grade, size = wording.grade(texts), sum(len(text.split()) for text in texts)
    if grade is not None:
        said = f"{size} words, grade {max(grade, 0):.0f}."
        hard = (
            f" The limit is {HIGHEST_GRADE}; shorter words and sentences help." if round(grade) > HIGHEST_GRADE else ""
        )
        lines.append(("fine", said + hard))
    if not lines:
        return ""
    return format_html('<span class="word-hints">{}</span>', format_html_join("", '<span class="{}">{}</span>', lines))


def draft_wording() -> Wording:
    """The words of the draft as it stands."""
    glossary = models.Term.objects.values_list("term", "also_called", "avoid")
    names = models.Option.objects.values_list("name", flat=True)
    return wording_from(tuple((term, tuple(also), tuple(avoid)) for term, also, avoid in glossary), tuple(names))


def _mends(texts: list[str], wording: Wording) -> Iterator[tuple[str, str]]:
    seen = {found.word.lower(): found for text in texts for found in wording.words_to_mend(text)}
    for found in seen.values():
        yield "mend", f"“{found.word}”: say {found.say}."
    for text in texts:
        for sentence in long_sentences(text):
            start = " ".join(sentence.split()[:6])
            yield "mend", f"A sentence of {len(sentence.split())} words, “{start} …”: cut it in two."
