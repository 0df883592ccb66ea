"""What the head and the scripts of a page state."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

_spec = importlib.util.spec_from_file_location("html_pages", Path(__file__).parent / "pages.py")
assert _spec is not None
assert _spec.loader is not None
pages = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(pages)

HEAD = [
    ('<meta name="PubDate" content="2031-07-01 08:30">', "date", "2031-07-01"),
    ('<meta property="article:published_time" content="2031-07-01T08:30:00+08:00">', "date", "2031-07-01"),
    ("<meta name=firstpublishedtime content=2031-07-01-08:30:00>", "date", "2031-07-01"),
    ('<meta itemprop="datePublished" content="20310701">', "date", "2031-07-01"),
    ('<meta name="apub:time" content="2031-7-1 8:30:50">', "date", "2031-07-01"),
    ('<meta itemprop="dateUpdate" content="2031-07-02 08:30">', "date", "2031-07-02"),
    ('<meta name="lastmodified" content="2031-07-02"><meta name="pubdate" content="2031-07-01">', "date", "2031-07-01"),
    ('<meta name="publish_date" content="Sat, 09 Oct 2032 07:15:45 EST" />', "date", "2032-10-09"),
    ('<meta name="date" content="October 9, 2032">', "date", "2032-10-09"),
    ('<!--enpproperty <date>2031-07-01 06:40:02.0</date><author>林川</author><title>水库</title>/enpproperty-->', "date", "2031-07-01"),
    ('<meta name="citation_author" content="林川"><meta name="citation_author" content="何青">', "authors", ("林川", "何青")),
    ('<meta name="date" content="today">', "date", None),
    ('<meta name="keywords" content="2031-07-01">', "date", None),
    ('<meta name="author" content="林川">', "authors", ("林川",)),
    ('<meta name="author" content="104363">', "authors", ()),
    ('<meta name="author" content="青山新闻网">', "authors", ()),
    ('<meta name="author" content="admin">', "authors", ()),
    ('<meta name="ContentSource" content="青山晚报">', "source", "青山晚报"),
    ("<script>var msg_title = '水库'; var nickname = \"青山水利\"; var ct = \"1940891400\";</script>", "date", "2031-07-04"),
    ("<script>var msg_title = '水库'; var nickname = \"青山水利\";</script>", "source", "青山水利"),
    ("<script>var ct = '1940891400';</script>", "date", None),
    ('<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],"datePublished":"2031-07-01"}]}</script>', "date", "2031-07-01"),
    ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":</script>', "date", None),
]  # fmt: skip


@pytest.mark.parametrize(("head", "name", "expected"), HEAD)
def test_a_fact(head: str, name: str, expected: object) -> None:
    page = pages.read(
        f"<html><head>{head}</head><body><p>昨日，三座水库同时蓄水，水面比去年同期高出一米。</p></body></html>"
    )
    assert getattr(page.article, name) == expected


def test_the_day_of_a_change_gives_way_to_a_line_of_the_page() -> None:
    body = "<h1>三座水库本月蓄水</h1><p>2031-07-01 08:30</p><p>昨日，三座水库同时蓄水，水面比去年同期高出一米。</p><p>站长说，早一天，就多一天的把握，各村都要准备。</p>"
    page = pages.read(f'<html><head><meta name="lastmodified" content="2031-08-09"></head><body>{body}</body></html>')
    assert page.article.date is None, "the passes read it from the line"
