"""What a person decides is followed, on record and undone like any edit; what no longer applies is a problem with its place."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convkit.deciding import Deciding
from convkit.decisions import DEEDS, ROLES, Decision
from convkit.escape import encoded_length
from convkit.model import Article, Record
from convkit.pipeline import Cleaned
from convkit.provenance import undo_steps
from convkit.reading import Reading
from convkit.report import Problems
from convkit.settings import Settings
from convkit.testing import check_conserved
from convkit.workshop import Workshop

pytestmark = pytest.mark.usefixtures("no_plugins")

FERRY = """渡口的灯亮了四十年

船夫们轮流看守，每人一夜，

灯油由村里出，谁也没有多要过一分。

许远是最后一个守灯的人。他说，灯灭以后，河上就看不见路了。
"""

PAPER = """山城粮价回落
□本报记者 许远
本报讯 粮站昨天公布了新价，早稻每担降了两角，晚稻没有动。
各乡的粮站今天起按新价收购，农民可以先看样再定价。

渡口修桥
□本报记者 林川
本报讯 县里决定在老渡口修一座石桥，明年开春动工，工期一年。
桥修好以后，两岸的孩子上学不用再坐船，冬天也不怕封河。
"""

PAGE = """<html><body><h1>渡口的灯</h1><p>船夫们轮流看守，每人一夜，</p><p>灯油由村里出，谁也没有多要过一分。</p>
<table><tr><th>渡口</th><th>船</th></tr><tr><td>甲</td><td>3</td></tr></table><p>许远是最后一个守灯的人。</p></body></html>
"""


class Made:
    """What became of a source under decisions."""

    def __init__(self, records: list[Record], cleaned: list[Cleaned], deciding: Deciding) -> None:
        self.records = records
        self.cleaned = cleaned
        self.followed = deciding.followed
        found = [p for one in cleaned for a in one.articles for p in a.problems]
        found += [p for one in cleaned for p in one.problems] + deciding.left()
        self.void = [p for p in found if p.code == "W_DECISION"]

    @property
    def articles(self) -> list[Article]:
        return [article for one in self.cleaned for article in one.articles]

    @property
    def paragraphs(self) -> list[str]:
        return [article.block_text(block) for article in self.articles for block in article.blocks]

    @property
    def furniture(self) -> list[tuple[str, str]]:
        return [aside for one in self.cleaned for aside in one.furniture]


Decide = Callable[..., Made]


@pytest.fixture
def decide(tmp_path: Path) -> Decide:
    """``decide(text, decisions…)`` cleans a file of ``text`` under ``decisions`` and checks that nothing is lost."""

    def run(text: str, *decisions: Decision, name: str = "page.txt", **options: object) -> Made:
        path = tmp_path / name
        path.write_bytes(text.encode())
        reading = Reading(Workshop(Settings(**options)), str(path), name, Problems())  # type: ignore[arg-type]
        deciding = Deciding(decisions)
        cleaner = reading._shop.pipeline.source(
            reading._survey(), lambda: reading._survey(late=True), deciding=deciding
        )
        records = list(reading.records())
        cleaned = [cleaner.clean(record) for record in records]
        for one in cleaned:
            check_conserved(one)
        return Made(records, cleaned, deciding)

    return run


def at(text: str, piece: str) -> int:
    return text.index(piece)


def decision(do: str, text: str, piece: str, **more: str) -> Decision:
    place = text.index(piece)
    return Decision(do, place, text[place : place + 5], **more)


# --- paragraphs ---


def test_a_paragraph_goes_on_the_one_before_it(decide: Decide) -> None:
    made = decide(FERRY, decision("join", FERRY, "灯油由村里出"), without_passes=("reflow.join",))
    assert "船夫们轮流看守，每人一夜，灯油由村里出，谁也没有多要过一分。" in made.paragraphs
    assert made.followed == 1
    assert made.void == []


def test_a_join_is_a_step_and_undoing_it_gives_the_source_back(decide: Decide) -> None:
    (one,) = decide(FERRY, decision("join", FERRY, "灯油由村里出"), without_passes=("reflow.join",)).cleaned
    assert [step.name for step in one.steps] == ["decisions"]
    assert undo_steps(one.text, one.steps) == FERRY
    assert dict(one.articles[0].provenance.edits)["decisions"] == 1


def test_several_joins_make_one_paragraph(decide: Decide) -> None:
    text = "甲乙丙丁戊。\n\n己庚辛壬癸。\n\n子丑寅卯辰。\n\n巳午未申酉。\n"
    made = decide(text, decision("join", text, "己庚"), decision("join", text, "巳午"), decision("join", text, "子丑"))
    assert made.paragraphs == ["甲乙丙丁戊。己庚辛壬癸。子丑寅卯辰。巳午未申酉。"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("The lamp went", "out at nine.", "The lamp went out at nine."),
        ("Nobody saw the keep-", "er leave.", "Nobody saw the keeper leave."),
        ("渡口的灯", "又亮了。", "渡口的灯又亮了。"),
        ("他把 log", "合上了。", "他把 log合上了。"),
    ],
)
def test_joined_words_get_a_blank_and_chinese_none(decide: Decide, first: str, second: str, expected: str) -> None:
    text = f"{first}\n\n{second}\n\nAnother paragraph of the log stands here for good measure.\n"
    made = decide(text, decision("join", text, second), only=())
    assert made.paragraphs[0] == expected


def test_what_belongs_to_no_article_moves_behind_the_joined_paragraph(decide: Decide) -> None:
    text = "船夫们轮流看守，每人一夜。\n第 12 页\n灯油由村里出，谁也没有多要过一分。\n\n许远说。\n"
    aside = decision("role", text, "第 12 页", role="furniture")
    first = decide(text, aside, only=())
    assert [words for words, _ in first.furniture] == ["第 12 页"]
    page = "".join(f"船到第{n}个渡口，天就黑了，\n- {n} -\n\n灯还没有亮起来，船夫只好等着。\n\n" for n in range(1, 9))
    plain = decide(page, without_passes=("reflow.join",))
    assert len(plain.furniture) == 8
    joined = decide(page, decision("join", page, "灯还没有"), without_passes=("reflow.join",))
    assert joined.paragraphs[0] == "船到第1个渡口，天就黑了，灯还没有亮起来，船夫只好等着。"
    assert joined.furniture == plain.furniture
    assert len(joined.paragraphs) == len(plain.paragraphs) - 1


def test_paragraphs_of_html_are_joined_over_their_tags(decide: Decide) -> None:
    made = decide(PAGE, decision("join", PAGE, "灯油由村里出"), name="page.html")
    assert "船夫们轮流看守，每人一夜，灯油由村里出，谁也没有多要过一分。" in made.paragraphs


def test_a_picture_between_joined_paragraphs_stands_behind_them(decide: Decide) -> None:
    page = '<p>船夫们轮流看守，</p><img src="a.png" alt="灯"><p>每人一夜。</p><p>许远说，灯油由村里出。</p>'
    made = decide(page, decision("join", page, "每人一夜"), name="page.html")
    kinds = [str(block.kind) for block in made.articles[0].blocks]
    assert kinds == ["paragraph", "image", "paragraph"]
    assert made.paragraphs[0] == "船夫们轮流看守，每人一夜。"


def test_a_paragraph_is_cut(decide: Decide) -> None:
    made = decide(FERRY, decision("cut", FERRY, "他说，灯灭"))
    assert made.paragraphs[-2:] == ["许远是最后一个守灯的人。", "他说，灯灭以后，河上就看不见路了。"]
    assert made.followed == 1


def test_a_cut_takes_the_white_space_beside_it_out(decide: Decide) -> None:
    text = "许远是守灯的人。\u3000\u3000他说，灯灭了。\n\n又过了一年，桥修好了。\n"
    made = decide(text, decision("cut", text, "他说"), only=())
    assert made.paragraphs[:2] == ["许远是守灯的人。", "他说，灯灭了。"]


def test_a_cut_divides_what_is_marked_in_the_line(decide: Decide) -> None:
    page = "<p>船夫<b>轮流看守。每人一夜</b>，灯油由村里出。</p><p>许远说。</p>"
    made = decide(page, decision("cut", page, "每人"), name="page.html")
    article = made.articles[0]
    strong = [article.block_text(b)[r.start : r.end] for b in article.blocks for r in article.runs_in(b)]
    assert strong == ["轮流看守。", "每人一夜"]


@pytest.mark.parametrize(("do", "piece"), [("join", "每人一夜"), ("cut", "灯油由村里出")])
def test_what_is_so_already_is_followed_and_changes_nothing(decide: Decide, do: str, piece: str) -> None:
    made = decide(FERRY, decision(do, FERRY, piece), only=())
    assert made.followed == 1
    assert made.articles[0].provenance.edits == ()


# --- what is what ---


def titles(made: Made) -> list[str]:
    return [article.title for article in made.articles]


def test_a_paragraph_becomes_the_title_and_the_old_title_a_paragraph(decide: Decide) -> None:
    assert titles(decide(PAPER))[0] == "山城粮价回落"
    made = decide(PAPER, decision("role", PAPER, "各乡的粮站", role="title"))
    assert titles(made)[0] == "各乡的粮站今天起按新价收购，农民可以先看样再定价。"
    assert made.paragraphs[0] == "山城粮价回落"
    assert titles(made)[1] == "渡口修桥"


def test_a_title_may_have_two_lines(decide: Decide) -> None:
    lines = [decision("role", FERRY, piece, role="title") for piece in ("渡口的灯", "船夫们轮流")]
    made = decide(FERRY, *lines, without_passes=("reflow.join",))
    assert titles(made) == ["渡口的灯亮了四十年船夫们轮流看守，每人一夜，"]


def test_an_article_may_have_no_title(decide: Decide) -> None:
    made = decide(PAPER, decision("role", PAPER, "山城粮价", role="paragraph"))
    assert titles(made) == ["", "渡口修桥"]
    assert made.paragraphs[0] == "山城粮价回落"


@pytest.mark.parametrize(
    ("role", "field", "value"),
    [
        ("kicker", "kicker", "2031年3月9日 许远"),
        ("subtitle", "subtitle", "2031年3月9日 许远"),
        ("source", "source", "2031年3月9日 许远"),
        ("date", "date", "2031-03-09"),
    ],
)
def test_a_line_goes_to_a_field(decide: Decide, role: str, field: str, value: str) -> None:
    text = "渡口的灯\n\n船夫们轮流看守，每人一夜，灯油由村里出。\n\n2031年3月9日 许远\n\n桥修好以后，渡口就没有人了，灯也灭了。\n"
    made = decide(text, decision("role", text, "2031年", role=role))
    assert getattr(made.articles[0], field) == value
    assert "2031年3月9日 许远" not in made.paragraphs


def test_passes_build_on_what_a_line_was_said_to_be(decide: Decide) -> None:
    text = (
        "渡口的灯\n\n船夫们轮流看守，每人一夜，灯油由村里出。\n\n记者 许远\n\n桥修好以后，渡口就没有人了，灯也灭了。\n"
    )
    assert decide(text, decision("role", text, "记者", role="byline")).articles[0].authors == ("许远",)


def test_a_paragraph_becomes_a_heading_and_a_heading_a_paragraph(decide: Decide) -> None:
    made = decide(FERRY, decision("role", FERRY, "灯油由村里出", role="heading"), without_passes=("reflow.join",))
    kinds = {made.articles[0].block_text(b): (str(b.kind), b.level) for b in made.articles[0].blocks}
    assert kinds["灯油由村里出，谁也没有多要过一分。"] == ("heading", 1)
    text = (
        "一、渡口\n\n船夫们轮流看守，每人一夜，灯油由村里出。\n\n二、石桥\n\n桥修好以后，渡口就没有人了，灯也灭了。\n"
    )
    made = decide(text, decision("role", text, "二、石桥", role="paragraph"))
    kinds = {made.articles[0].block_text(b): (str(b.kind), b.level) for b in made.articles[0].blocks}
    assert kinds["二、石桥"] == ("paragraph", 0)


def test_a_paragraph_is_dropped_and_stays_on_record(decide: Decide) -> None:
    made = decide(FERRY, decision("role", FERRY, "许远是最后", role="furniture"))
    assert ("许远是最后一个守灯的人。他说，灯灭以后，河上就看不见路了。", "decided") in made.furniture
    assert not any("许远" in paragraph for paragraph in made.paragraphs)


def test_furniture_is_text_again(decide: Decide) -> None:
    text = f"■副刊■\n{PAPER}"
    assert "■副刊■" in [words for words, _ in decide(text).furniture]
    made = decide(text, decision("role", text, "■副刊", role="paragraph"))
    assert "■副刊■" not in [words for words, _ in made.furniture]
    assert "■副刊■" in made.paragraphs


def test_a_table_can_be_dropped_but_is_no_title(decide: Decide) -> None:
    made = decide(PAGE, decision("role", PAGE, "渡口</th>", role="furniture"), name="page.html")
    assert "table" not in [str(block.kind) for block in made.articles[0].blocks]
    made = decide(PAGE, decision("role", PAGE, "渡口</th>", role="title"), name="page.html")
    assert [p.message for p in made.void] == [
        f"role title at character {at(PAGE, '渡口</th>')}: a table can't be a title"
    ]


# --- articles ---


def test_an_article_begins_where_a_person_says(decide: Decide) -> None:
    text = "甲乙丙丁。\n\n戊己庚辛。\n\n壬癸子丑。\n"
    made = decide(text, decision("start", text, "壬癸"), only=())
    assert [article.text for article in made.articles] == ["甲乙丙丁。\n\n戊己庚辛。", "壬癸子丑。"]
    assert len({article.id for article in made.articles}) == 2


def test_a_row_of_a_dump_can_be_cut_into_articles(decide: Decide) -> None:
    dump = "标题\t正文\n渡口\t<p>船夫们轮流看守。</p><p>石桥</p><p>桥修好以后，渡口就没有人了。</p>\n"
    made = decide(dump, decision("start", dump, "石桥"), decision("role", dump, "石桥", role="title"), name="dump.tsv")
    assert titles(made) == ["渡口", "石桥"]


def test_no_article_begins_where_a_person_says_so(decide: Decide) -> None:
    made = decide(PAPER, decision("continue", PAPER, "渡口修桥"))
    assert titles(made) == ["山城粮价回落"]
    kinds = [(str(b.kind), made.articles[0].block_text(b)) for b in made.articles[0].blocks]
    assert ("heading", "渡口修桥") in kinds
    assert made.followed == 1


@pytest.mark.parametrize(("piece", "left"), [("山城粮价", ["渡口修桥"]), ("渡口修桥", ["山城粮价回落"])])
def test_an_article_is_left_out_and_the_others_keep_their_ids(decide: Decide, piece: str, left: list[str]) -> None:
    ids = {article.title: article.id for article in decide(PAPER).articles}
    made = decide(PAPER, decision("discard", PAPER, piece))
    assert titles(made) == left
    assert [article.id for article in made.articles] == [ids[title] for title in left]
    gone = "".join(words for words, _ in made.furniture)
    assert piece in gone
    assert "本报讯" in gone


def test_all_articles_may_be_left_out(decide: Decide) -> None:
    made = decide(PAPER, decision("discard", PAPER, "山城粮价"), decision("discard", PAPER, "渡口修桥"))
    assert made.articles == []
    assert made.followed == 2


def test_an_article_that_jsonl_states_can_be_left_out(decide: Decide, tmp_path: Path) -> None:
    from convkit.article_json import dump_line

    line = dump_line(Article("00000000000000b1", title="渡口", text="", blocks=()))
    text = f"{line}\n{line.replace('b1', 'b2')}\n"
    made = decide(text, Decision("discard", 0, text[:10]), Decision("cut", 5), name="a.jsonl", reader="jsonl")
    assert [article.id for article in made.articles] == ["00000000000000b2"]
    assert [p.message for p in made.void] == ["cut at character 5: no paragraph is there"]


# --- edits that are not made ---


def test_an_edit_is_not_made(decide: Decide) -> None:
    text = "粮价回落12元以后，有30人来，过了5天，又来了 40 人。\n\n第二天又来了 18 人，住了3天，有16人走了。\n"
    assert "又来了40人" in decide(text).paragraphs[0]
    made = decide(text, Decision("undo", at(text, " 40"), " 40", name="spacing.numbers", old=" ", new=""))
    assert "又来了 40人" in made.paragraphs[0]
    assert "来了18人" in made.paragraphs[1]
    assert made.followed == 1


def test_a_joined_line_is_parted_again(decide: Decide) -> None:
    assert len(decide(FERRY).paragraphs) == 2
    gap = at(FERRY, "\n\n灯油")
    made = decide(FERRY, Decision("undo", gap, "\n\n灯油", name="reflow.join", old="\n\n", new=""))
    assert len(made.paragraphs) == 3


CAPTIONED = """入夏以来，全县连续下了三场大雨，水库的水位上升得很快。

