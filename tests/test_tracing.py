"""Where a character of an output came from, and which edits made it."""

import json
from pathlib import Path

import pytest

import convkit
from convkit.article_json import dump_line
from convkit.errors import ConvkitError, UsageError
from convkit.source import FileSource
from convkit.testing import sample_articles
from convkit.tracing import Trace

INBOX = Path(__file__).parent.parent / "examples" / "inbox"
FILES = sorted(path for path in INBOX.rglob("*") if path.is_file())

FIRST = "大雨过后，镇上的志愿者到社区值守，对返回的居民进行登记。他们一早就来到卡口，协助医护人"
SECOND = "员维持秩序，提醒居民保持距离，还给老人送去了热水和早饭。"
CAPTION = "志愿者在卡口登记。"
NEXT = "入夏以来，全县连续下了三场大雨，水库的水位上升得很快。"


@pytest.fixture(autouse=True)
def folder(workplace: Path) -> Path:
    return workplace


def converted(name: str, text: str | bytes, **options: object) -> str:
    Path("in", name).write_bytes(text if isinstance(text, bytes) else text.encode())
    report = convkit.convert(f"in/{name}", **{"to": "jsonl", "edits": True, **options})  # type: ignore[arg-type]
    assert report.exit_code == 0, report.failures
    return str(report.outputs[0])


def found(output: str, text: str, **wanted: object) -> list[Trace]:
    return list(convkit.trace(output, find=text, **wanted))  # type: ignore[arg-type]


def articles(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in Path(output).read_text("utf-8").splitlines()]


def check_places(one: Trace, path: Path, encoding: str = "") -> None:
    """Assert that each place of ``one`` says the same in bytes, code points, lines and columns, by the file itself."""
    source = FileSource(path, encoding=encoding)
    text = "".join(source.chunks())
    data = path.read_bytes()
    for place in one.places:
        assert text[place.offset : place.end] == place.text
        assert data[place.byte : place.byte_end].decode(source.encoding, "convkit.escape") == place.text
        above = text[: place.offset].split("\n") if "\n" in text else text[: place.offset].split("\r")
        assert (place.line, place.column) == (len(above), len(above[-1]) + 1)
        assert (place.before + place.text + place.after) in text


# --- kinds of change ---


def test_a_character_that_nothing_changed_comes_from_its_own_place() -> None:
    output = converted("a.txt", f"渡口的灯\n\n　　{NEXT}\n")
    (one,) = found(output, "水库")
    (place,) = one.places
    assert (place.line, place.column, place.byte, place.text) == (
        3,
        19,
        len("渡口的灯\n\n　　入夏以来，全县连续下了三场大雨，".encode()),
        "水库",
    )
    assert (one.part, one.text, one.source, one.edits) == ("text", "水库", "a.txt", ())
    assert one.title == "渡口的灯"
    check_places(one, Path("in/a.txt"))


def test_the_seam_of_a_joined_paragraph_comes_from_two_lines() -> None:
    output = converted("a.txt", "渡口的灯\n\n　　灯亮了，船夫们轮流看守，\n每人一夜，风雨无阻，谁也没有误过一班。\n")
    (one,) = found(output, "看守，每人")
    (place,) = one.places
    assert place.text == "看守，\n每人"
    (edit,) = one.edits
    assert (edit.name, edit.old, edit.new, edit.line) == ("reflow.join", "\n", "", 3)
    check_places(one, Path("in/a.txt"))


def test_a_moved_caption_comes_from_inside_the_sentence_that_it_cut() -> None:
    output = converted("a.txt", f"{NEXT}\n\n{FIRST}\n\n\n\n{CAPTION}\n\n{SECOND}\n\n{NEXT}\n")
    (one,) = found(output, CAPTION[:-1])
    (place,) = one.places
    assert (place.line, place.column, place.text) == (7, 1, CAPTION[:-1])
    assert [(edit.name, edit.moved, edit.certainty) for edit in one.edits] == [("reflow.captions", True, "guess")]
    check_places(one, Path("in/a.txt"))


def test_the_sentence_round_it_comes_from_two_places() -> None:
    output = converted("a.txt", f"{NEXT}\n\n{FIRST}\n\n\n\n{CAPTION}\n\n{SECOND}\n\n{NEXT}\n")
    (one,) = found(output, "医护人员维持")
    assert [(place.line, place.text) for place in one.places] == [(3, "医护人"), (9, "员维持")]
    check_places(one, Path("in/a.txt"))


