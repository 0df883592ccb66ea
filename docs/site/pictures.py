"""Pictures of what convkit writes: pages of PDF and DOCX, chapters of EPUB, pages for the browser.  Each needs a tool; without it there is no picture."""

from __future__ import annotations

import os
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

PAGE_WIDTH = 720
"""Pixels of a page of paper."""
SCREEN = (520, 760)
"""Points of the screen that an e-book is shown on."""
BROWSER = (1280, 800)
"""Points of the screen that a page for the browser is shown on."""


class MissingToolError(Exception):
    """A program that a picture needs isn't installed; the text is its name."""


@lru_cache(maxsize=8)
def tool(*names: str) -> str:
    """The first of the programs ``names`` that is installed.  Raises MissingToolError."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        raise MissingToolError(names[0])
    return found


def picture(source: Path, page: int, target: Path) -> None:
    """Draw page ``page`` (from 1) of ``source`` into the PNG file ``target``.  Raises MissingToolError, ValueError where there is no such page."""
    if not source.is_file():
        raise ValueError(f"{source.name} is not there")
    kind = source.suffix.lower()
    if kind == ".pdf":
        _paper(source, page, target)
    elif kind == ".docx":
        _paper(_as_pdf(source), page, target)
    elif kind == ".epub":
        _screen(_with_margin(_chapter(source, page)), SCREEN, target)
    elif kind == ".html":
        _screen(source, BROWSER, target)
    else:
        raise ValueError(f"no picture can be made of {source.name}")


def _paper(source: Path, page: int, target: Path) -> None:
    program = tool("pdftoppm")
    size = ["-scale-to-x", str(PAGE_WIDTH), "-scale-to-y", "-1"]
    pages = ["-f", str(page), "-l", str(page), "-singlefile"]
    subprocess.run([program, "-png", *size, *pages, str(source), str(target.with_suffix(""))], check=True, timeout=120)
    if not target.exists():
        raise ValueError(f"{source.name} has no page {page}")


def _as_pdf(source: Path) -> Path:
    """``source`` as LibreOffice prints it; made once."""
    made = source.with_name(f"{source.name}.pdf")
    if not made.exists():
        program, folder = tool("soffice"), source.parent / ".office"
        profile = f"-env:UserInstallation={(source.parent / '.profile').absolute().as_uri()}"
        subprocess.run(
            [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)],
            check=True, capture_output=True, timeout=300,
        )  # fmt: skip
        (folder / f"{source.stem}.pdf").replace(made)
    return made


def _chapter(source: Path, number: int) -> Path:
    """The document ``number`` (from 1) of the spine of an EPUB, unpacked beside it."""
    folder = source.with_name(f"{source.name}.unpacked")
    with zipfile.ZipFile(source) as packed:
        packed.extractall(folder)
    container = ET.parse(folder / "META-INF/container.xml")
    root = next(element for element in container.iter() if element.tag.endswith("}rootfile"))
    package = folder / root.attrib["full-path"]
    elements = list(ET.parse(package).iter())
    places = {one.attrib["id"]: one.attrib["href"] for one in elements if one.tag.endswith("}item")}
    spine = [places[one.attrib["idref"]] for one in elements if one.tag.endswith("}itemref")]
    if not 1 <= number <= len(spine):
        raise ValueError(f"{source.name} has no document {number}")
    return package.parent / unquote(spine[number - 1])


def _with_margin(chapter: Path) -> Path:
    """A copy of a document of an EPUB with the margin that reading systems set round it."""
    copy = chapter.with_name(f"margin-{chapter.name}")
    margin = "<style>html { padding: 1.5em 2em; }</style></head>"
    copy.write_text(chapter.read_text("utf-8").replace("</head>", margin, 1), "utf-8")
    return copy


def _screen(source: Path, size: tuple[int, int], target: Path) -> None:
    program = tool("chromium", "chromium-browser", "google-chrome")
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    switches = ["--headless=new", "--hide-scrollbars", "--force-device-scale-factor=1.5", "--disable-gpu", *root]
    window = [f"--window-size={size[0]},{size[1]}", f"--screenshot={target}", "--virtual-time-budget=2000"]
    subprocess.run(
        [program, *switches, *window, source.absolute().as_uri()], check=True, capture_output=True, timeout=120
    )
