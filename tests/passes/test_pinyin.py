"""Pinyin inside GBK bytes: what the damage looks like, what is put right, what is left alone.

The simulator does to bytes what the sites did; sentences are put together from word lists, so that nothing is tuned to a page.
"""

from __future__ import annotations

import pickle
import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.passes.gbk_damage import mark_all

from convkit.contract import Verdict
from convkit.draft import Draft
from convkit.model import Block, BlockKind
from convkit.passes.gbk.damage import decode
from convkit.passes.gbk.table import TONES, readings
from convkit.passes.pinyin import PASSES
from convkit.pipeline import Pipeline
from convkit.provenance import SourceRef, undo_steps
from convkit.survey import survey
from convkit.testing import check_pass

(SPEC,) = PASSES
MARKED = [
    (pair[0], pair[1:])
    for pair in [
        "樹shù",
        "種zhǒng",
        "實shí",
        "縣xiàn",
        "鄉xiāng",
        "護hù",
        "員yuán",
        "題tí",
        "辦bàn",
        "紀jì",
        "開kāi",
        "調diào",
        "優yōu",
        "現xiàn",
    ]
]
"""Fourteen characters, as a page has them."""

PEOPLE = [
    "園丁",
    "船長",
    "老師",
    "縣長",
    "醫生",
    "農民",
    "木匠",
    "書記",
    "鄰居",
    "學生",
    "護士",
    "記者",
    "漁夫",
    "鐵匠",
    "裁縫",
    "隊員",
    "館長",
    "所長",
    "母親",
    "孫女",
]
WHEN = [
    "昨天",
    "清晨",
    "去年冬天",
    "每逢雨季",
    "開春以後",
    "這個月",
    "傍晚",
    "兩年前",
    "節日裏",
    "為了趕工",
    "按照計劃",
    "經過商量",
]
WHERE = [
    "在山腳下",
    "在縣圖書館",
    "在渡口旁",
    "在鄉衛生院",
    "在橋頭",
    "到辦公樓前",
    "在紀念館裏",
    "在實驗田邊",
    "在舊倉庫",
    "在學校操場",
    "在樹林深處",
    "在碼頭",
]
WHAT = [
    "種下了三排果樹",
    "檢查了水閘",
    "講起護林的故事",
    "登記每戶的優惠",
    "發現一個新問題",
    "調整了開館時間",
    "修好那臺機器",
    "帶來許多種子",
    "統計各鄉的產量",
    "護送孩子過河",
    "開辦了夜校",
    "紀錄鳥類遷徙",
    "實測河水的深度",
    "組織隊員巡邏",
    "談論標準和規則",
    "整理倉庫的賬目",
    "重新編寫題目",
    "調查樹苗的來源",
    "宣讀了辦法",
    "點亮走廊的燈",
]
ENDS = [
    "，大家都很高興。",
    "；雨停以後又繼續。",
    "！",
    "，現場來了兩百多人。",
    "，“明年再種一片”，他說。",
    "：一是快，二是穩。",
    "，優先照顧老人。",
    "。",
]


def sentences(count: int, seed: int = 7) -> list[str]:
    """Clean traditional sentences, none twice in a row."""
    pick = random.Random(seed).choice
    return [f"{pick(WHEN)}，{pick(PEOPLE)}和{pick(PEOPLE)}{pick(WHERE)}{pick(WHAT)}{pick(ENDS)}" for _ in range(count)]


def repaired(text: str, *, forced: bool = False, guesses: bool = True) -> tuple[Draft, Verdict]:
    """``text`` as one source through the pass."""
    verdict = survey(lambda: iter([text]), [SPEC], [SPEC.name] if forced else [])[SPEC.name]
    draft = Draft(SourceRef("page", 0, len(text.encode()), 1, "utf-8"), text)
    if verdict.open:
        Pipeline([SPEC], guesses=guesses).run(draft, SPEC, verdict)
    return draft, verdict


# --- the classes of the damage ---

PAGE = "\n".join(mark_all(line, MARKED) for line in sentences(30))
"""Enough marks to open the gate."""

