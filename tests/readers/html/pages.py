"""Pages of invented sites, and how the tests read them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from convkit.model import Article, Record
from convkit.pipeline import Pipeline
from convkit.provenance import PositionMap, apply_edits, check_edits, undo_edits
from convkit.readers.html import FORMAT
from convkit.source import FileSource


class Noted:
    """A sink that counts problems by code."""

    def __init__(self) -> None:
        self.codes: Counter[str] = Counter()

    def add(self, code: str, message: str = "", count: int = 1, place: int | None = None) -> None:
        self.codes[code] += count


class Page(NamedTuple):
    """A page that was read: its record, its article (None where it has no text) and its furniture by reason."""

    record: Record
    article: Article | None
    furniture: list[tuple[str, str]]

    @property
    def blocks(self) -> list[tuple[str, str]]:
        """The blocks as (kind, text)."""
        assert self.article is not None
        return [(b.kind.value, self.article.block_text(b)) for b in self.article.blocks]

    @property
    def text(self) -> str:
        """All text, white space left out."""
        held = [text for _, text in self.furniture]
        moved = PositionMap(self.record.edits)
        after = apply_edits(self.record.text, self.record.edits)
        held += [after[slice(*moved.span(f.start, f.end))] for f in self.record.fields if not f.keep]
        if self.article is not None:
            held.append(self.article.text)
        return "".join("".join(held).split())


def read(text: str, noted: Noted | None = None, **options: str) -> Page:
    """Read ``text`` and clean it with no pass; checks what always holds."""
    assert FORMAT.reader is not None
    (record,) = FORMAT.reader(options).read(FileSource(Path("page.html"), data=text.encode()), noted or Noted())
    assert record.text == text
    assert record.single
    check_edits(text, record.edits)
    after = apply_edits(text, record.edits)
    assert undo_edits(after, record.edits) == text
    cleaned = Pipeline([]).source({}).clean(record)
    page = Page(
        record, cleaned.articles[0] if cleaned.articles else None, [(why, held) for held, why in cleaned.furniture]
    )
    assert Counter(page.text) == Counter("".join(after.split())), "text in no block, field or furniture"
    return page


NEWS = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>三座水库本月蓄水_青山新闻网</title>
<meta name="PubDate" content="2031-07-01 08:30"><meta name="ContentSource" content="青山晚报"><meta name="author" content="林川">
<style>p{margin:0}</style><script>var a="<p>广告</p>";</script></head>
<body><div class="top"><a href="/">首页</a> | <a href="/n">新闻</a> | <a href="/x">民生</a></div>
<div id="nav"><ul><li><a href="/a">要闻</a></li><li><a href="/b">县区</a></li><li><a href="/c">图片</a></li></ul></div>
<form action="/s"><input name=q><button>搜索</button></form>
<div class="main">
 <div class="left">
  <div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/n">新闻</a></div>
  <h1>三座水库本月蓄水</h1>
  <div class="info"><span>时间：2031-07-01 08:30</span>&nbsp;&nbsp;<span>来源：青山晚报</span></div>
  <div class="article" id="zoom">
   <p>　　昨日，青山县三座水库同时蓄水，水面比去年同期高出一米。站长说，早一天，就多一天的把握。</p>
   <p style="text-align:center"><img src="/pic/1.jpg" alt="水库大坝"></p>
   <p>　　截至6月30日，三座水库共蓄水1260万立方米，占计划的九成七。下一步，各村要清理沟渠，准备放水。</p>
   <table><tr><th>水库</th><th>蓄水</th></tr><tr><td>东坡</td><td>400</td></tr></table>
   <p>附件：<a href="a.pdf">蓄水计划</a></p>
   <div class="share"><a href="#">微信</a><a href="#">微博</a></div>
  </div>
  <div class="related"><h3>相关新闻</h3><ul><li><a href="1">春耕开始</a></li><li><a href="2">堤坝加固</a></li></ul></div>
 </div>
 <div class="right"><h3>热门</h3><ul><li><a href="1">春耕开始，各地都在忙着</a></li><li><a href="2">堤坝加固</a></li></ul></div>
</div>
<div class="footer">版权所有 青山新闻网 <a href="/about">关于我们</a> 备案号 12345</div>
</body></html>
"""

OLD = """<html><head><title>县里修桥 - 山城网</title></head><body bgcolor=#fff>
<table width=100%><tr><td><a href=1>首页</a> <a href=2>新闻</a> <a href=3>图片</a><td></table>
<table><tr><td width=200><table><tr><td><a href=a>旧闻一</a></td></tr><tr><td><a href=b>旧闻二</a></td></tr></table></td>
<td><table><tr><td align=center><font size=5><b>县里修桥</b></font></td></tr><tr><td align=center>2031-5-4 来源：山城晚报</td></tr>
<tr><td><p>　　四日上午，县里的新桥动工。桥长三十米，宽六米，可以走车，也可以走人。<br>　　村民说，从前过河要绕十里路，现在不用了。</p>
<p>　　工程队预计在秋天完工，届时两岸的货车可以直接通过，不必再走老路。</td></tr></table></td></tr></table>
<hr><p align=center>山城网 版权所有 2031</p></body></html>"""

ENGLISH = """<!doctype html><html><head><title>River Bridge Opens | Hill Times</title>
<meta property="og:title" content="River Bridge Opens"><link rel=canonical href="https://example.org/bridge">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"River Bridge Opens","datePublished":"2031-05-04T08:00:00Z",
"author":[{"@type":"Person","name":"Ann Reed"}]}</script></head>
<body><header><a href=/>Hill Times</a><nav><a href=/a>News</a><a href=/b>Sport</a></nav></header>
<main><article><header><h1>River Bridge Opens</h1><p class=byline>By Ann Reed</p></header>
<p>The bridge over the river opened on Sunday, after two years of work. Hundreds of people walked across it.</p>
<figure><img src=b.jpg alt="The bridge"><figcaption>The bridge. Photo: Bo Lin</figcaption></figure>
<blockquote><p>We waited a long time, and it was worth it, said the mayor.</p></blockquote>
<p>Traffic will start next week, the council said, once the last tests are over.</p>
<aside><h2>Read more</h2><ul><li><a href=1>Older bridge</a></li></ul></aside>
</article><section class="comments"><h2>Comments</h2><p>I like it, really. It is a great bridge, and so on.</p></section></main>
<footer>© 2031 Hill Times <a href=/c>Contact</a></footer></body></html>"""

NOTICE = """<html><head><title>通知</title></head><body><form id="aspnetForm"><input type=hidden value="x"><div><h2>关于放水的通知</h2>
<div>各村：</div><div>从明天起，三座水库放水。请各村做好准备，清理沟渠，看好孩子，不要下水。</div><div>青山县水利站</div></div></form></body></html>"""
