"""One file from open to close."""

import subprocess
import sys
import tracemalloc

import pytest

from convkit.contract import Publication
from convkit.model import BlockKind as K
from convkit.testing import Noted, article, check_writer, sample_articles
from convkit.writers.docx import FORMAT, package


def test_it_keeps_the_contract():
    assert len(check_writer(FORMAT)) == len(sample_articles()) + 1


def test_memory_does_not_grow_with_the_text(tmp_path):
    """Twenty megabytes pass through; what is held is the compressor and a few pieces."""
    articles = [article((K.PARAGRAPH, f"{n}" + "河水从山里流出来。" * 40_000), title=f"第{n}篇") for n in range(2)]
    with FORMAT.writer({}).open(tmp_path / "a.docx", Publication("t"), Noted()) as session:
        tracemalloc.start()
        for n in range(20):
            session.write(articles[n % 2])
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 12_000_000


def test_equal_input_gives_equal_bytes(make):
    first, second = (make(sample_articles(), name=name, layout="book").path.read_bytes() for name in "ab")
    assert first == second


def test_a_streamed_document_holds_the_same_as_one_in_memory(make, monkeypatch):
    parts = []
    for limit in (package.SMALL, 100):
        monkeypatch.setattr(package, "SMALL", limit)
        made = make(sample_articles(), layout="book", title="集")
        parts.append({name: made.raw(name) for name in made.names()})
    assert parts[0] == parts[1]


@pytest.mark.parametrize(("limit", "expected"), [(None, False), (0, False), (1, True)])
def test_full_at_the_limit(tmp_path, limit, expected):
    million = article((K.PARAGRAPH, "字" * 333_334))
    with FORMAT.writer({}).open(tmp_path / "a.docx", Publication("t", limit=limit), Noted()) as session:
        assert not session.full
        session.write(million)
        assert session.full is expected


def test_nothing_stands_there_after_an_error(tmp_path, monkeypatch):
    monkeypatch.setattr(package, "SMALL", 100)
    session = FORMAT.writer({}).open(tmp_path / "a.docx", Publication("t"), Noted()).__enter__()
    for one in sample_articles()[:1] * 3:
        session.write(one)
    session.__exit__(RuntimeError, RuntimeError(), None)
    assert list(tmp_path.iterdir()) == []


def test_a_small_file_is_small(make):
    assert make(article((K.PARAGRAPH, "短文。"), title="题")).path.stat().st_size < 8_300


def test_no_layout_means_the_article_layout(make):
    one = sample_articles()[0]
    assert make(one, name="a").path.read_bytes() == make(one, name="b", layout=None).path.read_bytes()


def test_core_properties(make):
    made = make(
        article((K.PARAGRAPH, "文。"), title="题"), title="书 & <名>", authors=("林川", "何青"), modified="2031-07-01T08:00:00Z",
        metadata={"subject": "水利", "keywords": "水库；蓄水"}, identifier="urn:x",
    )  # fmt: skip
    found = {child.tag.rpartition("}")[2]: child.text for child in made.part("docProps/core.xml")}
    assert found == {
        "title": "书 & <名>", "creator": "林川; 何青", "subject": "水利", "keywords": "水库；蓄水", "identifier": "urn:x",
        "language": "zh-CN", "lastModifiedBy": "林川; 何青", "created": "2031-07-01T08:00:00Z", "modified": "2031-07-01T08:00:00Z",
    }  # fmt: skip


def test_the_module_costs_nothing_until_it_writes():
    heavy = "docx.oxml lxml zlib deflate tempfile tomllib"
    code = f"import sys, convkit.writers.docx; print([n for n in {heavy.split()!r} if n in sys.modules])"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )


def test_a_document_is_written_without_python_docx(tmp_path):
    code = (
        "import sys; from pathlib import Path; from convkit.contract import Publication; from convkit.testing import *;"
        "from convkit.writers.docx import FORMAT\n"
        f"with FORMAT.writer({{}}).open(Path({str(tmp_path)!r}) / 'a.docx', Publication('t'), None) as s: s.write(sample_articles()[0])\n"
        "print([n for n in ('docx', 'lxml') if n in sys.modules])"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )
