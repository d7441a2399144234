from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from pypdf import PdfReader

from generator.exchange.document.blocks import Figure, Heading, Outline, Table, plain
from generator.exchange.document.chain_picture import TALLEST
from generator.exchange.document.outline import outline_of
from generator.exchange.document.pdf import pdf_of
from generator.exchange.document.word import docx_of
from generator.pages.risk import LEVELS
from generator.pipeline import Checked, view_of
from generator.privacy.scan import scan

LANGUAGES = ("id", "en")
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="session")
def outlines(checked: Checked) -> dict[str, Outline]:
    return {language: outline_of(view_of(checked.project, language)) for language in LANGUAGES}


@pytest.fixture(scope="session")
def pdfs(outlines: dict[str, Outline]) -> dict[str, bytes]:
    return {language: pdf_of(outline) for language, outline in outlines.items()}


@pytest.fixture(scope="session")
def words(outlines: dict[str, Outline], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The Word files, made where no rsvg-convert can be found."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", str(tmp_path_factory.mktemp("nothing")))
        return {language: docx_of(outline) for language, outline in outlines.items()}


def opened(content: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(content))


def squeezed(text: str) -> str:
    """The words without spaces and hyphens, which a line end adds and takes."""
    return re.sub(r"[\s\-\u00ad]+", "", text)


