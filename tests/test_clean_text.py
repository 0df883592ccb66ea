"""Clean text passes through all default passes without an edit, whatever its genre and language."""

import pytest

from convkit.testing import cleaned

CLEAN = {
    "news": """\
三座水库同时蓄水

本报讯（记者 林川）昨日，青山县三座水库同时蓄水，“早一天，就多一天的把握。”水利站站长说，今年的雨水比往年来得早，各乡镇的渠道也都清理过一遍。

据了解，截至6月底，全县共蓄水1260.5万立方米，占计划的97%，比上年同期多出近一成。县里要求各站每天早晚各报一次水位，遇到大雨随时上报。

下一步，青山县将继续加固堤坝，先上游，后下游；对沿河的三个村子逐户登记，确保汛期到来之前人人知道往哪里走。
""",
    "fiction with dialogue": """\
渡口的灯

天黑下来的时候，老何把灯挂上了木杆。河面上起了一层薄雾，对岸的山只剩下一道淡淡的影子。

“今晚还有船吗？”我问。

“有。”他说，“最后一班，要等下游的客人。”

我们坐在石阶上，谁也没有再说话。水声一阵近，一阵远，像有人在暗处翻书。过了很久，他忽然说：

“你父亲当年，也是坐这班船走的。”

“我知道。”

“你不知道。”他摇摇头，“他上船以前，把灯擦了三遍。”
""",
    "verse": """\
渡口

一盏灯亮在岸上
一条船停在水边

有人来，有人去
灯照着来的人
也照着去的人

船开的时候
谁也没有回头
""",
    "verse of the old kind": """\
渡口晚归

云起青山远，舟横野水平。
灯明人未去，月上雁初鸣。
""",
    "code": """\
def wait(lamp, boat):
    if lamp.lit and not boat.here:
        return "wait,  please"
    return f"{lamp.name},{boat.name}"


for boat in sorted(boats, key=lambda b: b.due):
    print(wait(lamp, boat))
""",
    "English": """\
The Keeper's Log

The keeper of the lighthouse wrote his log every evening; nobody read it until the lamp went out. On the first page stood the wind, on the second the ships, and on the third, in a smaller hand, what he had thought about while he waited for either.

"Wind from the north-east," it began, "and no ships." The next entry was longer. It spoke of a boat that had come in at 3.45 a.m. with two men, a dog, and 12 sacks of salt, none of which were ever claimed.

He did not write about the storm. Those who came after him found the page empty, and below it, in pencil, a single word: "Later."
""",
    "Japanese": """\
渡し場の灯

日が暮れると、老人は柱に灯を掛けた。川面には薄い霧が立ち、向こう岸の山はもう影しか見えない。

「今夜も船は来ますか。」と私は聞いた。

「来るよ。」と彼は言った。「最後の一便だ。」

カタカナのメモには、時刻と名前だけが書いてあった。二人は石段に腰を下ろし、それきり黙っていた。
""",
    "law": """\
青山县渡口管理办法

第一章　总则

第一条　为了保障渡口安全，方便群众往来，根据有关规定，结合本县实际，制定本办法。

第二条　本县境内渡口的设置、使用和管理，适用本办法。

第二章　渡口的设置

第三条　设置渡口应当符合下列条件：

（一）水流平缓，两岸有坚实的靠船设施；

（二）有必要的照明和救生设备；

（三）有专人看守。

第四条　渡口每晚应当亮灯至末班船靠岸为止。
""",
    "traditional": """\
山腳種樹

船工把燈油運到渡口，村裡人都來幫忙。「今年的雨水足。」他說，「種下去就能活。」

到了傍晚，三百多棵樹苗全部種完，最後一棵種在學校門口。孩子們給它取了一個名字，叫作「先生」。
""",
    "a letter": """\
何青：

你好！来信收到了。渡口的灯已经修好，比从前亮得多，你回来的时候一眼就能看见。

家里一切都好，不必挂念。

祝
平安

林川
2031年3月9日
""",
    "numbers and marks of all kinds": """\
价目与时刻

末班船20:30开，票价3.5元，老人与孩子半价（1.75元）。详见https://example.org/ferry?id=3&lang=zh，或写信到ferry@example.org。

AT&T的线路在桥北，温度是-3℃～5℃，坡度1:2.5，比分3:2，版本v2.1.0，型号A-12/B。他说：“好……”——然后走了。

若a<b且b<c，则a<c；若x=1,000，则2x=2,000。
""",
    "spaces between Han and Latin, kept up throughout": """\
关于 ferry 的说明

渡口使用 GPS 定位，每 5 分钟上报 1 次位置，误差在 3 米以内。系统由 2 台服务器组成，位于县城的 A 区与 B 区。

如果 10 分钟没有收到数据，值班员会打电话给船长，并把 18 号灯改为红色。
""",
}  # fmt: skip


@pytest.mark.parametrize("name", CLEAN)
def test_clean_text_stays_as_it_is(name: str) -> None:
    result = cleaned(CLEAN[name])
    edits = [(step.name, edit) for step in result.steps for edit in step.edits]
    edits += [(step.name, edit) for draft in result.drafts for step in draft.steps for edit in step.edits]
    assert edits == []
    assert [problem for article in result.articles for problem in article.problems] == []


@pytest.mark.parametrize("name", CLEAN)
def test_clean_text_is_all_there(name: str) -> None:
    """Every line is in the article, as a field or as a part of its body."""
    result = cleaned(CLEAN[name])
    held = "".join(
        "".join([one.kicker or "", one.title, one.subtitle or "", one.byline or "", one.date_text or "", one.addressee or "",
                 one.issuer or "", one.text]) for one in result.articles
    )  # fmt: skip
    for line in CLEAN[name].splitlines():
        assert line.strip() in held or line.strip() in "".join(text for text, _ in result.furniture), line
    assert result.furniture == ()
