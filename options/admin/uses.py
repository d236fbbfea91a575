"""Where a row of the draft is used: through links between rows, and by its key inside texts, lists and answers.

What is in use is neither deleted nor renamed. Every use leads to the row that uses it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CASCADE, Model
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html

from options.admin.uses_by_key import USERS, Found, needed
from options.models import AlertHelpline, Choice, Citation, Clause, ClauseChoice, Derivation
from options.models.evidence import CITING
from options.models.rules import CONDITIONED

INSTEAD = (
    "Change or delete each of these first. A key is never renamed: to replace a row, add a new one with the new key, "
    "move the uses to it, then delete this one. Releases that are published keep what they have."
)
PARENTS = {
    "optionfact": "option",
    "programquestion": "option",
    "choice": "question",
    "derivation": "question",
    "alerthelpline": "alert",
    "clausechoice": "clause",
}
"""The row in whose form a row without a form of its own is edited."""
OWNERS: dict[type[Model], tuple[str, ...]] = {
    Citation: (*CITING, "fact__option"),
    Clause: CONDITIONED,
    ClauseChoice: ("choice__question", *(f"clause__{owner}" for owner in CONDITIONED)),
    Derivation: ("question", "source_question"),
    AlertHelpline: ("alert",),
}
"""What is read together with a row that uses another one, to name the row in whose form it is edited."""


@dataclass(frozen=True, slots=True)
class Use:
    """A row that uses another one, and how; without a row, a whole sentence why it cannot be spared."""

    row: Model | None
    how: str

    @property
    def link(self) -> str:
        """The use in words, as a link to the form of the row."""
        if self.row is None:
            return self.how
        kind = str(self.row._meta.verbose_name).capitalize()
        words = f"{kind} “{self.row}”"
        try:
            address = reverse(f"admin:options_{self.row._meta.model_name}_change", args=[self.row.pk])
        except NoReverseMatch:
            return format_html("{}: {}", words, self.how)
        return format_html('<a href="{}">{}</a>: {}', address, words, self.how)


def uses_of(rows: Sequence[Model]) -> list[Use]:
    """Every use of these rows by another row, in the order found, each row and way once.

    Takes: rows of one kind. Uses among the rows themselves do not count, and neither does what goes with them.
    """
    if not rows:
        return []
    going = {(type(row), row.pk) for row in rows}
    found: dict[tuple[type[Model], Any, str], Use] = {}
    for user, how in [*_linked(rows), *_by_key(rows)]:
        owner = owner_of(user)
        if (type(owner), owner.pk) not in going:
            found.setdefault((type(owner), owner.pk, how), Use(owner, how))
    spared = dict.fromkeys(why for row in rows if (why := needed(row)))
    return [*(Use(None, why) for why in spared), *found.values()]


def owner_of(row: Model) -> Model:
    """The row in whose form a row is edited; the row itself where it has a form."""
    if isinstance(row, Citation | Clause):
        names = CITING if isinstance(row, Citation) else CONDITIONED
        return owner_of(next(owner for name in names if (owner := getattr(row, name))))
    parent = PARENTS.get(str(row._meta.model_name))
    return owner_of(getattr(row, parent)) if parent else row


def _linked(rows: Sequence[Model]) -> Iterator[Found]:
    """Rows that point to these, and rows with which these are listed; of what would go with them, its own uses."""
    model = type(rows[0])
    for link in model._meta.get_fields():
        if not (link.auto_created and not link.concrete) and not link.many_to_many:
            continue
        yield from _of_lists(rows, link) if link.many_to_many else _of_link(rows, link)


def _of_link(rows: Sequence[Model], link: Any) -> Iterator[Found]:
    users = link.related_model._base_manager.filter(**{f"{link.field.name}__in": rows})
    if link.on_delete is not CASCADE:
        for row in users.select_related(*OWNERS.get(link.related_model, ())).order_by("pk"):
            yield row, _how(row, link)
    elif link.related_model is Choice and (going := list(users.select_related("question"))):
        yield from ((use.row, use.how) for use in uses_of(going) if use.row is not None)


def _how(row: Model, link: Any) -> str:
    if isinstance(row, ClauseChoice):
        return f"its condition ({row.choice})"
    if isinstance(row, Clause):
        return "its condition"
    return "what it cites" if isinstance(row, Citation) else str(link.field.verbose_name)


def _of_lists(rows: Sequence[Model], link: Any) -> Iterator[Found]:
    """Rows on whose lists, made by ticks, these stand. A list with a table of its own is a link, told above."""
    through = link.through if hasattr(link, "through") else link.remote_field.through
    if not through._meta.auto_created or not link.auto_created:
        return
    for row in link.related_model._base_manager.filter(**{f"{link.field.name}__in": rows}).order_by("pk").distinct():
        yield row, str(link.field.verbose_name)


def _by_key(rows: Sequence[Model]) -> Iterator[Found]:
    look: Callable[[Sequence[Any]], Iterable[Found]] | None = USERS.get(type(rows[0]))
    return iter(look(rows) if look else ())