def test_a_field_comes_from_where_it_was_read() -> None:
    output = converted("a.tsv", f"标题\t时间\t文本\t版面\n水库水位上升\t2031-03-09\t<p>{NEXT}</p>\t3\n")
    (title,) = convkit.trace(output, field="title", start=2, end=4)
    assert [(p.line, p.column, p.text) for p in title.places] == [(2, 3, "水位")]
    (date,) = convkit.trace(output, field="date")
    assert (date.text, date.places[0].text) == ("2031-03-09", "2031-03-09")
    (column,) = convkit.trace(output, field="column")
    assert column.places[0].text == "3"
    assert {one.part for one in found(output, "水位")} == {"text", "title"}


def test_a_title_over_two_lines_comes_from_both() -> None:
    output = converted(
        "a.html",
        f"<title>x</title><h1>全县水库水位上升<br>各乡镇连夜巡查</h1><p>2031-03-09</p><p>{NEXT}</p><p>{SECOND}</p>",
    )
    title = str(articles(output)[0]["title"])
    (one,) = convkit.trace(output, field="title")
    assert one.text == title
    assert "".join(place.text for place in one.places).replace("<br>", "") == title.replace(" ", "")
    check_places(one, Path("in/a.html"))


def test_converted_script_comes_from_the_characters_before() -> None:
    output = converted(
        "a.txt", "山城的夏天\n\n　　連續下了三場大雨，水庫的水位上升得很快，內存條也漲價了。\n", variant="t2s"
    )
    (one,) = found(output, "水库")
    assert one.places[0].text == "水庫"
    assert [(edit.name, edit.old, edit.new) for edit in one.edits] == [("variant", "庫", "库")]
    check_places(one, Path("in/a.txt"))


def test_a_repaired_line_comes_from_its_damaged_bytes() -> None:
    good = "渡口的灯从今晚起通宵不熄，船夫们轮流看守，每人一夜，风雨无阻。"
    bad = good.encode().decode("latin-1")
    output = converted("a.txt", f"水库水位上升\n\n{NEXT}\n{bad}\n")
    (one,) = found(output, "通宵不熄")
    assert one.edits[0].name == "encoding.mojibake"
    assert one.places[0].line == 4
    check_places(one, Path("in/a.txt"))


def test_references_and_tags_are_edits_of_the_reader() -> None:
    output = converted("a.tsv", f"标题\t时间\t文本\n水库\t2031-03-09\t<p>甲&nbsp;乙&mdash;丙，{NEXT}</p>\n")
    (one,) = found(output, "乙—丙")
    assert one.places[0].text == "乙&mdash;丙"
    assert [(edit.name, edit.old, edit.new) for edit in one.edits] == [("tsv", "&mdash;", "—")]
    check_places(one, Path("in/a.tsv"))


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_bytes_are_those_of_the_encoding_behind_its_mark(encoding: str) -> None:
    output = converted("a.txt", f"渡口的灯\n\n　　{NEXT}\n".encode(encoding))
    (one,) = found(output, "水库")
    check_places(one, Path("in/a.txt"))
    assert one.places[0].offset == len("渡口的灯\n\n　　入夏以来，全县连续下了三场大雨，")


def test_lines_count_on_over_the_records_of_a_long_text() -> None:
    chapters = "".join(f"第{n}章 渡口\n\n　　{NEXT * 40}船夫{n}号。\n\n" for n in range(1, 300))
    output = converted("a.txt", chapters)
    (one,) = found(output, "船夫290号")
    check_places(one, Path("in/a.txt"))


def test_an_article_that_was_stated_whole_comes_from_its_line() -> None:
    output = converted("a.jsonl", "\n".join(dump_line(article) for article in sample_articles()), output="again")
    (one,) = found(output, "一、蓄水进度")
    (place,) = one.places
    assert (place.line, place.column) == (1, 1)


def test_what_stands_between_two_blocks_has_no_source() -> None:
    output = converted("a.txt", f"渡口的灯\n\n　　{NEXT}\n　　{SECOND}\n")
    text = str(articles(output)[0]["text"])
    (one,) = convkit.trace(output, start=text.index("\n\n"), end=text.index("\n\n") + 2)
    assert (one.text, one.places, one.edits) == ("\n\n", (), ())


def test_a_field_that_was_read_from_no_stretch_of_text_has_no_place() -> None:
    (one,) = convkit.trace(converted("a.txt", f"渡口的灯\n\n　　{NEXT}\n"), field="language")
    assert (one.text, one.places) == ("zh-Hans", ())