def captions(outline: Outline) -> list[str]:
    words = outline.wording
    return [
        f"{words.table if isinstance(one, Table) else words.figure} {one.number}. {plain(one.caption)}"
        for one in outline.blocks
        if isinstance(one, Table | Figure) and one.number
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chapter_is_numbered_and_has_a_table_or_a_figure(
    outlines: dict[str, Outline], checked: Checked, language: str
) -> None:
    within: dict[str, int] = {}
    chapter = ""
    for block in outlines[language].blocks:
        if isinstance(block, Heading) and block.level == 1:
            chapter = block.number
        elif isinstance(block, Table | Figure) and block.number:
            within[chapter] = within.get(chapter, 0) + 1
    chapters = [str(position + 1) for position in range(len(checked.project.programme.document.chapters))]
    assert all(within.get(one) for one in chapters)


def captions_of_chapter(outline: Outline, number: str) -> set[str]:
    chapter, found = "", set()
    for block in outline.blocks:
        if isinstance(block, Heading) and block.level == 1:
            chapter = block.number
        elif isinstance(block, Table | Figure) and block.number and chapter == number:
            found.add(block.anchor)
    return found


@pytest.mark.parametrize(
    ("chapter", "anchors"),
    [
        ("asesmen-kebutuhan-desa", {"tabel-matriks-household", "tabel-matriks-programme"}),
        ("kerangka-hasil-dan-mel", {"gambar-rantai-hasil-1"}),
        ("integrasi-lintas-sektor", {"tabel-sektor"}),
        ("desa-percontohan", {"gambar-tempat"}),
    ],
)
def test_the_charts_of_the_site_stand_in_their_chapters(
    outlines: dict[str, Outline], checked: Checked, chapter: str, anchors: set[str]
) -> None:
    chapters = [one.id for one in checked.project.programme.document.chapters]
    assert anchors <= captions_of_chapter(outlines["id"], str(chapters.index(chapter) + 1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chain_of_results_shows_every_output_and_intervention_and_fits_its_sheets(
    outlines: dict[str, Outline], checked: Checked, language: str
) -> None:
    chains = [
        one
        for one in outlines[language].blocks
        if isinstance(one, Figure) and one.anchor.startswith("gambar-rantai-hasil")
    ]
    told = " ".join(one.alt for one in chains)
    programme = checked.project.programme
    assert all(one.title.within(language) in told for one in programme.results.results if one.level != "goal")
    assert all(one.title.within(language) in told for one in programme.interventions.values())
    assert all(one.height <= TALLEST + 60 for one in chains)


def test_the_risk_matrix_names_every_risk_once_in_the_cell_of_its_rating(
    outlines: dict[str, Outline], checked: Checked
) -> None:
    risks = checked.project.programme.risks.values()
    for kind in ("household", "programme"):
        matrix = next(
            one for one in outlines["id"].blocks if isinstance(one, Table) and one.anchor == f"tabel-matriks-{kind}"
        )
        cells = {
            plain(line): (len(matrix.rows) - 1 - row, column)
            for row, cells in enumerate(matrix.rows)
            for column, cell in enumerate(cells.cells[1:])
            for line in cell.lines[1:]
        }
        assert cells == {
            one.title.within("id"): (LEVELS.index(one.likelihood), LEVELS.index(one.impact))
            for one in risks
            if one.kind == kind
        }
        assert {cell.shade for row in matrix.rows for cell in row.cells[1:]} == {0, 1, 2, 3, 4}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_glossary_puts_both_names_of_a_term_side_by_side(
    outlines: dict[str, Outline], checked: Checked, language: str
) -> None:
    glossary = next(
        one for one in outlines[language].blocks if isinstance(one, Table) and one.anchor == "tabel-glosarium"
    )
    other = "en" if language == "id" else "id"
    shown = {tuple(plain(cell.lines[0]) for cell in row.cells[:2]) for row in glossary.rows}
    terms = checked.project.programme.glossary.terms
    assert shown == {(one.term.within(language), one.term.within(other)) for one in terms}
    assert all(run.language == other for row in glossary.rows for run in row.cells[1].lines[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_of_a_drawing_runs_out_of_its_picture(outlines: dict[str, Outline], language: str) -> None:
    for figure in (one for one in outlines[language].blocks if isinstance(one, Figure)):
        for left, text in re.findall(r'<text x="([\d.]+)"[^>]*font-size:12px[^>]*>([^<]+)<', figure.svg):
            assert float(left) + len(text) * 5.5 <= figure.width


@pytest.mark.parametrize("language", LANGUAGES)
def test_word_asks_to_fill_in_the_page_numbers_and_none_is_invented(words: dict[str, bytes], language: str) -> None:
    with zipfile.ZipFile(io.BytesIO(words[language])) as archive:
        settings = ET.fromstring(archive.read("word/settings.xml"))  # noqa: S314 - written by us
    names = [one.tag.removeprefix(WORD) for one in settings]
    assert names.index("savePreviewPicture") < names.index("updateFields") < names.index("rsids")
    listed = [
        one.text for one in opened(words[language]).paragraphs if one.style and one.style.style_id in {"TOC1", "TOC2"}
    ]
    assert listed
    assert not [text for text in listed if "\t" in text]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reference_leads_to_a_place_of_the_document(
    outlines: dict[str, Outline], words: dict[str, bytes], language: str
) -> None:
    with zipfile.ZipFile(io.BytesIO(words[language])) as archive:
        markup = archive.read("word/document.xml").decode()
    assert set(re.findall(r'w:anchor="([^"]+)"', markup)) <= set(re.findall(r'w:name="([^"]+)"', markup))
    assert not [
        run for block in outlines[language].blocks if hasattr(block, "line") for run in block.line if not run.text
    ]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not on this machine")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_shows_every_chapter_table_and_figure(
    outlines: dict[str, Outline], pdfs: dict[str, bytes], language: str, tmp_path: Path
) -> None:
    (tmp_path / "document.pdf").write_bytes(pdfs[language])
    done = subprocess.run(["pdftotext", "document.pdf", "-"], cwd=tmp_path, capture_output=True, check=True)
    text = squeezed(done.stdout.decode())
    outline = outlines[language]
    missing = [one.text for one in outline.blocks if isinstance(one, Heading) and squeezed(one.text) not in text]
    missing += [one for one in captions(outline) if squeezed(one.replace(". ", "", 1)) not in text]
    assert missing == []
    for title in (outline.wording.contents, outline.wording.tables, outline.wording.figures):
        assert squeezed(title) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_is_tagged_and_says_its_title_and_language(
    outlines: dict[str, Outline], pdfs: dict[str, bytes], language: str
) -> None:
    reader = PdfReader(io.BytesIO(pdfs[language]))
    root = reader.trailer["/Root"]
    assert reader.metadata is not None
    assert reader.metadata.title == outlines[language].title
    assert str(root["/Lang"]).startswith(language)  # type: ignore[index]
    assert "/StructTreeRoot" in root  # type: ignore[operator]
    assert b"<pdfuaid:part>1<" in pdfs[language]
    assert len(reader.outline) > len(outlines[language].wording.contents)


def test_wide_tables_lie_on_their_long_side(pdfs: dict[str, bytes], words: dict[str, bytes]) -> None:
    sheets = [page.mediabox for page in PdfReader(io.BytesIO(pdfs["id"])).pages]
    assert any(sheet.width > sheet.height for sheet in sheets)
    sections = opened(words["id"]).sections
    lying = [one for one in sections if one.orientation == WD_ORIENT.LANDSCAPE]
    assert lying
    assert all((one.page_width or 0) > (one.page_height or 0) for one in lying)


@pytest.mark.parametrize("language", LANGUAGES)
def test_word_shows_every_caption_and_has_filled_lists(
    outlines: dict[str, Outline], words: dict[str, bytes], language: str
) -> None:
    outline, document = outlines[language], opened(words[language])
    by_style: dict[str, list[str]] = {}
    for paragraph in document.paragraphs:
        by_style.setdefault((paragraph.style.style_id if paragraph.style else None) or "", []).append(paragraph.text)
    assert by_style["Caption"] == captions(outline)
    assert sorted(by_style["TableofFigures"]) == sorted(captions(outline))
    chapters = [one for one in outline.blocks if isinstance(one, Heading) and one.level == 1]
    assert [text.rpartition("  ")[2] for text in by_style["TOC1"]] == [one.text for one in chapters]
    assert [text.rpartition("  ")[2] for text in by_style["Heading1"]] == [one.text for one in chapters]
    assert {"Heading2", "Heading3", "ListBullet", "Title", "Subtitle"} <= set(by_style)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_word_file_is_whole(words: dict[str, bytes], language: str) -> None:
    with zipfile.ZipFile(io.BytesIO(words[language])) as archive:
        names = set(archive.namelist())
        document = archive.read("word/document.xml").decode()
        relations = ET.fromstring(archive.read("word/_rels/document.xml.rels"))  # noqa: S314 - written by us
    inside = {one.get("Id"): one.get("Target") for one in relations if one.get("TargetMode") != "External"}
    assert all(f"word/{target}" in names for target in inside.values())
    known = {one.get("Id") for one in relations}
    assert set(re.findall(r'r:(?:id|embed)="([^"]+)"', document)) <= known
    ids = Counter(re.findall(r'<w:bookmarkStart w:id="(\d+)"', document))
    assert max(ids.values()) == 1
    assert not re.search("[\ue000-\ue0ff]", document)


@pytest.mark.parametrize("language", LANGUAGES)
def test_word_pictures_are_png_with_words_for_those_who_do_not_see_them(
    outlines: dict[str, Outline], words: dict[str, bytes], language: str
) -> None:
    with zipfile.ZipFile(io.BytesIO(words[language])) as archive:
        media = [name for name in archive.namelist() if name.startswith("word/media/")]
        assert all(archive.read(name).startswith(b"\x89PNG") for name in media)
        document = archive.read("word/document.xml").decode()
    figures = [one for one in outlines[language].blocks if isinstance(one, Figure)]
    assert len(media) == len(figures)
    assert len(re.findall(r'<wp:docPr [^>]*descr="[^"]+"', document)) == len(figures)


@pytest.mark.parametrize(("language", "region"), [("id", "id-ID"), ("en", "en-GB")])
def test_word_knows_title_authors_language_and_date(
    outlines: dict[str, Outline], words: dict[str, bytes], language: str, region: str
) -> None:
    properties, outline = opened(words[language]).core_properties, outlines[language]
    assert properties.title == outline.title
    assert all(one in properties.author for one in outline.authors)
    assert properties.language == region
    assert properties.created is not None
    assert properties.created.date().isoformat() == outline.day


def test_heads_of_tables_repeat_and_rows_stay_whole(words: dict[str, bytes]) -> None:
    rows = [row for table in opened(words["id"]).tables for row in table._tbl.tr_lst]
    properties = [row.find(f"{WORD}trPr") for row in rows]
    assert all(one is not None and one.find(f"{WORD}cantSplit") is not None for one in properties)
    assert sum(one is not None and one.find(f"{WORD}tblHeader") is not None for one in properties) >= 30


def test_every_sheet_but_the_cover_has_title_and_page_number(
    outlines: dict[str, Outline], words: dict[str, bytes]
) -> None:
    cover, *sections = opened(words["id"]).sections
    assert "".join(one.text for one in cover.header.paragraphs) == ""
    for one in sections:
        assert outlines["id"].title in one.header.paragraphs[0].text
        assert "NUMPAGES" in one.footer._element.xml


def test_the_watermark_stands_on_drafts_alone(outlines: dict[str, Outline]) -> None:
    draft = outlines["id"]
    agreed = replace(draft, is_draft=False)
    with zipfile.ZipFile(io.BytesIO(docx_of(draft))) as drafted, zipfile.ZipFile(io.BytesIO(docx_of(agreed))) as final:
        assert b"RANCANGAN" in drafted.read("word/headerPortrait.xml")
        assert b"RANCANGAN" not in final.read("word/headerPortrait.xml")
    first = [PdfReader(io.BytesIO(pdf_of(one))).pages[3].extract_text() for one in (draft, agreed)]
    assert ["RANCANGAN" in text for text in first] == [True, False]


def test_the_same_project_gives_the_same_bytes(
    outlines: dict[str, Outline], pdfs: dict[str, bytes], words: dict[str, bytes]
) -> None:
    assert pdf_of(outlines["en"]) == pdfs["en"]
    assert docx_of(outlines["en"]) == words["en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_privacy_gate_finds_nothing_in_the_documents(
    pdfs: dict[str, bytes], words: dict[str, bytes], language: str
) -> None:
    assert scan("document.pdf", pdfs[language]) == ()
    assert scan("document.docx", words[language]) == ()


def test_a_chapter_without_text_says_so(checked: Checked) -> None:
    chapter = checked.project.programme.document.chapters[0].id
    bare = replace(
        checked.project, prose=tuple(one for one in checked.project.prose if one.path != f"dokumen/{chapter}.md")
    )
    told = [plain(block.line) for block in outline_of(view_of(bare, "id")).blocks if hasattr(block, "line")]
    assert sum(text.startswith("Naskah bab ini belum ditulis") for text in told) == 1
