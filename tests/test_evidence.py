"""What is known of an output: its record, or one made again; and what is refused."""

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import convkit
from convkit.errors import ConvkitError, OutputError, SourceError, UsageError
from convkit.evidence import Asked, evidence

PAGE = "渡口的灯\n\n　　灯亮了，船夫们轮流看守，\n每人一夜，风雨无阻，谁也没有误过一班。\n"


@pytest.fixture(autouse=True)
def folder(workplace: Path) -> Path:
    (workplace / "in" / "sub").mkdir(parents=True)
    (workplace / "in" / "a.txt").write_text(PAGE, "utf-8")
    return workplace


def line_of(output: str, **asked: object) -> int:
    """The line in which a text of ``output`` stood."""
    (one,) = convkit.trace(output, find="风雨无阻", **asked)  # type: ignore[arg-type]
    return one.places[0].line


def refused(kind: type[ConvkitError], code: str, said: str, output: str, **asked: object) -> ConvkitError:
    with pytest.raises(kind, match=said) as raised:
        line_of(output, **asked)
    assert raised.value.code == code
    return raised.value


# --- from the record ---


def test_the_record_is_enough_when_source_and_books_are_gone() -> None:
    convkit.convert("in", to="pdf", edits=True)
    shutil.rmtree("in")
    shutil.rmtree("out/.convkit")
    assert line_of("out/a.pdf") == 4


def test_the_record_itself_may_be_named() -> None:
    convkit.convert("in", to="pdf", edits=True)
    assert line_of("out/a.edits.jsonl.gz") == 4


def test_an_output_that_was_moved_or_renamed_is_known_by_its_record() -> None:
    convkit.convert("in", to="jsonl", edits=True)
    shutil.move("out/a.jsonl", "b.jsonl")
    refused(UsageError, "E_USAGE", "no record stands beside", "b.jsonl")
    assert line_of("b.jsonl", record="out/a.edits.jsonl.gz") == 4


def test_another_file_is_not_taken_for_the_one_on_record() -> None:
    convkit.convert("in", to="jsonl", edits=True)
    Path("b.jsonl").write_text("{}")
    refused(OutputError, "E_CHANGED", "is another file", "b.jsonl", record="out/a.edits.jsonl.gz")
    refused(UsageError, "E_USAGE", "is no record of edits", "out/a.jsonl", record="in/a.txt")


def test_an_output_that_was_changed_is_refused() -> None:
    convkit.convert("in", to="jsonl", edits=True)
    with Path("out/a.jsonl").open("a") as file:
        file.write("\n")
    refused(OutputError, "E_CHANGED", "changed since", "out/a.jsonl")
    convkit.convert("in", output="b.epub", edits=True)
    Path("b.epub").write_bytes(b"x")
    refused(OutputError, "E_CHANGED", "changed since", "b.epub")


def test_a_stale_record_does_not_stand_in_the_way_of_the_books() -> None:
    convkit.convert("in", to="jsonl", edits=True)
    Path("in/a.txt").write_text("\n" + PAGE, "utf-8")
    convkit.convert("in", to="jsonl")
    assert line_of("out/a.jsonl") == 5


def test_other_options_than_those_on_record_are_refused() -> None:
    convkit.convert("in", to="jsonl", edits=True, variant="s2t")
    (one,) = convkit.trace("out/a.jsonl", find="風雨無阻", variant="s2t")
    assert one.places[0].text == "风雨无阻"
    refused(OutputError, "E_OUTPUT", "other options", "out/a.jsonl", variant="s2tw")


def test_a_link_to_an_output_is_the_output() -> None:
    convkit.convert("in", to="jsonl")
    Path("elsewhere").mkdir()
    Path("elsewhere/link.jsonl").symlink_to(Path("out/a.jsonl").resolve())
    assert line_of("elsewhere/link.jsonl") == 4


def test_an_output_folder_inside_of_another_keeps_its_own_books() -> None:
    convkit.convert("in", to="jsonl", output="out")
    convkit.convert("in", to="epub", output="out/more")
    assert line_of("out/more/a.epub") == 4
    assert line_of("out/a.jsonl") == 4


# --- made again ---


@pytest.mark.parametrize("output", ["out", "deep/er/out"])
def test_the_books_of_the_folder_are_enough_for_a_second_making(output: str) -> None:
    shutil.copy("in/a.txt", "in/sub/c.txt")
    convkit.convert("in", to=["epub", "jsonl"], output=output, variant="s2t", without="reflow.join")
    (one,) = convkit.trace(f"{output}/sub/c.epub", find="風雨無阻")
    assert (one.source, one.places[0].line) == ("sub/c.txt", 4)