CASES = [
    ("A", "園丁把樹(shù)種(zhǒng)好。", "園丁把樹種好。", "a reading behind its character"),
    (
        "A, any reading",
        "他很調(tiáo)皮。",
        "他很調皮。",
        "the table's first reading is preferred by sites, every one is taken",
    ),
    (
        "A'",
        "歌聲響起，F(xiàn)調(diào)的曲子很輕快。",
        "歌聲響起，F調的曲子很輕快。",
        "the second byte of ， and the letter F are 現",
    ),
    ("A, a reading without a tone", "園丁們(men)走了嗎(ma)？", "園丁們走了嗎？", "their first readings have none"),
    ("A, no such reading", "電流二十毫安(ma)。", "電流二十毫安(ma)。", "a unit in brackets is no reading of 安"),
    (
        "B, two characters have that reading and that first byte",
        "這本書怎會如此?shǔ)o聊。",
        "這本書怎會如此無聊。",
        "藪 would make 抩聊: no byte is lost, so the likelier one it is",
    ),
    ("B", "他們?yōu)檗r村寫書。", "他們為農村寫書。", "優 lies across 們 and 為; a byte of 農 is the letter r"),
    (
        "B, three characters on",
        "村裏的橋樑由三級?hú)撠熑藱z查。",
        "村裏的橋樑由三級負責人檢查。",
        "壺 lies across 級 and 負",
    ),
    (
        "B without the bracket",
        "他們\ufffd(yōu)檗r村寫書。",
        "他們為農村寫書。",
        "a decoder that does not eat the bracket",
    ),
]


@pytest.mark.parametrize(("label", "damaged", "clean", "why"), CASES, ids=[case[0] for case in CASES])
def test_classes(label: str, damaged: str, clean: str | None, why: str) -> None:
    draft, verdict = repaired(f"{PAGE}\n{damaged}\n")
    assert verdict.open
    assert draft.text.split("\n")[-2] == (clean if clean is not None else damaged), why


def test_shift_ends_in_another_mark() -> None:
    """Two searches hit the two bytes of one character from both sides."""
    clean = "村裏三級負責人說，級負責。"
    needles = [("壺", "hú"), ("負", "fù")]
    damaged = mark_all(clean, needles)
    assert damaged.count("?") > 1
    draft, _ = repaired(f"{PAGE}\n{damaged}")
    assert draft.text.split("\n")[-1] == clean


def test_a_run_never_crosses_a_block() -> None:
    text = f"{PAGE}\n他們?yōu)檗樹立"
    draft = Draft(SourceRef("page", 0, 1, 1, "utf-8"), text, blocks=[Block(BlockKind.PARAGRAPH, 0, len(text) - 2)])
    Pipeline([SPEC]).run(draft, SPEC, Verdict(True, data=("優", False)))
    assert draft.text.endswith("樹立")


def test_certainty() -> None:
    """Exact where the bytes say it; a guess, flagged, where a byte is lost; without guesses such a run stays and is reported."""
    exact = "他們?yōu)檗r村寫書。"
    lost = mark_all("他們為2村寫書，大家都說好。", [("優", "yōu")])
    draft, _ = repaired(f"{PAGE}\n{exact}\n{lost}\n")
    certainties = {edit.certainty for edit in draft.steps[0].edits if "?" in edit.old}
    assert certainties == {"exact", "guess"}
    assert "2" in lost or "?" in draft.text.split("\n")[-2], "a digit is never invented"
    careful, _ = repaired(f"{PAGE}\n{exact}\n{lost}\n", guesses=False)
    assert careful.text.split("\n")[-2] == lost
    assert [problem.code for problem in careful.problems] == ["W_UNREPAIRED"]
    assert [problem.code for problem in draft.problems] == ["W_GUESS"]


def test_what_cannot_be_read_stays_and_is_reported() -> None:
    draft, _ = repaired(f"{PAGE}\n甲?yōu)乙丙丁\n")
    assert draft.text.endswith("\n甲?yōu)乙丙丁\n")
    assert draft.problems[0].code == "W_UNREPAIRED"
    assert draft.problems[0].count == 1


# --- the simulator: damage, repair, equal ---


def scored(needles: list[tuple[str, str]], lines: list[str]) -> dict[str, list[bool]]:
    """Which lines came back equal: aligned marks only, holes that the bytes determine, runs with lost bytes."""
    damaged = [mark_all(line, needles) for line in lines]
    verdict = Verdict(True, data=("".join(marked for marked, _ in needles), False))
    kinds: dict[str, list[bool]] = {"clean": [], "aligned": [], "determined": [], "lost": []}
    pipeline = Pipeline([SPEC])
    for clean, text in zip(lines, damaged, strict=True):
        draft = Draft(SourceRef("page", 0, 1, 1, "utf-8"), text)
        pipeline.run(draft, SPEC, verdict)
        assert undo_steps(draft.text, draft.steps) == text
        guessed = draft.problems or any(e.certainty == "guess" for step in draft.steps for e in step.edits)
        kind = "clean" if clean == text else "aligned" if "?" not in text else "lost" if guessed else "determined"
        kinds[kind].append(draft.text == clean)
    return kinds


