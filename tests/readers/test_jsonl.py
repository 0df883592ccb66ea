from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convkit.article_json import dump_line
from convkit.contract import Joined, Line, Sample
from convkit.cooked import Cooked
from convkit.errors import SourceError
from convkit.joined import whole
from convkit.markup import strip_markup
from convkit.model import Record
from convkit.pipeline import Cleaned, Pipeline
from convkit.provenance import SourceRef, apply_edits, check_edits, undo_edits
from convkit.readers.jsonl import FORMAT
from convkit.readers.jsonl.scan import members, readable, unescaped
from convkit.testing import check_reader, sample_articles

STEADY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # loaded machines are slow


@dataclass
class Text:
    """A source that is one string."""

    text: str
    name: str = "in/a.jsonl"
    encoding: str = "utf-8"
    path: Path = Path("a.jsonl")
    codes: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    @property
    def size(self) -> int:
        return len(self.text.encode("utf-8", "surrogateescape"))

    def chunks(self) -> Iterator[str]:
        yield self.text

    def lines(self) -> Iterator[Line]:
        at = 0
        for number, text in enumerate(self.text.split("\n"), 1):
            text += "\n"
            if number > self.text.count("\n"):
                text = text[:-1]
            if text:
                end = at + len(text.encode("utf-8", "surrogateescape"))
                yield Line(text, at, end, number, "utf-8")
                at = end

    def whole(self) -> Joined | None:
        return whole(self)

    def pieces(self, least: int, begins: Callable[[str], bool]) -> Iterator[Joined]:
        yield from filter(None, [whole(self)])

    def ref(self, start: int, end: int, line: int, encoding: str = "") -> SourceRef:
        return SourceRef(self.name, start, end, line, encoding or self.encoding)

    def add(self, code: str, message: str = "", count: int = 1, place: int | None = None) -> None:
        self.codes.append(code)
        self.messages.append(message)


def read(text: str) -> tuple[list[Record], Text]:
    source = Text(text)
    assert FORMAT.reader is not None
    return list(FORMAT.reader({}).read(source, source)), source


def cleaned(line: str) -> Cleaned:
    records, _ = read(line)
    assert len(records) == 1
    return Pipeline([]).source({}, id_path="a.jsonl").clean(records[0])


# --- convkit's own lines -------------------------------------------------------------------------------------------


def test_own_lines_are_the_equal_articles() -> None:
    lines = [dump_line(article) for article in sample_articles()]
    records, source = read("\n".join(lines) + "\n")
    assert [record.articles[0] for record in records] == sample_articles()
    assert [record.text for record in records] == [line + "\n" for line in lines]
    assert source.codes == []


def test_a_byte_order_mark_blank_lines_and_crlf_disturb_nothing() -> None:
    line = dump_line(sample_articles()[0])
    records, source = read(f"\ufeff{line}\r\n\r\n  \n{line}")
    assert [bool(record.articles) for record in records] == [True, False, False, True]
    assert source.codes == []


def test_a_newer_schema_stops_the_file_with_a_remedy() -> None:
    with pytest.raises(SourceError, match="newer") as caught:
        read('\n{"schema": 2, "id": "a", "blocks": []}\n')
    assert (caught.value.line, caught.value.offset, caught.value.hint) == (2, 1, "upgrade convkit")


def test_an_own_line_that_was_spoilt_is_read_as_a_foreign_one() -> None:
    line = dump_line(sample_articles()[3]).replace('"title": "山腳種樹"', '"title": "改了", "authors": 5')
    records, source = read(line.replace('"authors": ["許遠"], ', ""))
    assert source.codes == ["W_ROWS"]
    assert "authors must be a list" in source.messages[0]
    assert [records[0].text[f.start : f.end] for f in records[0].fields if f.name == "title"] == ["改了"]


# --- other people's lines ------------------------------------------------------------------------------------------


