"""The form that looks through the evidence, made from the release: its types, options and themes."""

from django import forms
from django.utils.translation import gettext as _

from navigator.library.search import Wanted, types_of
from options.rules.languages import plain
from options.rules.rulebook import Rulebook

LONGEST = 100


class SearchForm(forms.Form):
    """Words and three filters; all may be left open."""

    use_required_attribute = False

    def __init__(self, rulebook: Rulebook, *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        named = ((option.key, plain(option.name)) for option in rulebook.options)
        self.fields["words"] = _words_field()
        types = (plain(label) for label in types_of(rulebook))
        self.fields["type"] = _choice(_("Type of source"), ((label, label) for label in types))
        self.fields["option"] = _choice(_("Option"), named)
        self.fields["theme"] = _choice(_("Theme"), ((theme.key, plain(theme.label)) for theme in rulebook.scale.themes))

    @property
    def wanted(self) -> Wanted:
        """What is looked for; nothing while the form has errors or was not sent."""
        return Wanted(**self.cleaned_data) if self.is_bound and self.is_valid() else Wanted()


def _words_field() -> forms.CharField:
    widget = forms.TextInput({"autocomplete": "off", "type": "search"})
    hint = _("Such as: heroin trial")
    return forms.CharField(label=_("Words"), required=False, max_length=LONGEST, help_text=hint, widget=widget)


def _choice(label: str, choices: object) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[("", _("All")), *choices])  # type: ignore[misc]
