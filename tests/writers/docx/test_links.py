"""Which addresses a document links to."""

import pytest

from convkit.writers.docx.links import Links, usable


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/水?a=1&b=2#x", "https://example.org/%E6%B0%B4?a=1&b=2#x"),
        ("HTTP://example.org/", "HTTP://example.org/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/%E6%B0", "https://example.org/%E6%B0"),
        (" https://example.org/a b\n", "https://example.org/ab"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("data:text/html,x", None),
        ("//example.org", None),
        ("#note", None),
        ("", None),
        ("https://", None),
        ("https://:80/", None),
        ("https://example.org:port/", None),
        ("https://example.org:99999/", None),
        ("https://[::1", None),
        ("mailto:nobody", None),
        ("https://example.org/" + "a" * 2100, None),
    ],
)
def test_usable(address, expected):
    assert usable(address) == expected


def test_an_address_has_one_relationship():
    links = Links()
    assert links.identity("https://a.example/") == links.identity("https://a.example/") == "rIdLink1"
    assert links.identity("ftp://a.example/") is None
    assert len(links.added) == 1
