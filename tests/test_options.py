"""Options as a user states them, and the defaults below them."""

import json
from pathlib import Path

import pytest

from convkit import convert, defaults
from convkit.errors import UsageError
from convkit.options import OUTPUT_ONLY, Options, check_used, merged, names, settings_from, text_options
from convkit.plugins import load
from convkit.settings import Settings

REGISTRY = load()


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


CASES: list[tuple[str, Options, Settings]] = [
    ("nothing", {}, Settings()),
    ("names with commas", {"to": "pdf, epub,pdf"}, Settings(to=("pdf", "epub"))),
    ("names in a sequence", {"to": ["pdf", "epub,docx"]}, Settings(to=("pdf", "epub", "docx"))),
    ("no passes", {"only": "none"}, Settings(only=())),
    ("no passes, in Python", {"only": ()}, Settings(only=())),
    ("some passes", {"only": "a.b,c.d"}, Settings(only=("a.b", "c.d"))),
    ("options of formats", {"options": {"tsv.title": "标题"}}, Settings(options=(("tsv", "title", "标题"),))),
    ("metadata", {"metadata": {"author": ["甲", "乙"], "title": "集"}},
     Settings(metadata=(("author", "甲"), ("author", "乙"), ("title", "集")))),
    ("paths", {"css": Path("a.css"), "font": {"song": Path("a.otf")}}, Settings(css="a.css", fonts=(("song", "a.otf"),))),
    ("no guesses", {"guesses": False}, Settings(guesses=False)),
    ("None is not said", {"guesses": None, "split": None, "volume": None, "layout": None}, Settings()),
    ("zero is said", {"volume": 0}, Settings(volume=0)),
]  # fmt: skip


@pytest.mark.parametrize(("label", "options", "expected"), CASES, ids=[row[0] for row in CASES])
def test_settings(label: str, options: Options, expected: Settings) -> None:
    assert settings_from(options) == expected


def test_source_date_epoch_is_read_once_where_the_run_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert settings_from({}).modified == "2001-09-09T01:46:40Z"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(UsageError):
        settings_from({})


@pytest.mark.parametrize("key", ["title", ".title", "tsv."])
def test_an_option_names_its_format(key: str) -> None:
    with pytest.raises(UsageError):
        settings_from({"options": {key: "x"}})


def test_what_is_said_stands_over_what_is_said_below() -> None:
    over: Options = {"to": "pdf", "guesses": None, "metadata": {"title": "上"}, "with_": ()}
    under: Options = {"to": "epub", "guesses": False, "metadata": {"title": "下", "author": "甲"}, "with_": "a.b"}
    assert merged(over, under) == {
        "to": "pdf", "guesses": False, "metadata": {"title": "上", "author": "甲"}, "with_": "a.b",
    }  # fmt: skip


def test_names() -> None:
    assert names(None) == names("") == names([]) == names(",") == ()
    assert names("b,a, b") == ("b", "a")


# --- defaults files ---


def test_a_defaults_file_says_what_the_command_line_says() -> None:
    path = Path("my.toml")
    path.write_text(
        'to = ["pdf", "epub"]\nfrom = "tsv"\nguesses = false\nvolume = 0\nonly = "none"\nreference-doc = "a.docx"\n'
        '[option]\n"tsv.title" = "标题"\ntsv.date = "日期"\n[metadata]\nauthor = ["甲"]\n[font]\nsong = "a.otf"\n',
        "utf-8",
    )
    assert defaults.load([path]) == {
        "to": ["pdf", "epub"], "from_": "tsv", "guesses": False, "volume": 0, "only": "none", "reference_doc": "a.docx",
        "options": {"tsv.title": "标题", "tsv.date": "日期"}, "metadata": {"author": ["甲"]}, "font": {"song": "a.otf"},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("tto = 1", "to"),
        ("volume = true", ""),
        ('volume = "3"', ""),
        ("to = 3", ""),
        ("= 3", ""),
        ('metadata = "x"', ""),
    ],
)
def test_a_wrong_defaults_file_is_wrong_usage(text: str, near: str) -> None:
    Path("my.toml").write_text(text)
    with pytest.raises(UsageError, match=r"my\.toml") as caught:
        defaults.load([Path("my.toml")])
    assert near in (caught.value.hint or "")


