"""The file layer: numbers, object streams, strings, trees."""

from __future__ import annotations

from pathlib import Path

import pytest

from convkit.writers.pdf.file import PdfFile, text, tree, uri

pikepdf = pytest.importorskip("pikepdf")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("plain (text) \\", b"(plain \\(text\\) \\\\)"),
        ("题", b"<feff9898>"),
        ("a\nb", b"<feff0061000a0062>"),
        ("😀", b"<feffd83dde00>"),
        ("\ud800", b"<feff003f>"),
    ],
)
def test_text_strings(value: str, expected: bytes) -> None:
    assert text(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("https://example.org/a?b=1&c=2#d", b"(https://example.org/a?b=1&c=2#d)"),
        ("https://example.org/水 (1)", b"(https://example.org/%E6%B0%B4%20%281%29)"),
        ("https://example.org/%E6", b"(https://example.org/%E6)"),
    ],
)
def test_addresses_are_ascii(value: str, expected: bytes) -> None:
    assert uri(value) == expected


def test_objects_are_found_again(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    file = PdfFile(target)
    later = file.reserve()
    numbers = [file.add(b"<</N %d>>" % n) for n in range(450)]
    stream = file.stream(b"x" * 1000, b"/K 1")
    file.add(b"<</Type/Pages/Count 0/Kids[]>>", later)
    names = tree(file, [(b"(a)", b"(b)", b"(a) 1 (b) 2"), (b"(c)", b"(c)", b"(c) 3")], b"Names")
    root = file.add(b"<</Type/Catalog/Pages %d 0 R/T %d 0 R>>" % (later, names))
    file.close(root, file.add(b"<</Producer(x)>>"))
    with pikepdf.open(target) as pdf:
        assert int(pdf.get_object(numbers[449], 0).N) == 449
        assert pdf.get_object(stream, 0).read_bytes() == b"x" * 1000
        assert [str(limit) for limit in pdf.Root.T.Kids[0].Limits] == ["a", "b"]
        assert str(pdf.docinfo["/Producer"]) == "x"


def test_the_same_objects_give_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for name in ("a.pdf", "b.pdf"):
        file = PdfFile(tmp_path / name)
        root = file.add(b"<</Type/Catalog>>")
        file.close(root, file.add(b"<<>>"))
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


def test_an_abandoned_file_is_gone(tmp_path: Path) -> None:
    file = PdfFile(tmp_path / "a.pdf")
    file.add(b"<<>>")
    file.abandon()
    assert not (tmp_path / "a.pdf").exists()
