"""One sitemap for all languages, with the stamped pages and without the shell."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape


def publish_sitemap(site: Path, site_url: str) -> None:
    """Write `sitemap.xml` with the address of every page; those of the engine go."""
    for leftover in (*site.rglob("sitemap.xml"), *site.rglob("sitemap.xml.gz")):
        leftover.unlink()
    addresses = sorted(
        path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")
    )
    lines = [
        f"  <url><loc>{escape(site_url + (address + '/' if address != '.' else ''))}</loc></url>"
        for address in addresses
    ]
    text = "\n".join(
        ['<?xml version="1.0" encoding="UTF-8"?>', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">', *lines, "</urlset>", ""]
    )
    (site / "sitemap.xml").write_text(text, encoding="utf-8", newline="\n")