def test_known_keys_become_fields_and_the_rest_metadata() -> None:
    line = json.dumps(
        {
            "id": 17,
            "title": "水库“蓄水”",
            "date": "2031-07-01",
            "author": "林川、何青",
            "text": "第一段。\n第二段\t有制表。",
            "tags": ["水利", "春耕"],
            "big": 123456789012345678901234567890,
        },
        ensure_ascii=True,
    )
    made = cleaned(line + "\n")
    (article,) = made.articles
    assert article.title == "水库“蓄水”"
    assert article.date_text == "2031-07-01"
    assert article.authors == ("林川、何青",)
    assert article.text == "第一段。\n\n第二段\t有制表。"
    assert article.metadata == {"id": "17", "tags": '["水利", "春耕"]', "big": "123456789012345678901234567890"}
    assert made.text == (
        '17\n水库“蓄水”\n2031-07-01\n林川、何青\n第一段。\n第二段\t有制表。\n["\\u6c34\\u5229", "\\u6625\\u8015"]'
        "\n123456789012345678901234567890\n"
    )


def test_authors_that_stand_in_clear_are_divided() -> None:
    assert cleaned('{"作者": "林川、何青；许远", "正文": "水。"}').articles[0].authors == ("林川", "何青", "许远")
    assert cleaned('{"author": ["Ann Reed", "\\u6797\\u5ddd"], "body": "x"}').articles[0].authors == (
        "Ann Reed",
        "林川",
    )
    assert cleaned('{"author": "Reed, Ann", "body": "x"}').articles[0].authors == ("Reed, Ann",)
    assert cleaned('{"author": "记者 林川", "body": "x"}').articles[0].byline == "记者 林川"


BODIES = [
    ("text goes before content", '{"content": "别的", "text": "水。"}', "水。", {"content": "别的"}),
    ("a list of paragraphs", '{"paragraphs": ["一。", "", "二。"]}', "一。\n\n二。", {}),
    ("content as data is none", '{"content": {"a": 1}, "body": "水。"}', "水。", {"content": '{"a": 1}'}),
    ("an empty text is none", '{"text": "", "正文": "水。"}', "水。", {}),
    ("case and blanks of keys", '{" Text ": "水。"}', "水。", {}),
    ("twice the same key", '{"text": "水。", "text": "火。"}', "水。", {"text": "火。"}),
    ("metadata twice", '{"text": "水。", "k": "1", "k": "2", "k 2": "3"}', "水。", {"k": "1", "k 2": "2", "k 2 2": "3"}),
    ("null is nothing", '{"text": "水。", "k": null}', "水。", {}),
    ("NaN and fractions as written", '{"text": "水。", "a": NaN, "b": 1.50}', "水。", {"a": "NaN", "b": "1.50"}),
    ("true", '{"text": "水。", "a": true}', "水。", {"a": "true"}),
    ("seconds since 1970 are no printed date", '{"text": "水。", "date": "1893456000"}', "水。", {"date": "1893456000"}),
    ("only line ends of all kinds", '{"text": "一。\\r\\n二。\\r三。\\n\\n四。"}', "一。\n\n二。\n\n三。\n\n四。", {}),
    ("half a surrogate pair", '{"text": "\\ud83d\\ude00\\ud800。"}', "😀\ufffd。", {}),
    ("a sign that is no markup", '{"text": "a<b &amp; <i"}', "a<b &amp; <i", {}),
]  # fmt: skip


@pytest.mark.parametrize(("label", "line", "text", "metadata"), BODIES)
def test_bodies(label: str, line: str, text: str, metadata: dict[str, str]) -> None:
    (article,) = cleaned(line).articles
    assert article.text == text
    assert article.metadata == metadata


