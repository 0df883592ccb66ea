"""One source on its way in: which reader takes it, what its gates decided, what the report says of it."""

from pathlib import Path

import pytest

from convkit.contract import Format, Sample
from convkit.errors import SourceError
from convkit.reading import Reading
from convkit.report import Problems
from convkit.settings import Settings
from convkit.workshop import Workshop

pytestmark = pytest.mark.usefixtures("no_plugins")


def shop(**formats: tuple[float, str]) -> Workshop:
    """A workshop whose readers are as sure as ``formats`` says (score, suffix)."""
    made = Workshop(Settings())
    made.registry.readers.clear()
    for name, (score, suffix) in formats.items():
        made.registry.readers[name] = Format(name, name, (suffix,), sniff=lambda sample, score=score: score)  # type: ignore[misc]
    return made


SURE = [
    ("the surest", {"a": (0.2, ".x"), "b": (0.9, ".y")}, "b"),
    ("the suffix decides between equals", {"a": (0.5, ".x"), "b": (0.5, ".txt")}, "b"),
    ("then the first by name", {"b": (0.5, ".x"), "a": (0.5, ".x")}, "a"),
    ("content stands over the suffix", {"a": (0.6, ".x"), "b": (0.5, ".txt")}, "a"),
    ("no number is no word", {"a": (float("nan"), ".txt"), "b": (0.1, ".x")}, "b"),
]


@pytest.mark.parametrize(("label", "formats", "expected"), SURE, ids=[row[0] for row in SURE])
def test_the_reader(label: str, formats: dict[str, tuple[float, str]], expected: str) -> None:
    found = shop(**formats).reader_of(Sample("a.txt", ".txt", "灯"), Problems())
    assert found.name == expected


@pytest.mark.parametrize("formats", [{}, {"a": (0.0, ".txt")}, {"a": (-1.0, ".txt")}])
def test_an_input_that_no_reader_knows(formats: dict[str, tuple[float, str]]) -> None:
    with pytest.raises(SourceError) as caught:
        shop(**formats).reader_of(Sample("a.txt", ".txt", "灯"), Problems())
    assert caught.value.code == "S_UNKNOWN"


def test_what_the_report_says_of_a_source(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("渡口的灯今晚亮了，船夫们轮流看守，每人一夜，风雨无阻。\n".encode("gb18030"))
    reading = Reading(Workshop(Settings()), str(path), "sub/a.txt", Problems())
    facts = reading.facts()
    assert (facts["reader"], facts["bytes"]) == ("text", path.stat().st_size)
    assert facts["encoding"]["name"] == "gb18030"  # type: ignore[index]
    (record,) = reading.records()
    (article,) = reading.clean(record).articles
    assert (article.provenance.path, article.provenance.sha256) == ("sub/a.txt", facts["sha256"])
