"""The document as PDF: pandoc turns the book into typst's language, our template gives it its look."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from typing import Any

import pypandoc
import typst

from generator.exchange.document.book import Block, Book
from generator.exchange.document.picture import fixed, told

STANDS_APART = ("landscape", "lead", "sheet")
"""Divs that our template has a function for."""


def typeset(book: Book, figures: Mapping[str, str], given: Mapping[str, Any]) -> bytes:
    """Return the PDF; `given` is what the template prints around the body. The same bytes everywhere: no font of the system."""
    body = pypandoc.convert_text(
        Book(book.version, list(_apart(book.blocks)), book.entries).as_json(), "typst", format="json",
        extra_args=["--wrap=none"],
    )  # fmt: skip
    for name, svg in figures.items():
        body = body.replace(f'image("figure:{name}"', f'image("{name}.svg", alt: {json.dumps(told(svg))}, width: 100%')
    template = (files("generator") / "templates" / "project-document.typ").read_text(encoding="utf-8")
    sources: Any = {f"{name}.svg": fixed(svg).encode() for name, svg in figures.items()}
    sources["main.typ"] = template.replace("$body$", body).encode()
    return bytes(
        typst.compile(
            sources, format="pdf", ignore_system_fonts=True, pdf_standards=["ua-1"],
            sys_inputs={"given": json.dumps(given)},
        )
    )  # fmt: skip


def _apart(blocks: Iterable[Block]) -> Iterator[Block]:
    """Take blocks out of their divs, into the template's function of that name where one has a look of its own.

    A turned page may not stand in a container, so none is left.
    """
    for block in blocks:
        if block["t"] != "Div":
            yield block
            continue
        attributes, inner = block["c"]
        looks = [name for name in attributes[1] if name in STANDS_APART]
        yield from (_raw(f"#{name}[") for name in looks)
        yield from _apart(inner)
        yield from (_raw("]") for _ in looks)


def _raw(text: str) -> Block:
    return {"t": "RawBlock", "c": ["typst", text]}
