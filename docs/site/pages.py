"""The pages of the documents as HTML: Markdown read by markdown-it-py, with a list of all pages beside each."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from docs.site.commands import ROOT

CONTENTS: Mapping[str, tuple[str, ...]] = {
    "Start": ("README.md", "docs/inputs.md", "docs/batch.md", "CHANGELOG.md"),
    "Formats": ("docs/docx.md", "docs/pdf.md", "docs/epub.md", "docs/jsonl.md", "docs/markdown.md"),
    "Layouts": ("docs/layouts.md", "docs/layout-article.md", "docs/layout-book.md", "docs/layout-gongwen.md", "docs/layout-newspaper.md", "docs/fonts.md"),
    "Text": ("docs/articles.md", "docs/variants.md", "docs/duplicates.md", "docs/quality.md"),
    "Looking back": ("docs/review.md", "docs/record.md"),
    "Developers": ("docs/plugins.md", "docs/architecture.md", "plugins/convkit-markdown/README.md"),
}  # fmt: skip
"""All pages by heading, in the order of the list."""
PICTURE = re.compile(r"^<!-- picture: (?P<file>.+?)(?: page (?P<page>\d+))? \| (?P<caption>.+?) -->$", re.MULTILINE)
"""Where a picture stands: a file that the page's commands made, which page of it (default 1), what it shows."""


def name_of(path: str) -> str:
    """The file of the page that is made of the document ``path`` (from the root of the project)."""
    if path == "README.md":
        return "index.html"
    stem = Path(path).parent.name if Path(path).name == "README.md" else Path(path).stem.lower()
    return f"{stem}.html"


def paths() -> list[str]:
    """All documents, in order."""
    return [path for group in CONTENTS.values() for path in group]


def title_of(text: str) -> str:
    """The first heading of a document."""
    return next((line[2:].strip() for line in text.splitlines() if line.startswith("# ")), "")


def slug(heading: str) -> str:
    """What a heading is linked by, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


def page(path: str, draw: Callable[[Mapping[str, str]], str]) -> str:
    """The page of the document ``path``; ``draw`` makes the HTML of a picture from the groups of :data:`PICTURE`."""
    text = (ROOT / path).read_text("utf-8")
    body = _html(PICTURE.sub(lambda match: draw(match.groupdict(default="1")), text), path)
    template = (Path(__file__).parent / "page.html").read_text("utf-8")
    values = {"title": html.escape(title_of(text)), "contents": _contents(path), "body": body}
    return re.sub(r"\{\{(\w+)\}\}", lambda match: values[match[1]], template)


def figure(file: str, caption: str) -> str:
    """A picture with what it shows; one line, so that Markdown leaves it alone."""
    said = html.escape(caption.replace("`", ""))
    return f'<figure><a href="{quote(file)}"><img src="{quote(file)}" alt="{said}" loading="lazy"></a><figcaption>{said}</figcaption></figure>'


def _contents(here: str) -> str:
    parts = []
    for group, documents in CONTENTS.items():
        parts.append(f"<h2>{group}</h2><ul>")
        for path in documents:
            title = html.escape(_short(title_of((ROOT / path).read_text("utf-8"))))
            now = ' aria-current="page"' if path == here else ""
            parts.append(f'<li><a href="{name_of(path)}"{now}>{title}</a></li>')
        parts.append("</ul>")
    return "\n".join(parts)


def _short(title: str) -> str:
    return title.partition(":")[0].removeprefix("Layout ").removeprefix("Layouts ")


def _html(text: str, path: str) -> str:
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    plain = reader.renderer.rules["fence"]

    def fence(tokens: Any, index: int, options: Any, env: Any) -> str:
        file = tokens[index].meta.get("file")
        head = f'<p class="file">{html.escape(file)}</p>' if file else ""
        return head + str(plain(tokens, index, options, env))

    reader.renderer.rules["fence"] = fence
    tokens = reader.parse(text)
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            token.attrSet("id", slug(_plain(tokens[index + 1])))
        if token.type == "fence" and " " in token.info:
            language, _, file = token.info.partition(" ")
            token.info, token.meta = language, {"file": file}
        for child in token.children or ():
            if child.type == "link_open":
                child.attrSet("href", linked(str(child.attrGet("href") or ""), path))
    made = reader.renderer.render(tokens, reader.options, {})
    return made.replace("<table>", '<div class="wide"><table>').replace("</table>", "</table></div>")


def _plain(inline: Any) -> str:
    return "".join(child.content for child in inline.children or ())


def linked(address: str, path: str) -> str:
    """The address ``address`` in the document ``path``, as the page has it: documents become pages, other files lie under ``files/``."""
    if re.match(r"[a-z]+:", address) or address.startswith("#"):
        return address
    file, _, anchor = address.partition("#")
    target = Path(os.path.normpath(Path(path).parent / unquote(file))).as_posix()
    if target not in paths() and f"{target}/README.md" in paths():
        target = f"{target}/README.md"
    made = name_of(target) if target in paths() else f"files/{quote(target)}"
    return f"{made}#{anchor}" if anchor else made
