"""Saved pages in one file: read as the page inside is, with a way back to the file."""

from __future__ import annotations

import importlib.util
import quopri
from pathlib import Path

import pytest

import convkit
from convkit.contract import Sample
from convkit.errors import SourceError
from convkit.provenance import apply_edits, check_edits, undo_edits
from convkit.readers.html import FORMAT

_spec = importlib.util.spec_from_file_location("html_pages", Path(__file__).parent / "pages.py")
assert _spec is not None
assert _spec.loader is not None
pages = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(pages)


def archive(
    page: str, encoding: str = "utf-8", charset: str = "utf-8", coding: str = "quoted-printable", ends: str = "\r\n"
) -> bytes:
    data = page.encode(encoding)
    body = quopri.encodestring(data) if coding == "quoted-printable" else data
    head = [
        "From: <Saved by Blink>", "Subject: page", "MIME-Version: 1.0", 'Content-Type: multipart/related;', '\ttype="text/html";',
        '\tboundary="----MultipartBoundary--x----"', "", "", "------MultipartBoundary--x----", f'Content-Type: text/html; charset="{charset}"',
        f"Content-Transfer-Encoding: {coding}", "Content-Location: https://example.org/", "", "",
    ]  # fmt: skip
    tail = [
        "",
        "------MultipartBoundary--x----",
        "Content-Type: text/css",
        "",
        "p { color: red }",
        "------MultipartBoundary--x------",
        "",
    ]
    return (
        ends.join(head).encode() + body.replace(b"\r\n", b"\n").replace(b"\n", ends.encode()) + ends.join(tail).encode()
    )


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("ends", ["\r\n", "\n"])
def test_an_archive_gives_what_its_page_gives(encoding: str, ends: str, tmp_path: Path) -> None:
    page = pages.NEWS.replace('<meta charset="utf-8">', "")
    (tmp_path / "page.mht").write_bytes(archive(page, encoding, encoding, ends=ends))
    (tmp_path / "page.html").write_text(page, "utf-8")
    (inside,) = convkit.clean(tmp_path / "page.mht")
    (alone,) = convkit.clean(tmp_path / "page.html")
    assert (inside.title, inside.date, inside.text) == (alone.title, alone.date, alone.text)
    assert [b.kind for b in inside.blocks] == [b.kind for b in alone.blocks]


def test_its_record_is_the_file_and_can_be_undone(tmp_path: Path) -> None:
    path = tmp_path / "page.mht"
    path.write_bytes(archive(pages.ENGLISH))
    (record,) = convkit.read(path)
    assert record.text.encode() == path.read_bytes()
    check_edits(record.text, record.edits)
    after = apply_edits(record.text, record.edits)
    assert undo_edits(after, record.edits) == record.text
    assert "MIME" not in after
    assert "color" not in after


def test_a_character_that_a_line_end_cuts(tmp_path: Path) -> None:
    path = tmp_path / "page.mht"
    path.write_bytes(archive("<html><body><p>河水涨了。</p></body></html>").replace(b"=E6=B6=A8", b"=E6=\r\n=B6=A8"))
    (article,) = convkit.clean(path)
    assert article.text == "河水涨了。"


def test_bytes_that_fit_nothing_stay_as_damage(tmp_path: Path) -> None:
    path = tmp_path / "page.mht"
    path.write_bytes(
        archive("<html><body><p>河水涨了，桥没有事，人都在岸上。</p></body></html>").replace(b"=E6=B6=A8", b"=E6=B6")
    )
    (article,) = convkit.clean(path)
    assert article.text.startswith("河水")
    assert "桥没有事" in article.text


def test_eight_bits(tmp_path: Path) -> None:
    path = tmp_path / "page.mht"
    path.write_bytes(archive(pages.OLD, coding="8bit"))
    (article,) = convkit.clean(path)
    assert article.title == "县里修桥"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (archive("x", coding="base64"), "base64"),
        (archive("x").replace(b"text/html;", b"text/plain;"), "no page"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n", "no page"),
    ],
)
def test_what_can_not_be_read_is_said(data: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "page.mht"
    path.write_bytes(data)
    with pytest.raises(SourceError, match=reason):
        list(convkit.read(path))


def test_sniff() -> None:
    assert FORMAT.sniff is not None
    assert FORMAT.sniff(Sample("x", ".txt", archive("<p>一</p>").decode())) == 0.99
    assert FORMAT.sniff(Sample("x", ".txt", "MIME-Version: 1.0\nContent-Type: text/plain\n\n好")) == 0
    assert FORMAT.sniff(Sample("x", ".txt", "信里写着 multipart/related 和 mime-version: 的意思")) == 0
