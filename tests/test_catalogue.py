"""A library's own table gives outputs and articles what the sources lack, or knows better."""

import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

import convkit
from convkit.catalogue import read_catalogue
from convkit.errors import UsageError

TEXT = "修桥的人\n桥修好了，路也通了，大家都来看，热闹了三天。\n后来人渐渐少了，桥还在那里。\n"
TOML = '["a.txt"]\ntitle = "桥"\nauthors = ["段平", "耿山"]\ndate = "2029年7月2日"\n"档号" = "乙-12"\n'
CSV = "文件,标题,作者,日期,档号\na.txt,桥,段平；耿山,2029年7月2日,乙-12\nnone.txt,,,,\n"


def workbook(path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for row in (["文件", "标题", "作者", "日期", "档号"], ["a.txt", "桥", "段平；耿山", "2029年7月2日", "乙-12"]):
        book.active.append(row)
    book.save(path)


def converted(folder: Path, metadata_file: Path, name: str = "a.txt", **options: Any) -> dict[str, Any]:
    source = folder / "in" / name
    source.parent.mkdir(exist_ok=True)
    source.write_text(TEXT, "utf-8")
    convkit.convert(source, to="jsonl", output=folder / "out", metadata_file=metadata_file, overwrite=True, **options)
    return dict(json.loads((folder / "out" / f"{source.stem}.jsonl").read_text("utf-8")))


@pytest.mark.usefixtures("no_plugins")
@pytest.mark.parametrize("kind", ["toml", "csv", "gb18030 csv", "tab-separated", "xlsx"])
def test_every_form_says_the_same(kind: str, tmp_path: Path) -> None:
    table = tmp_path / f"table.{'toml' if kind == 'toml' else 'xlsx' if kind == 'xlsx' else 'csv'}"
    if kind == "xlsx":
        workbook(table)
    elif kind == "toml":
        table.write_text(TOML, "utf-8")
    else:
        text = CSV.replace(",", "\t") if kind == "tab-separated" else CSV
        table.write_bytes(text.encode("gb18030" if kind.startswith("gb") else "utf-8-sig"))
    article = converted(tmp_path, table)
    assert article["title"] == "修桥的人", "a row about a file gives what an article lacks"
    assert article["authors"] == ["段平", "耿山"]
    assert (article["date"], article["date_text"]) == ("2029-07-02", "2029年7月2日")
    assert article["metadata"] == {"档号": "乙-12"}


@pytest.mark.usefixtures("no_plugins")
def test_a_row_about_an_article_is_the_last_word(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("file,title\na.txt,桥\n", "utf-8")
    identity = converted(tmp_path, table)["id"]
    table.write_text(f"id,title,author\n{identity},修桥人,段平\n", "utf-8")
    article = converted(tmp_path, table)
    assert (article["id"], article["title"], article["authors"]) == (identity, "修桥人", ["段平"])


@pytest.mark.usefixtures("no_plugins")
def test_the_outputs_know_it_too(tmp_path: Path) -> None:
    table = tmp_path / "table.toml"
    table.write_text(TOML + 'series = "旧河丛书"\nlanguage = "zh-Hant"\n', "utf-8")
    source = tmp_path / "a.txt"
    source.write_text(TEXT, "utf-8")
    convkit.convert(source, to="epub,docx", output=tmp_path / "out", metadata_file=table)
    with zipfile.ZipFile(tmp_path / "out" / "a.epub") as book:
        package = book.read("EPUB/package.opf").decode()
    assert re.search(r"<dc:creator[^>]*>段平</dc:creator>", package)
    assert "旧河丛书" in package
    assert "<dc:language>zh-Hant</dc:language>" in package
    with zipfile.ZipFile(tmp_path / "out" / "a.docx") as word:
        assert "段平; 耿山" in word.read("docProps/core.xml").decode()


KEYS = [
    ("path", "in/a.txt", "one/a.txt"),
    ("name", "a.txt", "a.txt"),
    ("stem", "a", "a"),
    ("backslashes", "in\\a.txt", "in/a.txt"),
]


@pytest.mark.parametrize(("label", "key", "_"), KEYS, ids=[case[0] for case in KEYS])
def test_what_a_row_is_about(label: str, key: str, _: str, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text(f"title,path\n桥,{key}\n", "utf-8")
    found = read_catalogue(table)
    assert found.of_file("in/a.txt") == {"title": "桥"}
    assert found.of_file("in/b.txt") == {}


WRONG = [
    ("no TOML", "table.toml", b"title = ", "can't be read"),
    ("no table", "table.toml", b'"a.txt" = 3', "is no table"),
    ("neither UTF-8 nor GB18030", "table.csv", b"file,title\na.txt,\xff\xff\xff\n", "can't be read"),
    ("no workbook", "table.xlsx", b"PK\x03\x04 broken", "can't be read"),
    ("two rows about one thing", "table.csv", b"file,title\na.txt,b\na.txt,c\n", "two rows for 'a.txt'"),
    ("about no input", "table.csv", b"file,title\nz.txt,b\n", "no row of the metadata file"),
]


@pytest.mark.usefixtures("no_plugins")
@pytest.mark.parametrize(("label", "name", "data", "reason"), WRONG, ids=[case[0] for case in WRONG])
def test_what_is_wrong_is_said_before_anything_is_done(
    label: str, name: str, data: bytes, reason: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UsageError, match=reason):
        converted(tmp_path, tmp_path / name)
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="can't be read"):
        converted(tmp_path, tmp_path / "none.csv")
