"""The site's style sheets, for files that carry them inside."""

from __future__ import annotations

import re

from markupsafe import Markup

from generator.pages.site import THEME

COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


def inlined_style(name: str) -> Markup:
    """Return a style sheet of the site without its comments."""
    return Markup(COMMENT.sub("", (THEME / "assets" / name).read_text(encoding="utf-8")))  # noqa: S704 - a file of this package
