"""A page of review made once, and one browser that looks at it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.review.chromium import CHROMIUM, Browser, browser

from convkit.distributions import LOAD_VARIABLE

NEWS = """■副刊■
渡口修桥
□本报记者 林川
本报讯 县里决定在老渡口修一座石桥，明年开春动工，工期一年，

两岸的孩子上学不用再坐船。来的有30人，走的有12人，共有 16 人，住了3天。

桥墩用本地的青石。石匠们说，青石硬，不怕水。他们已经在山里选好了料。

山城粮价回落
□本报记者 许远
本报讯 粮站昨天公布了新价，早稻每担降了两角，晚稻没有动。

各乡的粮站今天起按新价收购，农民可以先看样再定价。
"""
DUMP = "标题\t时间\t正文\n" + "".join(
    f"第{n}号渡口\t2031-03-{n % 28 + 1:02}\t<p>船夫们轮流看守，每人一夜。</p><p>第{n}盏灯亮了，灯油由村里出。</p>\n"
    for n in range(1, 131)
)
HOSTILE = (
    "</script><script>alert(1)</script><img src=x onerror=alert(2)>\n\n\u202eمرحبا\u202c 灯\u2028船\x00𠮷𠮷，船夫们轮流看守。\n\n"
    + "一条很长的河，" * 150_000
    + "\n"
)  # fmt: skip


class Made(NamedTuple):
    """A page, and the folder of its sources."""

    page: Path
    sources: Path


def make(folder: Path, name: str, **files: str) -> Made:
    """The page of review of ``files`` (a name with _ for its dot), in Chinese."""
    sources = folder / f"{name}-in"
    sources.mkdir()
    for key, text in files.items():
        (sources / key.replace("_", ".")).write_text(text, "utf-8", newline="")
    page = folder / f"{name}.html"
    convkit("convert", str(sources), "--to", "jsonl", "-o", str(folder / name), "--review", str(page), "-q")
    return Made(page, sources)


def convkit(*arguments: str) -> None:
    """Run convkit with nothing but its built-ins."""
    environment = {**os.environ, LOAD_VARIABLE: "", "CONVKIT_LANG": "zh"}
    subprocess.run([sys.executable, "-m", "convkit", *arguments], check=True, env=environment)


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser; tests that ask for it are skipped where there is none."""
    if CHROMIUM is None:
        pytest.skip("chromium is not here")
    with browser(tmp_path_factory.mktemp("chromium")) as found:
        yield found


@pytest.fixture(scope="session")
def news(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A newspaper page with two articles."""
    return make(tmp_path_factory.mktemp("news"), "news", a_txt=NEWS)


@pytest.fixture(scope="session")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A dump of 130 rows."""
    return make(tmp_path_factory.mktemp("dump"), "dump", a_tsv=DUMP)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Text that tries to be a script, and a paragraph of a million characters."""
    return make(tmp_path_factory.mktemp("hostile"), "hostile", a_txt=HOSTILE)
