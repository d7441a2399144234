"""Pictures of every kind of page, for people to look at: both languages, light and dark, desk and phone.

python -m benchmarks.screenshots SITE OUT
"""

from __future__ import annotations

import functools
import sys
import threading
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Literal

from playwright.sync_api import sync_playwright

from tests.browser.conftest import CHROMIUM, Quiet, kinds

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WIDTHS = (1280, 360)
TALLEST = 16_000
"""Pixels: Chromium draws no more in one piece; what lies below is left out of the picture."""


def main(site: Path, out: Path) -> int:
    """Write one picture a page, language, scheme and width into `out`; returns their number."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    count = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for language in ("id", "en"):
            for width in WIDTHS:
                page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
                for path in kinds(site):
                    page.goto(f"http://127.0.0.1:{server.server_port}/{'' if language == 'id' else 'en/'}{path}", wait_until="networkidle")
                    for scheme in SCHEMES:
                        page.emulate_media(color_scheme=scheme)
                        folder = out / language / f"{width}-{scheme}"
                        folder.mkdir(parents=True, exist_ok=True)
                        name = path.strip("/").replace("/", "_") or "beranda"
                        height = min(TALLEST, page.evaluate("document.documentElement.scrollHeight"))
                        page.screenshot(
                            path=folder / f"{name}.jpg", type="jpeg", quality=70, full_page=True,
                            clip={"x": 0, "y": 0, "width": width, "height": height},
                        )  # fmt: skip
                        count += 1
                page.context.close()
        browser.close()
    server.shutdown()
    return count


if __name__ == "__main__":
    print(main(Path(sys.argv[1]), Path(sys.argv[2])), "pictures in", sys.argv[2])
