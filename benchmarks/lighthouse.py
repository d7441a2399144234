"""Lighthouse on a phone, as recorded in docs/engineering/web.md: `python -m benchmarks.lighthouse SITE`.

Needs Node and a Chromium; npx fetches Lighthouse. The site is served compressed and kept for a
year by the browser, as any real server of static files does.
"""

from __future__ import annotations

import functools
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.browser.conftest import CHROMIUM

LIGHTHOUSE = "lighthouse@12"
PAGES = ("", "desa/18.02.01.2006/", "desa/99.01.01.2001/", "indikator/sanitasi-layak/", "jelajah/", "peta/")
SCORES = ("performance", "accessibility", "best-practices", "seo")
TEXT = (".html", ".css", ".js", ".svg", ".json", ".csv", ".xml", ".txt")


class _Compressed(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send text compressed, and let the browser keep what is not a page."""
        file = Path(self.translate_path(self.path))
        if file.is_dir():
            file /= "index.html"
        if not file.is_file():
            self.send_error(404)
            return
        body = file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        if file.suffix in TEXT:
            body = gzip.compress(body, compresslevel=6)
            self.send_header("Content-Encoding", "gzip")
        if file.suffix != ".html":
            self.send_header("Cache-Control", "public, max-age=31536000")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: object) -> None:
        """Say nothing for every file that is fetched."""


def _measure(url: str, report: Path) -> dict[str, Any]:
    npx = shutil.which("npx")
    if npx is None or CHROMIUM is None:
        sys.exit("lighthouse needs Node (npx) and a Chromium")
    subprocess.run(
        [
            npx, "--yes", LIGHTHOUSE, url, "--quiet", "--output=json", f"--output-path={report}",
            f"--only-categories={','.join(SCORES)}", "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        ],
        env={**os.environ, "CHROME_PATH": CHROMIUM}, check=True,
    )  # fmt: skip
    told: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return told


def main(site: Path) -> None:
    """Print a table of scores, and below it every audit that lost points."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Compressed, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    lost: list[str] = []
    print("| page |", " | ".join(SCORES), "| first paint, ms | bytes |")
    print("|---|" + "---|" * (len(SCORES) + 2))
    with tempfile.TemporaryDirectory() as folder:
        for page in PAGES:
            if not (site / page / "index.html").is_file():
                continue
            told = _measure(f"http://127.0.0.1:{server.server_port}/{page}", Path(folder) / "report.json")
            categories, audits = told["categories"], told["audits"]
            scores = [round(100 * categories[one]["score"]) for one in SCORES]
            paint, size = (round(audits[one]["numericValue"]) for one in ("first-contentful-paint", "total-byte-weight"))
            print(f"| `/{page}` |", " | ".join(map(str, scores)), f"| {paint} | {size} |", flush=True)
            for category in SCORES:
                for one in categories[category]["auditRefs"]:
                    audit = audits[one["id"]]
                    if one["weight"] and audit["score"] is not None and audit["score"] < 1:
                        lost.append(f"/{page} {category}: {audit['title']} {audit.get('displayValue', '')}")
    server.shutdown()
    print("\n" + "\n".join(lost))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
