"""The report: a record for each input, in plan order, safe to print."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convkit.errors import OutputError, PluginError, RunError, SourceError
from convkit.model import Problem
from convkit.report import Problems, Report, ReportWriter, error_record, escaped, line_of, skip_record

ERRORS = [
    ("a place and a hint", SourceError("bad row", code="E_SYNTAX", line=4, offset=88, hint="look"),
     {"code": "E_SYNTAX", "reason": "bad row", "line": 4, "offset": 88, "hint": "look"}),
    ("a plugin", PluginError("x 1.0", "x 1.0 failed"), {"code": "E_PLUGIN", "reason": "x 1.0 failed", "plugin": "x 1.0"}),
    ("no permission", PermissionError(13, "Permission denied"), {"code": "E_PERM", "reason": "no permission to read it"}),
    ("gone", FileNotFoundError(2, "No such file"), {"code": "E_VANISHED", "reason": "it is gone"}),
    ("any other system error", OSError(5, "Input/output error"), {"code": "E_IO", "reason": "reading failed: Input/output error"}),
    ("no memory", MemoryError(), {"code": "E_MEMORY", "reason": "there is not enough memory for it"}),
    ("the whole run", RunError("no room", code="E_IO"), {"code": "E_IO", "reason": "no room", "fatal": True}),
    ("one output", OutputError("no"), {"code": "E_OUTPUT", "reason": "no"}),
]  # fmt: skip


@pytest.mark.parametrize(("label", "error", "expected"), ERRORS, ids=[row[0] for row in ERRORS])
def test_error_records(label: str, error: BaseException, expected: dict[str, object]) -> None:
    assert error_record("in/a.txt", error) == {"file": "in/a.txt", "state": "error"} | expected


def test_what_a_reader_skips_by_rule_is_no_error() -> None:
    record = error_record("a", SourceError("nothing in it", code="S_EMPTY"))
    assert record == skip_record("a", "S_EMPTY", "nothing in it")
    assert record["state"] == "skip"


def test_problems_are_summed_by_code_and_message() -> None:
    problems = Problems()
    problems.add("W_ROWS", "short", place=7)
    problems.add("W_ROWS", "short", count=2, place=9)
    problems.take([Problem("W_ROWS", "long", 1, 3), Problem("W_GLYPH")])
    assert problems.counts() == {"W_GLYPH": 1, "W_ROWS": 4}
    assert problems.listed() == [
        {"code": "W_GLYPH", "message": "", "count": 1, "place": None},
        {"code": "W_ROWS", "message": "long", "count": 1, "place": 3},
        {"code": "W_ROWS", "message": "short", "count": 3, "place": 7},
    ]


def test_records_come_in_plan_order_whatever_the_order_of_results() -> None:
    stream, report = io.StringIO(), Report()
    writer = ReportWriter(report, stream, {"defaults": ["convkit.toml"]})
    for number in (2, 0):
        writer.add(number, [{"file": f"{number}", "state": "ok", "traceback": "private", "written": []}])
    assert [record["file"] for record in report.records] == ["0"]
    writer.finish()
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert lines == [{"file": name, "state": "ok", "defaults": ["convkit.toml"]} for name in ("0", "2")]


def test_counts_and_exit_codes() -> None:
    ok = {"state": "ok", "articles": 3, "warnings": {"W_ROWS": 2}, "outputs": ["a", "b"]}
    report = Report([ok, {"state": "skip"}])
    assert (report.count("ok"), report.count("skip"), report.articles, report.warnings) == (1, 1, 3, 2)
    assert (report.outputs, report.exit_code) == (["a", "b"], 0)
    assert Report([ok, {"state": "error"}]).exit_code == 3
    assert Report([{"state": "error"}], stopped="no room").exit_code == 4
    assert Report(signal=2).exit_code == 130
    assert Report(signal=15).exit_code == 143


def test_rows_of_a_dump_do_not_count_as_inputs() -> None:
    report = Report([{"state": "error", "articles": 5}, {"state": "error", "scope": "article"}])
    assert report.count("error") == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("标题 a b", "标题 a b"), ("a\nb\tc", r"a\x0ab\x09c"), ("\x1b[31m", r"\x1b[31m"), ("\udcff", r"\xff"),
        ("\ud800", r"\ud800"), ("a\u202eb", r"a\u202eb"), ("\x85\u2028", r"\x85\u2028"), ("𠮷\ufeff", r"𠮷\ufeff"),
    ],
)  # fmt: skip
def test_text_is_escaped_for_a_terminal(text: str, expected: str) -> None:
    assert escaped(text) == expected


@given(st.dictionaries(st.text(), st.text() | st.lists(st.text())))
def test_a_record_is_one_line_of_utf8(record: dict[str, object]) -> None:
    line = line_of(record)
    assert line.encode()
    assert len(line.splitlines()) == 1
    assert isinstance(json.loads(line), dict)