# --- every example ---


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_every_tenth_stretch_of_the_examples(path: Path) -> None:
    report = convkit.convert(str(path), to="jsonl", edits=True)
    output = report.outputs[0]
    for article in articles(output):
        text = str(article["text"])
        for start in range(0, len(text), max(10, len(text) // 6)):
            end = min(len(text), start + 3)
            (one,) = convkit.trace(output, article=str(article["id"]), start=start, end=end)
            assert one.text == text[start:end]
            check_places(one, path)
            if not one.edits and "\n" not in one.text:
                assert [place.text for place in one.places] == [one.text]


def test_a_whole_article_comes_from_between_its_ends() -> None:
    output = converted("a.txt", f"渡口的灯\n\n　　{NEXT}\n　　{SECOND}\n")
    (article,) = articles(output)
    (one,) = convkit.trace(output, article=str(article["id"]))
    assert (one.start, one.end, one.text) == (0, len(str(article["text"])), article["text"])
    assert [place.text for place in one.places] == [NEXT, SECOND]


# --- outputs ---


def test_every_format_says_the_same(tmp_path: Path) -> None:
    Path("in/a.txt").write_text(f"渡口的灯\n\n　　{NEXT}\n", "utf-8")
    report = convkit.convert("in", to=["jsonl", "docx", "epub", "pdf"], edits=True)
    traces = [found(output, "水库") for output in report.outputs]
    assert len(traces) == 4
    assert traces.count(traces[0]) == 4


DUMP = "标题\t时间\t文本\n" + "".join(
    f"第{n}天\t2031-03-0{n}\t<p>第{n}天的水位是{n}米，比昨天高。</p>\n" for n in range(1, 8)
)


def test_a_volume_and_a_file_of_one_article_know_only_what_they_hold() -> None:
    converted("b.tsv", DUMP, to="epub", volume=3)
    assert [one.title for one in found("out/b-2.epub", "水位")] == ["第4天", "第5天", "第6天"]
    converted("b.tsv", DUMP, split="article", output="each")
    (one,) = found("each/b/2031-03-05 第5天.jsonl", "水位")
    assert (one.title, one.places[0].line) == ("第5天", 6)


@pytest.mark.parametrize("edits", [True, False])
def test_one_output_of_many_knows_each_source(edits: bool) -> None:
    Path("in/a.txt").write_text(f"渡口的灯\n\n　　{NEXT}\n", "utf-8")
    Path("in/b.tsv").write_text(DUMP, "utf-8")
    convkit.convert("in", to="epub", split="all", edits=edits)
    traces = found("out/in.epub", "的水位")
    assert [one.source for one in traces] == ["a.txt"] + ["b.tsv"] * 7
    assert traces[-1].places[0].line == 8


# --- what is asked ---


def test_one_article_need_not_be_named_and_several_must() -> None:
    one = converted("a.txt", f"渡口的灯\n\n　　{NEXT}\n")
    assert next(convkit.trace(one, start=0)).text == NEXT[0]
    many = converted("b.tsv", DUMP)
    with pytest.raises(UsageError, match="holds 7 articles") as raised:
        list(convkit.trace(many, start=0))
    assert "第1天" in str(raised.value.hint)


WRONG: list[tuple[str, dict[str, object], str]] = [
    ("a text that is not there", {"find": "火车"}, "does not stand in"),
    ("no text", {"find": ""}, "nothing to look for"),
    ("no such field", {"field": "colour"}, "has no field 'colour'"),
    ("a field that it lacks", {"field": "subtitle"}, "there is no subtitle"),
    ("no such article", {"article": "0000"}, "there is no text in 0000"),
    ("beyond its end", {"start": 9999}, "no character 9999"),
    ("an empty stretch", {"start": 3, "end": 3}, "holds a character at least"),
    ("before its beginning", {"start": -1}, "holds a character at least"),
    ("both ways at once", {"find": "灯", "start": 0}, "do not go together"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "wanted", "said"), WRONG, ids=[row[0] for row in WRONG])
def test_what_is_not_there_is_said(label: str, wanted: dict[str, object], said: str) -> None:
    output = converted("a.txt", f"渡口的灯\n\n　　{NEXT}\n")
    with pytest.raises(UsageError, match=said):
        list(convkit.trace(output, **wanted))  # type: ignore[arg-type]


def test_a_damaged_line_of_a_record_is_said() -> None:
    import gzip

    output = converted("a.txt", f"渡口的灯\n\n　　{NEXT}\n")
    record = Path("out/a.edits.jsonl.gz")
    for old, new in (('"pieces"', '"other"'), ('"cut": [', '"cut": ["x", ')):
        record.write_bytes(gzip.compress(gzip.decompress(record.read_bytes()).decode().replace(old, new).encode()))
        with pytest.raises(ConvkitError, match="damaged"):
            found(output, "水库")


def test_a_trace_is_plain_data() -> None:
    (one,) = found(converted("a.txt", f"渡口的灯\n\n　　{NEXT}\n"), "水库")
    data = one.data()
    assert json.loads(json.dumps(data)) == data | {"places": data["places"], "edits": []}
    assert list(data["places"][0]) == ["line", "column", "byte", "byte_end", "offset", "end", "before", "text", "after"]
