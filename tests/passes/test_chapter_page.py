"""One chapter on the page of a site for novels."""

import pytest

from convkit.testing import cleaned

BODY = (
    "沈渡把船系在柳树上,抬头看了看天,雨还没有要停的意思。",
    "“今晚走不成了。”老艄公蹲在船头,慢慢地卷着烟叶。",
    "河对岸的灯一盏一盏地亮起来,又被雾气遮住,只剩下几点昏黄。",
    "“那就等。”沈渡说。",
)


def page(over: str, head: str, under: str = "", foot: str = "") -> str:
    return "\n\n".join(part for part in (over, head, under, *BODY, foot) if part)


@pytest.mark.parametrize(
    ("label", "over", "head", "under", "foot", "title"),
    [
        ("the site and a call", "东河小说网\n\n手机浏览器扫描二维码访问", "第7章 雨夜(第2页)", "", "", "第7章 雨夜"),
        ("a trail", "柳岸书屋\n\n繁体版 简体版\n\n柳岸书屋 > 渡口旧事 > 第七章 雨夜", "第七章 雨夜", "", "", "第七章 雨夜"),
        ("buttons", "首页 渡口旧事 下章", "第七章", "", "", "第七章"),
        ("said in the trail and twice in its line", "小说岸上\n\n小说岸上 > 渡口旧事 > 第7章 第 7 章", "第7章 第 7 章", "", "", "第7章"),
        ("facts of the book", "柳岸书屋 > 武侠 > 渡口旧事  作者:沈青 书号:8123  字数:9120", "正文第七回雨夜", "", "", "第七回雨夜"),
        ("said twice", "", "第7章 雨夜", "第7章 雨夜", "", "第7章 雨夜"),
        ("readers of other books", "", "第7節", "書迷正在閱讀:山中客、夜航船、半塘煙雨", "", "第7節"),
        ("buttons under it", "", "第七節", "關燈\n\n小\n\n中\n\n大", "", "第七節"),
        ("an advertisement", "", "第一0七章雨夜", "柳岸书屋 www.liuanshuwu.com,最快更新渡口旧事最新章节!", "", "第一0七章雨夜"),
        ("ways to other chapters", "", "第7章 雨夜", "", "上一章 目录 下一页", "第7章 雨夜"),
        ("not finished", "", "第7章 雨夜(1/3)", "", "本章未完,请点击下一页继续阅读!", "第7章 雨夜"),
    ],
)  # fmt: skip
def test_the_head_is_the_title(label: str, over: str, head: str, under: str, foot: str, title: str) -> None:
    (article,) = cleaned(page(over, head, under, foot)).articles
    assert (article.title, article.subtitle, article.kicker) == (title, None, None), label
    assert [article.block_text(b) for b in article.blocks] == list(BODY), label


def test_work_and_author_are_known() -> None:
    over = "柳岸书屋\n\n柳岸书屋 > 武侠小说 > 渡口旧事  作者:沈青 书号:8123  时间:2027/3/9  字数:9120\n\n上一章   第七回雨夜    下一章 ( → )"
    (article,) = cleaned(page(over, "正文第七回雨夜")).articles
    assert article.metadata.get("work") == "渡口旧事"
    assert article.authors == ("沈青",)


def test_a_chapter_of_a_story_under_the_title_of_the_book() -> None:
    (article,) = cleaned(page("渡口旧事", "第七章 雨夜")).articles
    assert (article.title, article.metadata.get("work")) == ("第七章 雨夜", "渡口旧事")


def test_the_facts_of_a_chapter_under_its_head() -> None:
    (article,) = cleaned(page("", "第七回", "渡口旧事 (清) 沈青 3850 字 2027-08-27")).articles
    assert (article.title, article.authors, article.date) == ("第七回", ("沈青",), "2027-08-27")
    assert (article.metadata.get("work"), article.block_text(article.blocks[0])) == ("渡口旧事", BODY[0])


def test_every_line_over_the_head_is_on_record() -> None:
    result = cleaned(page("东河小说网\n\n手机浏览器扫描二维码访问", "第7章 雨夜(第2页)"))
    assert [text for text, _ in result.furniture] == ["东河小说网", "手机浏览器扫描二维码访问", "(第2页)"]


@pytest.mark.parametrize(
    ("label", "text", "title"),
    [
        ("a report of several parts under its title", "渡口旧事\n\n第七章 雨夜\n\n" + "\n\n".join(line for line in BODY if "“" not in line), "渡口旧事"),
        ("no title of its own", "渡口旧事\n\n第七章\n\n" + "\n\n".join(BODY), "渡口旧事"),
        ("a law", "东河市小说阅览管理办法\n\n第一章 总则\n\n第一条 为了规范阅览,制定本办法。\n\n第二条 本办法适用于全市。", "东河市小说阅览管理办法"),
        ("a sentence over it", "我在书架上找到了一本小说。\n\n第七章 雨夜\n\n" + "\n\n".join(BODY), ""),
        ("an essay on a chapter", "读书城札记\n\n第七章是全书写得最好的一章\n\n" + "\n\n".join(BODY), "读书城札记"),
    ],
)  # fmt: skip
def test_what_is_no_page_of_a_chapter(label: str, text: str, title: str) -> None:
    result = cleaned(text)
    assert result.articles[0].title == title, label
    assert not [t for t, why in result.furniture if why == "navigation of the page"], label


MENU = "表示調整\n閉じる\n挿絵表示切替ボタン\n▼配色\n▼行間\n×閉じる\n\n設定\n0/400\n設定を保存しました\n"


@pytest.mark.parametrize(
    ("label", "over", "title"),
    [
        ("menu and number", MENU + "3/11\n\n", "渡し場の灯"),
        ("the number alone", "3/11\n", "3話"),
        ("the menu alone", MENU + "\n", "渡し場の灯"),
    ],
)
def test_a_page_of_a_japanese_site(label: str, over: str, title: str) -> None:
    body = "渡し守は舟の縁に腰かけて、川面を眺めていた。\n「もう着きますよ」\n灯はひとつずつ消えていった。"
    (article,) = cleaned(f"{over}{title}\n{body}\n").articles
    assert article.title == title, label
    assert "".join(article.block_text(b) for b in article.blocks) == body.replace("\n", ""), label


def test_a_japanese_text_with_one_such_word_keeps_it() -> None:
    text = "目次\n\n渡し場の灯について\n\n渡し守は舟の縁に腰かけて、川面を眺めていた。灯はひとつずつ消えていった。"
    result = cleaned(text)
    assert not [t for t, why in result.furniture if why == "navigation of the page"]
