"""A history as plain data, and back to the equal one."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convkit.article_json import dump_line
from convkit.escape import ESCAPE
from convkit.history import History, history_of, untouched
from convkit.history_json import bytes_of, encoded, history_from_dict, history_to_dict, line_starts
from convkit.model import LineStart, Record
from convkit.provenance import SourceRef, Span
from convkit.reading import Reading
from convkit.report import Problems
from convkit.settings import Settings
from convkit.testing import sample_articles
from convkit.workshop import Workshop

pytestmark = pytest.mark.usefixtures("no_plugins")
INBOX = Path(__file__).parent.parent / "examples" / "inbox"
FILES = sorted(path for path in INBOX.rglob("*") if path.is_file())


def there_and_back(path: Path, **settings: object) -> list[dict[str, object]]:
    """Take each record of ``path`` through its line, held against the history that it was made of; the lines."""
    reading = Reading(Workshop(Settings(**settings)), str(path), path.name, Problems())  # type: ignore[arg-type]
    made = []
    data = path.read_bytes()
    for number, record in enumerate(reading.records(), 1):
        history = history_of(reading.clean(record), number)
        raw = data[record.source.start : record.source.end]
        line = json.loads(json.dumps(history_to_dict(history, record.text, raw)))
        assert history_from_dict(line, path.name) == history
        assert bytes_of(history, line) == raw
        made.append(line)
    return made


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_it_reads_back_equal(path: Path) -> None:
    lines = there_and_back(path)
    assert not any("raw" in line or "lines" in line or ("text" in line and line["pieces"]) for line in lines)


def test_stated_articles_read_back_equal(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("\n".join(dump_line(article) for article in sample_articles()), "utf-8")
    lines = there_and_back(tmp_path / "a.jsonl", variant="t2s")
    assert all(piece["stated"] for line in lines for piece in line["pieces"])  # type: ignore[attr-defined]


def test_lines_in_several_encodings_are_stated(tmp_path: Path) -> None:
    lines = ["渡口的灯亮了，船夫们轮流看守，每人一夜。\n", "河水从山里流出来，经过三个村子，流到县城的桥下。\n"] * 3
    codes = ["gb18030", "utf-8"]
    (tmp_path / "a.txt").write_bytes(b"".join(line.encode(codes[n % 2]) for n, line in enumerate(lines)))
    (line,) = there_and_back(tmp_path / "a.txt")
    assert len(line["lines"]) == 6  # type: ignore[arg-type]
    assert "raw" not in line


def test_bytes_are_stated_where_the_text_does_not_give_them(tmp_path: Path) -> None:
    text = "山城的冬天很冷，河面结了厚厚的冰，孩子们在冰上跑来跑去，大人在岸边看着，直到天黑才回家去吃饭。\n"
    data = text.encode("hz").replace(b"~}~{", b"").replace(b"~{", b"~{~}~{", 1)
    (tmp_path / "a.txt").write_bytes(data)
    (line,) = there_and_back(tmp_path / "a.txt")
    assert "raw" in line


def test_a_record_that_gave_no_article_is_set_aside_whole() -> None:
    record = Record(SourceRef("a.tsv", 3, 12, 2, "utf-8"), "灯亮了")
    history = untouched(record, 7, "E_PLUGIN")
    assert history == History(7, record.source, (), "灯亮了", (), (), ((0, 3, "E_PLUGIN"),))  # type: ignore[arg-type]
    line = history_to_dict(history, record.text, "灯亮了".encode())
    assert (line["text"], history_from_dict(line, "a.tsv")) == ("灯亮了", history)


PIECES = st.lists(st.sampled_from(["灯", "a", "\n", "\r", "\r\n", "\udc80", "\udcff", "𠮷", "。"]), max_size=20).map(
    "".join
)


@given(PIECES, st.sampled_from(["utf-8", "gb18030"]))
def test_lines_begin_where_their_bytes_do(text: str, encoding: str) -> None:
    source = SourceRef("a.txt", 100, 100 + len(text.encode(encoding, ESCAPE)), 5, encoding)
    starts = line_starts(text, source)
    if starts:
        assert starts[0] == LineStart(0, 100, 5)
        assert [start.number for start in starts] == list(range(5, 5 + len(starts)))
    for start in starts:
        assert start.byte == 100 + len(text[: start.char].encode(encoding, ESCAPE))
    assert encoded(text, source, starts) == text.encode(encoding, ESCAPE)


def test_what_an_encoding_has_no_bytes_for_is_none() -> None:
    assert encoded("灯", SourceRef("a", 0, 1, 1, "ascii"), ()) is None


def test_gaps_between_articles_are_kept() -> None:
    from convkit.history import Piece

    whole = "甲\n乙\n丙"
    pieces = tuple(Piece(str(n), "", Span(2 * n, 2 * n + 1), whole[2 * n], (), (), (), ()) for n in range(3))
    history = History(
        1,
        SourceRef("a", 0, 11, 1, "utf-8"),
        line_starts(whole, SourceRef("a", 0, 11, 1, "utf-8")),
        whole,
        (),
        pieces,
        (),
    )
    line = history_to_dict(history, whole, whole.encode())
    assert line["gaps"] == ["", "\n", "\n", ""]
    assert history_from_dict(line, "a") == history