大雨过后，镇上的船夫到渡口值守，对过河的人进行登记。他们一早就来到码头，协助医护人

船夫在码头登记。

员维持秩序，提醒过河的人保持距离，还给老人送去了热水和早饭。

入夜以后，河上的灯一直亮着，船夫们轮流看守到天亮。
"""


def test_a_move_is_undone_whole(decide: Decide) -> None:
    (step,) = [step for step in decide(CAPTIONED).cleaned[0].steps if step.name == "reflow.captions"]
    taken = step.edits[0]
    gap = at(CAPTIONED, "\n\n船夫在码头")
    made = decide(CAPTIONED, Decision("undo", gap, "\n\n船夫", name=step.name, old=taken.old, new=taken.new))
    assert made.paragraphs == [line for line in CAPTIONED.splitlines() if line]
    assert made.followed == 1


def test_a_caption_that_moved_is_found_where_it_stood(decide: Decide) -> None:
    made = decide(CAPTIONED, decision("role", CAPTIONED, "船夫在码头", role="furniture"))
    assert ("船夫在码头登记。", "decided") in made.furniture


def test_what_is_no_matter_of_choice_can_not_be_undone(decide: Decide) -> None:
    text = "渡口的\x01灯亮了四十年，船夫们轮流看守。\n"
    made = decide(text, Decision("undo", 3, "\x01", name="text.controls", old="\x01", new=""))
    assert "\x01" not in made.articles[0].text
    assert [p.message for p in made.void] == ["undo text.controls at character 3: no such edit is made there"]


# --- what no longer applies ---


@pytest.mark.parametrize(
    ("decision", "message"),
    [
        (Decision("join", 0, "渡口"), "join at character 0: no paragraph stands before it"),
        (Decision("join", 9), "join at character 9: no paragraph begins there"),
        (Decision("cut", 9), "cut at character 9: no paragraph is there"),
        (Decision("role", 3, role="title"), "role title at character 3: nothing begins there that could be it"),
        (Decision("start", 3), "start at character 3: nothing begins there"),
        (Decision("discard", 11), "discard at character 11: no article begins there"),
        (Decision("undo", 0, name="reflow.join"), "undo reflow.join at character 0: no such edit is made there"),
        (Decision("cut", 3, "石桥"), "cut at character 3: the source reads otherwise there"),
        (Decision("cut", 4000), "cut at character 4000: the source ends before it"),
    ],
)
def test_what_no_longer_applies_is_a_problem_with_its_name(decide: Decide, decision: Decision, message: str) -> None:
    made = decide(FERRY, decision, only=())
    assert [problem.message for problem in made.void] == [message]
    assert made.followed == 0


def test_the_problem_says_the_byte_of_the_file(decide: Decide) -> None:
    (problem,) = decide(FERRY, Decision("cut", 3, "石桥")).void
    assert problem.place == encoded_length(FERRY[:3], "utf-8")


def test_decisions_find_their_record_by_the_place_in_the_source(decide: Decide) -> None:
    dump = "标题\t正文\n" + "".join(f"第{n}号\t<p>船到了{n}。</p><p>灯亮了{n}。</p>\n" for n in range(1, 6))
    made = decide(dump, decision("join", dump, "灯亮了4"), decision("discard", dump, "第2号"), name="dump.tsv")
    assert titles(made) == ["第1号", "第3号", "第4号", "第5号"]
    assert "船到了4。灯亮了4。" in made.paragraphs


# --- whatever is decided, nothing is lost ---

PIECES = [
    "船夫们轮流看守，",
    "灯亮了。",
    "- 3 -",
    "□本报记者 许远",
    "本报讯 县里修桥。",
    "图为渡口。许远 摄",
    "一、蓄水",
    "2031年3月9日",
    "共 12 人",
    "The lamp",
    "out-",
    "■副刊■",
]
BREAKS = ["\n", "\n\n", "\n\u3000\u3000", "\f", " "]
DECIDED = st.builds(
    Decision, st.sampled_from(DEEDS), st.integers(0, 200), st.just(""), st.sampled_from(ROLES),
    st.sampled_from(["reflow.join", "spacing.numbers"]), st.sampled_from(["\n", " ", "\n\n"]), st.just(""),
)  # fmt: skip


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(BREAKS)), min_size=1, max_size=12),
    st.lists(DECIDED, max_size=8),
)
def test_nothing_is_lost_whatever_is_decided(
    decide: Decide, pieces: Iterable[tuple[str, str]], decided: list[Decision]
) -> None:
    text = "".join(piece + gap for piece, gap in pieces)
    made = decide(text, *decided)
    again = decide(text, *reversed(decided)) if len({d.at for d in decided}) == len(decided) else made
    assert made.articles == again.articles
    assert made.followed + len(made.void) == len(decided)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>船夫看守，</p>",
                "<h2>石桥</h2>",
                "<img src=a alt=灯>",
                "<ul><li>甲<li>乙</ul>",
                "<table><tr><td>子<td>丑</table>",
                "<b>卯</b>",
                "<br>",
                "&nbsp;",
            ]
        ),
        max_size=8,
    ),
    st.lists(DECIDED, max_size=8),
)
def test_nothing_of_a_page_of_html_is_lost_whatever_is_decided(
    decide: Decide, pieces: list[str], decided: list[Decision]
) -> None:
    decide("<body><p>渡口的灯亮了</p>" + "".join(pieces), *decided, name="page.html", reader="html")
