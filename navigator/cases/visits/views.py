"""The pages of one visit. Each view finds its place, reads or keeps answers, and shows a page or goes on."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from navigator.cases import log
from navigator.cases.actions import notes, visits
from navigator.cases.door import looking_or_sending
from navigator.cases.models import Note
from navigator.cases.rendering import show
from navigator.cases.visits import addresses, answering, checking, groups, moving, noting, pages, reading, standing
from navigator.cases.visits.groups import Group
from navigator.cases.visits.note_text import sent_note
from navigator.cases.visits.sitting import Sitting, open_visit
from navigator.journey import flow

CONFLICT = 409


@open_visit
@require_safe
def visit(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    """Go to where the visit goes on, or to how it was."""
    if sitting.visit.is_finished:
        return HttpResponseRedirect(addresses.as_it_was(sitting.visit))
    return _to(sitting, pages.page_to_go_on_with(sitting))


@sensitive_post_parameters()
@open_visit
@looking_or_sending
def questions(request: HttpRequest, sitting: Sitting, page: str) -> HttpResponse:
    """A page of questions: show it, or keep what was answered and go on."""
    group = groups.group_of(sitting.rulebook, page)
    if group is None:
        raise Http404
    if request.method == "POST":
        return _answer(request, sitting, group)
    if sitting.visit.is_finished:
        return HttpResponseRedirect(addresses.as_it_was(sitting.visit))
    if elsewhere := _sent_first(sitting, group, page):
        return _to(sitting, elsewhere)
    return _show_questions(request, sitting, pages.questions_page(sitting, group, has_new="more" in request.GET))


def _answer(request: HttpRequest, sitting: Sitting, group: Group) -> HttpResponse:
    """Keep what holds; whatever does not is shown again as it was typed."""
    sent = answering.read(sitting, group, request.POST)
    if sitting.visit.is_finished:
        return _too_late(request, sitting, noting.typed(sitting, sent))
    outcome = answering.keep(sitting, group, sent)
    if not outcome.is_whole:
        response = _show_questions(request, sitting, pages.questions_page(sitting, group, outcome))
        response.status_code = CONFLICT if outcome.clashing else 200
        return response
    if request.POST.get("to") == "newer":
        return _move(request, sitting)
    name = addresses.known(sitting.rulebook, request.POST.get("to", ""), "") or pages.onward(sitting, group)
    if "stay" in request.POST or outcome.opened:
        name = group.key
    if flow.interrupting(sitting.alerts(), sitting.kept):
        return HttpResponseRedirect(addresses.stop(sitting.visit, name))
    return HttpResponseRedirect(addresses.of_page(sitting.visit, name) + ("?more=1" if outcome.opened else ""))


@open_visit
@looking_or_sending
def stop(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    """What cannot wait. Going on needs a press on "I have dealt with this", which is kept."""
    onward = addresses.known(sitting.rulebook, request.GET.get("return", ""))
    if request.method == "POST":
        if sitting.visit.is_finished:
            return _too_late(request, sitting)
        named = request.POST.getlist("message")
        sitting.keep(sitting.kept.knowing(one.key for one in sitting.alerts() if one.key in named))
        if flow.holding_back(sitting.alerts(), sitting.kept):
            return HttpResponseRedirect(addresses.stop(sitting.visit, onward))
        return _to(sitting, onward)
    page = standing.stop_page(sitting, onward)
    if not page.alerts:
        return _to(sitting, onward)
    return show(request, sitting.member, "visits/stop.html", page)


@open_visit
@require_safe
def check(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    """Every answer of the visit on one page."""
    return show(request, sitting.member, "visits/answers.html", checking.check_page(sitting))


@sensitive_post_parameters()
@open_visit
@require_POST
def note(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    """Keep a note beside a question, an option, or on the visit; one that looks personal is asked about once."""
    about, key = request.POST.get("about", ""), request.POST.get("key", "")
    if not noting.can_be_noted(sitting.rulebook, about, key):
        raise Http404
    sent = noting.merged(sitting, about, key, sent_note(request.POST, "text", "sure"), request.POST.get("seen"))
    onward = addresses.known(sitting.rulebook, request.POST.get("return", ""))
    if sitting.visit.is_finished:
        return _too_late(request, sitting, (noting.typed_note(sitting, about, key, sent.text),))
    if not sent.is_fine:
        log.done(request, "note asked about, not saved", act=log.Act.READ)
        page = noting.note_page(sitting, about, key, sent, onward)
        return show(request, sitting.member, "visits/note.html", page)
    notes.write(sitting.visit, Note.About(about), key, sent.text, sitting.member.user)
    return _to(sitting, onward)


@sensitive_post_parameters()
@open_visit
@looking_or_sending
def counseling_notes(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    """The counseling notes this person may read, and a field for another one."""
    text = request.POST.get("text", "").replace("\r\n", "\n").strip()
    is_long = len(text) > notes.LONGEST
    if request.method == "POST" and text and not is_long:
        mine = reading.counseling_notes(sitting.visit, sitting.member)
        if not any(one.text == text and one.author_id == sitting.member.user_id for one in mine):
            notes.write_counseling(sitting.visit, text, sitting.member.user)
        return HttpResponseRedirect(addresses.of_visit(sitting.visit, "visit-counseling-notes"))
    page = noting.counseling_page(sitting, text, is_long)
    return show(request, sitting.member, "visits/counseling_notes.html", page)


@open_visit
@require_POST
def finish(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    """Close the visit for good, once nothing is held back. A second press changes nothing."""
    if not sitting.visit.is_finished:
        if flow.holding_back(sitting.alerts(), sitting.kept):
            return HttpResponseRedirect(addresses.stop(sitting.visit, addresses.ANSWERS))
        visits.finish(sitting.visit)
    return HttpResponseRedirect(addresses.as_it_was(sitting.visit))


@open_visit
@require_POST
def newer_release(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    """Move the visit to the release readers see now, and go to what is new."""
    return _too_late(request, sitting) if sitting.visit.is_finished else _move(request, sitting)


def _move(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    number, before = sitting.visit.release, sitting.rulebook
    moved = moving.move(sitting)
    if moved.visit.release != number:
        log.note(request, log.Act.CHANGE, moved.visit.case, moved.visit.number, "newer release")
    return HttpResponseRedirect(moving.page_after(moved, before))


def _sent_first(sitting: Sitting, group: Group, page: str) -> str:
    """The name of the page to go to in place of the one asked for: the gate before the rest, or the page of a step."""
    open_now = groups.open_groups(sitting.rulebook, sitting.kept.told)
    if not sitting.kept.past_gate and group.key != open_now[0].key:
        return open_now[0].key
    if group not in open_now:
        return addresses.ANSWERS
    return group.key if group.key != page else ""


def _show_questions(request: HttpRequest, sitting: Sitting, page: pages.QuestionsPage) -> HttpResponse:
    return show(request, sitting.member, "visits/questions.html", page, form=page.form)


def _too_late(request: HttpRequest, sitting: Sitting, typed: tuple[noting.Typed, ...] = ()) -> HttpResponse:
    """The page for a visit that was finished meanwhile: nothing was changed, and here is what was typed."""
    log.done(request, "visit is finished, not saved", act=log.Act.READ)
    page = noting.TooLate(sitting.visit, typed)
    response = show(request, sitting.member, "visits/finished.html", page)
    response.status_code = CONFLICT
    return response


def _to(sitting: Sitting, name: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(addresses.of_page(sitting.visit, name))
