"""A village as one HTML file that needs no other: its page with the styles inside and links that lead to the site."""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import urljoin

from markupsafe import Markup

from generator.model.village import Village
from generator.pages.addresses import address_of, language_url
from generator.pages.style import inlined_style
from generator.pages.view import View
from generator.pages.village import render_villages, village_name

SITE_ONLY = re.compile(r"<section\b[^>]* data-site-only\b.*?</section>\s*", re.DOTALL)
LINK = re.compile(r'(<a\b[^>]*? href=")([^"]*)(")')


def village_file(view: View, village: Village) -> str:
    """Return the page of a village in the view's language as a file that opens without the internet."""
    address = address_of("village", village.code)
    body = next(render_villages(view, only=village.code)).body
    return view.render(
        "village-file.html.j2",
        address,
        village=village,
        name=village_name(view, village),
        body=Markup(_absolute(SITE_ONLY.sub("", body), language_url(view.programme.identity, view.language) + address)),  # noqa: S704 - rendered by our template
        style=inlined_style,
    ) + "\n"  # fmt: skip


def _absolute(body: str, page: str) -> str:
    """Make links absolute, but those to a place in the file itself."""

    def whole(match: re.Match[str]) -> str:
        before, href, after = match.groups()
        return match[0] if href.startswith("#") else before + escape(urljoin(page, unescape(href))) + after

    return LINK.sub(whole, body)
