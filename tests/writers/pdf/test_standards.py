"""What PDF/A-2u (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) ask of the whole file, checked on every kind of block."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from pdf_pages import Made, Write, layout, run

from convkit.model import Article, Block, BlockKind, Run
from convkit.testing import sample_articles

pikepdf = pytest.importorskip("pikepdf")
K = BlockKind


def linked() -> Article:
    """An article with a link, a reference to a note, a nested list and a second level that skips one."""
    parts = [
        (K.PARAGRAPH, "见网站①。", 0, ()), (K.HEADING, "深处", 3, ()), (K.LIST_ITEM, "甲", 1, (("ordered", True),)),
        (K.LIST_ITEM, "乙", 2, ()), (K.QUOTE, "引文", 0, ()), (K.NOTE, "①注", 0, (("id", "n1"),)), (K.CODE, "x", 0, ()),
    ]  # fmt: skip
    text, blocks = "", []
    for kind, words, level, attrs in parts:
        text += "\n\n" if text else ""
        blocks.append(Block(kind, len(text), len(text) + len(words), level, -1, attrs))
        text += words
    runs = (Run(1, 3, "link", "https://example.org/水"), Run(3, 4, "noteref", "n1"))
    return Article("1" * 16, title="链接", text=text, blocks=tuple(blocks), runs=runs)


@pytest.fixture(params=["book", "newspaper", "vertical"])
def made(write: Write, request: pytest.FixtureRequest) -> Made:
    name = request.param
    design = layout("book" if name == "vertical" else name, bare=False)
    design = replace(design, writing="vertical") if name == "vertical" else design
    articles = (*sample_articles(), linked())
    return write(*articles, layout=design, toc=True, authors=("甲", "乙"), title="样本 & <集>")


def test_catalog(made: Made) -> None:
    with pikepdf.open(made.path) as pdf:
        root = pdf.Root
        assert pdf.pdf_version == "1.7"
        assert not pdf.is_encrypted
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert str(root.Lang) == "zh-CN"
        assert root.OutputIntents[0].S == "/GTS_PDFA1"
        assert int(root.OutputIntents[0].DestOutputProfile.N) == 3
        assert "/AA" not in root
        assert "/OpenAction" not in root
        assert all("/ID" in pdf.trailer for _ in (1,))


def test_information_and_xmp_agree(made: Made) -> None:
    with pikepdf.open(made.path) as pdf:
        assert "/Filter" not in pdf.Root.Metadata
        xmp = pdf.Root.Metadata.read_bytes().decode("utf-8")
        info = pdf.docinfo
        assert str(info["/Title"]) == "样本 & <集>"
        assert "样本 &amp; &lt;集&gt;</rdf:li>" in xmp
        assert str(info["/Author"]) == "甲; 乙"
        assert "<dc:creator><rdf:Seq><rdf:li>甲; 乙</rdf:li></rdf:Seq></dc:creator>" in xmp
        assert str(info["/CreationDate"]) == "D:19800101000000Z"
        assert "<xmp:CreateDate>1980-01-01T00:00:00Z" in xmp
        for fact in ("<pdfaid:part>2<", "<pdfaid:conformance>U<", "<pdfuaid:part>1<", "pdfaExtension:schemas"):
            assert fact in xmp
        assert f"<pdf:Producer>{info['/Producer']}</pdf:Producer>" in xmp
        with pdf.open_metadata() as facts:
            assert facts.pdfa_status == "2U"


def test_every_glyph_that_is_shown_has_a_text_and_a_font_program(made: Made) -> None:
    with pikepdf.open(made.path) as pdf:
        for font in pdf.pages[0].Resources.Font.values():
            below = font.DescendantFonts[0]
            assert "/FontFile2" in below.FontDescriptor or "/FontFile3" in below.FontDescriptor
            rows = font.ToUnicode.read_bytes().split(b"endcodespacerange")[1]
            known = {int(code, 16) for code in re.findall(rb"^<([0-9a-f]{4})><", rows, re.MULTILINE)}
            assert 0 not in known
            assert known
            assert (below.Subtype == "/CIDFontType2") == ("/CIDToGIDMap" in below)


def test_all_content_is_marked(made: Made) -> None:
    """Nothing is painted outside marked content, and marks nest and close."""
    painting = {"Tj", "TJ", "'", '"', "f", "S", "B", "Do", "sh"}
    with pikepdf.open(made.path) as pdf:
        for page in pdf.pages:
            depth = 0
            for _operands, operator in pikepdf.parse_content_stream(page):
                name = str(operator)
                depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(name, 0)
                assert 0 <= depth <= 1
                assert depth or name not in painting
            assert depth == 0
            assert page.Tabs == "/S"


def test_each_marked_content_has_one_owner(made: Made) -> None:
    with pikepdf.open(made.path) as pdf:
        nums = _numbers(pdf.Root.StructTreeRoot.ParentTree)
        for page in pdf.pages:
            owners = nums[int(page.StructParents)]
            marked = [
                int(operands[1].MCID)
                for operands, operator in pikepdf.parse_content_stream(page)
                if str(operator) == "BDC" and "/MCID" in operands[1]
            ]
            assert marked == list(range(len(owners)))
            for note in page.get("/Annots") or []:
                assert nums[int(note.StructParent)].S == "/Link"
                assert str(note.Contents)


def _numbers(tree: object) -> dict[int, object]:
    found: dict[int, object] = {}
    for kid in tree.get("/Kids") or []:  # type: ignore[attr-defined]
        found |= _numbers(kid)
    values = list(tree.get("/Nums") or [])  # type: ignore[attr-defined]
    return found | {int(key): value for key, value in zip(values[::2], values[1::2], strict=True)}


def _tags(made: Made) -> list[str]:
    """The tags of the structure tree, in order of reading."""
    found: list[str] = []
    with pikepdf.open(made.path) as pdf:
        todo = [pdf.Root.StructTreeRoot.K]
        while todo:
            element = todo.pop()
            if "/S" not in element:
                continue
            found.append(str(element.S)[1:])
            kids = element.get("/K", [])
            kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
            todo += [kid for kid in reversed(kids) if isinstance(kid, pikepdf.Dictionary)]
    return found


def test_structure_says_what_things_are(made: Made) -> None:
    tags = _tags(made)
    assert tags[0] == "Document"
    wanted = {
        "Art",
        "P",
        "H1",
        "H2",
        "L",
        "LI",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "Link",
        "Note",
        "Caption",
        "BlockQuote",
        "Code",
        "TOC",
        "TOCI",
    }
    assert wanted <= set(tags)


def test_a_table_without_headers_is_named_by_its_first_row(write: Write) -> None:
    """ISO 14289-1, 7.5: who listens to a table must be told what its columns are; how it looks does not change."""
    text = "篇名\t大意\n渡口\t换灯\n桥头\t修桥"
    made = write(Article("0" * 16, text=text, blocks=(Block(K.TABLE, 0, len(text)),)))
    assert [tag for tag in _tags(made) if tag in ("TR", "TH", "TD")] == [
        "TR",
        "TH",
        "TH",
        "TR",
        "TD",
        "TD",
        "TR",
        "TD",
        "TD",
    ]


def test_heading_levels_have_no_gap(made: Made) -> None:
    levels = [int(tag[1]) for tag in _tags(made) if re.fullmatch("H[1-6]", tag)]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_validators_find_nothing(made: Made) -> None:
    run("qpdf", "--check", str(made.path))
    checker = Path(__import__("sys").executable).with_name("pdfua")
    if not checker.exists():
        pytest.skip("pdfua is not installed")
    assert "errors=0 warnings=0" in run(str(checker), "check", str(made.path))


def test_numbers_of_pages_and_places(made: Made) -> None:
    with pikepdf.open(made.path) as pdf:
        labels = list(pdf.Root.PageLabels.Nums)
        assert (labels[1].S, labels[3].S) == ("/r", "/D")
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
        assert titles[0] == "三座水库本月蓄水"
        assert titles[-1] == "链接"
        names = list(pdf.Root.Names.Dests.Names)
        assert "a1" in [str(name) for name in names[::2]]


def test_what_a_paragraph_sets_does_not_outlast_it(write: Write) -> None:
    """Spacing and lift are part of the graphics state, not of the text object: a raised character at the end must not lift what follows."""
    words = "山里的水流得很远2"
    text = f"{words}\n\n{words}" + words * 200
    blocks = (Block(K.PARAGRAPH, 0, len(words)), Block(K.PARAGRAPH, len(words) + 2, len(text)))
    found = Article("2" * 16, text=text, blocks=blocks, runs=(Run(len(words) - 1, len(words), "sup"),))
    with pikepdf.open(write(found).path) as pdf:
        assert len(pdf.pages) > 1
        for page in pdf.pages:
            state = {"Tc": 0.0, "Ts": 0.0}
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) in state:
                    state[str(operator)] = float(operands[0])
                assert str(operator) != "ET" or not any(state.values())
