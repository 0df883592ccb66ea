from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convkit.links import safe_href

STEADY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # loaded machines are slow

LINKS = [
    ("plain", "https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&c=2#d"),
    ("host alone", " HTTP://example.org ", "http://example.org"),
    ("port", "http://example.org:8080/", "http://example.org:8080/"),
    ("characters beyond ASCII", "https://例子.中国/路?q=一", "https://xn--fsqu00a.xn--fiqs8s/%E8%B7%AF?q=%E4%B8%80"),
    ("what may not stand in a path", 'http://a.org/[x]|\\^`{}"<>', "http://a.org/%5Bx%5D%7C%5C%5E%60%7B%7D%22%3C%3E"),
    ("a stray percent sign", "http://a.org/100%?x=%41", "http://a.org/100%25?x=%41"),
    ("a second fragment", "http://a.org/#a#b", "http://a.org/#a%23b"),
    ("mail", "mailto:water@example.org", "mailto:water@example.org"),
    ("number of a host", "http://10.0.0.1/", "http://10.0.0.1/"),
]
NO_LINKS = [
    ("script", "javascript:alert(1)"),
    ("script in disguise", " JaVaScRiPt:alert(1)"),
    ("data", "data:text/html,x"),
    ("file", "file:///etc/passwd"),
    ("relative", "a/b.html"),
    ("without scheme", "//example.org/"),
    ("blank inside", "http://exa mple.org/"),
    ("name and password", "https://user:secret@example.org/"),
    ("no such address", "http://1.2.3.999/"),
    ("port out of range", "http://a.org:99999/"),
    ("host begins with a dash", "http://-a.org/"),
    ("no host", "http:///a"),
    ("empty label", "http://a..org/"),
    ("mail to nobody", "mailto:"),
    ("mail with a body", "mailto:a@b.org?body=x"),
    ("endless", "http://a.org/" + "a" * 5000),
    ("nothing", ""),
]  # fmt: skip


@pytest.mark.parametrize(("label", "address", "expected"), LINKS)
def test_links(label: str, address: str, expected: str) -> None:
    assert safe_href(address) == expected


@pytest.mark.parametrize(("label", "address"), NO_LINKS)
def test_addresses_that_are_no_links(label: str, address: str) -> None:
    assert safe_href(address) is None


@STEADY
@given(st.text(st.characters(codec=None)).map(lambda rest: "https://example.org/" + rest) | st.text())
def test_a_link_is_ascii_of_a_scheme_that_may_be(address: str) -> None:
    href = safe_href(address)
    assert href is None or re.fullmatch(r"(?:https?://|mailto:)[!#-;=?-Z_a-z~$%&]+", href)