MARKUP = [
    ("paragraphs", "<p>一。</p><p>二。</p>"),
    ("line ends between and quotes inside", '<p class="a">一。</p>\n\n<p>“二。”&nbsp;</p>'),
    ("deep", "<div><p>一，<b>强</b>，<a href='https://example.org/'>链</a>。</p><ul><li>甲</li><li>乙</li></ul></div>"),
    ("table", "<table><tr><th>甲</th><th>乙</th></tr><tr><td>1</td><td>😀</td></tr></table>"),
]


@pytest.mark.parametrize(("label", "markup"), MARKUP)
@pytest.mark.parametrize("spelling", ["plain", "ascii", "slashes", "angles"])
def test_markup_says_the_same_however_json_spells_it(label: str, markup: str, spelling: str) -> None:
    line = json.dumps({"title": "题", "text": markup}, ensure_ascii=spelling != "plain")
    line = line.replace("/", "\\/") if spelling == "slashes" else line
    line = line.replace("<", "\\u003c").replace(">", "\\u003e") if spelling == "angles" else line
    (record,), source = read(line)
    check_edits(record.text, record.edits)
    after = apply_edits(record.text, record.edits)
    assert undo_edits(after, record.edits) == line
    found = strip_markup(markup, 0, len(markup))
    assert after == "题\n" + apply_edits(markup, found.edits)
    (article,) = Pipeline([]).source({}).clean(record).articles
    assert [b.kind for b in article.blocks] == [b.kind for b in found.blocks]
    assert "<" not in article.text
    assert source.codes == []


def test_the_longest_text_is_the_body_where_no_key_says_so() -> None:
    line = json.dumps({"q": "水库在哪里？", "a": "水库在县城以北三十里的山口。" * 4}, ensure_ascii=False)
    records, source = read(line)
    assert source.codes == ["W_GUESS"]
    (article,) = Pipeline([]).source({}).clean(records[0]).articles
    assert article.text.startswith("水库在县城")
    assert article.metadata == {"q": "水库在哪里？"}


def test_a_bad_line_among_good_ones_is_kept_as_text() -> None:
    records, source = read('{"text": "一"}\n{"text": "二", }\n[1]\n"三"\n{"text": "四"} {"text": "五"}\n')
    assert [record.text for record in records] == [
        '{"text": "一"}\n', '{"text": "二", }\n', "[1]\n", '"三"\n', '{"text": "四"} {"text": "五"}\n',
    ]  # fmt: skip
    assert source.codes == ["W_ROWS"] * 4
    assert all(record.plain for record in records[1:])
    assert "at character 15" in source.messages[0]


def test_a_file_of_no_json_is_an_error_with_its_place() -> None:
    with pytest.raises(SourceError, match="no line is a JSON object") as caught:
        read("\n只是文字。\n还是文字。\n")
    assert (caught.value.code, caught.value.line, caught.value.offset) == ("E_SYNTAX", 2, 1)


def test_lines_that_are_no_json_are_not_gathered_without_bound() -> None:
    with pytest.raises(SourceError):
        read("x\n" * 5000 + '{"text": "late"}\n')


def test_depth_is_no_danger() -> None:
    records, source = read('{"text": "水。"}\n{"text": "火。", "x": ' + "[" * 100_000 + "]" * 100_000 + "}\n")
    assert source.codes == ["W_ROWS"]
    assert "nested too deeply" in source.messages[0]
    assert len(records) == 2


def test_a_blank_file_has_blank_records() -> None:
    records, _ = read("\n\n")
    assert [(record.text, record.plain) for record in records] == [("\n", ()), ("\n", ())]


VALUES: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda children: st.lists(children, max_size=3) | st.dictionaries(st.text(max_size=3), children, max_size=3),
    max_leaves=5,
)
OBJECTS = st.dictionaries(
    st.sampled_from(["text", "title", "author", "date", "url", "内容", "x", "y\n", "", "schema"]), VALUES, max_size=6
)