def test_it_says_the_same_as_the_record() -> None:
    convkit.convert("in", to="jsonl", edits=True, output="one")
    convkit.convert("in", to="jsonl", output="two")
    assert list(convkit.trace("one/a.jsonl", find="一夜")) == list(convkit.trace("two/a.jsonl", find="一夜"))


def test_a_file_that_failed_in_part_is_made_again_in_part(plugin: Callable[..., Path]) -> None:
    plugin(
        "bad",
        """
        from convkit.contract import PassSpec, Stage
        from convkit.errors import SourceError
        from convkit.hookspecs import hookimpl

        class Pass:
            def propose(self, view):
                if "坏行" in view.text:
                    raise SourceError("a bad row")
                return ()

        @hookimpl
        def convkit_passes():
            return [PassSpec("bad.row", 1, Stage.REPAIR, "fails over one row", lambda options: Pass())]
        """,
    )
    Path("in/b.tsv").write_text("标题\t时间\t文本\n春\t2031-03-09\t坏行\n夏\t2031-06-01\t<p>风雨无阻。</p>\n", "utf-8")
    assert convkit.convert("in/b.tsv", to="epub").exit_code == 3
    assert line_of("out/b.epub") == 3


def test_a_source_that_was_changed_is_refused() -> None:
    convkit.convert("in", to="epub")
    Path("in/a.txt").write_text(PAGE + "\n", "utf-8")
    error = refused(SourceError, "E_CHANGED", r"in.a\.txt was changed since", "out/a.epub")
    assert "--source" in str(error.hint)


def test_a_source_that_is_gone_may_be_named() -> None:
    convkit.convert("in", to="epub")
    shutil.move("in/a.txt", "elsewhere.txt")
    refused(SourceError, "E_VANISHED", r"in.a\.txt is gone", "out/a.epub")
    assert line_of("out/a.epub", sources=["elsewhere.txt"]) == 4
    Path("elsewhere.txt").write_text(PAGE.replace("灯", "火"), "utf-8")
    refused(SourceError, "E_VANISHED", "is gone", "out/a.epub", sources=["elsewhere.txt"])


def test_an_output_that_was_changed_is_refused_without_a_record_too() -> None:
    convkit.convert("in", to="jsonl")
    with Path("out/a.jsonl").open("a") as file:
        file.write("\n")
    refused(OutputError, "E_CHANGED", "changed since", "out/a.jsonl")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [('"reflow.join": 1', '"reflow.join": 99', "reflow.join 99 / 1"), ('"convkit": "', '"convkit": "0.', "convkit 0")],
    ids=["a pass", "convkit"],
)
def test_another_version_is_refused(old: str, new: str, said: str) -> None:
    convkit.convert("in", to="epub")
    books = Path("out/.convkit/outputs.json")
    text = books.read_text("utf-8")
    assert old in text
    books.write_text(text.replace(old, new), "utf-8")
    refused(OutputError, "E_OUTPUT", said, "out/a.epub")


def test_what_a_person_decided_is_followed_again_and_may_not_change() -> None:
    digest = hashlib.sha256(Path("in/a.txt").read_bytes()).hexdigest()
    decision = {"do": "cut", "at": PAGE.index("风雨无阻")}
    source = {"path": "a.txt", "sha256": digest, "decisions": [decision]}
    decided = {"convkit": "decisions", "schema": 1, "sources": [source]}
    Path("decided.json").write_text(json.dumps(decided), "utf-8")
    convkit.convert("in", to="epub", decisions="decided.json")
    (one,) = convkit.trace("out/a.epub", find="一夜，\n\n风雨")
    assert [place.text for place in one.places] == ["一夜，", "风雨"]
    Path("decided.json").write_text(json.dumps(decided | {"note": "looked at again"}), "utf-8")
    refused(OutputError, "E_OUTPUT", "--decisions", "out/a.epub")
    Path("decided.json").unlink()
    refused(UsageError, "E_USAGE", "decided.json can't be read", "out/a.epub")


