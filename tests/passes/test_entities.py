"""References left in plain text are decoded once; what only looks like one stays."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convkit.draft import Draft
from convkit.model import Problem
from convkit.passes.entities import PASSES
from convkit.provenance import Edit, SourceRef, Span
from convkit.testing import check_pass

(SPEC,) = PASSES

REPAIRS = {
    "&nbsp;&nbsp;&nbsp;&nbsp;山口的风停了。": "\u00a0\u00a0\u00a0\u00a0山口的风停了。",
    "&ldquo;再等两天，&rdquo;他说&mdash;&mdash;": "“再等两天，”他说——",
    "&#23665;&#21475;&#x7684;风": "山口的风",
    "甲&lt;乙&amp;丙&gt;丁，见 http://example.org/?a=1&amp;b=2&c=3": "甲<乙&丙>丁，见 http://example.org/?a=1&b=2&c=3",
}
UNTOUCHED = [
    "AT&T，R&D，a<b，a && b; c",
    "http://example.org/?a=1&copy=2&lt=3&amp=4&b;&c;",
    "一处&nbsp;不算。两处&nbsp;也不算。",
    "网页里用“&nbsp;”表示空格，用“&lt;”表示小于号，用“&amp;”表示和号。",
    "写作 `&nbsp;`、`&lt;`、`&gt;`、`&amp;`。",
    "&amp;lt; &amp;gt; &amp;nbsp; &amp;#20013;",
    "&foo; &bar; &notit; &baz;",
]


def test_references_are_decoded_where_they_are_damage() -> None:
    check_pass(SPEC, REPAIRS, UNTOUCHED)


def test_only_plain_stretches_are_decoded() -> None:
    text = "&lt;&lt;&lt;\n&gt;&gt;&gt;"
    draft = Draft(SourceRef("a", 0, 0, 1, "utf-8"), text, plain=[Span(13, len(text))])
    edits = [edit for edit in SPEC.factory({}).propose(draft) if isinstance(edit, Edit)]
    assert [(edit.start, edit.new) for edit in edits] == [(13, ">"), (17, ">"), (21, ">")]


@pytest.mark.parametrize("reference", ["&#0;", "&#8;", "&#xFFFF;", "&#xD800;", "&#x110000;"])
def test_references_to_forbidden_characters_are_dropped_and_counted(reference: str) -> None:
    draft = Draft(SourceRef("a", 0, 0, 1, "utf-8"), f"甲{reference}乙", plain=[Span(0, 2 + len(reference))])
    edits = [edit for edit in SPEC.factory({}).propose(draft) if isinstance(edit, Edit)]
    assert edits == [Edit(1, reference, "")]
    assert draft.problems == [Problem("W_DROPPED", "references to forbidden characters were dropped", 1, 1)]


@given(st.text(st.sampled_from("山口风“”——<>&\u00a0é abc;#"), min_size=1, max_size=40))
def test_escaped_text_comes_back(text: str) -> None:
    escaped = html.escape(text).replace("“", "&ldquo;").replace("\u00a0", "&nbsp;")
    draft = Draft(SourceRef("a", 0, 0, 1, "utf-8"), escaped, plain=[Span(0, len(escaped))])
    list(SPEC.factory({}).propose(draft))
    if "&amp;" not in escaped:
        check_pass(SPEC, {"&lt;&lt;&lt;山" + escaped: "<<<山" + text})
