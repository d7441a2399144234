"""A browser, the built site on an address, and one page of every kind."""

from __future__ import annotations

import functools
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chrome")


class Quiet(SimpleHTTPRequestHandler):
    """A server of files that keeps its requests to itself."""

    def log_message(self, *words: object) -> None:
        """Say nothing; the test says what went wrong."""


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The built site, served on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of the system."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab of a wide window."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def kinds(site: Path) -> tuple[str, ...]:
    """Return addresses that show every kind of page: each list, a page below it, every sort of village.

    They are read off the site, so that a new kind is among them by itself.
    """
    found = [""]
    for folder in sorted(one for one in site.iterdir() if one.is_dir() and one.name not in {"assets", "en", "desa"}):
        if (folder / "index.html").is_file():
            found.append(f"{folder.name}/")
        inner = sorted(one.name for one in folder.iterdir() if (one / "index.html").is_file())
        found += [f"{folder.name}/{name}/" for name in inner[:1]]
    return (*found, *(f"desa/{code}/" for code in VILLAGES))


VILLAGES = ("18.02.01.2006", "18.02.01.2001", "18.02.04.1005", "99.01.01.2001", "99.01.02.2002")
"""Index only; the same with a mismatch; a kelurahan without figures; invented ones with everything."""