def test_a_pass_of_a_plugin_that_is_gone_is_refused(
    plugin: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    plugin(
        "more",
        """
        from convkit.contract import PassSpec, Stage
        from convkit.hookspecs import hookimpl

        @hookimpl
        def convkit_passes():
            return [PassSpec("more.pass", 1, Stage.REPAIR, "does nothing", lambda options: type("P", (), {"propose": lambda s, v: ()})())]
        """,
    )
    convkit.convert("in", to="epub")
    assert line_of("out/a.epub") == 4
    from convkit import workshop

    monkeypatch.setenv("CONVKIT_LOAD_PLUGINS", "")
    workshop.registry.cache_clear()
    workshop.workshop.cache_clear()
    refused(OutputError, "E_OUTPUT", "more 1.0", "out/a.epub")


def test_standard_input_is_not_there_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys

    class Stdin:
        buffer = io.BytesIO(PAGE.encode())

    monkeypatch.setattr(sys, "stdin", Stdin)
    convkit.convert("-", to="epub", from_="text")
    refused(UsageError, "E_USAGE", "came from standard input", "out/stdin.epub")
    assert line_of("out/stdin.epub", sources=["in/a.txt"]) == 4


def test_outputs_of_a_run_that_was_cut_off_are_not_on_record() -> None:
    convkit.convert("in", to="epub")
    books = Path("out/.convkit/outputs.json")
    books.write_text('{"outputs": {}, "unfinished": ["a.epub"]}', "utf-8")
    refused(UsageError, "E_USAGE", "not on record", "out/a.epub")


# --- repeats that were left out ---

LAMP = "渡口的灯从今晚起通宵不熄，船夫们轮流看守，每人一夜，风雨无阻，谁也没有误过一班，河边的人都说好。"
TREES = "县里今年种树一千二百亩，比往年早了半个月，树苗是从邻县运来的，农技站的人教大家怎样浇水，风雨无阻。"


@pytest.mark.parametrize("split", ["source", "article", "all"])
@pytest.mark.parametrize("edits", [True, False])
def test_an_article_that_was_left_out_is_not_in_the_output(edits: bool, split: str) -> None:
    head = "标题\t时间\t文本\n"
    Path("in/a.txt").unlink()
    Path("in/a.tsv").write_text(f"{head}灯\t2031-03-01\t<p>{LAMP}</p>\n", "utf-8")
    Path("in/b.tsv").write_text(f"{head}灯\t2031-03-01\t<p>{LAMP}</p>\n树\t2031-03-02\t<p>{TREES}</p>\n", "utf-8")
    convkit.convert("in", to="epub", duplicates="drop", edits=edits, split=split)
    found = [
        (one.title, one.source, one.places[0].line)
        for output in sorted(Path("out").rglob("*.epub"))
        for one in convkit.trace(output, find="风雨无阻")
    ]
    assert found == [("灯", "a.tsv", 2), ("树", "b.tsv", 3)]
    made = convkit.revert(
        next(Path("out").rglob("*树.epub"), next(Path("out").glob("[bi]*.epub"), Path())),
        Path("in"),
        part="b.tsv",
        overwrite=True,
    )
    assert [(one.articles, one.held) for one in made] == [(2, 1)]


def test_nor_is_it_in_one_that_names_its_sources() -> None:
    Path("in/b.txt").write_text(PAGE, "utf-8")
    convkit.convert("in", output="one.jsonl", duplicates="drop")
    (one,) = convkit.trace("one.jsonl", find="风雨无阻", sources=["in/a.txt", "in/b.txt"])
    assert one.source == "a.txt"


# --- from what the output states ---


def test_an_output_that_names_its_source_needs_it_and_the_options() -> None:
    convkit.convert("in", output="one.jsonl", variant="s2t", metadata={"rights": "free"})
    error = refused(UsageError, "E_USAGE", "no record stands beside one.jsonl", "one.jsonl")
    assert "a.txt" in str(error.hint)
    (one,) = convkit.trace("one.jsonl", find="風雨無阻", sources=["in/a.txt"], variant="s2t")
    assert one.places[0].line == 4
    refused(OutputError, "E_OUTPUT", "other options", "one.jsonl", sources=["in/a.txt"])
    Path("in/b.txt").write_text("x")
    refused(SourceError, "E_CHANGED", "its bytes differ", "one.jsonl", sources=["in/b.txt"], variant="s2t")


def test_several_sources_are_told_by_their_bytes() -> None:
    Path("in/b.txt").write_text(PAGE.replace("风雨无阻", "从不间断"), "utf-8")
    convkit.convert("in", output="one.jsonl")
    assert line_of("one.jsonl", sources=["in/b.txt", "in/a.txt"]) == 4


@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a.jsonl"])
def test_of_a_strangers_file_nothing_is_known(name: str) -> None:
    Path(name).write_text('{"title": "灯", "text": "风雨无阻"}\n', "utf-8")
    refused(UsageError, "E_USAGE", "knows nothing of", name)


def test_there_has_to_be_a_file() -> None:
    refused(UsageError, "E_USAGE", "there is no file", "nowhere.pdf")


def test_what_was_made_again_is_gone_afterwards(tmp_path: Path) -> None:
    convkit.convert("in", to="epub")
    with evidence(Path("out/a.epub"), Asked()) as known:
        assert known.record.is_file()
    assert not known.record.exists()
    assert not os.path.lexists(known.record.parent)
