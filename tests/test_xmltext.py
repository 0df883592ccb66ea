from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convkit.xmltext import clean_text, count_forbidden, is_plain, xml_attr, xml_text

STEADY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # loaded machines are slow

FORBIDDEN = [
    ("nul", "\x00"),
    ("last before tab", "\x08"),
    ("vertical tab", "\x0b"),
    ("form feed", "\x0c"),
    ("last of C0", "\x1f"),
    ("first surrogate", "\ud800"),
    ("escaped byte", "\udcff"),
    ("U+FFFE", "\ufffe"),
    ("U+FFFF", "\uffff"),
]
ALLOWED = [
    ("tab", "\t"),
    ("line feed", "\n"),
    ("carriage return", "\r"),
    ("delete", "\x7f"),
    ("C1", "\x85"),
    ("replacement character", "\ufffd"),
    ("private use", "\ue000"),
    ("noncharacter above the BMP", "\U0001fffe"),
    ("Extension B", "\U00020000"),
    ("nothing", ""),
]


@pytest.mark.parametrize(("label", "char"), FORBIDDEN)
def test_forbidden_characters_go_and_are_counted(label: str, char: str) -> None:
    assert clean_text(f"水{char}库{char}") == "水库"
    assert count_forbidden(f"水{char}库{char}") == 2


@pytest.mark.parametrize(("label", "char"), ALLOWED)
def test_allowed_characters_stay(label: str, char: str) -> None:
    text = f"水{char}库"
    assert clean_text(text) is text
    assert count_forbidden(text) == 0


def test_content_is_escaped_once() -> None:
    assert xml_text("a<b & c>d &lt; \x01") == "a&lt;b &amp; c&gt;d &amp;lt; "


def test_attributes_escape_both_quotes_and_blanks_that_a_parser_would_change() -> None:
    assert xml_attr("\"a\" 'b'\t\n\r") == "&quot;a&quot; &#39;b&#39;&#9;&#10;&#13;"


@STEADY
@given(st.text(st.characters(codec=None)))
def test_any_text_reads_back_from_content_and_attribute(text: str) -> None:
    parsed = ElementTree.fromstring(f'<x a="{xml_attr(text)}">{xml_text(text)}</x>'.encode())
    assert (parsed.text or "") == clean_text(text)
    assert parsed.get("a") == clean_text(text)
    assert is_plain(text) == (xml_text(text) == text)
    assert len(text) - count_forbidden(text) == len(clean_text(text))


@STEADY
@given(st.text(st.characters(codec=None)))
def test_cleaning_is_idempotent(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) is once
