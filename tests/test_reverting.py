"""The source back from an output and its record: byte for byte, whatever it was and whatever it became."""

import io
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.test_conservation import BREAKS, HEADER, TAGS, WORDS, texts

import convkit
from convkit.article_json import dump_line
from convkit.editsfile import SUFFIX
from convkit.errors import ConvkitError, OutputError, UsageError
from convkit.reverting import Reverted
from convkit.testing import sample_articles

TESTS = Path(__file__).parent
INBOX = TESTS.parent / "examples" / "inbox"
LABELLED = sorted(
    path
    for path in (TESTS / "quality").glob("*/*")
    if path.suffix not in (".json", ".py", ".toml", ".pyc") and path.is_file()
)
FORMATS = ["jsonl", "docx", "epub", "pdf"]
PAGE = "渡口的灯\n\n　　灯亮了，船夫们轮流看守，\n每人一夜，风雨无阻，谁也没有误过一班。\n"


@pytest.fixture(autouse=True)
def folder(workplace: Path) -> Path:
    return workplace


def given_back(output: str | Path, **options: object) -> bytes:
    stream = io.BytesIO()
    convkit.revert(output, stream, **options)  # type: ignore[arg-type]
    return stream.getvalue()


def converted(name: str, data: bytes, **options: object) -> Path:
    """The output that a source of ``data`` became, with its record beside it."""
    Path("in", name).write_bytes(data)
    report = convkit.convert(f"in/{name}", **{"to": "jsonl", "edits": True, **options})  # type: ignore[arg-type]
    assert report.exit_code == 0, report.failures
    return Path(report.outputs[0])


# --- whatever it was ---


def test_every_output_of_every_example_gives_its_source_back() -> None:
    report = convkit.convert(str(INBOX), to=FORMATS, edits=True, engine="serial")
    pairs = [
        (output, INBOX.parent.parent / record["file"]) for record in report.records for output in record["outputs"]
    ]
    assert len(pairs) == 9 * len(FORMATS)
    for output, source in pairs:
        assert given_back(output) == source.read_bytes()


@pytest.mark.parametrize("path", LABELLED, ids=[f"{path.parent.name}/{path.name}" for path in LABELLED])
def test_labelled_documents_come_back(path: Path) -> None:
    shutil.copy(path, f"in/{path.name}")
    report = convkit.convert(f"in/{path.name}", to="jsonl", edits=True)
    for output in report.outputs:
        assert given_back(output) == path.read_bytes()


LONG = PAGE + "　　河水从山里流出来，经过三个村子，一直流到县城的桥下。老人们说，桥是一百年前修的，石头从后山运来。\n"
JAPANESE = "山の村では、冬になると雪がたくさん降ります。子どもたちは毎朝、長い坂道を歩いて学校へ通います。\n" * 3
SOURCES = [
    ("UTF-8", LONG.encode(), {}),
    ("a byte order mark", b"\xef\xbb\xbf" + LONG.encode(), {}),
    ("UTF-16 with a mark", LONG.encode("utf-16"), {}),
    ("UTF-16 without", LONG.encode("utf-16-le"), {}),
    ("GB18030", LONG.encode("gb18030"), {}),
    ("Big5", "山城的冬天很冷，河面結了厚厚的冰，孩子們在冰上跑來跑去。\n\n大人在岸邊看著，直到天黑才回家。\n".encode("big5"), {}),
    ("HZ", LONG.encode("hz"), {}),
    ("Shift_JIS", JAPANESE.encode("shift_jis"), {}),
    ("EUC-JP", JAPANESE.encode("euc_jp"), {}),
    ("ISO-2022-JP", JAPANESE.encode("iso2022_jp"), {}),
    ("lines in two encodings", b"".join(line.encode(("gb18030", "utf-8")[n % 2]) for n, line in enumerate(LONG.splitlines(keepends=True) * 3)), {}),
    ("bytes of no encoding", LONG.encode() * 4 + b"\xff\xfe \xc0\n", {}),
    ("a last character that was cut off", (LONG * 4).encode()[:-2], {}),
    ("UTF-16 with an odd byte at the end", LONG.encode("utf-16") + b"\x00", {"encoding": "utf-16"}),
    ("line ends of three kinds", LONG.replace("\n", "\r\n", 2).encode() + b"a\rb\r\n", {}),
    ("CR alone", LONG.replace("\n", "\r").encode("gb18030"), {}),
    ("no line end at the end", LONG.rstrip().encode(), {}),
    ("read as Latin-1", LONG.encode("gb18030").decode("latin-1").encode(), {}),
    ("controls and marks that go", LONG.replace("灯", "灯\x00\u200b\ufeff\x0c").encode(), {}),
]  # fmt: skip