def test_floor_with_fourteen_characters() -> None:
    lines = sentences(3000)
    kinds = scored(MARKED, lines)
    assert kinds["aligned"]
    assert all(kinds["clean"])
    assert all(kinds["aligned"])
    assert sum(kinds["determined"]) >= 0.999 * len(kinds["determined"])
    every = [equal for group in kinds.values() for equal in group]
    assert sum(every) >= 0.999 * len(every)


def test_floor_with_a_wide_set() -> None:
    """A quarter of the table: holes in most lines.  What bytes determine is exact; what they don't is flagged, never silent."""
    table = readings()
    marked = random.Random(3).sample(table.characters(), len(table.characters()) // 4)
    kinds = scored([(c, table.of(c)[0]) for c in marked], sentences(250, seed=11))
    assert len(kinds["determined"]) >= 20
    assert all(kinds["aligned"])
    assert sum(kinds["determined"]) >= 0.999 * len(kinds["determined"])


# --- the gate ---

UNTOUCHED = {
    "a textbook marks every character": "一(yī)只(zhī)白(bái)鳥(niǎo)在(zài)樹(shù)上(shàng)叫(jiào)。" * 6,
    "a note on one character": "郤(xì)是姓氏。" * 2 + "這個縣的人都知道它的讀音，外地人常常念錯。",
    "a list of words": "發(fā)現、現(xiàn)象、關(guān)心、開(kāi)會、開車、發展、關門。",
    "full-width brackets": "發（fā）現、樹（shù）木、種（zhǒng）子，" * 10,
    "a gloss beside running text": "種(zhǒng)子落地。" * 5 + "種樹、種花、種菜、種草、種田、種地、種瓜，都是種。" * 4,
    "an article on readings": "。".join(f"{c}(máng)不是常見的字" for c in "樹種實縣鄉護員題辦紀開調優現樹種實縣鄉護員")
    + "。",
    "a dense word list": "".join(f"{c}({r})苗、" for c, r in MARKED * 3),
    "abbreviations": "世界貿易組織(WTO)和衛生組織(WHO)開會，縣裏的電視臺(TV)轉播。" * 10,
    "French": "Le café (été) était fermé ; la crème (brûlée) est à côté. " * 20,
    "pinyin alone": "Wǒ jiào Lǐ Lín. (Nǐ hǎo!) Tā shì lǎoshī? (shì)" * 10,
}


@pytest.mark.parametrize("label", UNTOUCHED)
def test_gate_stays_shut(label: str) -> None:
    draft, verdict = repaired(UNTOUCHED[label])
    assert not verdict.open
    assert draft.text == UNTOUCHED[label]


def test_below_the_gate_marks_are_suspect_and_with_opens_it() -> None:
    text = "縣裏的園丁把樹(shù)種在山腳，學生在橋頭寫生，船長說起往事，大家聽得入神。種(zhǒng)子也發了下去。"
    draft, verdict = repaired(text)
    assert (verdict.open, verdict.suspect, draft.text) == (False, 2, text)
    assert repaired(text, forced=True)[0].text == text.replace("(shù)", "").replace("(zhǒng)", "")


def test_few_marks_open_the_gate_on_characters_that_nobody_annotates() -> None:
    """A short page: eight marks on as many of the most frequent characters, and all of these are marked."""
    page = "昨日，縣(xiàn)裏的學(xué)校開(kāi)了運動(dòng)會，當(dāng)天的計(jì)時(shí)員說，節(jié)目比去年多，老師很高興。"
    clean = "昨日，縣裏的學校開了運動會，當天的計時員說，節目比去年多，老師很高興。"
    assert repaired(page)[0].text == clean
    short = "學(xué)校發(fā)了通知，老師把通知發(fā)到家裏。學(xué)生看了，說明天優(yōu)先走水路，優(yōu)先坐船。"
    assert repaired(short)[0].text == "學校發了通知，老師把通知發到家裏。學生看了，說明天優先走水路，優先坐船。"
    one = "這種茶在山裏發(fā)現，村裏發(fā)了種子，茶農發(fā)現葉子發(fā)黃，又換了地方。"
    assert repaired(one)[0].text == one.replace("(fā)", "")
    notes = "鷁(yì)、驂(cān)、軾(shì)、輿(yú)、鑾(luán)、簋(guǐ)、鸞(luán)、轡(pèi)都在這篇賦裏，讀的時候要留心。"
    assert repaired(notes)[0].text == notes


def test_few_marks_open_the_gate_beside_a_hole_or_junk_commas() -> None:
    start = "村裏的園丁把樹(shù)種在山腳，學生在橋頭寫生。船長說起往事，大家聽得入神。館長去了辦(bàn)公樓。"
    assert not repaired(start)[1].open
    assert repaired(start + "他們?yōu)檗r村寫書。")[1].open
    commas = "一天,，兩天,、三天,。四天,，五天,。六縣(xiàn)。"
    assert repaired(start + commas)[1].open


def test_a_private_use_pair_that_was_dropped_is_two_characters_again() -> None:
    """Of 因為水質 the inner bytes are a private-use pair, which programs that clean text drop without a mark."""
    line = "因為水質好，這裏的茶很香。"
    data = line.encode("gbk").replace(b"\xf2\x9e", b"\xf2\x9e(y\xa8\xa4n)")
    pair = data[data.index(b"\xae") : data.index(b"\xae") + 2]
    dropped = decode(data.replace(pair, b""))
    kept = decode(data.replace(pair, b"@@")).replace("@@", pair.decode("gb18030"))
    for damaged in (dropped, kept):
        assert damaged.startswith("因?yàn)")
        draft, _ = repaired(PAGE + "\n" + damaged)
        assert draft.text.split("\n")[-1] == line


def test_verdict_is_the_same_in_pieces_and_pickles() -> None:
    whole, parts = SPEC.survey, SPEC.survey
    assert whole is not None
    assert parts is not None
    one, many = whole(), parts()
    one.feed(PAGE + "\n")
    for line in PAGE.split("\n"):
        many.feed(line + "\n")
    assert one.verdict() == many.verdict()
    assert pickle.loads(pickle.dumps(one.verdict())) == one.verdict()


def test_a_mixed_source_opens_by_the_lines_that_are_damaged() -> None:
    """A dump may hold damaged rows among clean ones; holes and commas in them tell that it is no glossary."""
    clean = "\n".join(sentences(300, seed=5))
    damaged = PAGE + "\n他們?yōu)檗r村寫書。\n"
    draft, verdict = repaired(clean + "\n" + damaged)
    assert verdict.open
    assert draft.text.startswith(clean)
    assert "(" not in draft.text


# --- invariants ---


def test_contract() -> None:
    check_pass(
        SPEC, {PAGE: "\n".join(sentences(30))}, [*sentences(20), *UNTOUCHED.values(), "", "?", "(ā)", "?ā)", "()"]
    )


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="樹種們為農檗級撠熑 ?()\ufffdāyōuhúshù，。！F2\n\tr", max_size=80))
def test_any_text_can_be_undone_and_is_stable(text: str) -> None:
    draft, _ = repaired(text, forced=True)
    assert undo_steps(draft.text, draft.steps) == text
    exact, _ = repaired(text, forced=True, guesses=False)
    again, _ = repaired(exact.text, forced=True, guesses=False)
    assert again.text == exact.text


@pytest.mark.parametrize(
    "unit", ["(", "?", "(ā", "?(", "發(fā", "?yōu)檗", "們?yōu)", "ā", "?ā)??", "\ufffd(", "們?yōu)檗?？", "一(yī)"]
)
def test_hostile_text_costs_linear_time(unit: str) -> None:
    def cost(size: int) -> float:
        text = unit * (size // len(unit))
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            repaired(text, forced=True)
            best = min(best, time.process_time() - start)
        return best

    assert cost(16_000) < 20 * cost(2000) + 0.1


def test_the_table() -> None:
    table = readings()
    assert len(table.characters()) == 3546
    assert table.of("發")[0] == "fā"
    assert table.of("的") == ()
    toneless = {c: r for c in table.characters() for r in table.of(c) if not set(r) & set(TONES)}
    assert toneless == {"們": "men", "嗎": "ma", "麼": "me"}