@STEADY
@given(OBJECTS, st.booleans(), st.sampled_from(["", "\n", "\r\n"]))
def test_every_line_can_be_undone_and_every_value_is_kept(data: dict[str, Any], escaped: bool, end: str) -> None:
    line = json.dumps(data, ensure_ascii=escaped) + end
    (record,), _ = read(line)
    check_edits(record.text, record.edits)
    after = apply_edits(record.text, record.edits)
    assert undo_edits(after, record.edits) == record.text == line
    kept = "".join(after.split())
    for value in data.values():
        if isinstance(value, str):
            assert "".join(value.replace("\r", "\n").split()) in kept


@STEADY
@given(st.text(max_size=30).map(lambda rest: '{"text": "水。"}\n{"' + rest))
def test_any_text_is_read_whole(text: str) -> None:
    records, _ = read(text)
    assert "".join(record.text for record in records) == text
    for record in records:
        assert undo_edits(apply_edits(record.text, record.edits), record.edits) == record.text


@STEADY
@given(OBJECTS)
def test_the_scanner_sees_what_json_sees(data: dict[str, Any]) -> None:
    line = json.dumps(data)
    found = list(members(line))
    assert [m.key for m in found] == list(data)
    for member in found:
        raw = line[member.start - member.quoted : member.end + member.quoted]
        assert json.dumps(json.loads(raw)) == json.dumps(data[member.key])
        assert json.dumps(json.loads(readable(raw))) == json.dumps(data[member.key])


# --- finding the format --------------------------------------------------------------------------------------------

OWN = dump_line(sample_articles()[0])
SNIFFED = [
    ("own", OWN + "\n", ".txt", 1.0),
    ("foreign", '{"text": "水"}\n{"text": "火"}\n', ".txt", 0.95),
    ("one line", '{"text": "水"}', ".json", 0.95),
    ("after a mark and blank lines", '\ufeff\n\n{"text": "水"}\n', "", 0.95),
    ("head of a long line", OWN[:200], ".jsonl", 0.9),
    ("head of a long line, other suffix", OWN[:200], ".txt", 0.6),
    ("JSON over several lines", '{\n "text": "水"\n}', ".json", 0.0),
    ("a list", '[{"text": "水"}]', ".json", 0.0),
    ("a template", "{{title}}\n正文", ".txt", 0.0),
    ("text", "三座水库", ".jsonl", 0.0),
    ("nothing", "", ".jsonl", 0.0),
]


@pytest.mark.parametrize(("label", "text", "suffix", "score"), SNIFFED)
def test_sniff(label: str, text: str, suffix: str, score: float) -> None:
    assert FORMAT.sniff is not None
    assert FORMAT.sniff(Sample("a" + suffix, suffix, text)) == score


# --- escapes and markup together -----------------------------------------------------------------------------------


@STEADY
@given(st.text(st.sampled_from('<p></p>br/ &amp;"\\\n\r\t水库😀\u2028'), max_size=40), st.booleans())
def test_edits_of_decoded_text_are_edits_of_the_line(value: str, escaped: bool) -> None:
    line = json.dumps({"text": value}, ensure_ascii=escaped)
    start, end = line.index(": ") + 3, len(line) - 2
    cooked = Cooked(line, start, end, list(unescaped(line, start, end, single=True)))
    assert cooked.text == value.replace("\r\n", "\n").replace("\r", "\n")
    made = strip_markup(cooked.text, 0, len(cooked.text)).edits
    edits = cooked.edits(made)
    check_edits(line, edits)
    assert apply_edits(line, edits)[start : len(apply_edits(line, edits)) - 2] == apply_edits(cooked.text, made)
    assert undo_edits(apply_edits(line, edits), edits) == line


def test_the_reader_keeps_the_contract() -> None:
    own = "\n".join(dump_line(article) for article in sample_articles())
    foreign = '{"title": "蓄水", "text": "一。\\n二。", "tags": ["甲"]}\n\nno JSON\n{"content": "<p>三。</p>"}\n'
    check_reader(FORMAT, {"own.jsonl": own.encode(), "foreign.jsonl": foreign.encode()})
