"""The results of a visit as a value, laid out for two people at one screen."""

from dataclasses import dataclass

from navigator.cases.models import Note, Visit
from navigator.cases.together.asks import Ask, asks
from navigator.cases.together.at_results import AtResults
from navigator.cases.together.board import Board, Layer, Order, order_of
from navigator.cases.together.what_if import WhatIf, what_if
from navigator.cases.visits.reading import notes_beside
from navigator.journey.pages import AlertView, Severity, alert_view, severity_of
from options.publishing.current import LiveRelease

SUPPORTS_OPEN = 4


@dataclass(frozen=True, slots=True)
class TogetherPage:
    """Everything on the page. `order` is that of the real answers; what is tried stands in `what_if`."""

    visit: Visit
    live: LiveRelease
    alerts: tuple[AlertView, ...]
    severities: tuple[Severity, ...]
    order: Order
    what_if: WhatIf
    asks: tuple[Ask, ...]
    supports: tuple[Board, ...]
    held_back: tuple[Board, ...]
    supports_open: int = SUPPORTS_OPEN

    @property
    def telling(self) -> tuple[Ask, ...]:
        """The open questions whose answer could move something."""
        return tuple(ask for ask in self.asks if ask.moves)

    @property
    def others(self) -> tuple[Ask, ...]:
        """The open questions that would move nothing alone."""
        return tuple(ask for ask in self.asks if not ask.moves)


def together_page(at: AtResults) -> TogetherPage:
    """Lay out the results of a visit."""
    live, kept, real, imagined = at.live, at.kept, at.ranking, at.imagined
    book = live.rulebook
    notes = {key: note.text for key, note in notes_beside(at.visit, Note.About.OPTION).items()}
    order = order_of(live, real, notes)
    lay = Layer(book, real.settled.assumed, notes)
    return TogetherPage(
        visit=at.visit,
        live=live,
        alerts=tuple(alert_view(book, shown.alert, kept.voice) for shown in imagined.alerts),
        severities=severities_of(at),
        order=order,
        what_if=what_if(book, kept, order, order_of(live, imagined, {})),
        asks=asks(book, kept, real.settled.unknown, at.visit),
        supports=tuple(lay.open(one, "", is_open=True) for one in real.supports),
        held_back=tuple(lay.open(one, "", is_open=True) for one in real.held_back),
    )


def severities_of(at: AtResults) -> tuple[Severity, ...]:
    """Each derived answer as understood."""
    book, settled = at.live.rulebook, at.ranking.settled
    return tuple(
        severity_of(book, key, band, key in settled.assumed, back_to="")
        for key in book.derived
        for band in settled.given[key]
    )
