"""The page of review as a file: whole in itself, safe whatever text is in it, the same whatever the workers, never over another's file."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from convkit import convert
from convkit.cli import main
from convkit.decisions import Decision, SourceDecisions, decisions_json
from convkit.manifest import digest_of
from convkit.report import is_review
from convkit.review import pages
from convkit.review.words import TABLE, words

Captured = pytest.CaptureFixture[str]
HOSTILE = (
    "</script><script>alert(1)</script><!--<script>\n\n"
    "<img src=x onerror=alert(2)> & &amp; 'quoted' \"twice\" ]]> --> {{data}} {{script}}\n\n"
    "\u202eمرحبا بكم في القارب\u202c 灯亮了\u2028船\u2029夫。\x00\x0b\ufeff𠮷\ufffe\n\n"
    "船夫们轮流看守，每人一夜，灯油由村里出。\n"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_plugins: None) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CONVKIT_LANG", "en")
    (tmp_path / "in").mkdir()
    for name in ("a", "b", "c", "d"):
        text = f"渡口的灯 {name}\n\n船夫们轮流看守，每人一夜，\n\n灯油由村里出。\n"
        (tmp_path / "in" / f"{name}.txt").write_text(text, "utf-8")
    return tmp_path


class Data(HTMLParser):
    """The inert elements of a page, as the script reads them."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.meta: dict[str, Any] = {}
        self.after: dict[str, Any] = {}
        self.sources: list[dict[str, Any]] = []
        self.entries: list[dict[str, Any]] = []
        self.bodies: list[dict[str, Any]] = []
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self._into: Any = None
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "action", "data", "srcset")]
        self._into = None
        if tag == "script" and said.get("type") == "application/json":
            if said.get("class") == "section":
                self.entries.append(json.loads(said["data-entry"] or ""))
            self._into = {"section": self.bodies.append, "source": self.sources.append}.get(said.get("class") or "")
            self._into = self._into or {"meta": self.meta.update, "after": self.after.update}[said.get("id") or "meta"]

    def handle_data(self, data: str) -> None:
        if self._into is not None and data.strip():
            self._into(json.loads(data))
            self._into = None


def review(*inputs: str, page: str = "page.html", **options: Any) -> Data:
    convert(list(inputs) or "in", to="jsonl", output="out", review=page, **options)
    return Data(Path(page))


# --- one file, whole in itself ---


def test_the_page_holds_every_source_and_article_in_the_order_of_the_plan() -> None:
    data = review()
    assert [source["path"] for source in data.sources] == ["a.txt", "b.txt", "c.txt", "d.txt"]
    assert [source["sha256"] for source in data.sources] == [digest_of(p)[1] for p in sorted(Path("in").iterdir())]
    assert [entry["title"] for entry in data.entries] == [f"渡口的灯 {name}" for name in "abcd"]
    assert data.meta["page"] == 1
    assert "reflow.blocks" in data.meta["required"]
    assert "decisions" in data.meta["passes"]


def test_nothing_in_it_leads_anywhere() -> None:
    data = review()
    assert [address for address in data.addresses if not address.startswith("#")] == []
    text = Path("page.html").read_text("utf-8")
    assert "http://" not in text.replace("http://www.w3.org/2000/svg", "")
    assert "https://" not in text
    assert "@import" not in text
    assert "url(" not in text
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy is not None
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]


@pytest.mark.parametrize("name", ["hostile.txt", "hostile.html", "hostile.tsv"])
def test_hostile_text_stays_text(name: str) -> None:
    clean = review("in/a.txt")
    Path(name).write_text(HOSTILE, "utf-8")
    data = review(name, page="hostile.html.html", overwrite=True)
    assert data.tags.count("script") == clean.tags.count("script") + len(data.bodies) - len(clean.bodies)
    assert "img" not in data.tags
    held = "".join(body["text"] for body in data.bodies)
    assert "</script><script>alert(1)</script>" in held
    assert "{{script}}" in held


