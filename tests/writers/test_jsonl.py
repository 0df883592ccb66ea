from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from convkit.article_json import article_from_dict
from convkit.contract import Publication
from convkit.manifest import digest_of
from convkit.model import Article
from convkit.testing import check_writer, sample_articles
from convkit.writers.jsonl import FORMAT


class Problems:
    def __init__(self) -> None:
        self.found: list[tuple[str, int]] = []

    def add(self, code: str, message: str = "", count: int = 1, place: int | None = None) -> None:
        self.found.append((code, count))


def written(tmp_path: Path, articles: list[Article]) -> tuple[bytes, Problems]:
    problems = Problems()
    target = tmp_path / "out.jsonl"
    assert FORMAT.writer is not None
    with FORMAT.writer({}).open(target, Publication("卷"), problems) as session:
        for article in articles:
            session.write(article)
            assert not session.full
    assert session.digest == digest_of(target)
    return target.read_bytes(), problems


def test_a_line_an_article_and_all_come_back(tmp_path: Path) -> None:
    data, problems = written(tmp_path, sample_articles())
    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"}\n")
    assert b"\r" not in data
    lines = data.decode().split("\n")[:-1]
    assert [article_from_dict(json.loads(line)) for line in lines] == sample_articles()
    assert problems.found == []


def test_what_is_said_of_the_output_stands_in_the_metadata_of_each_article(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    said = {"series": "河谷丛书", "level": "2"}
    assert FORMAT.writer is not None
    with FORMAT.writer({}).open(target, Publication("卷", metadata=said), Problems()) as session:
        session.write(Article("a", metadata={"level": "1", "page": "3"}))
    assert json.loads(target.read_bytes())["metadata"] == {"level": "2", "page": "3", "series": "河谷丛书"}


def test_characters_stand_as_themselves(tmp_path: Path) -> None:
    data, _ = written(tmp_path, sample_articles())
    assert "三座水库本月蓄水".encode() in data
    assert "𠀀𠮷𡇙".encode() in data
    assert b"\\u" not in data


def test_line_ends_inside_of_text_end_no_line(tmp_path: Path) -> None:
    data, _ = written(tmp_path, [Article("a", title="一\r\n二\u2028三\x85四", text="甲\n乙")])
    assert data.count(b"\n") == 1
    assert json.loads(data)["title"] == "一\r\n二\u2028三\x85四"


def test_lone_surrogates_are_replaced_and_counted(tmp_path: Path) -> None:
    article = Article("a", title="水\ud800库\udcff", text="尾\udc80", metadata={"栏\ud801": "x"})
    data, problems = written(tmp_path, [article])
    expected = replace(article, title="水\ufffd库\ufffd", text="尾\ufffd", metadata={"栏\ufffd": "x"})
    assert article_from_dict(json.loads(data)) == expected
    assert problems.found == [("W_REPLACED", 4)]


def test_no_articles_make_an_empty_file(tmp_path: Path) -> None:
    assert written(tmp_path, [])[0] == b""


def test_the_writer_keeps_the_contract() -> None:
    check_writer(FORMAT)
