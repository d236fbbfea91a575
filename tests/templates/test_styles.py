"""The style sheets: colours only from the tokens, readable contrast, and pages of a few kilobytes."""

import gzip
import re
from functools import cache

import pytest

from tests.project.source import ROOT

CSS = ROOT / "static" / "css"
TEMPLATES = ROOT / "templates"
IMAGES = ROOT / "static" / "img"
SHEETS = sorted(path.name for path in CSS.glob("*.css"))
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|lab)a?\(|:\s*(?:black|white|gray|red)\b", re.I)
HEX = re.compile(r"#[0-9a-f]{6}\b", re.I)

READING = [(ink, ground) for ink in ("ink", "ink-soft") for ground in ("paper", "sheet", "well")]
WORDS = [
    *[("accent", ground) for ground in ("paper", "sheet", "well", "accent-wash")],
    *[("accent-deep", ground) for ground in ("paper", "accent-wash")],
    *[("on-dusk", ground) for ground in ("dusk", "dusk-deep")],
    *[("on-dusk-soft", ground) for ground in ("dusk", "dusk-deep")],
    *[
        (ink, f"{level}-wash")
        for level in ("stop", "urgent", "important")
        for ink in (level, "ink", "ink-soft", "accent")
    ],
    *[("stop", "paper"), ("urgent", "paper"), ("urgent", "sheet"), ("dusk", "on-dusk")],
    *[("on-accent", "accent"), ("on-lamp", "lamp"), ("on-stop", "stop")],
]
EDGES = [
    *[("line-strong", ground) for ground in ("paper", "sheet")],
    *[("lamp-edge", ground) for ground in ("paper", "sheet")],
    *[("accent", "sheet"), ("stop", "paper"), ("lamp", "dusk")],
]


def text(name: str) -> str:
    """Give a style sheet without its comments."""
    return re.sub(r"/\*.*?\*/", "", (CSS / name).read_text(encoding="utf-8"), flags=re.S)


@cache
def tokens(scheme: str) -> dict[str, str]:
    """Give the tokens of the light or dark page."""
    light, rest = text("tokens.css").split("@media (prefers-color-scheme: dark)")
    dark = rest.split("@media")[0]
    found = re.findall(r"--([\w-]+):\s*([^;]+);", light if scheme == "light" else light + dark)
    return dict(found)


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours as WCAG 2 reckons it, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """Give the relative luminance of a colour like #f3f5f0."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(READING, 7), (WORDS, 4.5), (EDGES, 3)])
def test_colours_stand_out_from_their_ground(scheme: str, pairs: list[tuple[str, str]], least: float) -> None:
    found = tokens(scheme)

    faint = {pair: round(contrast(found[pair[0]], found[pair[1]]), 2) for pair in pairs}

    assert {pair: value for pair, value in faint.items() if value < least} == {}


@pytest.mark.parametrize("name", [name for name in SHEETS if name != "tokens.css"])
def test_only_the_tokens_name_colours(name: str) -> None:
    assert COLOUR.findall(text(name)) == []


def test_images_use_the_colours_of_the_tokens() -> None:
    known = set(tokens("light").values())
    used = {colour for path in IMAGES.glob("*.svg") for colour in HEX.findall(path.read_text(encoding="utf-8"))}

    assert used <= known


def test_every_token_is_defined_and_used() -> None:
    defined = set(tokens("dark"))
    every = "".join(text(name) for name in SHEETS)
    local = set(re.findall(r"--([\w-]+):", every)) - defined

    assert set(re.findall(r"var\(--([\w-]+)", every)) - defined - local == set()
    assert {name for name in defined if f"var(--{name})" not in every} == set()


def test_every_class_is_on_a_page() -> None:
    every = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "templates").rglob("*.html"))
    words, beginnings = set(re.findall(r"[\w-]+", every)), tuple(re.findall(r"([\w-]+-)\{\{", every))
    styled = {name for sheet in SHEETS for name in re.findall(r"\.([a-z][\w-]*)(?=[^{}]*\{)", text(sheet))}

    assert {name for name in styled if name not in words and not name.startswith(beginnings)} == set()


@pytest.mark.parametrize("name", SHEETS)
def test_a_style_sheet_stays_short(name: str) -> None:
    assert len((CSS / name).read_text(encoding="utf-8").splitlines()) <= 250


def brought_along() -> dict[str, set[str]]:
    """The style sheets of each folder of pages, together with those of every page."""
    named = re.compile(r"'css/([\w-]+\.css)'")
    pages = {path: set(named.findall(path.read_text(encoding="utf-8"))) for path in TEMPLATES.rglob("*.html")}
    everywhere = pages[TEMPLATES / "base.html"]
    folders: dict[str, set[str]] = {}
    for path, sheets in pages.items():
        folders.setdefault(path.parent.name, set(everywhere)).update(sheets)
    return folders


def test_everything_a_page_brings_along_is_small() -> None:
    sizes = {
        folder: sum(len(gzip.compress((CSS / name).read_bytes())) for name in sheets)
        for folder, sheets in brought_along().items()
    }

    assert {folder: size for folder, size in sizes.items() if size > 15_000} == {}
    assert set().union(*brought_along().values()) == set(SHEETS)
    assert (CSS / "fonts" / "vollkorn-600.woff2").stat().st_size <= 30_000
    assert all(path.stat().st_size <= 3_000 for path in IMAGES.iterdir())


def test_scripts_stay_short() -> None:
    for path in (ROOT / "static" / "js").glob("*.js"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 120
