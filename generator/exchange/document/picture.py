"""Drawings of the site as pictures of a document: a fixed width, and the light colours written into them."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import Any

import typst

from generator.pages.site import THEME

WIDTH = 640
"""Pixels of the drawing: the width at which a page's type and the drawing's are alike."""
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
SHEETS = ("kerangka.css", "framework.css")
FONT = "Libertinus Serif"


def fixed(svg: str) -> str:
    """Return a fluid drawing (x in per cent, no viewBox) as one of a fixed size that needs no style sheet."""
    head, _, body = svg.partition(">")
    height = re.search(r'height="(\d+)"', head)
    size = height[1] if height else "100"
    head = re.sub(r'\s(?:width|height|role|aria-label)="[^"]*"', "", head)
    return (
        f'{head} xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{size}" viewBox="0 0 {WIDTH} {size}">'
        f"<style>{_style()}</style>{body}"
    )


def told(svg: str) -> str:
    """Return what a drawing says of itself to those who do not see it."""
    label = re.search(r'aria-label="([^"]*)"', svg)
    return unescape(label[1]) if label else ""


def as_png(svg: str) -> bytes:
    """Return a fixed drawing as a picture that any Word shows: typst draws it, no other program is needed."""
    size = re.search(r'viewBox="0 0 (\d+) (\d+)"', svg)
    width, height = (size[1], size[2]) if size else ("640", "100")
    source = f'#set page(width: {width}pt, height: {height}pt, margin: 0pt)\n#image("picture.svg", width: 100%)'
    files: Any = {"main.typ": source.encode(), "picture.svg": svg.encode()}
    picture = typst.compile(files, format="png", ppi=200, ignore_system_fonts=True)
    return bytes(picture) if isinstance(picture, (bytes, bytearray)) else bytes(picture[0])


@cache
def _style() -> str:
    """Return what our style sheets say of drawings, for the light page and in plain pixels."""
    tokens = _tokens((THEME / "assets" / "tokens.css").read_text(encoding="utf-8"))
    rules = []
    for name in SHEETS:
        sheet = _outside_media((THEME / "assets" / name).read_text(encoding="utf-8"))
        for selectors, body in RULE.findall(sheet):
            drawn = [_selector(one) for one in selectors.split(",") if re.search(r"\bsvg\b", one)]
            kept, declared = [one for one in drawn if one], _resolved(body, tokens)
            if kept and declared:
                rules.append(f"{','.join(kept)}{{{declared}}}")
    return f"text{{font-family:'{FONT}';font-size:13px}}" + "".join(rules)


def _selector(selector: str) -> str:
    """Take away what is outside the drawing; one that names more than classes of it is not for us."""
    return "" if re.search("[:()]", selector) else "svg" + selector.rstrip().partition("svg")[2]


def _tokens(sheet: str) -> dict[str, str]:
    light = _outside_media(sheet).partition('[data-md-color-scheme="slate"]')[0]
    return dict(re.findall(r"(--[\w-]+):\s*([^;]+);", light))


def _outside_media(sheet: str) -> str:
    """Return a style sheet without its comments and without the rules for special media."""
    sheet = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    kept, depth, skipping = [], 0, None
    for piece in re.split(r"(?<=[{}])", sheet):
        depth += piece.endswith("{")
        if skipping is None and piece.lstrip().startswith("@") and piece.endswith("{"):
            skipping = depth
        if skipping is None:
            kept.append(piece)
        if piece.endswith("}"):
            depth -= 1
            if skipping is not None and depth < skipping:
                skipping = None
    return "".join(kept)


def _resolved(body: str, tokens: dict[str, str]) -> str:
    """Keep what a drawing program knows: colours, lines, sizes of type."""
    kept = []
    for declaration in body.split(";"):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        while (used := re.search(r"var\((--[\w-]+)\)", value)) is not None:
            value = value.replace(used[0], tokens.get(used[1], "0"))
        if name == "font":
            size = re.search(r"([\d.]+)", value)
            kept += [f"font-size:{size[1]}px"] if size else []
        elif name in {"fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "font-weight", "opacity", "paint-order"}:
            kept.append(f"{name}:{value}")
    return ";".join(kept)