@pytest.mark.parametrize(("label", "data", "options"), SOURCES, ids=[row[0] for row in SOURCES])
def test_every_kind_of_bytes_comes_back(label: str, data: bytes, options: dict[str, str]) -> None:
    assert given_back(converted("a.txt", data, **options)) == data


FILES = [
    ("a.tsv", "标题\t时间\t文本\n春\t2031-03-09\t<p>灯&nbsp;亮了。</p><p>船来了。</p>\n原文一行\n夏\t2031-06-01\t\"<p>他说\"\"好\"\"。</p>\"\n"),
    ("a.csv", '标题,时间,文本\n春,2031-03-09,"灯亮了，\n船来了。"\n'),
    ("a.html", "<!doctype html><title>灯</title><nav>首页 | 新闻</nav><h1>渡口的灯</h1><p>灯亮了，<b>船</b>来了。<p>夜里也有人看守。<script>x=1</script>"),
    ("a.jsonl", '{"title": "灯", "text": "<p>灯\\u4eae了。</p>\\n船来了。", "date": "2031-03-09"}\n\nno json\n{"text": "夜里。"}\n'),
    ("own.jsonl", "".join(dump_line(article) + "\n" for article in sample_articles())),
]  # fmt: skip


@pytest.mark.parametrize("variant", [None, "s2twp"])
@pytest.mark.parametrize(("name", "text"), FILES, ids=[row[0] for row in FILES])
def test_every_format_that_is_read_comes_back(name: str, text: str, variant: str | None) -> None:
    assert given_back(converted(name, text.encode(), variant=variant)) == text.encode()


def test_a_large_source_comes_back() -> None:
    text = "标题\t时间\t文本\n" + "".join(
        f"第{n}天\t2031-03-09\t<p>水位 {n} 米，比昨天高。</p>\n" for n in range(40_000)
    )
    assert len(text.encode()) > 1 << 20
    assert given_back(converted("a.tsv", text.encode())) == text.encode()


LIMITS = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def there_and_back(name: str, data: bytes) -> None:
    shutil.rmtree("out", ignore_errors=True)
    Path("in", name).write_bytes(data)
    report = convkit.convert(f"in/{name}", to="jsonl", edits=True, engine="serial")
    for record in report.records:
        if "edits_file" in record:
            for output in [*record["outputs"], record["edits_file"]]:
                assert given_back(output) == data
        else:
            assert record["state"] != "ok"


@LIMITS
@given(st.sampled_from(["a.txt", "a.html"]), texts(*WORDS, *BREAKS, *TAGS))
def test_random_text_comes_back(name: str, text: str) -> None:
    there_and_back(name, text.encode())


@LIMITS
@given(texts(*WORDS, *BREAKS, *TAGS, "\t", "\t", "\n"))
def test_a_random_dump_comes_back(text: str) -> None:
    there_and_back("a.tsv", (HEADER + text).encode())


@LIMITS
@given(
    st.lists(
        st.binary(max_size=6) | st.sampled_from([LONG.encode(), LONG.encode("gb18030"), "灯\n".encode("utf-16")]),
        max_size=8,
    )
)
def test_random_bytes_come_back(pieces: list[bytes]) -> None:
    there_and_back("a.txt", b"".join(pieces))


# --- whatever it became ---


def test_a_file_of_its_own_gives_it_back() -> None:
    assert given_back(converted("a.txt", PAGE.encode(), output="one.epub", to="epub")) == PAGE.encode()


DUMP = "标题\t时间\t文本\n" + "".join(
    f"第{n}天\t2031-03-0{n}\t<p>第{n}天的水位是{n}米，比昨天高。</p>\n" for n in range(1, 8)
)


def test_an_output_that_holds_a_part_gives_the_whole_source_and_says_so() -> None:
    converted("b.tsv", DUMP.encode(), split="article")
    (made,) = convkit.revert("out/b/2031-03-04 第4天.jsonl", "back.tsv")
    assert Path("back.tsv").read_bytes() == DUMP.encode()
    assert made == Reverted("b.tsv", made.sha256, Path("back.tsv"), articles=7, held=1)


