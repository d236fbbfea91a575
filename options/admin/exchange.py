"""Import and export: the draft or a release as a file, and a file into the draft after a look at what it changes."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_http_methods

from options.models import Release
from options.publishing.imports import LARGEST, as_json, as_sheet, as_zip, read_file, replace_draft
from options.publishing.latest import latest_draft
from options.publishing.rows import RowChange, changed_rows
from options.rules.codec import canonical_json, decode
from options.rules.errors import BadData, Problem
from options.rules.rulebook import Rulebook

LOOKED_FOR = 3600
"""Seconds for which a file that was looked at can be taken over."""
SALT = "options.admin.exchange"
DRAFTED = ("rule", "option", "question", "finding", "source", "alert", "examplecase", "translation")
NEEDS = tuple(f"options.{act}_{model}" for model in DRAFTED for act in ("add", "change", "delete"))
"""The rights of those who may bring in a file: it can touch everything."""
WRITERS: dict[str, tuple[Callable[[Rulebook], bytes], str]] = {
    "draft.json": (as_json, "application/json"),
    "draft.zip": (as_zip, "application/zip"),
    "rules.csv": (as_sheet, "text/csv; charset=utf-8"),
}
"""What can be taken out of the draft, by the name of the file."""


class FileForm(forms.Form):
    """A file to look at."""

    file = forms.FileField(
        label="File",
        widget=forms.FileInput(attrs={"accept": ".csv,.zip,.json"}),
        error_messages={"required": "Choose a file first.", "empty": "This file is empty."},
    )
    without_others = forms.BooleanField(
        required=False, label="Take out the rules that are not in the sheet", help_text="Only for a sheet of rules."
    )

    def clean_file(self) -> UploadedFile:
        """The file, if it is not too large to be read."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(f"This file is too large: at most {LARGEST // 1_000_000} million bytes.")
        return file


class LoadForm(forms.Form):
    """A file that was looked at, and why it becomes the draft."""

    looked_at = forms.CharField(widget=forms.HiddenInput)
    why = forms.CharField(
        label="Why this change",
        widget=forms.Textarea(attrs={"rows": 2, "cols": 80}),
        help_text="It stays in the history with your name.",
        error_messages={"required": "Say in a sentence why."},
    )


@dataclass(frozen=True, slots=True)
class Looked:
    """A file that was read: what it makes of the draft, and the draft it was compared with."""

    name: str
    book: Rulebook
    seen: str
    rows: tuple[RowChange, ...]


@require_http_methods(["GET", "POST"])
def exchange(request: HttpRequest) -> HttpResponse:
    """The page; a post shows what a file changes, a second one takes it over."""
    if not request.user.has_perm("options.view_rule"):
        raise PermissionDenied
    may_load = request.user.has_perms(NEEDS)
    if request.method == "POST" and not may_load:
        raise PermissionDenied
    context: dict[str, Any] = {"form": FileForm(), "may_load": may_load}
    if "looked_at" in request.POST:
        return _take_over(request, context)
    if request.method == "POST":
        form = FileForm(request.POST, request.FILES)
        context["form"] = form
        if form.is_valid():
            context |= _look(request, form)
    return _shown(request, context)


@require_GET
def download(request: HttpRequest, name: str) -> HttpResponse:
    """The draft as a file."""
    if not request.user.has_perm("options.view_rule"):
        raise PermissionDenied
    if name not in WRITERS:
        raise Http404(f"There is no file {name}.")
    write, kind = WRITERS[name]
    return _file(write(latest_draft().book), kind, name)


@require_GET
def download_release(request: HttpRequest, number: int) -> HttpResponse:
    """A release as it was sealed."""
    if not request.user.has_perm("options.view_release"):
        raise PermissionDenied
    row = Release.objects.filter(number=number).values_list("content", flat=True).first()
    if row is None:
        raise Http404(f"There is no release {number}.")
    return _file(row.encode("utf-8"), "application/json", f"release-{number}.json")


def addresses(site: admin.AdminSite) -> list[Any]:
    """The addresses of the files."""
    return [
        path("exchange/release-<int:number>.json", site.admin_view(download_release), name="options_release_file"),
        path("exchange/<str:name>", site.admin_view(download), name="options_draft_file"),
    ]


def _look(request: HttpRequest, form: FileForm) -> dict[str, Any]:
    """What a file changes, or everything that is wrong with it."""
    file: Any = form.cleaned_data["file"]
    try:
        draft = latest_draft()
        without_others = form.cleaned_data["without_others"]
        book = read_file(file.name, file.read(), draft.book, without_others=without_others)
        _refuse_locked(request, draft.book, book)
    except BadData as error:
        return {"problems": error.problems, "name": file.name}
    looked = Looked(file.name, book, draft.digest, changed_rows(draft.book, book))
    said = {"content": canonical_json(book), "seen": draft.digest, "name": file.name}
    sealed = signing.dumps(said, salt=_salt(request), compress=True)
    return {"looked": looked, "load": LoadForm(initial={"looked_at": sealed})}


def _take_over(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """Make the file that was looked at the draft."""
    load = LoadForm(request.POST)
    try:
        sealed = signing.loads(request.POST["looked_at"], max_age=LOOKED_FOR, salt=_salt(request))
        book = decode(Rulebook, json.loads(sealed["content"]))
        if not load.is_valid():
            looked = Looked(sealed["name"], book, sealed["seen"], changed_rows(latest_draft().book, book))
            return _shown(request, {**context, "looked": looked, "load": load})
        what = f"Took over the file {sealed['name']} into the draft."
        user: Any = request.user
        replace_draft(book, sealed["seen"], user=user, what=what, why=load.cleaned_data["why"])
    except signing.BadSignature:
        problem = Problem("file", "file", "This was looked at too long ago.", "Choose the file again.")
        return _shown(request, {**context, "problems": (problem,)})
    except BadData as error:
        return _shown(request, {**context, "problems": error.problems})
    messages.success(request, f"The draft now holds what {sealed['name']} says. Nothing is published yet.")
    return HttpResponseRedirect(reverse("admin:options_exchange"))


def _refuse_locked(request: HttpRequest, draft: Rulebook, book: Rulebook) -> None:
    """Only a publisher may change safeguards.

    Raises: BadData with every safeguard that differs, for anyone else.
    """
    if request.user.has_perm("options.change_safeguard"):
        return
    before, after = ({one.key: one for one in side.safeguards} for side in (draft, book))
    remedy = "Keep it as it is in the draft, or ask a publisher."
    if problems := [
        Problem("locked", f"safeguard {key}", "Safeguards are locked, and the file changes this one.", remedy)
        for key in before | after
        if before.get(key) != after.get(key)
    ]:
        raise BadData(problems)


def _salt(request: HttpRequest) -> str:
    """What ties a file that was looked at to the person who did."""
    return f"{SALT}.{request.user.pk}"


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)


def _shown(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    releases: Iterable[Release] = Release.objects.defer("content", "proof", "changes")[:20]
    return TemplateResponse(
        request,
        "options/admin/exchange.html",
        {**admin.site.each_context(request), "title": "Import and export", "releases": releases, **context},
    )
