"""A source gives its text in lines that know their bytes, whatever its encoding and line ends, and says what it can't read."""

from __future__ import annotations

import hashlib
import os
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convkit import rawfile, source
from convkit.contract import Line
from convkit.errors import SourceError, UsageError
from convkit.escape import ESCAPE, encoded_length
from convkit.joined import joined
from convkit.provenance import SourceRef
from convkit.source import FileSource

TEXT = "春汛\n\n河水涨了三尺，老船工说：“再等两天。”\r\n下游的人家\t都搬上了高处。\n没有换行的末行"
TRADITIONAL = "春汛\n\n河水漲了三尺，老船工說：「再等兩天。」\r\n下游的人家\t都搬上了高處。\n沒有換行的末行"


def of(data: bytes, name: str = "a.txt", encoding: str = "") -> FileSource:
    return FileSource(Path(name), data=data, encoding=encoding)


def whole(made: FileSource) -> str:
    """The text of ``made``; on the way, all that lines promise is checked."""
    lines = list(made.lines())
    assert "".join(line.text for line in lines) == "".join(made.chunks())
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert lines[0].start == made.detected.bom
    assert lines[-1].end == made.size
    assert all(a.end == b.start for a, b in pairwise(lines))
    return "".join(line.text for line in lines)


@pytest.fixture
def in_small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Treat every file as a large one, read 64 bytes at a time."""
    monkeypatch.setattr(rawfile, "SMALL", 0)
    monkeypatch.setattr(rawfile, "BLOCK", 64)


# --- text and places ---

ENCODED = [
    ("utf-8", TEXT.encode(), TEXT),
    ("utf-8 with mark", b"\xef\xbb\xbf" + TEXT.encode(), TEXT),
    ("gbk", TEXT.encode("gbk"), TEXT),
    ("gb18030 with mark", ("\ufeff" + TEXT).encode("gb18030"), TEXT),
    ("big5", TRADITIONAL.encode("big5"), TRADITIONAL),
    ("utf-16 le with mark", b"\xff\xfe" + TEXT.encode("utf-16-le"), TEXT),
    ("utf-16 be with mark", b"\xfe\xff" + TEXT.encode("utf-16-be"), TEXT),
    ("utf-16 without mark", TEXT.encode("utf-16-le"), TEXT),
    ("utf-16 with characters beyond the BMP", b"\xff\xfe" + ("𠀀字\n" + TEXT).encode("utf-16-le"), "𠀀字\n" + TEXT),
    (
        "utf-16 with 0A in both halves",
        b"\xff\xfe" + ("\u0a0a\u4e0a\n\u0a00" + TEXT).encode("utf-16-le"),
        "\u0a0a\u4e0a\n\u0a00" + TEXT,
    ),
    ("utf-32 with mark", b"\xff\xfe\0\0" + TEXT.encode("utf-32-le"), TEXT),
    ("hz", TEXT.encode("hz"), TEXT),
]


@pytest.mark.parametrize(("label", "data", "text"), ENCODED, ids=[case[0] for case in ENCODED])
def test_lines_tile_the_file_in_every_encoding(label: str, data: bytes, text: str) -> None:
    made = of(data)
    assert whole(made) == text
    for line in made.lines():
        piece = data[line.start : line.end]
        assert piece.decode(line.encoding, ESCAPE) == line.text


@pytest.mark.usefixtures("in_small_blocks")
@pytest.mark.parametrize(("label", "data", "text"), ENCODED, ids=[case[0] for case in ENCODED])
def test_a_large_file_reads_like_a_small_one(label: str, data: bytes, text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    made = FileSource(path)
    assert made.detected.name == of(data).detected.name
    assert whole(made) == text
    assert made.sha256 == hashlib.sha256(data).hexdigest()
    assert made.replaced == 0


@pytest.mark.parametrize(
    ("label", "text", "lines"),
    [
        ("unix", "a\nb\n", ["a\n", "b\n"]),
        ("windows", "a\r\nb\r\n", ["a\r\n", "b\r\n"]),
        ("old mac", "甲\r乙\r", ["甲\r", "乙\r"]),
        ("a lone CR is no line end where LF is", "a\rb\nc", ["a\rb\n", "c"]),
        ("other separators are none", "a\u2028b\x0cc\x85d\x0be\x1cf\n", ["a\u2028b\x0cc\x85d\x0be\x1cf\n"]),
        ("no end at all", "a", ["a"]),
    ],
)
def test_line_ends(label: str, text: str, lines: list[str]) -> None:
    assert [line.text for line in of(text.encode()).lines()] == lines


@pytest.mark.usefixtures("in_small_blocks")
def test_an_old_mac_file_that_is_large(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("第一行\r第二行\r".encode() * 20)
    assert [line.text for line in FileSource(path).lines()] == ["第一行\r", "第二行\r"] * 20


@settings(max_examples=60)
@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff"), max_size=12),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["utf-8", "gb18030", "utf-16-le", "utf-16-be", "utf-32-le"]),
)
def test_any_text_comes_back_with_its_places(lines: list[str], end: str, name: str) -> None:
    text = end.join(lines)
    if not text.strip():
        return
    made = of(text.encode(name), encoding=name)
    assert whole(made) == text
    assert all(line.end - line.start == encoded_length(line.text, name) for line in made.lines())


# --- mixed and damaged ---


def test_each_line_of_a_mixed_file_says_its_encoding() -> None:
    parts = [
        ("河水涨了三尺。\n", "utf-8"),
        ("老船工说，再等两天。\n", "gb18030"),
        ("下游的人家都搬上了高处。\n", "utf-8"),
        ("沒有換行的這一行說明來源。\n", "big5hkscs"),
    ]
    made = of(b"".join(text.encode(name) for text, name in parts))
    assert [(line.text, line.encoding) for line in made.lines()] == parts
    assert whole(made) == "".join(text for text, _ in parts)


def test_a_line_of_utf8_in_a_gbk_file_is_found() -> None:
    parts = [("河水涨了三尺。\n", "gb18030")] * 4 + [("老船工说，再等两天。\n", "utf-8")]
    made = of(b"".join(text.encode(name) for text, name in parts))
    assert (made.encoding, "".join(made.chunks())) == ("gb18030", "".join(text for text, _ in parts))


def test_a_named_encoding_is_followed() -> None:
    made = of(b"le caf\x82 est ouvert\n", encoding="cp850")
    assert (made.encoding, made.detected.how) == ("cp850", "named")
    assert whole(made) == "le café est ouvert\n"
    data = "河水涨了三尺，老船工说再等两天。\n".encode()
    assert of(b"\xef\xbb\xbf" + data, encoding="utf-8").detected.bom == 3
    assert of("甲\n".encode("utf-16"), encoding="utf-16").encoding == "utf-16-le"


def test_an_unknown_encoding_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="no encoding called 'klingon'"):
        of(b"a", encoding="klingon")


def test_what_cannot_be_decoded_is_kept_and_counted() -> None:
    text = "河水涨了三尺，老船工说再等两天，下游的人家都搬上了高处。\n" * 10
    data = text.encode() + "又".encode()[:2] + b"\n" + text.encode()
    made = of(data)
    assert made.replaced == 1
    assert "".join(made.chunks()).encode("utf-8", ESCAPE) == data


def test_a_cut_off_last_character_is_no_error_even_in_a_short_file() -> None:
    made = of("河水涨了三尺。".encode()[:-1])
    assert made.replaced == 1
    assert "".join(made.chunks()).startswith("河水涨了三尺")


def test_more_than_one_in_a_hundred_is_an_error_with_a_hint() -> None:
    with pytest.raises(SourceError) as caught:
        of("河水涨了三尺，老船工说再等两天，下游的人家都搬上了高处。\n".encode() + b"\xff\xff\xff\n")
    assert caught.value.code == "E_ENCODING"
    assert "--encoding" in (caught.value.hint or "")


@pytest.mark.usefixtures("in_small_blocks")
def test_a_large_file_is_judged_when_it_has_been_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("河水涨了三尺，老船工说再等两天。\n".encode() * 8 + b"\xff\xff\xff\xff\n" * 4)
    made = FileSource(path)
    with pytest.raises(SourceError) as caught:
        whole(made)
    assert caught.value.code == "E_ENCODING"


# --- what is no text, and what goes wrong ---

REFUSED = [
    ("empty", b"", "S_EMPTY"),
    ("a mark alone", b"\xef\xbb\xbf", "S_EMPTY"),
    ("white space", " \n\t\u3000\r\n".encode(), "S_EMPTY"),
    ("zip", b"PK\x03\x04rest", "S_BINARY"),
    ("pdf", b"%PDF-1.7\n", "S_BINARY"),
    ("png", b"\x89PNG\r\n\x1a\n", "S_BINARY"),
    ("program", b"\x7fELF\x02\x01\x01", "S_BINARY"),
    ("numbers", bytes(range(256)) * 4, "S_BINARY"),
    ("NULs", b"\0" * 100 + b"a", "S_BINARY"),
]


@pytest.mark.parametrize(("label", "data", "code"), REFUSED, ids=[case[0] for case in REFUSED])
def test_no_text_is_refused(label: str, data: bytes, code: str) -> None:
    with pytest.raises(SourceError) as caught:
        of(data)
    assert caught.value.code == code


def test_a_stray_control_character_does_not_make_text_binary() -> None:
    assert whole(of("河水涨了三尺，\0老船工说再等两天。".encode())) == "河水涨了三尺，\0老船工说再等两天。"


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "none.txt", "E_VANISHED"), (tmp_path, "S_KIND")):
        with pytest.raises(SourceError) as caught:
            FileSource(path)
        assert caught.value.code == code


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this system")
def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.txt")
    with pytest.raises(SourceError) as caught:
        FileSource(tmp_path / "p.txt")
    assert caught.value.code == "S_KIND"


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(SourceError) as caught:
        FileSource(tmp_path / "a.txt")
    assert caught.value.code == "E_PERM"


@pytest.mark.usefixtures("in_small_blocks")
def test_a_file_that_changes_between_looks(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("河水涨了三尺。\n".encode() * 20)
    made = FileSource(path)
    path.write_bytes("河水涨了三尺。\n".encode() * 21)
    with pytest.raises(SourceError) as caught:
        whole(made)
    assert caught.value.code == "E_CHANGED"


@pytest.mark.usefixtures("in_small_blocks")
def test_a_line_without_end_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "LONGEST", 1000)
    path = tmp_path / "a.txt"
    path.write_bytes(b"short\n" + b"x" * 1500)
    with pytest.raises(SourceError) as caught:
        whole(FileSource(path))
    assert (caught.value.code, caught.value.offset) == ("E_LIMIT", 6)


# --- the rest ---


def test_sample_ref_and_name() -> None:
    made = FileSource(Path("x/b.HTML"), "x/b.HTML", data="河水涨了。\n".encode() * 9000)
    assert made.sample().suffix == ".html"
    assert len(made.sample().text) == source.SAMPLED
    assert made.ref(3, 9, 2) == SourceRef("x/b.HTML", 3, 9, 2, "utf-8")
    assert made.ref(3, 9, 2, "big5hkscs").encoding == "big5hkscs"


def test_two_passes_read_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"".join(f"第{n}行，河水涨了三尺。\n".encode(("utf-8", "gbk")[n % 7 == 3]) for n in range(60_000)))
    made = FileSource(path)
    assert made.size > rawfile.SMALL
    first = [hash(line) for line in made.lines()]
    assert first == [hash(line) for line in made.lines()]
    assert len(first) == 60_000


HINTS = [
    ("named wrongly", TEXT.encode() * 9, "gbk", "leave --encoding out: it reads as utf-8"),
    ("named wrongly, the other way", TEXT.encode("gbk") * 9, "utf-8", "leave --encoding out: it reads as gb18030"),
    ("right for most lines only", TEXT.encode("gbk") * 9 + TEXT.encode(), "gbk", "leave --encoding out: it reads as gb18030"),
    ("named, and broken", b"\xff\xfa\xf9" * 99, "gbk", "name the encoding with --encoding, for example --encoding big5"),
    ("found, and broken", b"\xff\xfa\xf9" * 99, "", "name the encoding with --encoding, for example --encoding gb18030"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "data", "name", "hint"), HINTS, ids=[row[0] for row in HINTS])
def test_where_too_much_cannot_be_decoded_a_hint_says_what_to_try(
    label: str, data: bytes, name: str, hint: str
) -> None:
    with pytest.raises(SourceError) as caught:
        whole(of(data, encoding=name))
    assert caught.value.code == "E_ENCODING"
    assert (caught.value.hint or "").startswith(hint)


@settings(max_examples=300)
@given(
    st.binary(min_size=1, max_size=80),
    st.sampled_from(
        [
            "",
            "utf-8",
            "gb18030",
            "big5",
            "utf-16",
            "utf-16-be",
            "utf-32",
            "hz",
            "iso2022_jp",
            "shift_jis",
            "euc_kr",
            "cp1252",
        ]
    ),
)
def test_any_bytes_are_read_or_refused_with_a_code(data: bytes, name: str) -> None:
    code = ""
    try:
        whole(of(data, encoding=name))
    except SourceError as error:
        code = error.code
    assert code in ("", "S_EMPTY", "S_BINARY", "E_ENCODING")


def test_a_file_of_another_western_kind_is_read_by_its_own_letters() -> None:
    made = of("Le café était fermé ; où aller ? “Nowhere,” she said — it’s late.\n".encode("cp1252"))
    assert "".join(made.chunks()).startswith("Le café était fermé")


LINES = st.lists(
    st.tuples(
        st.booleans(),
        st.sampled_from(["河水", "船到了渡口", "", "a", "第"]),
        st.sampled_from(["utf-8", "utf-8", "gb18030"]),
    ),
    max_size=24,
)


@given(LINES, st.integers(1, 20), st.booleans(), st.sampled_from([8, 40, 1 << 18]))
def test_pieces_are_the_lines_cut_before_those_that_begin_one(
    lines: list[tuple[bool, str, str]], least: int, ended: bool, block: int
) -> None:
    data = "".join(["堤上的灯亮了。\n"] * 4).encode()
    data += b"".join([("＃" * head + text + "\n").encode(name) for head, text, name in lines])
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder:
        patch.setattr(rawfile, "SMALL", 0)
        patch.setattr(rawfile, "BLOCK", block)
        path = Path(folder) / "a.txt"
        path.write_bytes(data if ended else data.rstrip(b"\n"))
        expected: list[list[Line]] = [[]]
        for line in FileSource(path).lines():
            if line.text.startswith("＃") and sum(len(held.text) for held in expected[-1]) >= least:
                expected.append([])
            expected[-1].append(line)
        made = FileSource(path)
        assert list(made.pieces(least, lambda text: text.startswith("＃"))) == [joined(made, held) for held in expected]
