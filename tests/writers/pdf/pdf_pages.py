"""Writing articles to a PDF and reading the file back: what the tests of this folder share."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from convkit.contract import Publication
from convkit.layouts import FOLDER, Layout, load_layout
from convkit.model import Article
from convkit.testing import Noted
from convkit.titleblock import lines_above, lines_below
from convkit.writers.pdf import FORMAT


def layout(name: str = "article", *, bare: bool = True) -> Layout:
    """A built-in layout; ``bare`` without page numbers, running heads, masthead and title page."""
    known = {path.stem: path for path in FOLDER.glob("*.toml")}
    made = load_layout(known[name], known)
    return replace(made, page_number="", running_head=False, title_page=False, masthead=False) if bare else made


@dataclass
class Made:
    """A PDF that was written, and what its writer noted."""

    path: Path
    noted: Noted

    def text(self, tool: str = "pdftotext") -> str:
        """The text that ``tool`` finds, in the order of the page's content."""
        command = {
            "pdftotext": ["pdftotext", "-raw", "-enc", "UTF-8", str(self.path), "-"],
            "mutool": ["mutool", "draw", "-q", "-F", "txt", str(self.path)],
        }[tool]
        return run(*command)

    def lines(self) -> list[str]:
        """The printed lines."""
        return [line for line in self.text().replace("\f", "\n").split("\n") if line]


def run(*command: str) -> str:
    """What ``command`` prints; the test is skipped where it isn't installed."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return done.stdout.decode("utf-8", "replace")


def folded(text: str) -> str:
    """``text`` without white space."""
    return re.sub(r"\s+", "", text)


def text_of(*articles: Article) -> str:
    """What a page shows of ``articles``."""
    parts: list[str] = []
    for article in articles:
        parts += [line.text for line in lines_above(article)]
        parts.append(article.text)
        parts += [line.text for line in lines_below(article)]
    return "\n".join(parts)


Write = Callable[..., Made]


def write(target: Path, *articles: Article, name: str = "article", bare: bool = True, **facts: object) -> Made:
    """Write ``articles`` to ``target``, without contents and furniture unless told otherwise."""
    noted = Noted()
    known: dict[str, object] = {"title": "题", "toc": False, "layout": layout(name, bare=bare)}
    publication = Publication(**(known | facts))  # type: ignore[arg-type]
    assert FORMAT.writer is not None
    with FORMAT.writer({}).open(target, publication, noted) as session:
        for article in articles:
            session.write(article)
    return Made(target, noted)
