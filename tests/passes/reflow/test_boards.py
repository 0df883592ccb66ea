"""What forums, blogs and pages of questions print round the posts is set aside; the same words in a text are not."""

from __future__ import annotations

import pytest

from convkit.model import BlockKind
from convkit.passes import boardwords
from convkit.passes.reflow.boards import REASON, page_lines
from convkit.testing import cleaned

FIRST = "柜子里翻出一台老收音机，旋钮还能转，就是不出声。想问问各位，这种电子管的机器还有没有地方修。"
SECOND = "我问过街口修表的师傅，他说早年会修，现在手抖了。"
ANSWER = "先别通电，电容放久了会炸，用调压器慢慢升上去。"
HEAD = "找回密码\n\n 注册\n\nQQ登录\n\n只需一步，快速开始\n\n查看: 811|回复: 6\n\n"

PAGES = [
    (
        "a Discuz thread: the head of the site, the kind of the thread and its button, the ranks of who wrote",
        f"{HEAD}[求助] 老收音机怎么修\n\n[复制链接]\n\n12\n\n威望\n\n340\n\n积分\n\n发表于 2032-3-6 20:11:05 | 显示全部楼层 |阅读模式\n\n{FIRST}\n{SECOND}\n\n回复\n\n使用道具 举报\n",
        ("老收音机怎么修", "2032-03-06", None),
        [FIRST, SECOND],
    ),
    (
        "the first post dates the article, the others have heads of their own",
        f"{HEAD}老收音机怎么修\n\nmuliao  | 发表于 2032-3-6 20:11:05 | 显示全部楼层 |阅读模式\n\n{FIRST}\n\nTOP\n\n老林  | 发表于 2032-3-7 08:40 | 显示全部楼层\n\n{ANSWER}\n\nTOP\n",
        ("老收音机怎么修", "2032-03-06", "muliao"),
        [FIRST, "## 老林  | 发表于 2032-3-7 08:40", ANSWER],
    ),
    (
        "counters with bullets, the button behind the title",
        f"• 23阅读\n  • 1回复\n\n老收音机怎么修 [复制链接]\n\n上一主题 下一主题\n离线muliao\n \n只看楼主 倒序阅读 0 发表于: 2032-03-06 20:11\n   {FIRST}\n   {SECOND}\n快速回复 回复 引用 举报 分享 顶端\n",
        ("老收音机怎么修", "2032-03-06", None),
        [FIRST, SECOND],
    ),
    (
        "a blog with its counters over the article",
        f"墨斗博客首页 | 论坛 | 博客\n  • 博客访问: 9114\n  • 博文数量: 31\n  • 博客等级: 少尉\n  • 技术积分: 88\n个人简介\n\n手里有活，心里不慌。\n\n文章分类\n文章存档\n\n2031年(9)\n\n2030年(22)\n\n我的朋友\n\n分类: 旧物\n\n2032-03-06 20:11:05\n\n老收音机怎么修\n\n{FIRST}\n{SECOND}\n\n阅读(640) | 评论(2) | 转发(0) |\n0\n\n上一篇：旧门锁\n\n下一篇：磨一把锯\n\n给主人留下些什么吧！~~\n评论热议\n请登录后评论。\n登录 注册\n",
        ("老收音机怎么修", "2032-03-06", None),
        [FIRST, SECOND],
    ),
    (
        "a blog whose line of author and date holds counters",
        f"老收音机怎么修\n\n作者：木了 2032-03-06 20:11 阅读(153) 评论(2) 编辑 收藏 举报\n\n{FIRST}\n{SECOND}\n\nposted @ 2032-03-06 20:11 木了 阅读(153) 评论(2) 编辑 收藏 举报\n刷新评论 刷新页面 返回顶部\n登录后才能查看或发表评论，立即 登录 或者 逛逛 首页\n",
        ("老收音机怎么修", "2032-03-06", "作者：木了"),
        [FIRST, SECOND],
    ),
    (
        "a question and its counters",
        f"老收音机怎么修？\n\n关注者\n12\n被浏览\n3,401\n\n关注问题\n写回答\n邀请回答\n好问题\n添加评论\n分享\n查看全部 6 个回答\n{FIRST}\n{SECOND}\n发布于 2032-03-06 20:11\n赞同 23\n5 条评论\n分享\n收藏\n喜欢\n收起\n",
        ("老收音机怎么修？", "2032-03-06", None),
        [FIRST, SECOND],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("label", "text", "head", "blocks"), PAGES, ids=[case[0] for case in PAGES])
def test_what_stands_round_the_posts_is_furniture(
    label: str, text: str, head: tuple[str, str, str | None], blocks: list[str]
) -> None:
    result = cleaned(text)
    (article,) = result.articles
    assert (article.title, article.date, article.byline) == head
    found = [("## " if b.kind is BlockKind.HEADING else "") + article.block_text(b) for b in article.blocks]
    assert found == blocks
    assert any(reason == REASON for _, reason in result.furniture)


TEXTS = [
    (
        "rules of a forum that speak of its buttons",
        "读书角注册须知\n\n读书角由县图书馆开办，注册后可以发表帖子。\n\n注册\n点右上角的“立即注册”，填好读者证号。\n\n登录\n忘记密码的读者，请带证到服务台。“找回密码”还不能用。\n\n积分\n发一个主题加五分，回复加一分。\n",
    ),
    (
        "a story about a thread",
        "网上的事\n\n“只看楼主”是他每天早上的功课。\n他登录论坛，先看有没有人回复。\n“发表于 2012-5-5 04:33”，那是他最后一次发帖。\n从此以后，楼主再也没有出现。\n",
    ),
    (
        "two buttons, no page",
        "问答\n\n回复\n\n收到来信三封，都已经转给水务站，站里答应月底以前把漏水的管子换好。\n\n赞同\n\n大家都赞同把码头的灯修好。\n",
    ),
]


@pytest.mark.parametrize(("label", "text"), TEXTS, ids=[case[0] for case in TEXTS])
def test_the_words_of_a_forum_in_a_text_stay(label: str, text: str) -> None:
    assert not [said for said, reason in cleaned(text).furniture if reason == REASON]


@pytest.mark.parametrize(
    ("line", "sure"),
    [
        ("找回密码", True),
        ("上一主题 下一主题", True),
        ("查看: 5911|回复: 14", True),
        ("本帖最后由 老林 于 2032-3-7 09:00 编辑", True),
        ("您需要 登录 才可以下载或查看，没有帐号？立即注册", True),
        ("回复 使用道具 举报", True),
        ("回复", False),
        ("积分 340", False),
        ("他找回密码以后，给大家写了一封长信。", False),
        ("赞同这个方案的有三十一户", False),
    ],
)
def test_lines_that_show_a_forum(line: str, sure: bool) -> None:
    assert boardwords.is_sure(line) is sure


@pytest.mark.parametrize(
    "line",
    [
        "收藏本文 分享到 顶部",
        "中级会员",
        "评论数 3",
        "阅读全文",
        "微信好友 腾讯官方微博",
        "12",
        "2032年(3)",
        "威望 340",
        "回复(3) 转发 顶端",
    ],
)
def test_lines_that_may_go_with_them(line: str) -> None:
    assert boardwords.may_go_with(line)


@pytest.mark.parametrize(
    "line", ["登录注册" * 19 + "啊", "返回首页" * 19 + "啊", "1" * 70 + "于", "字号大小" * 19 + "啊"]
)
def test_hostile_lines_cost_no_more_than_others(line: str) -> None:
    assert not (boardwords.is_sure(line))
    assert not (boardwords.may_go_with(line))
    assert not boardwords.is_posted(line)


def test_lines_of_ranks_go_only_beside_sure_ones() -> None:
    assert page_lines(["渡口", "积分", "340", FIRST, "使用道具 举报", "TOP", SECOND]) == {4, 5}


def test_a_text_of_nothing_but_buttons_stays() -> None:
    assert page_lines(["找回密码", "使用道具 举报"]) == set()
