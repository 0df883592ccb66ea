"""Words of menus, and what looks like them and is said in articles."""

from __future__ import annotations

import pytest

from convkit import menuwords

SAID = [
    (menuwords.is_section, ["首页", "财经新闻", "時政要聞", "联系我们", "通知公告", "圖片新聞>>", "新闻动态", "今 日 要 闻", "手机号码"],
     ["新闻", "财经", "新闻纸", "新闻联播开播", "山里的新闻", "公告", "学校", "联系我们的船", "今日立春", "渡口新桥"]),
    (menuwords.is_topic, ["财经", "体育", "專題", "要闻"], ["财经网", "桥", "春耕", "体育课"]),
    (menuwords.is_short_word, ["新闻", "走进山城", "今 日 山 城", "青渡风光"], ["", "灯亮了。", "12", "山城县第三中学校园里的灯"]),
    (menuwords.is_bar, ["首页 新闻 专题 联系我们", "即時 熱門 政治 社會 生活", "新闻 | 体育 | 财经"],
     ["首页 新闻", "春耕 夏种 秋收 冬藏", "政治、经济、文化 社会 生活", "县新闻中心主任何青今天到渡口 新闻 体育 财经"]),
    (menuwords.is_welcome, ["欢迎关注山城日报公众号！", "無法正常瀏覽內容,請按這裡", "热门关键词：灯 桥", "為達最佳瀏覽效果,建議使用新的瀏覽器。"],
     ["欢迎新同学", "热闹的渡口", "为了灯油，他走了三里路。", "请把灯关掉"]),
    (menuwords.is_owner, ["山城市委主管 山城日报社主办", "山城市文联主办 山城文艺编辑部编辑 山城出版社出版"], ["三人一起主办", "比赛由县里主办 三百人报名", "山城日报社主办"]),
    (menuwords.is_links, ["网站介绍 | 广告服务 | 联系我们", "关于我们·诚聘英才·版权声明", "意见反馈 - 网站地图 - 联系方式"],
     ["何青 | 林川 | 段平", "联系我们", "船票 | 灯油 | 联系人", "他说的是网站 | 我说的是广告 | 你说的是联系我们的那个办法。"]),
    (menuwords.is_licence, ["山新办[2030]7号", "互联网新闻信息服务许可证：00020300007", "国内统一刊号:CN00-0007 http://hill.example", "山城日报社主办", "省新闻办公室 批准文号: 山新办[2030]16号 山ICP备00000071号"],
     ["他没有许可证", "许可证丢了，要补。", "青渡县2030年规范性文件备案目录", "船工许可证办理指南（2031年）", "许可证目录2031", "刊号是什么", "比赛由学校主办"]),
    (menuwords.names_site, ["山城新闻网", "青渡在线", "青渡數據網"], ["他在网吧，她在线", "渔网破了三处要补的网是哪一张网", "灯"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("says", "said", "expected"),
    [(f, s, e) for f, yes, no in SAID for e, lines in ((True, yes), (False, no)) for s in lines],
    ids=lambda v: v.__name__ if callable(v) else str(v),
)
def test_a_word_of_a_menu(says: object, said: str, expected: bool) -> None:
    assert callable(says)
    assert says(said) is expected


@pytest.mark.parametrize(
    ("label", "lines", "expected"),
    [
        ("sections under one another", ["今日要闻", "国际新闻", "走进山城", "图片新闻"], True),
        ("two of them", ["今日要闻", "国际新闻", "走进山城", "山城风光"], False),
        ("a poem", ["渡口灯明", "河上船归", "三更雨落", "一夜潮回"], False),
        (
            "among long lines",
            ["今日要闻登的是渡口的新灯", "国际新闻登的是港口的旧船", "图片新闻登的是谁也没见过的鸟"],
            False,
        ),
    ],
)
def test_a_menu(label: str, lines: list[str], expected: bool) -> None:
    assert menuwords.is_menu(lines) is expected
