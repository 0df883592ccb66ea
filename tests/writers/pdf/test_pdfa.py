"""PDF/A-2u (ISO 19005-2) over whole files, in every layout: what a validator looks at, read back object by object."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from pdf_pages import Write

from convkit.layouts import FOLDER
from convkit.model import Article, Block, BlockKind, Run
from convkit.testing import article, sample_articles

pikepdf = pytest.importorskip("pikepdf")
K = BlockKind
LAYOUTS = sorted(path.stem for path in FOLDER.glob("*.toml"))

OPERATORS = frozenset(
    [
        "q",
        "Q",
        "cm",
        "w",
        "J",
        "d",
        "m",
        "l",
        "c",
        "h",
        "S",
        "f",
        "rg",
        "RG",
        "BT",
        "ET",
        "Tf",
        "TL",
        "Tm",
        "Td",
        "T*",
        "Tc",
        "Ts",
        "Tj",
        "TJ",
        "MP",
        "BDC",
        "BMC",
        "EMC",
        "Do",
    ]
)
"""What our pages may use: no colour but that of the output intent, no inline image, nothing that ISO 32000-1 doesn't know."""
FORBIDDEN = frozenset(
    [
        "/JS",
        "/JavaScript",
        "/Launch",
        "/Movie",
        "/Sound",
        "/ResetForm",
        "/ImportData",
        "/Hide",
        "/SetOCGState",
        "/Rendition",
        "/Trans",
        "/GoTo3DView",
        "/AA",
        "/OpenAction",
        "/XFA",
        "/Encrypt",
        "/PS",
        "/Alternates",
        "/OPI",
        "/TR",
        "/HTP",
        "/EF",
        "/Perms",
    ]
)
"""Names that ISO 19005-2 forbids as keys or as types (6.1 to 6.6, 6.9)."""


def _everything() -> list[Article]:
    """Every kind of block and run, and characters of every kind of font."""
    text = "山（x2）看①网站㐀𠀀⼀一——……〔4〕\u00a0😀かな\n山"
    runs = (
        Run(3, 4, "sup"),
        Run(5, 6, "noteref", "n1"),
        Run(6, 8, "link", "https://example.org/a"),
        Run(0, 1, "ruby", "shān"),
    )
    note = "①注"
    blocks = (
        Block(K.PARAGRAPH, 0, len(text)),
        Block(K.NOTE, len(text) + 2, len(text) + 2 + len(note), 0, -1, (("id", "n1"),)),
    )
    mixed = Article(
        "3" * 16,
        title="全",
        text=f"{text}\n\n{note}",
        blocks=blocks,
        runs=runs,
        issuer="渡口镇",
        doc_number="渡〔2031〕4号",
    )
    latin = article((K.PARAGRAPH, "“It’s,” he said… " * 20), (K.CODE, "if x:\n    y()"), title="Log", language="en")
    return [*sample_articles(), mixed, latin, article((K.PARAGRAPH, "舊的橋" * 300), title="橋", language="zh-Hant")]


@pytest.fixture(params=LAYOUTS)
def pdf(request: pytest.FixtureRequest, write: Write) -> Iterator[Any]:
    made = write(*_everything(), name=request.param, bare=False, toc=None, title="样本", authors=("甲",))
    with pikepdf.open(made.path) as opened:
        yield opened


def _values(pdf: Any) -> Iterator[tuple[str, Any]]:
    """Every key and value of every object."""
    for thing in pdf.objects:
        todo = [thing]
        while todo:
            value = todo.pop()
            if isinstance(value, pikepdf.Stream | pikepdf.Dictionary):
                for key, inner in value.items():
                    yield key, inner
                    if isinstance(inner, pikepdf.Object) and not inner.is_indirect:
                        todo.append(inner)
            elif isinstance(value, pikepdf.Array):
                todo += [item for item in value if isinstance(item, pikepdf.Object) and not item.is_indirect]


def test_file_and_trailer(pdf: Any) -> None:
    head = Path(pdf.filename).read_bytes()[:20]
    assert re.match(rb"%PDF-1\.7\n%[\x80-\xff]{4}", head)
    assert Path(pdf.filename).read_bytes().endswith(b"%%EOF\n")
    first, second = pdf.trailer.ID
    assert bytes(first) == bytes(second) != b""
    assert not pdf.is_encrypted
    assert not pdf.check_pdf_syntax()