def test_bytes_that_could_not_be_decoded_do_no_harm() -> None:
    Path("bad.txt").write_bytes(("灯亮了，船夫们轮流看守。" * 40).encode() + b"\xff\xfa\n")
    data = review("bad.txt", encoding="utf-8")
    assert "\udcff" in data.bodies[0]["text"]


def test_a_name_and_a_title_can_not_break_out_of_their_attributes() -> None:
    Path("in/a.txt").write_text("它说'灯'亮了<b>&\n\n船夫们轮流看守，每人一夜，灯油由村里出。\n", "utf-8")
    assert review("in/a.txt").entries[0]["title"] == "它说'灯'亮了<b>&"


def test_the_page_speaks_the_users_language(monkeypatch: pytest.MonkeyPatch) -> None:
    assert '<html lang="en">' in (review(), Path("page.html").read_text("utf-8"))[1]
    monkeypatch.setenv("CONVKIT_LANG", "zh")
    data = review(page="zh.html")
    text = Path("zh.html").read_text("utf-8")
    assert '<html lang="zh-Hans">' in text
    assert "<title>校阅</title>" in text
    assert data.meta["words"]["W_GUESS"] == "推测性的修复"


def test_every_word_is_said_in_both_languages_with_the_same_values() -> None:
    rows = [row.split(" | ") for row in TABLE.strip().splitlines()]
    assert all(len(row) == 3 and all(row) for row in rows)
    assert len({row[0] for row in rows}) == len(rows)
    for _, english, chinese in rows:
        assert set(re.findall(r"{\w+}", english)) == set(re.findall(r"{\w+}", chinese))


def test_every_word_that_the_page_asks_for_is_there() -> None:
    folder = Path(pages.__file__).parent / "page"
    known = words("en")
    script = "\n".join((folder / f"{name}.js").read_text("utf-8") for name in pages.SCRIPTS)
    asked = set(re.findall(r'say\("([^"]+)"', script))
    asked |= set(re.findall(r"{{([a-z-]+)}}", (folder / "page.html").read_text("utf-8")))
    asked -= {"data", "style", "script", "style-hash", "script-hash", "lang"}
    assert [word for word in sorted(asked) if word not in known and not any(k.startswith(word) for k in known)] == []


def test_built_in_passes_have_names_on_the_page() -> None:
    from convkit.workshop import registry

    known = words("zh")
    missing = sorted(name for name in registry(()).passes if f"pass {name}" not in known)
    assert missing == [], "each needs a row in review/words.py: pass NAME | English | 中文"


# --- many files ---


@pytest.mark.parametrize("jobs", [1, 2, 4])
def test_the_page_is_the_same_whatever_the_workers(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    review(page="one.html", engine="serial")
    convert(
        "in",
        to="jsonl",
        output="other",
        review="other.html",
        jobs=jobs,
        engine_option={"start": "spawn"} if jobs == 4 else {},
    )
    assert Path("other.html").read_text("utf-8").replace('"name":"other"', '"name":"one"') == Path(
        "one.html"
    ).read_text("utf-8")


def test_a_large_review_is_several_pages_that_name_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "LIMIT", 1)
    one = review()
    names = ["page.html", "page-2.html", "page-3.html", "page-4.html"]
    found = [Data(Path(name)) for name in names]
    assert one.after == {"page": "page-2.html"}
    assert [data.meta.get("before") for data in found] == [None, "page.html", "page-2.html", "page-3.html"]
    assert found[-1].after == {}
    assert [data.meta["first"] for data in found] == [0, 1, 2, 3]
    assert [entry["title"][-1] for data in found for entry in data.entries] == ["a", "b", "c", "d"]
    monkeypatch.setattr(pages, "LIMIT", 10**9)
    review()
    assert [name for name in names if Path(name).exists()] == ["page.html"]


def test_a_source_that_goes_on_over_pages_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "LIMIT", 900)
    rows = "".join(f"渡口{n}\t<p>船夫们轮流看守，每人一夜。</p>\n" for n in range(9))
    Path("dump.tsv").write_text(f"标题\t正文\n{rows}", "utf-8")
    review("dump.tsv")
    sources = [Data(path).sources[0] for path in sorted(Path().glob("page*.html"))]
    assert len(sources) > 2
    assert {source["path"] for source in sources} == {"dump.tsv"}
    assert sum("continued" in source for source in sources) == len(sources) - 1


