"""Which addresses a document links to."""

from convkit.writers.docx.links import Links, usable


def test_what_word_opens_is_no_longer_than_its_limit():
    assert usable(" HTTPS://example.org/水?a=1&b=2#x ") == "https://example.org/%E6%B0%B4?a=1&b=2#x"
    assert usable("https://example.org/" + "a" * 2000) is not None
    assert usable("https://example.org/" + "a" * 2100) is None
    assert usable("javascript:alert(1)") is None


def test_an_address_has_one_relationship():
    links = Links()
    assert links.identity("https://a.example/") == links.identity("https://a.example/") == "rIdLink1"
    assert links.identity("ftp://a.example/") is None
    assert len(links.added) == 1