def test_nothing_that_is_forbidden(pdf: Any) -> None:
    for key, value in _values(pdf):
        assert key not in FORBIDDEN
        if isinstance(value, pikepdf.Name):
            assert str(value) not in FORBIDDEN - {"/TR"}  # the tag of a row
            assert len(str(value)) <= 127
        assert key != "/Group"
        assert key not in ("/SMask", "/CA", "/ca", "/BM") or str(value) in ("/None", "/Normal", "1")
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream):
            assert "/F" not in thing
            assert "/LZWDecode" not in str(thing.get("/Filter", ""))
            assert "/Crypt" not in str(thing.get("/Filter", ""))


def test_catalog_metadata_and_colour(pdf: Any) -> None:
    root = pdf.Root
    assert bool(root.MarkInfo.Marked)
    assert str(root.Lang) == "zh-CN"
    assert (root.Metadata.Type, root.Metadata.Subtype) == ("/Metadata", "/XML")
    assert "/Filter" not in root.Metadata
    facts = {
        node.tag.rpartition("}")[2]: node.text for node in ElementTree.fromstring(root.Metadata.read_bytes()).iter()
    }
    assert facts["conformance"] == "U"
    with pdf.open_metadata() as known:
        assert known.pdfa_status == "2U"
    (intent,) = root.OutputIntents
    assert intent.S == "/GTS_PDFA1"
    assert str(intent.OutputConditionIdentifier)
    profile = intent.DestOutputProfile.read_bytes()
    assert profile[36:40] == b"acsp"
    assert (profile[12:16], profile[16:20], int(intent.DestOutputProfile.N)) == (b"mntr", b"RGB ", 3)
    assert profile[8] <= 4
    assert int.from_bytes(profile[:4], "big") == len(profile)


def test_fonts_are_embedded_and_say_what_they_show(pdf: Any) -> None:
    shown = _shown(pdf)
    fonts = pdf.pages[0].Resources.Font
    assert set(shown) <= set(fonts.keys())
    for name, font in fonts.items():
        (below,) = font.DescendantFonts
        descriptor = below.FontDescriptor
        assert font.Subtype == "/Type0"
        assert re.fullmatch(r"/[A-Z]{6}\+[\w-]+", str(descriptor.FontName))
        assert str(descriptor.FontName) == str(below.BaseFont) == str(font.BaseFont)
        assert ("/FontFile2" in descriptor) != ("/FontFile3" in descriptor)
        assert (below.Subtype == "/CIDFontType2") == ("/FontFile2" in descriptor) == ("/CIDToGIDMap" in below)
        assert font.Encoding == "/Identity-H" or isinstance(font.Encoding, pikepdf.Stream)
        assert "/CIDSet" not in descriptor
        rows = re.findall(rb"^<([0-9a-f]{4})><([0-9a-f]+)>", font.ToUnicode.read_bytes(), re.MULTILINE)
        texts = {
            int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in rows if code != b"0000"
        }
        assert shown.get(name, set()) <= set(texts)
        assert not [text for text in texts.values() if not text or set(text) & set("\0\ufeff\ufffe")]


def _shown(pdf: Any) -> dict[str, set[int]]:
    """The codes that each font is asked to show."""
    found: dict[str, set[int]] = {}
    for page in pdf.pages:
        codes: set[int] = set()
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "Tf":
                codes = found.setdefault(str(operands[0]), set())
            strings = {"Tj": operands, "TJ": operands[0] if str(operator) == "TJ" else ()}.get(str(operator), ())
            for part in strings:
                if isinstance(part, pikepdf.String):
                    data = bytes(part)
                    codes |= {data[at] << 8 | data[at + 1] for at in range(0, len(data), 2)}
    return found


def test_pages_and_annotations(pdf: Any) -> None:
    for page in pdf.pages:
        depth = 0
        for _, operator in pikepdf.parse_content_stream(page):
            assert str(operator) in OPERATORS
            depth += {"q": 1, "Q": -1}.get(str(operator), 0)
            assert 0 <= depth <= 28
        assert depth == 0
        assert page.Tabs == "/S"
        for note in page.get("/Annots") or []:
            assert note.Subtype == "/Link"
            assert int(note.F) == 4  # printed, never hidden (ISO 19005-2, 6.3.2)
            assert str(note.Contents)
            assert "/Dest" in note or note.A.S in ("/URI", "/GoTo")
