from __future__ import annotations

import zipfile
from pathlib import Path

from convkit.writers.epub.archive import Archive


def made(path: Path, members: list[tuple[str, bytes]]) -> bytes:
    archive = Archive(path)
    for name, data in members:
        archive.add(name, data)
    archive.close()
    return path.read_bytes()


def test_the_type_of_the_file_stands_where_readers_look_for_it(tmp_path: Path) -> None:
    data = made(tmp_path / "a", [("EPUB/a", b"a" * 100)])
    assert data[:4] == b"PK\3\4"
    assert data[30:38] == b"mimetype"
    assert data[38:58] == b"application/epub+zip"
    assert data[28:30] == b"\0\0", "OCF 4.3: no extra field before it"


def test_members_come_back_and_pack_only_where_it_pays(tmp_path: Path) -> None:
    members = [("EPUB/long", "水库".encode() * 1000), ("EPUB/short", b"\x01\x02"), ("EPUB/empty", b"")]
    made(tmp_path / "a", members)
    with zipfile.ZipFile(tmp_path / "a") as archive:
        assert archive.testzip() is None
        assert [(name, archive.read(name)) for name in archive.namelist()[1:]] == members
        assert [info.compress_type for info in archive.infolist()] == [0, 8, 0, 0]
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_equal_members_make_equal_bytes(tmp_path: Path) -> None:
    members = [(f"EPUB/{n}", str(n).encode() * n) for n in range(50)]
    assert made(tmp_path / "a", members) == made(tmp_path / "b", members)


def test_more_members_than_a_plain_directory_can_count(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "a")
    for n in range(65_600):
        archive.add(f"EPUB/{n}", b"")
    archive.close()
    with zipfile.ZipFile(tmp_path / "a") as read:
        assert len(read.namelist()) == 65_601
        assert read.read("EPUB/65599") == b""
