"""Short lines of pages: what they say, and what looks like them and says something else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from convkit import sitewords
from convkit.menuwords import is_licence

SAID = [
    (sitewords.is_tool, ["分享到：", "微信 微博 QQ空间", "이 기사를 공유합니다", "본문 글씨 키우기", "文字サイズ", "Back to News", "字号：大 中 小", "【打印】【关闭】", "缩小字体 放大字体 收藏 106", "打印本页 | 关闭窗口", "32人参与 8评论", "上一篇 下一篇",
                       "Share Tweet Print", "分享", "1 2 3 下一页", "\ue602\ue603 微信", "A- A A+ 打印", "浏览次数：1204", "T+ -", "回頂部", "收藏本文 分享至好友和朋友圈", "评论数 12 阅读全文", "手机看新闻", "缩小字体", "分享工具 facebook", "收藏 打印 推荐 更多功能", "投推荐票", "聽新聞", "3上一版 下一版4"],
     ["打印机坏了", "分享会在周六举行", "微信群里的三百人", "字号不是越大越好", "大桥", "2031年", "阅读课", "浏览了全部的展品", "关闭小煤窑", "首页大图是一座桥", "河水", "+8 度"]),
    (sitewords.is_call, ["一秒记住【就看书屋】，精彩小说无弹窗免费阅读！", "推荐阅读：夜航船、山里的灯、三户人家", "本章未完，请点击下一页", "手机用户请浏览m.example"],
     ["一秒钟以后，灯灭了。", "推荐阅读这本书的人是何青。", "本章程自公布之日起施行。", "请大家把灯关掉"]),
    (sitewords.is_prompt, ["扫一扫", "验证码: captcha", "关闭×", "上一篇：渡口的灯[ 08-22 ] 下一篇：山里的冬天[ 08-22 ]", "暂无网友评论", "Your email address will not be published. Required fields are marked *"],
     ["关闭小煤窑", "扫一扫院子，再烧水。", "上一篇写的是渡口。"]),
    (sitewords.is_counter, ["33", "1,204", "1.2万", "×", "104 / 3"], ["33人", "一", "33. 河水", "2031-05-04", "第33"]),
    (sitewords.is_rubble, ["|", "| |", "![]()", "×", "![]() |"], ["", "33", "灯", "| 灯 |"]),
    (sitewords.is_way, ["当前位置：首页 > 新闻", "您的位置：首页 / 县区", "首页 > 新闻 > 正文", "您所在的位置: 山城网", "山城网 > 民生 > 正文"],
     ["位置偏远的三个村", "首页大图", "水位 > 警戒线", "他的位置：前锋。"]),
    (sitewords.is_related, ["相关新闻", "推荐阅读", "热门文章", "【相关阅读】", "延伸阅读：", "猜你喜欢", "更多精彩内容 >>", "Related articles", "上一篇", "最新图片新闻", "大家都在看"],
     ["相关部门", "推荐他去县里", "热门的去处有三个", "最新的消息传来，桥修好了", "图片", "新闻", "更多的人来了", "阅读推广"]),
    (sitewords.is_talk, ["评论", "网友评论", "最新评论（32条）", "发表评论", "全部留言", "跟贴 12", "Comments (3)", "Leave a reply", "Leave a Reply (full real name required)", "已有12条评论"],
     ["评论员文章", "评论：桥为谁修", "留言条", "他没有回复", "讨论稿"]),
    (sitewords.is_notice, ["免责声明：本网登载此文", "版权声明", "转载请注明出处", "未经授权不得转载", "本文为山城网原创", "声明：图文无关", "Copyright © 2031", "저작권자 © 섬마을신문 무단전재 및 재배포 금지"],
     ["声明书已经送到", "转载这篇文章的报纸有三家", "版权局昨天开会", "本文讨论三件事"]),
    (sitewords.is_file, ["附件：蓄水计划.doc", "附件1", "蓄水计划.pdf", "名单.xlsx"], ["蓄水计划", "pdf", "档案"]),
    (sitewords.says_origin, ["来源：山城晚报", "责任编辑：林川", "（编辑：何青）", "发布日期：2031-05-04", "作者: 何青 来源: 山城网"],
     ["来源不明的三封信", "作者说，这本书写了十年。", "编辑部在二楼", "来源：", "记者：您怎么看这座桥？"]),
    (sitewords.states_day, ["2031-05-04 08:30", "2031年5月4日 来源：山城网", "山城网 2031/5/4"], ["2031年5月4日，桥修好了，水也退了，人都回来了", "5月4日", "他在2031-05-04回来。", "12031-05-041"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("says", "said", "expected"),
    [(f, s, e) for f, yes, no in SAID for e, lines in ((True, yes), (False, no)) for s in lines],
    ids=lambda v: v.__name__ if callable(v) else str(v),
)
def test_a_short_line(says: object, said: str, expected: bool) -> None:
    assert callable(says)
    assert says(said) is expected


def test_a_hostile_bar_costs_no_more_than_another() -> None:
    assert not sitewords.is_tool("返回首页" * 29 + "啊")


CAPITALS = [
    (sitewords.is_related, ("READ MORE", "MORE FROM US", "RECOMMENDED", "MOST POPULAR", "TRENDING", "ADVERTISEMENT")),
    (sitewords.is_talk, ("DISCUSSION", "LEAVE A REPLY", "COMMENTS", "RESPONSES")),
    (sitewords.is_notice, ("ALL RIGHTS RESERVED", "COPYRIGHT 2031 山城网", "POWERED BY 山城软件")),
    (sitewords.is_tool, ("阅读：１２３",)),
    (is_licence, ("批准文号：京字第 12345 号",)),
]


@pytest.mark.parametrize(("look", "lines"), CAPITALS)
def test_the_look_before_the_expression_hides_nothing(look: Callable[[str], bool], lines: tuple[str, ...]) -> None:
    assert [line for line in lines if not look(line)] == []
