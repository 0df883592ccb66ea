"""Encodings are found by the ladder: marks and escapes first, UTF-8 if it fits, then what makes common characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convkit import encoding, escape, frequent

SIMPLIFIED = "清晨，老周把三只小船推下水，说今天要到对岸去看望外婆，晚上以前回来。"
TRADITIONAL = "清晨，老周把三隻小船推下水，說今天要到對岸去看望外婆，晚上以前回來。"
JAPANESE = "朝早く、祖父は小さな舟を三つ川に出し、向こう岸のおばあさんに会いに行くと言った。"
KOREAN = "이른 아침에 할아버지는 작은 배를 강에 띄우고 저녁까지 돌아오겠다고 말하였다."
ENGLISH = "She said “the café is open” — and it wasn’t.  Naïve, perhaps."

FOUND = [
    ("UTF-8", SIMPLIFIED.encode(), "utf-8", "utf-8"),
    ("UTF-8 with mark", b"\xef\xbb\xbf" + SIMPLIFIED.encode(), "utf-8", "bom"),
    ("GBK", SIMPLIFIED.encode("gbk"), "gb18030", "score"),
    ("GB18030 with four-byte characters", (SIMPLIFIED + "㐀𠀀").encode("gb18030"), "gb18030", "score"),
    ("GB18030 with mark", "\ufeff甲乙".encode("gb18030"), "gb18030", "bom"),
    ("traditional GBK", TRADITIONAL.encode("gbk"), "gb18030", "score"),
    ("Big5", TRADITIONAL.encode("big5"), "big5hkscs", "score"),
    ("HKSCS", (TRADITIONAL + "喺嗰度").encode("big5hkscs"), "big5hkscs", "score"),
    ("UTF-16 with mark", SIMPLIFIED.encode("utf-16"), "utf-16-le", "bom"),
    ("UTF-16 BE with mark", b"\xfe\xff" + SIMPLIFIED.encode("utf-16-be"), "utf-16-be", "bom"),
    ("UTF-16 without mark, Han only", "清晨老周把三只小船推下水".encode("utf-16-le"), "utf-16-le", "units"),
    ("UTF-16 without mark, 一 looks like NUL", ("一" + SIMPLIFIED).encode("utf-16-le"), "utf-16-le", "units"),
    ("UTF-16 without mark, English", "Plain words, nothing else.\n".encode("utf-16-be"), "utf-16-be", "units"),
    ("UTF-32 with mark", "\ufeff甲乙".encode("utf-32-le"), "utf-32-le", "bom"),
    ("HZ", SIMPLIFIED.encode("hz"), "hz", "escape"),
    ("ISO-2022-JP", JAPANESE.encode("iso2022_jp"), "iso2022_jp_2", "escape"),
    ("Shift_JIS", JAPANESE.encode("cp932"), "cp932", "score"),
    ("EUC-JP", JAPANESE.encode("euc_jp"), "euc_jis_2004", "score"),
    ("EUC-KR", KOREAN.encode("euc_kr"), "cp949", "score"),
    ("Western quotes and accents", ENGLISH.encode("cp1252"), "cp1252", "score"),
    ("ASCII", b"Nothing but plain words.\n", "utf-8", "utf-8"),
    ("ASCII with a tilde and a brace", b"a ~{ b", "utf-8", "utf-8"),
]


@pytest.mark.parametrize(("label", "data", "name", "how"), FOUND, ids=[case[0] for case in FOUND])
def test_the_ladder_finds(label: str, data: bytes, name: str, how: str) -> None:
    found = encoding.detect(data)
    assert (found.name, found.how) == (name, how)


@pytest.mark.parametrize("name", ["utf-8", "gb18030", "big5hkscs", "utf-16-le", "cp932", "euc_jis_2004", "cp949"])
def test_a_cut_off_last_character_does_not_hide_the_encoding(name: str) -> None:
    text = {"big5hkscs": TRADITIONAL, "cp932": JAPANESE, "euc_jis_2004": JAPANESE, "cp949": KOREAN.rstrip(".")}.get(
        name, SIMPLIFIED
    )
    assert encoding.detect(text.encode(name)[:-1]).name == name


@pytest.mark.parametrize(("text", "name"), [(SIMPLIFIED, "gb18030"), (SIMPLIFIED, "utf-8"), (TRADITIONAL, "big5hkscs")])
def test_one_broken_byte_in_a_long_line_does_not_hide_the_encoding(text: str, name: str) -> None:
    data = (text * 4).encode(name)
    at = len((text + text[:5]).encode(name))
    assert encoding.detect(data[: at + 1] + b"(" + data[at + 2 :]).name == name


def test_the_majority_of_lines_names_a_mixed_file() -> None:
    lines = [SIMPLIFIED.encode()] * 3 + [SIMPLIFIED.encode("gbk")]
    found = encoding.detect(b"\n".join(lines))
    assert (found.name, found.how) == ("utf-8", "lines")
    assert found.evidence == {"utf-8": 0.75, "gb18030": 0.25} or sum(found.evidence.values()) == pytest.approx(
        1, abs=0.01
    )


def test_a_declaration_is_a_hint_and_not_the_truth() -> None:
    assert encoding.declared(b'<meta http-equiv="Content-Type" content="text/html; charset=Big5">') == "Big5"
    assert encoding.declared(b'<?xml version="1.0" encoding="GB2312"?>') == "GB2312"
    assert encoding.declared(b"<p>no such thing</p>") == ""
    assert encoding.detect(SIMPLIFIED.encode("gbk"), "big5").name == "gb18030"
    assert encoding.detect(SIMPLIFIED.encode(), "gb2312").name == "utf-8"
    assert encoding.detect(SIMPLIFIED.encode("gbk"), "no-such-charset").name == "gb18030"


@pytest.mark.parametrize(
    ("given_name", "served"),
    [
        ("GB2312", "gb18030"),
        ("gbk", "gb18030"),
        ("Big5", "big5hkscs"),
        ("Shift_JIS", "cp932"),
        ("UTF8", "utf-8"),
        ("latin-1", "cp1252"),
    ],
)
def test_a_label_stands_for_the_larger_table(given_name: str, served: str) -> None:
    assert encoding.named(given_name) == served


@pytest.mark.parametrize("name", ["no-such-thing", "base64", "rot13"])
def test_what_is_no_text_encoding_is_refused(name: str) -> None:
    with pytest.raises(LookupError):
        encoding.named(name)


# --- one line of a mixed file ---

LINES = [
    ("GBK in UTF-8", SIMPLIFIED.encode("gbk"), "utf-8", "", "gb18030"),
    ("Big5 in UTF-8", TRADITIONAL.encode("big5"), "utf-8", "", "big5hkscs"),
    ("UTF-8 in GBK", SIMPLIFIED.encode(), "gb18030", "", "utf-8"),
    ("UTF-8 in Big5", TRADITIONAL.encode(), "big5hkscs", "", "utf-8"),
    ("Big5 in GBK", TRADITIONAL.encode("big5"), "gb18030", "", "big5hkscs"),
    ("a short heading in UTF-8", "标题".encode(), "gb18030", "", "utf-8"),
    ("a short heading beside GBK lines", "陋室".encode("gbk"), "utf-8", "gb18030", "gb18030"),
    ("UTF-8 with a broken character stays", "山中的小路".encode()[:-1], "utf-8", "", "utf-8"),
    ("rare characters stay", "饕餮魍魉".encode("gbk"), "gb18030", "", "gb18030"),
    ("联通, which fits UTF-8 by chance", "联通".encode("gbk"), "gb18030", "", "gb18030"),
    ("ASCII", b"plain", "gb18030", "utf-8", "gb18030"),
]


@pytest.mark.parametrize(("label", "line", "main", "before", "name"), LINES, ids=[case[0] for case in LINES])
def test_a_line_is_decoded_by_what_explains_it(label: str, line: bytes, main: str, before: str, name: str) -> None:
    found, text = encoding.decode_line(line, main, before)
    assert found == name
    assert text.encode(name, escape.ESCAPE) == line


# --- bytes that no table decodes ---


@given(
    st.binary(max_size=60),
    st.sampled_from(["utf-8", "gb18030", "big5hkscs", "cp932", "euc_jis_2004", "cp949", "cp1252"]),
)
def test_every_byte_can_be_had_back(data: bytes, name: str) -> None:
    text = escape.decode(data, name)
    if name in ("utf-8", "gb18030"):
        assert text.encode(name, escape.ESCAPE) == data
    assert escape.encoded_length(text, name) >= 0


@given(st.text(max_size=40), st.sampled_from(["utf-8", "gb18030", "utf-16-le", "utf-32-be"]))
def test_the_length_in_the_source_is_known(text: str, name: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    assert escape.encoded_length(text, name) == len(text.encode(name))


def test_a_position_inside_hz_counts_no_closing_escape() -> None:
    data = "ab甲乙丙cd".encode("hz")
    assert escape.encoded_length("ab甲乙", "hz") == data.index("丙".encode("hz")[2:4])


@pytest.mark.parametrize(
    ("data", "name", "lost"),
    [
        (b"\xe4\xb8", "utf-8", 1),
        (b"\xe4\xb8\xe4\xb8", "utf-8", 2),
        (b"\xff\xfe", "utf-8", 2),
        ("甲".encode("gbk") + b"\xd8(", "gb18030", 1),
        ("甲".encode("utf-16-le") + b"\x00\xd8", "utf-16-le", 2),
    ],
)
def test_lost_characters_are_counted(data: bytes, name: str, lost: int) -> None:
    assert escape.count_undecodable(escape.decode(data, name)) == lost


# --- frequent characters ---


def test_the_table_is_of_both_scripts_and_of_the_size_that_was_measured() -> None:
    assert 680 <= len(frequent.common()) <= 800
    assert {"说", "說", "国", "國", "的", "，", "—"} <= frequent.common()