def test_so_does_a_volume() -> None:
    converted("b.tsv", DUMP.encode(), to="epub", volume=3)
    (made,) = convkit.revert("out/b-2.epub", io.BytesIO())
    assert (made.articles, made.held, made.target) == (7, 3, None)


def test_one_output_of_many_gives_all_back_into_a_folder() -> None:
    Path("in/sub").mkdir()
    Path("in/sub/a.txt").write_bytes(PAGE.encode("gb18030"))
    Path("in/b.tsv").write_bytes(DUMP.encode())
    convkit.convert("in", output="all.jsonl", edits=True)
    Path("back").mkdir()
    made = convkit.revert("all.jsonl", "back")
    assert [(one.source, one.articles, one.held) for one in made] == [("b.tsv", 7, 7), ("sub/a.txt", 1, 1)]
    assert Path("back/sub/a.txt").read_bytes() == PAGE.encode("gb18030")
    assert Path("back/b.tsv").read_bytes() == DUMP.encode()
    with pytest.raises(UsageError, match="made of 2 sources") as raised:
        given_back("all.jsonl")
    assert "b.tsv, sub/a.txt" in str(raised.value.hint)
    assert given_back("all.jsonl", part="sub/a.txt") == PAGE.encode("gb18030")
    with pytest.raises(UsageError, match="has no source"):
        given_back("all.jsonl", part="c.txt")


def test_the_text_may_be_had_in_utf_8() -> None:
    assert given_back(converted("a.txt", LONG.encode("utf-16")), text=True) == LONG.encode()
    data = (LONG * 4).encode() + b"\xff\n"
    assert given_back(converted("b.txt", b"\xef\xbb\xbf" + data), text=True) == data


def test_without_a_record_it_is_made_again() -> None:
    output = converted("a.txt", PAGE.encode(), edits=False)
    assert given_back(output) == PAGE.encode()


# --- where it goes ---


def test_a_file_that_is_there_is_not_replaced() -> None:
    output = converted("a.txt", PAGE.encode())
    Path("back").write_text("mine")
    with pytest.raises(UsageError, match="is there already"):
        convkit.revert(output, "back")
    assert Path("back").read_text() == "mine"
    convkit.revert(output, "back", overwrite=True)
    assert Path("back").read_bytes() == PAGE.encode()


def test_a_folder_takes_it_under_its_own_name() -> None:
    output = converted("a.txt", PAGE.encode())
    Path("back").mkdir()
    assert convkit.revert(output, "back")[0].target == Path("back/a.txt")


def test_folders_on_the_way_are_made_and_what_can_not_be_written_is_said() -> None:
    output = converted("a.txt", PAGE.encode())
    convkit.revert(output, "new/back.txt")
    with pytest.raises(OutputError, match="can't be written"):
        convkit.revert(output, "new/back.txt/x")


def rewritten(record: Path, old: str, new: str) -> None:
    """Change what stands in a record."""
    import gzip

    text = gzip.decompress(record.read_bytes()).decode()
    assert old in text
    record.write_bytes(gzip.compress(text.replace(old, new).encode()))


def test_a_path_that_leads_out_of_the_folder_does_not() -> None:
    output = converted("a.txt", PAGE.encode())
    rewritten(output.with_suffix(SUFFIX), '"path": "a.txt"', '"path": "../../up/a.txt"')
    Path("back").mkdir()
    (made,) = convkit.revert(output, "back")
    assert made.target is not None
    assert made.target.resolve().is_relative_to(Path("back").resolve())


DAMAGE = [
    ("another character", "船夫", "渔夫"),
    ("an edit elsewhere", "[[20, ", "[[19, "),
    ("no piece", '"pieces"', '"other"'),
    ("no number", "[[20, ", '[["x", '),
]


@pytest.mark.parametrize(("label", "old", "new"), DAMAGE, ids=[row[0] for row in DAMAGE])
def test_nothing_is_given_that_is_not_what_was_read(label: str, old: str, new: str) -> None:
    output = converted("a.txt", PAGE.encode())
    rewritten(output.with_suffix(SUFFIX), old, new)
    with pytest.raises(ConvkitError, match="damaged"):
        convkit.revert(output, "back")
    with pytest.raises(ConvkitError, match="damaged"):
        given_back(output)
    assert sorted(path.name for path in Path().iterdir()) == ["in", "out"]