def test_what_failed_or_was_skipped_stands_with_its_reason() -> None:
    Path("in/b.txt").write_bytes(b"\xff\xfa\xf9" * 99 + "灯亮了。".encode())
    Path("in/c.txt").write_text("")
    data = review(encoding="utf-8")
    assert [(source["path"], source.get("code")) for source in data.sources] == [
        ("a.txt", None), ("b.txt", "E_ENCODING"), ("c.txt", "S_EMPTY"), ("d.txt", None),
    ]  # fmt: skip
    assert len(data.entries) == 2


def test_articles_that_share_an_output_are_shown_too() -> None:
    assert len(review(split="all").entries) == 4


def test_decisions_that_were_followed_stand_in_the_page() -> None:
    decided = SourceDecisions("a.txt", digest_of(Path("in/a.txt"))[1], (Decision("role", 0, "渡口", role="paragraph"),))
    Path("d.json").write_text(json.dumps(decisions_json([decided])))
    data = review(decisions="d.json")
    assert data.meta["decisions"] == decisions_json([decided])
    assert "untitled" in data.entries[0]


# --- where it may stand ---


def test_the_page_replaces_its_own_but_no_other_file(capsys: Captured) -> None:
    assert main(["convert", "in", "--to", "jsonl", "-q", "--review", "page.html"]) == 0
    assert main(["convert", "in", "--to", "jsonl", "-q", "--review", "page.html"]) == 0
    Path("mine.html").write_text("<p>mine</p>")
    assert main(["convert", "in", "--to", "jsonl", "-q", "--review", "mine.html"]) == 2
    assert "mine.html is there already, and convkit did not write it" in capsys.readouterr().err
    assert main(["convert", "in", "--to", "jsonl", "-q", "--review", "mine.txt"]) == 2
    assert "--review takes a file that ends in .html" in capsys.readouterr().err
    assert Path("mine.html").read_text() == "<p>mine</p>"
    assert main(["convert", "in", "--to", "jsonl", "-q", "--review", "mine.html", "--overwrite"]) == 0
    assert is_review(Path("mine.html"))


def test_the_page_is_no_input_of_the_next_run() -> None:
    assert len(review(page="in/page.html").sources) == 4
    assert len(review(page="in/page.html").sources) == 4


def test_an_input_is_never_replaced_by_the_page(capsys: Captured) -> None:
    Path("in/a.html").write_text("<p>船夫们轮流看守，每人一夜。</p>")
    assert main(["convert", "in", "--to", "jsonl", "--review", "in/a.html", "--overwrite"]) == 2
    assert "would replace an input" in capsys.readouterr().err


def test_nothing_is_left_beside_it() -> None:
    review(page="sub/page.html")
    assert [path.name for path in Path("sub").iterdir()] == ["page.html"]


def test_a_dry_run_writes_none() -> None:
    convert("in", to="jsonl", review="page.html", dry_run=True)
    assert not Path("page.html").exists()


def test_the_report_names_the_pages() -> None:
    assert convert("in", to="jsonl", review="page.html").review == [Path("page.html")]


def test_articles_that_repeat_others_say_so() -> None:
    lines = [f"船夫们轮流看守渡口的灯，第{n}个人看到天亮，灯油由村里出，谁也没有多要。" for n in "一二三四五六七八"]
    text = "渡口的灯\n\n" + "\n\n".join(lines) + "\n"
    Path("in/a.txt").write_text(text, "utf-8")
    Path("in/b.txt").write_text(text, "utf-8")
    data = review("in/a.txt", "in/b.txt", duplicates="drop")
    assert len(data.sources) == 2
    first, second = data.bodies
    (said,) = data.meta["duplicates"].items()
    assert said == (second["id"], {"kind": "identical", "action": "drop", "title": "渡口的灯", "file": "in/a.txt"})
    assert first["id"] != second["id"]
