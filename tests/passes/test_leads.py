"""Leads: who reports, from where, by whom."""

import pytest

from convkit.passes.leads import find_lead

BODY = "昨日，三座水库同时蓄水。"


@pytest.mark.parametrize(
    ("head", "source", "place", "people"),
    [
        ("本报讯", "本报讯", "", ()),
        ("本报讯（记者 林川）", "本报讯", "", ("林川",)),
        ("本报讯(许远 记者林川)", "本报讯", "", ("许远", "林川")),
        ("本报15日讯（记者林川）", "本报讯", "", ("林川",)),
        ("【本报讯】", "本报讯", "", ()),
        ("【本报讯】记者林川报道，", "本报讯", "", ("林川",)),
        ("本报讯　通讯员车广文来信：", "本报讯", "", ("车广文",)),
        ("本报记者林川、何青报道：", "", "", ("林川", "何青")),
        ("本报青山7月2日电（记者林川、何青）", "本报电", "青山", ("林川", "何青")),
        ("新华社青山7月2日电（记者 林川）", "新华社", "青山", ("林川",)),
        ("【新华社石门三日电】", "新华社", "石门", ()),
        ("据新华社青山7月1日电　", "新华社", "青山", ()),
        ("人民网青山7月1日讯（记者 林川）", "人民网", "青山", ("林川",)),
        ("石桥网10月30日讯（青山导报记者 林川 通讯员 何青）", "石桥网", "", ("林川", "何青")),
        ("石桥新闻网讯（通讯员 林川）", "石桥新闻网", "", ("林川",)),
        ("石桥在线讯 ", "石桥在线", "", ()),
        ("央视网消息（新闻联播）：", "央视网", "", ()),
        ("山城晚报讯 ", "山城晚报", "", ()),
        ("综合外电报道 ", "", "", ()),
        ("【專訊】", "", "", ()),
        ("【青渡市訊】", "", "", ()),
        ("【記者方立群／雲溪報導】", "", "雲溪", ("方立群",)),
        ("（中央社記者于靜文青山2日電）", "中央社", "青山", ("于靜文",)),
        ("本報記者方立群／雲溪報導　", "本報", "雲溪", ("方立群",)),
        ("【特派記者方立群／雲溪專電】", "", "雲溪", ("方立群",)),
        ("（本报记者 林川）", "", "", ("林川",)),
        ("【青浜＝共同】", "共同", "青浜", ()),
    ],
)
def test_a_lead(head: str, source: str, place: str, people: tuple[str, ...]) -> None:
    found = find_lead(head + BODY)
    assert found is not None
    assert (found.source, found.place, tuple(p.name for p in found.people)) == (source, place, people)
    assert found.end <= len(head)


@pytest.mark.parametrize(
    ("head", "source", "place"),
    [
        ("PORT ELLERY, July 2 (AP) — ", "AP", "PORT ELLERY"),
        ("Westbridge (Reuters) - ", "Reuters", "Westbridge"),
        ("GLENHOLM, July 2 — ", "", "GLENHOLM"),
    ],
)
def test_a_dateline_in_english(head: str, source: str, place: str) -> None:
    found = find_lead(head + "The lamp was lit.")
    assert found is not None
    assert (found.source, found.place, found.end) == (source, place, len(head))


@pytest.mark.parametrize(
    ("why", "text"),
    [
        ("a word that begins so", "本报电子版今日上线，读者可以订阅。"),
        ("a reporter inside a sentence", "本报记者林川昨日报道了此事，引起反响。"),
        ("a source of news", "记者从民政局获悉，水库今日蓄水。"),
        ("another paper's word inside an article", "据人民日报报道，水库今日蓄水。"),
        ("an address", "本报地址：青山路一号"),
        ("nothing but a lead", "本报讯"),
        ("a credit", "新华社记者 林川摄"),
        ("a source in brackets", "（来源：新华社）"),
        ("an English sentence in brackets", "The office (AP) — was closed"),
        ("a remark", "（笑）他说。"),
    ],
)
def test_no_lead(why: str, text: str) -> None:
    assert find_lead(text) is None, why
