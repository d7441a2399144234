"""The first files of a region: whole, the same for the same request, right as they come and as they are taken up."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.exchange.village_summary import summary_data
from generator.pages.feedback import feedback_address
from generator.pages.village import render_villages
from generator.pipeline import run_check, run_pages, view_of
from generator.pipeline.formatting import run_format
from generator.pipeline.new_region import BaseSource, NewRegion, run_new_region
from generator.replication.region_request import RegionRequest
from generator.replication.starter_files import FOLDER, FORMS
from generator.writing.new_folder import write_new_folder

REQUEST = RegionRequest(
    regions=("53.05.02",), languages=("id", "en"), partners=('Yayasan "Pesisir": Alor (YPA)', "PFI"),
    contact="kantor@example.org", day=date(2026, 11, 24),
)  # fmt: skip
USES = re.compile(r"uses: ([\w-]+/[\w-]+)@([0-9a-f]{40} # v[\d.]+)$", re.MULTILINE)


def _made(base: Path, request: RegionRequest = REQUEST) -> NewRegion:
    made = run_new_region(base.parent / "wilayah", BaseSource(base), request, None, "id")
    assert (made.refused, made.told) == ((), ())
    return made


def _laid_out(files: Mapping[str, bytes], folder: Path) -> Path:
    write_new_folder(folder, files, lambda _: True)
    return folder


@pytest.fixture
def region(base: Path, tmp_path: Path) -> Path:
    """A region of a district, in a folder without git."""
    return _laid_out(_made(base).files, tmp_path / "wilayah")


def test_the_same_request_gives_the_same_bytes(base: Path) -> None:
    assert _made(base).files == _made(base).files


def test_a_region_has_not_a_single_problem_and_is_in_canonical_form(region: Path) -> None:
    checked = run_check(region)
    assert checked.told("id") == ()
    assert [one.path for one in run_format(region) if not one.is_canonical or one.problems] == []
    identity = checked.project.programme.identity
    assert identity.regions == ("53.05.02",)
    assert [one.actor for one in identity.partners] == ["ypa", "pfi"]


def test_the_example_is_a_comment_until_it_is_taken_up_and_then_it_is_right(region: Path) -> None:
    example = region / "adaptations" / "contoh.yml"
    assert "contoh" not in run_check(region).project.programme.adaptations
    lines = example.read_text(encoding="utf-8").splitlines()
    assert all(line.startswith("#") for line in lines)
    example.write_text("".join(f"{line[1:]}\n" for line in lines), encoding="utf-8")
    checked = run_check(region)
    assert checked.told("id") == ()
    assert [(one.target, one.operation) for one in checked.project.programme.adaptations["contoh"].changes] == [
        ("indicators/jumlah-rumah-tangga", "set"), ("governance", "extend"),
    ]  # fmt: skip


def test_without_partners_nobody_is_added_and_without_contact_that_of_the_base_stays(base: Path, tmp_path: Path) -> None:
    bare = RegionRequest(regions=("53.05.02.2003",), languages=("id",), day=REQUEST.day)
    region = _laid_out(_made(base, bare).files, tmp_path / "wilayah")
    assert not (region / "adaptations" / "mitra-wilayah.yml").exists()
    assert not (region / "mkdocs.en.yml").exists()
    assert not (region / "docs" / "en").exists()
    checked = run_check(region)
    assert checked.told("id") == ()
    assert checked.project.programme.identity.feedback.email == "kontak@example.org"


def test_a_third_language_has_its_configuration_and_needs_no_texts(base: Path, tmp_path: Path) -> None:
    files = _made(base, RegionRequest(regions=("53.05.02",), languages=("id", "en", "jv"), day=REQUEST.day)).files
    assert b"language: jv" in files["mkdocs.jv.yml"]
    assert b"docs_dir: docs/id" in files["mkdocs.jv.yml"]


def test_no_file_of_a_region_names_a_place_on_this_machine(base: Path) -> None:
    named = [path for path, content in _made(base).files.items() if str(base.parent).encode() in content or b"file://" in content]
    assert named == []


def test_every_place_of_a_starter_file_is_filled(base: Path) -> None:
    files = {path: content for path, content in _made(base).files.items() if not path.startswith("base/")}
    left = [path for path, content in files.items() if re.search(rb"\$[a-z_]+", content)]
    assert left == ["adaptations/contoh.yml", "adaptations/mitra-wilayah.yml", *(one for one in left if "framework/" in one), "programme.yml"]
    assert all(set(re.findall(rb"\$([a-z_]+)", files[path])) == {b"schema"} for path in left)


def test_the_workflows_use_the_actions_of_our_own_and_pass_the_linter(root: Path, region: Path) -> None:
    ours = {name: version for file in (root / ".github/workflows").glob("*.yml") for name, version in USES.findall(file.read_text(encoding="utf-8"))}
    workflows = sorted((region / ".github" / "workflows").glob("*.yml"))
    used = {name: version for file in workflows for name, version in USES.findall(file.read_text(encoding="utf-8"))}
    assert [file.stem for file in workflows] == ["periksa", "terbit"]
    assert used
    assert used.items() <= ours.items()
    zizmor = str(Path(sysconfig.get_path("scripts")) / "zizmor")
    schema = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", *map(str, workflows)]
    for words in ([zizmor, "--offline", "--no-progress", str(region / ".github")], schema):
        done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_feedback_links_of_its_pages_lead_to_issue_forms_that_it_has(root: Path, region: Path) -> None:
    project = run_check(region).project
    folder = region / ".github" / "ISSUE_TEMPLATE"
    forms = {file.name: file.read_text(encoding="utf-8") for file in folder.glob("*.yml")}
    for form in ("angka-keliru", "usulan-perubahan"):
        link = urlsplit(feedback_address(project, "id", form, "desa/53.05.02.2003/", "villages/53.05-alor/villages.csv"))
        assert f"{link.scheme}://{link.netloc}{link.path}" == f"{project.programme.identity.repository}/issues/new"
        assert parse_qs(link.query)["template"][0] in forms
    assert {file.name for file in (root / ".github" / "ISSUE_TEMPLATE").glob("*.yml")} == set(forms)
    assert f'"{project.programme.identity.site_url}tentang/"' in forms.pop("config.yml")
    schema = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-issue-forms"]
    subprocess.run([*schema, *(str(folder / name) for name in forms)], check=True, capture_output=True)


def test_the_districts_of_papua_are_called_distrik(base: Path, tmp_path: Path) -> None:
    islands = RegionRequest(regions=("91.06.10",), languages=("id",), day=REQUEST.day)
    region = _laid_out(_made(base, islands).files, tmp_path / "wilayah")
    checked = run_check(region)
    view = view_of(checked.project, "id")
    (village, *_) = render_villages(view)
    assert summary_data(view, view.project.village(0))["district"] == "Distrik Padaido"
    assert "Distrik Padaido, Kabupaten Biak Numfor" in village.description
    pages = {one.address: one.markdown for one in run_pages(checked, "id").pages} | {"desa": village.body}
    assert "Distrik Padaido" in pages["desa"]
    assert "## Menurut distrik" in pages["wilayah/91.06/"]
    for address in ("desa", "", "jelajah/", "wilayah/91.06/"):
        assert "ecamatan" not in pages[address].replace('name="kecamatan"', "").replace("{#kecamatan}", ""), address


def test_boundaries_give_centres_and_travel_with_the_region(base: Path, tmp_path: Path) -> None:
    code = "53.05.02.2003"
    square = [[124.5, -8.3], [124.6, -8.3], [124.6, -8.2], [124.5, -8.2], [124.5, -8.3]]
    shape = {"type": "Feature", "properties": {"kode": code}, "geometry": {"type": "Polygon", "coordinates": [square]}}
    file = tmp_path / "batas.geojson"
    file.write_text(str(shape).replace("'", '"'), encoding="utf-8")
    made = run_new_region(tmp_path / "wilayah", BaseSource(base), REQUEST, file, "id")
    region = _laid_out(made.files, tmp_path / "wilayah")
    checked = run_check(region)
    assert checked.told("id") == ()
    assert list(checked.project.boundaries.shapes) == [code]
    places = {row["code"]: (row["latitude"], row["longitude"]) for row in checked.project.register.frame.to_dict("records")}
    assert places[code] == ("-8.250", "124.550")
    assert set(places.values()) == {("-8.250", "124.550"), ("", "")}


def test_a_base_with_mistakes_is_told_and_makes_nothing(base: Path, tmp_path: Path) -> None:
    (base / "framework" / "governance.yml").write_text("title: {id: T", encoding="utf-8")
    made = run_new_region(tmp_path / "wilayah", BaseSource(base), REQUEST, None, "id")
    assert [one.path for one in made.told] == ["framework/governance.yml"]
    assert made.files == {}


def test_the_starter_files_travel_in_the_wheel(root: Path) -> None:
    """Git ignores none of them, so the build does not either; the issue forms are put beside them."""
    files = sorted(file.relative_to(root).as_posix() for file in FOLDER.rglob("*") if file.is_file())
    done = subprocess.run(["git", "check-ignore", *files], cwd=root, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.stdout == ""
    assert len(files) > 15
    assert not [file for file in files if "/." in file]
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    packed, ours = FORMS
    assert settings["force-include"] == {ours.relative_to(root).as_posix(): packed.relative_to(root).as_posix()}
