"""Text decoded with the wrong table comes back run by run, where the way back is strict; clean text never changes."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.passes.mingle import mingle

from convkit.contract import Verdict
from convkit.draft import Draft
from convkit.model import Problem
from convkit.passes.mojibake import LEAST_HAN, PASSES, MojibakeSurvey
from convkit.provenance import Edit, SourceRef, Span, apply_edits, check_edits, undo_edits
from convkit.survey import survey
from convkit.testing import check_pass

(SPEC,) = PASSES

SIMPLIFIED = [
    "立秋以后，山口的风一天比一天凉，看林子的老人把夏天的草帽收进了箱子。",
    "“今年的雨水足，”他说，“松子也会比往年多。”村里人都信他的话，因为他已经看了三十年林子。",
    "九月十二日，合作社的两辆卡车开到山脚，装走了第一批松子，共四百二十公斤。",
    "会计小魏在账本上写下数字，又在旁边画了一棵小小的松树。",
    "饕餮、魑魅、蹒跚",
    "（完）",
]
TRADITIONAL = [
    "立秋以後，山口的風一天比一天涼，看林子的老人把夏天的草帽收進了箱子。",
    "「今年的雨水足，」他說，「松子也會比往年多。」村裡人都信他的話，因為他已經看了三十年林子。",
    "合作社的兩輛卡車開到山腳，裝走了第一批松子，會計在帳本上寫下數字。",
]
ENGLISH = ["“They will come back with the rain,” he said—and they did.", "The miller’s daughter didn’t answer."]
FRENCH = ["L'été dernier, la forêt était fermée.", "Où sont passés les élèves du village ?"]


def repaired(text: str, *, guesses: bool = True) -> tuple[str, list[Edit], list[Problem], Verdict]:
    verdict = survey(lambda: iter([text]), [SPEC])[SPEC.name]
    draft = Draft(SourceRef("a", 0, 0, 1, "utf-8"), text, plain=[Span(0, len(text))])
    if not verdict.open:
        return text, [], [], verdict
    draft.verdict = verdict
    edits = [edit for edit in SPEC.factory({}).propose(draft) if isinstance(edit, Edit)]
    edits = [edit for edit in edits if guesses or edit.certainty == "exact"]
    check_edits(text, edits)
    after = apply_edits(text, edits)
    assert undo_edits(after, edits) == text
    return after, edits, draft.problems, verdict


def back(text: str, original: str) -> float:
    """The share of the characters of ``original`` that stand in ``text`` in order."""
    blocks = difflib.SequenceMatcher(None, text, original, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(original)


def twice(read_as: str, written_in: str, errors: str = "strict") -> Callable[[str], str]:
    return lambda line: line.encode(written_in).decode(read_as, errors)


# --- damage, repair, equal ---

WHOLE = [
    ("UTF-8 read as Latin-1", twice("latin-1", "utf-8"), SIMPLIFIED),
    ("UTF-8 read as Latin-1, traditional", twice("latin-1", "utf-8"), TRADITIONAL),
    ("GBK read as Latin-1", twice("latin-1", "gb18030"), SIMPLIFIED[:4] + SIMPLIFIED[5:]),
    ("GBK read as cp1252", twice("cp1252", "gb18030", "surrogateescape"), SIMPLIFIED[2:4]),
    ("Big5 read as GB18030", twice("gb18030", "big5"), TRADITIONAL[1:]),
    ("English quotes, UTF-8 read as Latin-1", twice("latin-1", "utf-8"), ENGLISH),
    ("French, UTF-8 read as Latin-1", twice("latin-1", "utf-8"), FRENCH),
]


@pytest.mark.parametrize(("label", "damage", "lines"), WHOLE, ids=[case[0] for case in WHOLE])
def test_what_lost_no_byte_comes_back_whole(label: str, damage: Callable[[str], str], lines: list[str]) -> None:
    original = "\n".join(lines)
    damaged = "\n".join(damage(line) for line in lines)
    assert damaged != original
    after, _, problems, _ = repaired(damaged)
    assert after == original
    assert problems == []
    check_pass(SPEC, {damaged: original})


KOREAN = [
    "여름이 지나자 숲지기는 밀짚모자를 상자에 넣었다.",
    "조합의 화물차 두 대가 산 아래에 와서 첫 번째 잣을 실었다.",
    "마을 사람들은 그를 믿었다. 서른 해나 숲을 보았기 때문이다.",
]


def test_korean_read_as_latin_is_no_chinese() -> None:
    """The bytes of either are characters of the other: what counts is which of them are frequent."""
    damaged = "\n".join(twice("latin-1", "euc_kr")(line) for line in KOREAN)
    after, edits, _, verdict = repaired(damaged)
    assert after == "\n".join(KOREAN)
    assert {edit.certainty for edit in edits} == {"exact"}
    assert verdict.data == ("cp949 read as latin-1",)


def test_korean_that_lost_a_soft_hyphen_is_a_guess() -> None:
    damaged = "\n".join(mingle(line, "euc_kr") for line in [*KOREAN, "산촌의 지난해 수입은 사천만 원이다."])
    after, edits, _, _ = repaired(damaged)
    assert back(after, "\n".join([*KOREAN, "산촌의 지난해 수입은 사천만 원이다."])) >= 0.9
    assert "guess" in {edit.certainty for edit in edits}


LOSSY = [
    ("marks of replacement", twice("gbk", "utf-8", "replace"), 0.8),
    ("replacement by GB18030", twice("gb18030", "utf-8", "replace"), 0.8),
    ("question marks", lambda line: twice("gbk", "utf-8", "replace")(line).replace("\ufffd", "?"), 0.8),
    ("bytes dropped in silence", twice("gbk", "utf-8", "ignore"), 0.4),
]


@pytest.mark.parametrize(("label", "damage", "least"), LOSSY, ids=[case[0] for case in LOSSY])
def test_utf8_read_as_gbk_comes_back_but_for_lost_bytes(label: str, damage: Callable[[str], str], least: float) -> None:
    lines = SIMPLIFIED * 2
    original = "\n".join(lines)
    damaged = "\n".join(damage(line) for line in lines)
    after, edits, problems, _ = repaired(damaged)
    assert back(after, original) >= least
    assert {problem.code for problem in problems} <= {"W_UNREPAIRED"}
    assert all(edit.certainty == "guess" for edit in edits if "\ufffd" in edit.new)
    again, _, _, _ = repaired(after)
    assert again == after


@pytest.mark.parametrize("mark", ["\ufffd", "?", ""])
def test_a_run_that_lost_its_last_byte_is_exact_but_for_its_last_characters(mark: str) -> None:
    line = "看林子的老人把草帽放下又去山口收松子了又下山吃"
    damaged = line.encode()[:-1].decode("gbk") + mark
    after, edits, problems, _ = repaired(damaged + "\n山口的风。")
    assert after == line[:-1] + "\ufffd\n山口的风。"
    assert [(edit.certainty, edit.new) for edit in edits] == [("exact", line[:-1]), ("guess", "\ufffd")]
    assert [(problem.code, problem.count) for problem in problems] == [("W_UNREPAIRED", 1)]


def test_a_byte_that_was_read_as_the_euro_sign_puts_nothing_out_of_step() -> None:
    """「一」 ends in byte 80, which cp936 reads as one character; characters of no meaning were lost besides."""
    line = "每一棵松树都有一个号码，一直写到第一千棵。容器里的太阳能灯也有一个。"
    damaged = _cp936(line)
    assert "€" in damaged
    after, _, _, _ = repaired(damaged + "\n" + twice("gbk", "utf-8", "replace")(SIMPLIFIED[1]))
    assert back(after.split("\n")[0], line) >= 0.75


def _cp936(line: str) -> str:
    """``line`` as a browser reads its bytes, the characters of its private use dropped."""
    out, data, at = "", line.encode(), 0
    while at < len(data):
        size = 1 if data[at] <= 0x80 else 2
        out += "€" if data[at] == 0x80 else data[at : at + size].decode("gb18030", "ignore")
        at += size
    return re.sub("[\ue000-\uf8ff]", "", out)


def test_a_clean_character_beside_a_damaged_run_stays() -> None:
    line = "看林子的老人把草帽放下又去山口收松子了又下山"
    after, _, _, _ = repaired(line.encode().decode("gbk") + "。")
    assert after == line + "。"


def test_without_guesses_only_what_is_forced_comes_back() -> None:
    damaged = "\n".join(twice("gbk", "utf-8", "replace")(line) for line in SIMPLIFIED)
    after, edits, _, _ = repaired(damaged, guesses=False)
    assert edits
    assert "\ufffd" not in "".join(edit.new for edit in edits)
    assert after != damaged


def test_clean_lines_between_damaged_ones_stay() -> None:
    lines = [SIMPLIFIED[0], twice("latin-1", "gb18030")(SIMPLIFIED[2]), SIMPLIFIED[4], "Le café était fermé — dommage."]
    after, edits, _, _ = repaired("\n".join(lines))
    assert after.split("\n") == [SIMPLIFIED[0], SIMPLIFIED[2], SIMPLIFIED[4], "Le café était fermé — dommage."]
    assert len(edits) >= 1


def test_clean_characters_whose_bytes_are_utf8_by_chance_stay() -> None:
    damaged = "看林子的老人把草帽放下又去山口收松子了又下山".encode().decode("gbk")
    for word in ("模", "摹", "模 A 摹 B", "联通"):
        after, _, _, _ = repaired(f"{damaged}\n{word}\n")
        assert after.endswith(f"山\n{word}\n")


# --- the gate ---

UNTOUCHED = [
    *SIMPLIFIED,
    *TRADITIONAL,
    "\n".join(SIMPLIFIED + TRADITIONAL),
    "涓涓细流，浜江大道，横浜小学，鏄的读音，鍦字少见，澶与渊不同。" * 4,
    "“锟斤拷”三个字是怎么来的？",
    "Être ou ne pas être, voilà la question. Où est l’été? Ça va. Größe, Übermaß, señor." * 5,
    "山 shān，口 kǒu，à á ā ǎ，ê、ü、è，一个 café 和两个 naïve 的人。" * 5,
    "日本の東京駅では、今日も人が多い。カタカナもある。" * 3,
    "Всё хорошо, прекрасная маркиза. Αθήνα." * 3,
    "岆珨婓是三个少见的字，賸與衄也少見。",
    "x² + y² = 1 ± 0.5°，×÷·§¶©®",
    "花瓣（huābàn）一课的生字：河 hé、马 mǎ、走 zǒu、车 chē、身 shēn、歌 gē、坡 pō、见 jiàn、老 lǎo、手 shǒu、说 shuō。\n"
    * 20,
    "花瓣を集める人たちの話。あのころ、わたしたちはまだこどもだった。「ねえ、きれいでしょう」とあねがいった。" * 3,
    "花瓣与它的俄文名：Лепесток，Москва，Россия，Петербург，Привет。" * 3,
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_clean_text_stays(text: str) -> None:
    check_pass(SPEC, untouched=[text])


def test_too_little_evidence_is_suspect_and_stays() -> None:
    damaged = twice("latin-1", "gb18030")("山口的风凉了")
    after, edits, _, verdict = repaired(damaged)
    assert (after, edits) == (damaged, [])
    assert not verdict.open
    assert verdict.suspect == 1
    assert LEAST_HAN == 20


def test_what_was_spoiled_more_than_once_stays_and_is_suspect() -> None:
    text = "".join(SIMPLIFIED[:4])
    for _ in range(2):
        text = text.encode().decode("gbk", "ignore")
    after, edits, _, verdict = repaired(text)
    assert (after, edits, verdict.open, verdict.suspect) == (text, [], False, 1)


def test_evidence_says_which_kind_it_was() -> None:
    _, _, _, verdict = repaired("\n".join(twice("latin-1", "utf-8")(line) for line in SIMPLIFIED))
    assert verdict.data == ("utf-8 read as latin-1",)
    assert verdict.evidence["utf-8 read as latin-1"] > 100


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("涓鏄锛ÀÏÓäç€琌岆?\ufffd"), max_size=60))
def test_any_text_may_be_looked_at(text: str) -> None:
    draft = Draft(SourceRef("a", 0, 0, 1, "utf-8"), text)
    edits = [edit for edit in SPEC.factory({}).propose(draft) if isinstance(edit, Edit)]
    check_edits(text, edits)


@pytest.mark.parametrize(
    "text", ["浣涓" * 50_000, "À" * 100_000, "鏄ユ棩?" * 20_000, "珨岆" * 50_000, "涓\ufffd" * 20_000]
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    repaired(text)


def test_quotation_marks_of_their_own_between_damaged_korean_stay() -> None:
    """A page mixes what was read wrongly with what was not: “ ” are no bytes of Korean."""
    damaged = "\n".join(
        [*(twice("latin-1", "euc_kr")(line) for line in KOREAN), "“" + twice("latin-1", "euc_kr")("마을 사람") + "”"]
    )
    after, _, _, _ = repaired(damaged)
    assert after.split("\n")[-1] == "“마을 사람”"


def test_text_that_was_spoiled_twice_is_suspect_and_stays() -> None:
    once = twice("gbk", "utf-8", "ignore")
    survey = MojibakeSurvey()
    survey.feed("\n".join(once(once(line)) for line in SIMPLIFIED * 2))
    assert (survey.verdict().open, survey.verdict().suspect) == (False, 1)
    clean = MojibakeSurvey()
    clean.feed("闂先生的缁衣和閸字各抄一遍。" + "\n".join(SIMPLIFIED * 2))
    assert clean.verdict().suspect == 0
