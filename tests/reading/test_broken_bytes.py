"""Whatever bytes stand in a file, checking returns and tells; it never falls over."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.pipeline import run_check
from tests.case_projects import MINIMAL, lay_out_minimal

FILES = sorted(file.relative_to(MINIMAL).as_posix() for file in MINIMAL.rglob("*") if file.is_file())
PIECES = (
    b"", b"\n", b"\t", b"\r", b'"', b"'", b"[", b"{", b"}", b"&a ", b"*a", b"!!float x", b"!!binary =", b"<<: ",
    b"? ", b"- ", b": ", b"#", b"|", b">-", b"~", b"null", b"1e99", b"1.0e999", b"-0", b"99999999999999999999",
    b"\x00", b"\xff", b"\xef\xbb\xbf", "–é\u2028".encode(), b";", b",", b",,,,,,,,,,,,,", b"---\n", b"...\n",
)  # fmt: skip


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The minimal project, laid out once."""
    return lay_out_minimal(tmp_path_factory.mktemp("project"))


@given(
    path=st.sampled_from(FILES),
    edits=st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 12), st.sampled_from(PIECES) | st.binary(max_size=6)),
        min_size=1, max_size=4,
    ),
)  # fmt: skip
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_make_it_fall_over(project: Path, path: str, edits: list[tuple[float, int, bytes]]) -> None:
    """Bytes replaced, inserted and cut anywhere in any file lead to problems, never to a traceback."""
    file = project / path
    raw = file.read_bytes()
    for where, cut, piece in edits:
        at = int(where * len(raw))
        raw = raw[:at] + piece + raw[at + cut :]
    file.write_bytes(raw)
    try:
        for language in ("id", "en"):
            assert all(one.fact and one.line >= 1 for one in run_check(project).told(language))
    finally:
        shutil.copy(MINIMAL / path, file)
