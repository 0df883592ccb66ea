from __future__ import annotations

import pytest

from convkit.model import Article
from convkit.titleblock import lines_above, lines_below

CASES = [
    ("all parts in order",
     Article("a", "题", kicker="引", subtitle="副", byline="本报记者 林川", date_text="7月1日", source="青山日报", addressee="各站：",
             doc_number="青水〔2031〕4号"),
     ["kicker 引", "title 题", "subtitle 副", "doc_number 青水〔2031〕4号", "byline 本报记者 林川　7月1日　青山日报", "addressee 各站："], []),
    ("nothing", Article("a"), [], []),
    ("authors stand in for a byline", Article("a", authors=("林川", "何青")), ["byline 林川、何青"], []),
    ("English has its own blanks", Article("a", authors=("Ann Reed", "Bo Li"), date="1931-03-09", language="en"),
     ["byline Ann Reed, Bo Li\u20031931-03-09"], []),
    ("the printed date goes before the ISO one", Article("a", date="2031-07-01", date_text="七月一日"), ["byline 七月一日"], []),
    ("a date that the byline has is not said twice", Article("a", byline="林川 2031年7月1日", date_text="2031年7月1日"),
     ["byline 林川 2031年7月1日"], []),
    ("a source that the text begins with is not said twice", Article("a", source="本报讯", text="本报讯（记者 林川）昨日"), [], []),
    ("a source named further on is", Article("a", source="本报讯", text="昨日" * 40 + "本报讯"), ["byline 本报讯"], []),
    ("lines of a byline that is long", Article("a", byline="本报记者 林川 何青\n通讯员 " + "许远 " * 12, date="2031"),
     ["byline 本报记者 林川 何青", "byline 通讯员 " + "许远 " * 12, "byline 2031"], []),
    ("a document is signed and dated at its end", Article("a", "通知", issuer="青山县水利局", date_text="2031年7月1日"),
     ["title 通知"], ["issuer 青山县水利局", "date 2031年7月1日"]),
    ("blank fields are none", Article("a", " ", kicker="", byline="\n"), [], []),
]  # fmt: skip


@pytest.mark.parametrize(("label", "article", "above", "below"), CASES)
def test_lines(label: str, article: Article, above: list[str], below: list[str]) -> None:
    assert [f"{line.part} {line.text}" for line in lines_above(article)] == above
    assert [f"{line.part} {line.text}" for line in lines_below(article)] == below
