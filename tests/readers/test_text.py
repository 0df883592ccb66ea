"""Plain text is one record, a long one several, each holding whole chapters; records tile the source."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from convkit.contract import Sample
from convkit.model import Record
from convkit.readers import text as reader
from convkit.source import FileSource
from convkit.testing import check_reader


class NoProblems:
    def add(self, code: str, message: str = "", count: int = 1, place: int | None = None) -> None:
        raise AssertionError(code)


def read(data: bytes, *, enough: int | None = None, monkeypatch: pytest.MonkeyPatch | None = None) -> list[Record]:
    if enough is not None and monkeypatch is not None:
        monkeypatch.setattr(reader, "ENOUGH", enough)
    assert reader.FORMAT.reader is not None
    source = FileSource(Path("in/a.txt"), "in/a.txt", data=data)
    records = list(reader.FORMAT.reader({}).read(source, NoProblems()))
    assert "".join(record.text for record in records) == "".join(source.chunks())
    assert records[0].source.start == source.detected.bom
    assert records[-1].source.end == len(data)
    assert all(a.source.end == b.source.start for a, b in pairwise(records))
    return records


def test_a_text_is_one_record_that_is_plain_all_over() -> None:
    (record,) = read("\n灯塔\n\n看塔的人姓陆。\n".encode())
    assert record.plain == ((0, len(record.text)),)
    assert not record.single
    assert record.source == type(record.source)("in/a.txt", 0, len(record.text.encode()), 1, "utf-8")


def test_the_reader_keeps_the_contract() -> None:
    check_reader(
        reader.FORMAT,
        {
            "notice.txt": "山政办〔2030〕3号\r\n\r\n关于护林的通知\r\n".encode(),
            "page": "灯塔\r看塔的人姓陆。\r".encode("gbk"),
            "big5.text": "燈塔\n看塔的人姓陸，他每天寫一行字。\n".encode("big5"),
        },
    )


def test_lines_say_where_they_begin() -> None:
    (record,) = read(b"\xff\xfe" + "灯塔\n看塔的人\n".encode("utf-16-le"))
    assert record.lines == ((0, 2, 1, ""), (3, 8, 2, ""))


def test_the_record_names_the_encoding_of_most_of_its_lines() -> None:
    data = "看塔的人姓陆，他每天写一行字。\n".encode() + "看塔的人姓陆，他每天写一行字。\n".encode("gbk") * 3
    (record,) = read(data)
    assert record.source.encoding == "gb18030"
    assert [line.encoding for line in record.lines] == ["utf-8", "", "", ""]


HEADS = [
    ("chapter", "第二章 起风\n", True),
    ("chapter in digits", "第12章\n", True),
    ("indented", "\u3000\u3000第二回 夜航\n", True),
    ("volume", "卷二 远山\n", True),
    ("Markdown", "## 第二章\n", True),
    ("English", "Chapter II\n", True),
    ("after a form feed", "\x0c另一页\n", True),
    (
        "a sentence that begins so",
        "第二章里写的那件事，后来他在信中又提起过许多次，每一次都说得不一样，" + "没有人知道哪一次是真的，" * 5 + "\n",
        False,
    ),
    ("inside a line", "他说第二章写得好。\n", False),
    ("an ordinary line", "风停了。\n", False),
    ("an ordinary English line", "Chapters are long.\n", False),
]


@pytest.mark.parametrize(("label", "line", "cut"), HEADS, ids=[case[0] for case in HEADS])
def test_a_long_text_is_cut_only_before_chapters(
    label: str, line: str, cut: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = "第一章 看塔的人\n" + "他每天写一行字。\n" * 20
    records = read((before + line + "他又写了一行。\n").encode(), enough=100, monkeypatch=monkeypatch)
    assert [record.text for record in records] == (
        [before, line + "他又写了一行。\n"] if cut else [before + line + "他又写了一行。\n"]
    )


def test_short_chapters_stay_together(monkeypatch: pytest.MonkeyPatch) -> None:
    chapters = "".join(f"第{n}章\n他每天写一行字。\n" for n in range(1, 41))
    records = read(chapters.encode(), enough=100, monkeypatch=monkeypatch)
    assert all(record.text.startswith("第") and len(record.text) >= 100 for record in records[:-1])
    assert records[1].source.line == 1 + records[0].text.count("\n")


@pytest.mark.parametrize(("suffix", "sure"), [(".txt", 0.2), (".text", 0.2), ("", 0.15), (".log", 0.1), (".html", 0.1)])
def test_any_text_may_be_plain_text(suffix: str, sure: float) -> None:
    assert reader.FORMAT.sniff is not None
    assert reader.FORMAT.sniff(Sample("a" + suffix, suffix, "看塔的人")) == sure
