"""``--verify`` opens each output again: what went in comes out, and a difference is an error that names the place."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import convkit
from convkit.contract import Publication
from convkit.errors import UsageError
from convkit.layouts import FOLDER, load_layout
from convkit.model import Article, Block, BlockKind
from convkit.plugins import Registry
from convkit.testing import Noted, sample_articles
from convkit.verifying import Expected
from convkit.workshop import registry

KNOWN = {path.stem: path for path in FOLDER.glob("*.toml")}
FORMATS = ("jsonl", "docx", "epub", "pdf")


def brought() -> Registry:
    return registry(())


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("layout", ["article", "book", "gongwen-red", "newspaper"])
def test_what_went_in_comes_out(name: str, layout: str, tmp_path: Path) -> None:
    spec = brought().writer(name)
    assert spec.writer is not None
    assert spec.extract is not None
    design = load_layout(KNOWN[layout], KNOWN) if "layout" in spec.takes else None
    expected = Expected(number_first=design is not None and design.doc_number == "above")
    with spec.writer({}).open(tmp_path / "out", Publication("集", layout=design), Noted()) as session:
        for article in sample_articles():
            session.write(article)
            expected.add(article)
    assert expected.difference(spec.extract(tmp_path / "out")) is None


def article(*texts: str, note: str = "") -> Article:
    blocks, text = [], ""
    for piece in (*texts, *([note] if note else [])):
        text += "\n\n" if text else ""
        kind = BlockKind.NOTE if piece == note else BlockKind.PARAGRAPH
        blocks.append(Block(kind, len(text), len(text) + len(piece)))
        text += piece
    return Article("0123456789abcdef", title="桥", text=text, blocks=tuple(blocks))


BRIDGE = article("桥修好了，路也通了。", "大家都来看。", note="［1］桥长九丈。")
SAID = [
    ("the same", "桥桥修好了，路也通了。大家都来看。［1］桥长九丈。", None),
    ("other line ends", "桥\n桥修好了，\n路也通了。\n\n大家都来看。\n［1］ 桥长九丈。", None),
    ("the note elsewhere", "桥［1］桥长九丈。桥修好了，路也通了。大家都来看。", None),
    ("the note with a number", "桥桥修好了，路也通了。大家都来看。1［1］桥长九丈。", None),
    (
        "a character is missing",
        "桥桥修好了，路通了。大家都来看。［1］桥长九丈。",
        "'桥': '桥修好了，路也通了。' became '桥修好了，路通了。",
    ),
    ("a paragraph is missing", "桥桥修好了，路也通了。［1］桥长九丈。", "'大家都来看。' became ''"),
    ("paragraphs out of order", "桥大家都来看。桥修好了，路也通了。", "'桥修好了，路也通了。' became '大家都来看。"),
    ("something in between", "桥桥修好了，路也通了。多了一句。大家都来看。", "'大家都来看。' became '多了一句。"),
    ("something behind", "桥桥修好了，路也通了。大家都来看。又多了一句。", "behind its end stands '又多了一句。'"),
    ("nothing", "", "'桥' became ''"),
]


@pytest.mark.parametrize(("label", "text", "difference"), SAID, ids=[case[0] for case in SAID])
def test_a_difference_is_named(label: str, text: str, difference: str | None) -> None:
    expected = Expected()
    expected.add(BRIDGE)
    found = expected.difference([text[:5], text[5:]])
    assert (found is None) == (difference is None)
    assert (difference or "") in (found or "")


@pytest.mark.usefixtures("no_plugins")
def test_an_output_that_differs_is_an_error_and_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def losing(path: Path) -> Iterator[str]:
        yield "修桥的人桥修好了"

    monkeypatch.setattr("convkit.writers.epub.extract.extract", losing)
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text("修桥的人\n桥修好了，路也通了，大家都来看。\n", "utf-8")
    report = convkit.convert(tmp_path / "a.txt", to="epub", output=tmp_path / "out", verify=True, engine="serial")
    assert report.exit_code == 3
    assert report.records[0]["code"] == "E_VERIFY"
    assert "路也通了" in str(report.records[0]["reason"])
    assert not list((tmp_path / "out").glob("*.epub"))
    plain = convkit.convert(tmp_path / "b.txt", to="epub", output=tmp_path / "out", engine="serial")
    assert plain.exit_code == 0


def test_a_format_that_cannot_be_read_back_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("修桥的人\n桥修好了，路也通了，大家都来看。\n", "utf-8")
    if "markdown" not in brought().writers:
        pytest.skip("convkit-markdown is not installed")
    with pytest.raises(UsageError, match="can't be read back"):
        convkit.convert(tmp_path / "a.txt", to="markdown", output=tmp_path / "out", verify=True)