def test_the_nearer_file_wins_and_a_file_among_the_inputs_is_never_read(tmp_path: Path) -> None:
    user = tmp_path / "config" / "convkit"
    user.mkdir(parents=True)
    (user / "convkit.toml").write_text('layout = "book"\nvariant = "s2t"\n')
    Path("convkit.toml").write_text('layout = "article"\n')
    found = defaults.find([tmp_path / "elsewhere"])
    assert defaults.load(found) == {"layout": "article", "variant": "s2t"}
    assert defaults.find([Path()]) == [user / "convkit.toml"]
    assert defaults.find([Path("convkit.toml")]) == [user / "convkit.toml"]


ABLE = {
    "layout": ("book", "docx, epub, pdf"), "toc": (True, "docx, epub, pdf"), "cover": ("auto", "epub, pdf"),
    "volume": (5, "docx, epub, pdf"), "css": ("house.css", "epub"), "reference_doc": ("house.docx", "docx"),
    "font": ({"song": "house.otf"}, "pdf"),
}  # fmt: skip


@pytest.mark.parametrize("key", sorted(ABLE))
def test_an_option_that_no_chosen_format_takes_is_wrong_usage(key: str) -> None:
    value, able = ABLE[key]
    options: Options = {key: value}  # type: ignore[misc]
    with pytest.raises(UsageError, match="has no effect on jsonl") as caught:
        check_used(options, ["jsonl"], REGISTRY)
    assert able in str(caught.value.hint)
    for name in able.split(", "):
        check_used(options, ["jsonl", name], REGISTRY)


USED: list[tuple[str, str, str | None, list[str], str | None]] = [
    ("no reader is named: any may come", "tsv.title", None, ["jsonl"], None),
    ("the reader's own", "tsv.title", "tsv", ["jsonl"], None),
    ("another reader's", "tsv.title", "text", ["jsonl"], "--from text reads another format"),
]


@pytest.mark.parametrize(("label", "key", "reader", "formats", "hint"), USED, ids=[row[0] for row in USED])
def test_an_option_of_a_format_that_has_no_part_in_the_run_is_wrong_usage(
    label: str, key: str, reader: str | None, formats: list[str], hint: str | None
) -> None:
    options: Options = {"from_": reader, "options": {key: "x"}}
    if hint is None:
        check_used(options, formats, REGISTRY)
        return
    with pytest.raises(UsageError, match="has no effect") as caught:
        check_used(options, formats, REGISTRY)
    assert caught.value.hint == hint


@pytest.mark.parametrize("options", [{"toc": False}, {"cover": "none"}, {"volume": 0}, {"font": {}}, {"css": None}])
def test_what_is_left_off_every_format_can_leave_off(options: Options) -> None:
    check_used(options, ["jsonl"], REGISTRY)


def test_a_defaults_file_may_say_what_this_run_has_no_use_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("渡口的灯亮了。\n", "utf-8")
    (tmp_path / "my.toml").write_text('to = "jsonl"\nlayout = "book"\n', "utf-8")
    assert convert(tmp_path / "a.txt", output=tmp_path / "out", defaults=tmp_path / "my.toml").articles == 1


SHAPING: list[Options] = [
    {},
    {"from_": "tsv", "options": {"tsv.title": "标题"}, "encoding": "gb18030", "variant": "s2t"},
    {"with_": "marks.fullwidth", "without": ["reflow.join", "reflow.captions"], "guesses": False},
    {"only": "none"},
    {"only": ["reflow.join"]},
    {"to": "pdf", "layout": "book", "edits": True, "metadata": {"title": "集"}},
]


@pytest.mark.parametrize("options", SHAPING)
def test_what_shapes_the_text_can_be_kept_as_plain_data(options: Options) -> None:
    said = settings_from(options)
    kept = text_options(said)
    assert json.loads(json.dumps(kept)) == kept
    again = settings_from(kept)
    assert all(getattr(again, name) == getattr(said, name) for name in Settings._fields if name not in OUTPUT_ONLY)


def test_every_setting_is_known_to_shape_the_text_or_not_to() -> None:
    """A new setting has to be entered in ``OUTPUT_ONLY`` or in ``text_options``: else a record would be made again without it."""
    whole: Options = {
        "from_": "tsv", "options": {"tsv.title": "标题"}, "encoding": "gb18030", "variant": "s2t", "with_": "marks.fullwidth",
        "without": "reflow.join", "only": "reflow.join", "guesses": False, "decisions": "decided.json",
    }  # fmt: skip
    Path("decided.json").write_text("{}", "utf-8")
    shaped = {name for name in Settings._fields if getattr(settings_from(whole), name) != getattr(Settings(), name)}
    assert shaped | OUTPUT_ONLY == set(Settings._fields)
    assert not shaped & OUTPUT_ONLY
