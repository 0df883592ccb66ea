"""Lines as one text: every position of it leads back to its byte, also where lines are in encodings of their own."""

import pickle
from pathlib import Path

import pytest

from convkit.joined import joined
from convkit.model import Record
from convkit.places import byte_of, place_of
from convkit.source import FileSource

MAIN = "河水从山里流出来，经过三个村子，一直流到县城的桥下。\n"
OTHER = "园丁们把树苗运到山脚下，一棵一棵种好。\n"


def source_of(tmp_path: Path, data: bytes) -> FileSource:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    return FileSource(path)


def test_one_line_needs_no_map(tmp_path: Path) -> None:
    source = source_of(tmp_path, MAIN.encode())
    found = joined(source, list(source.lines()))
    assert found.text == MAIN
    assert found.lines == ()
    assert place_of(Record(found.ref, found.text), 2) == (6, 1)


def test_each_line_keeps_its_byte_number_and_encoding(tmp_path: Path) -> None:
    data = (MAIN * 3).encode() + OTHER.encode("gb18030") + MAIN.encode()
    source = source_of(tmp_path, data)
    found = joined(source, list(source.lines()))
    assert found.text == MAIN * 3 + OTHER + MAIN
    assert found.ref.encoding == "utf-8"
    assert [line.encoding for line in found.lines] == ["", "", "", "gb18030", ""]
    assert (found.ref.start, found.ref.end) == (0, len(data))


def test_a_place_inside_a_line_of_another_encoding_is_exact(tmp_path: Path) -> None:
    data = (MAIN * 3).encode() + OTHER.encode("gb18030") + MAIN.encode()
    source = source_of(tmp_path, data)
    text, ref, lines = joined(source, list(source.lines()))
    record = Record(ref, text, lines=lines)
    at = text.index("树苗")
    assert place_of(record, at) == (data.index("树苗".encode("gb18030")), 4)
    assert place_of(record, text.rindex("桥下")) == (data.rindex("桥下".encode()), 5)
    assert place_of(record, len(text)) == (len(data), 5)


WHOLE = [
    ("lines", (MAIN * 3).encode()),
    ("no line end", MAIN.rstrip().encode()),
    ("one line", MAIN.encode()),
    ("line ends of their own", (MAIN * 3).replace("\n", "\r\n").encode()),
    ("carriage returns alone", (MAIN * 3).replace("\n", "\r").encode()),
    ("separators inside a line", f"{MAIN.rstrip()}\u2028一\x0c二\n{MAIN}".encode()),
    ("a mark of the byte order", b"\xef\xbb\xbf" + (MAIN * 3).encode()),
    ("GB 18030", (MAIN * 3).encode("gb18030")),
    ("wide units", (MAIN * 3).encode("utf-16")),
    ("two encodings", (MAIN * 3).encode() + OTHER.encode("gb18030") + MAIN.encode()),
    ("larger than what is kept", MAIN.encode() * 14_000),
]


@pytest.mark.parametrize(("label", "data"), WHOLE, ids=[row[0] for row in WHOLE])
def test_a_source_joins_all_its_lines_as_they_come(label: str, data: bytes, tmp_path: Path) -> None:
    source = source_of(tmp_path, data)
    assert source.whole() == joined(source, list(source.lines()))


@pytest.mark.parametrize(("label", "data"), WHOLE, ids=[row[0] for row in WHOLE])
def test_a_byte_is_found_as_with_its_line(label: str, data: bytes, tmp_path: Path) -> None:
    found = source_of(tmp_path, data).whole()
    assert found is not None
    record = Record(found.ref, found.text, lines=found.lines)
    for at in (0, 1, len(MAIN) // 2, len(found.text) - 1, len(found.text)):
        assert byte_of(record, at) == place_of(record, at)[0]


def test_lines_that_are_found_later_are_a_tuple_to_everybody(tmp_path: Path) -> None:
    lines = source_of(tmp_path, (MAIN * 3).encode()).whole().lines  # type: ignore[union-attr]
    assert (len(lines), lines[-1].number, [line.number for line in lines[:2]]) == (3, 3, [1, 2])
    assert lines == tuple(lines)
    assert hash(lines) == hash(tuple(lines))
    assert pickle.loads(pickle.dumps(lines)) == tuple(lines)
