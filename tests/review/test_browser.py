"""The page of review in a browser: what a person sees, presses and saves.  Skipped where there is no Chromium."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from tests.review.chromium import Browser
from tests.review.conftest import NEWS, Made, convkit

CARD = "document.getElementById('card')"


@pytest.fixture
def open_page(chromium: Browser) -> Any:
    """``open_page(page)`` opens a page with nothing kept from before, wide unless ``phone``; in the end nothing went wrong on it."""

    def run(made: Made, *, phone: bool = False, dark: bool = False, keep: bool = False, decided: str = "0") -> Browser:
        chromium.size(390 if phone else 1440, 844 if phone else 900, phone=phone, dark=dark)
        if not keep:
            chromium.open(made.page)
            chromium.run("localStorage.clear()")
            open_again(chromium, made, decided)
        else:
            chromium.open(made.page)
        return chromium

    yield run
    assert chromium.complaints() == []
    chromium.run("localStorage.clear()")


def open_again(page: Browser, made: Made, decided: str) -> None:
    """Open ``made`` until so many decisions are kept: what one process of the browser stores, the next may see a moment later."""
    for _ in range(50):
        page.open(made.page)
        if texts(page, "#decided") == [decided]:
            return
        time.sleep(0.05)
    raise AssertionError(f"never {decided} decisions: {texts(page, '#decided')}")


def wait(page: Browser, script: str) -> Any:
    """The value of ``script`` as soon as it is something."""
    for _ in range(500):
        value = page.run(script)
        if value or value == {}:  # an element is {}
            return value
        time.sleep(0.01)
    raise AssertionError(f"never true: {script}")


def texts(page: Browser, selector: str) -> list[str]:
    found = page.run(f"[...document.querySelectorAll({json.dumps(selector)})].map((one) => one.textContent)")
    assert isinstance(found, list)
    return found


def menu(page: Browser, line: str, word: str) -> None:
    """Choose ``word`` in the menu of the line of the article that begins with ``line``."""
    wait(
        page, f"[...document.querySelectorAll('.art .t')].some((one) => one.textContent.startsWith({json.dumps(line)}))"
    )
    page.run(
        f"[...document.querySelectorAll('.art .b')].find((one) => one.querySelector('.t').textContent.startsWith({json.dumps(line)}))"
        ".querySelector('.dots').click()"
    )
    page.run(
        f"[...{CARD}.querySelectorAll('button')].find((one) => one.textContent.startsWith({json.dumps(word)})).click()"
    )


def saved(page: Browser, folder: Path) -> Path:
    """The file of decisions that the page saves."""
    page.send("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(folder))
    page.key("s")
    path = folder / "decisions.json"
    for _ in range(500):
        if path.exists() and path.stat().st_size:
            return path
        time.sleep(0.01)
    raise AssertionError("nothing was saved")


# --- looking -------------------------------------------------------------------------------------------------------


def test_source_and_article_stand_side_by_side(open_page: Any, news: Made) -> None:
    page = open_page(news)
    assert texts(page, ".sec h3 bdi") == ["渡口修桥", "山城粮价回落"]
    wait(page, "document.querySelectorAll('.art').length === 2")
    assert "".join(texts(page, ".src")) == NEWS
    left, right = page.run(
        "[document.querySelector('.src'), document.querySelector('.art')].map((one) => one.getBoundingClientRect().left)"
    )
    assert left < right


def test_edits_are_marked_and_a_seam_shows_where_lines_were_joined(open_page: Any, news: Made) -> None:
    page = open_page(news)
    wait(page, "document.querySelector('.art .e.seam')")
    assert page.run("document.querySelectorAll('.art .e.gone').length") == 2
    assert page.run("document.querySelectorAll('.src .e.line-end').length") == 1
    assert "左" not in texts(page, ".why")[0]
    assert texts(page, ".art .aside .why") == ["不收入：栏目标记"]


def test_the_keyboard_goes_from_edit_to_edit_and_the_card_says_what_it_was(open_page: Any, news: Made) -> None:
    page = open_page(news)
    page.key("j")
    wait(page, f"!{CARD}.hidden")
    assert texts(page, "#card .pass b") == ["接起断行"]
    assert texts(page, "#card .was") == ["⏎⏎"]
    assert texts(page, "#card .now") == ["（空）"]
    assert texts(page, "#card .sure") == ["确定"]
    page.key("j")
    assert texts(page, "#card .pass b") == ["数字旁的空格"]
    assert texts(page, "#where") == ["2 / 3"]
    page.key("k")
    assert texts(page, "#where") == ["1 / 3"]
    page.key("Escape")
    assert page.run(f"{CARD}.hidden")


def test_pointing_at_a_mark_shows_its_card_and_lights_up_both_sides(open_page: Any, news: Made) -> None:
    page = open_page(news)
    x, y = wait(
        page,
        "(() => { const r = document.querySelector('.art .e.gone')?.getBoundingClientRect(); return r && [r.x + r.width / 2, r.y + 8] })()",
    )
    page.point(x, y)
    wait(page, f"!{CARD}.hidden")
    assert len(page.run("[...document.querySelectorAll('.lit')].map((one) => one.dataset.b)")) >= 2
    page.point(5, 400)
    wait(page, f"{CARD}.hidden")


def test_passes_and_certainty_can_be_filtered(open_page: Any, news: Made) -> None:
    page = open_page(news)
    wait(page, "document.querySelectorAll('.art .e').length === 3")
    assert texts(page, "#legend b") == ["2", "1"]
    page.run("document.querySelector('#legend input').click()")
    wait(page, "document.querySelectorAll('.art .e').length === 1")
    page.run("document.querySelector('#sure [value=exact]').click()")
    wait(page, "document.querySelectorAll('.art').length && !document.querySelector('.art .e')")


def test_only_articles_with_edits_can_be_shown(open_page: Any, news: Made) -> None:
    page = open_page(news)
    page.run("document.getElementById('only').click()")
    assert texts(page, ".sec h3 bdi") == ["渡口修桥"]


def test_search_finds_what_is_joined_only_in_the_article(open_page: Any, news: Made) -> None:
    page = open_page(news)
    page.run(
        "document.getElementById('find').value = '工期一年，两岸'; document.getElementById('find').dispatchEvent(new Event('input'))"
    )
    wait(page, "document.getElementById('hits').textContent === '1 篇'")
    assert texts(page, ".sec h3 bdi") == ["渡口修桥"]


def test_articles_follow_each_other_by_key(open_page: Any, news: Made) -> None:
    page = open_page(news)
    page.key("]")
    assert texts(page, "#list [aria-current] bdi") == ["山城粮价回落"]
    page.key("[")
    assert texts(page, "#list [aria-current] bdi") == ["渡口修桥"]


def test_help_is_an_overlay_and_views_change_by_key(open_page: Any, news: Made) -> None:
    page = open_page(news)
    page.key("?")
    assert page.run("document.getElementById('help').open")
    page.key("Escape")
    wait(page, "!document.getElementById('help').open")
    page.key("v")
    assert page.run("document.body.dataset.view") == "article"
    assert page.run("getComputedStyle(document.querySelector('.src') ?? document.body).display") in ("none", "block")


def test_colours_follow_the_system_and_the_choice(open_page: Any, news: Made) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light = open_page(news).run(ground)
    page = open_page(news, dark=True)
    dark = page.run(ground)
    assert light != dark
    page.key("t")
    assert page.run(ground) == light


# --- deciding ------------------------------------------------------------------------------------------------------


def test_what_is_decided_is_saved_and_a_run_follows_it(open_page: Any, news: Made, tmp_path: Path) -> None:
    page = open_page(news)
    menu(page, "桥墩用本地", "与上一段合并")
    menu(page, "各乡的粮站", "标题")
    menu(page, "■副刊■", "恢复为正文")
    page.key("j")
    page.key("j")
    page.key("u")
    assert texts(page, "#decided") == ["4"]
    file = saved(page, tmp_path)
    (source,) = json.loads(file.read_text("utf-8"))["sources"]
    assert [(d["do"], d["at"]) for d in source["decisions"]] == [
        ("role", 0), ("undo", NEWS.index(" 16")), ("join", NEWS.index("桥墩")), ("role", NEWS.index("各乡的")),
    ]  # fmt: skip
    convkit(
        "convert",
        str(news.sources),
        "--to",
        "jsonl",
        "-o",
        str(tmp_path / "out"),
        "--decisions",
        str(file),
        "--report",
        str(tmp_path / "r"),
        "-q",
    )
    report = json.loads((tmp_path / "r").read_text("utf-8"))
    assert report["decisions"] == 4
    assert "W_DECISION" not in report["warnings"]
    first, second = [json.loads(line) for line in (tmp_path / "out/a.jsonl").read_text("utf-8").splitlines()]
    assert first["blocks"][0]["text"] == "■副刊■"
    assert "共有 16人，住了3天。桥墩用本地的青石。" in first["text"]
    assert second["title"] == "各乡的粮站今天起按新价收购，农民可以先看样再定价。"


def test_a_paragraph_is_cut_with_the_arrow_keys(open_page: Any, news: Made, tmp_path: Path) -> None:
    page = open_page(news)
    menu(page, "桥墩用本地", "拆段")
    assert not page.run("document.getElementById('caret').hidden")
    page.key("ArrowDown")
    page.key("Enter")
    assert len(texts(page, ".art .cut")) == 1
    (source,) = json.loads(saved(page, tmp_path).read_text("utf-8"))["sources"]
    (decision,) = source["decisions"]
    assert decision["do"] == "cut"
    assert NEWS[decision["at"] - 1] in "。，"
    assert NEWS.startswith(decision["text"], decision["at"])


def test_a_paragraph_is_cut_where_one_points(open_page: Any, news: Made, tmp_path: Path) -> None:
    page = open_page(news)
    menu(page, "桥墩用本地", "拆段")
    x, y = page.run(
        "(() => { const box = document.querySelector('.cutting .t'); const range = new Range(); const text = box.firstChild;"
        " range.setStart(text, 8); range.setEnd(text, 9); const r = range.getBoundingClientRect(); return [r.left + 1, r.top + r.height / 2]; })()"
    )
    page.point(x, y, click=True)
    page.key("Enter")
    (source,) = json.loads(saved(page, tmp_path).read_text("utf-8"))["sources"]
    assert source["decisions"][0]["at"] == NEWS.index("桥墩") + 8


def test_articles_are_divided_joined_and_left_out(open_page: Any, news: Made, tmp_path: Path) -> None:
    page = open_page(news)
    menu(page, "桥墩用本地", "由此另起一篇，并")
    page.run(
        "[...document.querySelectorAll('#s1 .tools button')].find((one) => one.textContent === '并入上一篇').click()"
    )
    page.run(
        "[...document.querySelectorAll('#s0 .tools button')].find((one) => one.textContent === '不收入此文').click()"
    )
    file = saved(page, tmp_path)
    convkit("convert", str(news.sources), "--to", "jsonl", "-o", str(tmp_path / "out"), "--decisions", str(file), "-q")
    (only,) = [json.loads(line) for line in (tmp_path / "out/a.jsonl").read_text("utf-8").splitlines()]
    assert only["title"].startswith("桥墩用本地的青石")
    assert "山城粮价回落" in only["text"]


def test_a_decision_is_taken_back(open_page: Any, news: Made) -> None:
    page = open_page(news)
    menu(page, "桥墩用本地", "不收入")
    assert texts(page, ".art .dropped .badge") == ["不收入✕"]
    page.run("document.querySelector('.badge button').click()")
    assert texts(page, "#decided") == ["0"]
    assert texts(page, ".badge") == []


def test_the_list_shows_decisions_and_leads_to_them(open_page: Any, news: Made) -> None:
    page = open_page(news)
    menu(page, "各乡的粮站", "不收入")
    page.key("d")
    assert texts(page, "#decided-list .what b") == ["不收入"]
    page.run("document.querySelector('#decided-list button').click()")
    assert not page.run("document.getElementById('decisions').open")
    assert texts(page, "#list [aria-current] bdi") == ["山城粮价回落"]


def test_a_draft_outlives_the_page_and_a_file_is_loaded_again(open_page: Any, news: Made, tmp_path: Path) -> None:
    page = open_page(news)
    menu(page, "桥墩用本地", "不收入")
    file = saved(page, tmp_path)
    open_again(page, news, "1")
    page.run("localStorage.clear()")
    open_again(page, news, "0")
    document = page.send("DOM.getDocument")["root"]["nodeId"]
    node = page.send("DOM.querySelector", nodeId=document, selector="#file")["nodeId"]
    page.send("DOM.setFileInputFiles", nodeId=node, files=[str(file)])
    wait(page, "document.getElementById('decided').textContent === '1'")
    assert texts(page, ".art .dropped .badge") == ["不收入✕"]


def test_who_leaves_without_saving_is_asked(open_page: Any, news: Made, tmp_path: Path) -> None:
    page = open_page(news)
    page.point(5, 400, click=True)
    menu(page, "桥墩用本地", "不收入")
    page.events.clear()
    asked = "Page.javascriptDialogOpening"
    page.send("Page.navigate", url="about:blank")
    assert [event["params"]["type"] for event in page.events if event.get("method") == asked] == ["beforeunload"]
    open_page(news, keep=True)
    saved(page, tmp_path)
    page.send("Page.navigate", url="about:blank")
    assert not any(event.get("method") == asked for event in page.events)
    open_page(news)


def test_followed_decisions_stand_in_the_list_of_the_next_page(open_page: Any, news: Made, tmp_path: Path) -> None:
    page = open_page(news)
    menu(page, "桥墩用本地", "不收入")
    file, second = saved(page, tmp_path), tmp_path / "second.html"
    convkit(
        "convert",
        str(news.sources),
        "--to",
        "jsonl",
        "-o",
        str(tmp_path / "out"),
        "--decisions",
        str(file),
        "--review",
        str(second),
        "-q",
    )
    open_page(Made(second, news.sources), decided="1")
    page.key("d")
    assert texts(page, "#decided-list .what i") == ["已采用"]
    assert "不收入：人工决定" in texts(page, ".art .aside .why")


# --- many articles, and hostile text -------------------------------------------------------------------------------


def test_many_articles_are_paged_and_drawn_when_they_come_into_sight(open_page: Any, dump: Made) -> None:
    page = open_page(dump)
    assert page.run("document.querySelectorAll('.sec').length") == 50
    assert page.run("document.querySelectorAll('.art').length") < 20
    assert texts(page, "#pager span") == ["1–50 / 131"]
    page.run("document.querySelectorAll('#pager button')[1].click()")
    assert texts(page, "#pager span") == ["51–100 / 131"]
    for _ in range(3):
        page.key("]")
    wait(page, "document.querySelector('#list [aria-current] bdi')?.textContent === '第53号渡口'")
    assert wait(page, "document.querySelector('#s53 .markup')?.textContent").startswith("<p>")


def test_hostile_text_is_shown_and_does_nothing(open_page: Any, hostile: Made) -> None:
    page = open_page(hostile)
    shown = wait(page, "document.querySelector('.src')?.textContent")
    assert shown.startswith("</script><script>alert(1)</script><img src=x onerror=alert(2)>")
    assert page.run("document.querySelectorAll('main script, main img').length") == 0
    assert not any(event.get("method") == "Page.javascriptDialogOpening" for event in page.events)


def test_a_paragraph_of_a_million_characters_is_shown_piece_by_piece(open_page: Any, hostile: Made) -> None:
    page = open_page(hostile)
    length = "document.querySelector('.art')?.textContent.length"
    first = wait(page, length)
    assert first < 30_000
    page.run("document.querySelector('.art .more').click()")
    assert page.run(length) > first * 2


# --- small screens, and people who do not see or point -------------------------------------------------------------


def test_on_a_phone_there_is_one_column_and_nothing_is_wider_than_the_screen(open_page: Any, news: Made) -> None:
    page = open_page(news, phone=True)
    assert page.run("document.body.dataset.view") == "article"
    wait(page, "document.querySelector('.art .e')")
    assert page.run("document.documentElement.scrollWidth") == 390
    page.key("j")
    wait(page, f"{CARD}.classList.contains('sheet') && !{CARD}.hidden")
    assert page.run(f"{CARD}.getBoundingClientRect().width") == 390
    page.key("Escape")
    page.run("document.getElementById('open-rail').click()")
    assert page.run("document.getElementById('rail').getBoundingClientRect().width") > 200


def test_there_are_landmarks_and_every_control_has_a_name(open_page: Any, news: Made) -> None:
    page = open_page(news)
    wait(page, "document.querySelectorAll('.art').length === 2")
    assert page.run("['header', 'nav', 'main', 'h1'].every((name) => document.querySelector(name))")
    assert page.run("document.documentElement.lang") == "zh-Hans"
    nameless = page.run(
        "[...document.querySelectorAll('button, input, [role=button], dialog, nav')].filter((one) =>"
        " !one.ariaLabel && !one.textContent.trim() && !one.closest('label') && !one.getAttribute('aria-labelledby') && !one.hidden)"
        ".map((one) => one.outerHTML)"
    )
    assert nameless == []
    assert page.run(
        "[...document.querySelectorAll('[id]')].length === new Set([...document.querySelectorAll('[id]')].map((one) => one.id)).size"
    )


def test_the_menu_of_a_line_works_by_keyboard_alone(open_page: Any, news: Made) -> None:
    page = open_page(news)
    wait(page, "document.querySelector('.art .dots')")
    page.key("b")
    page.key("Enter")
    wait(page, f"{CARD}.getAttribute('role') === 'menu' && !{CARD}.hidden")
    first = page.run("document.activeElement.textContent")
    page.key("ArrowDown")
    assert page.run("document.activeElement.textContent") != first
    page.key("Escape")
    assert page.run("document.activeElement.className") == "dots"
