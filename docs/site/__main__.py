"""``python -m docs.site FOLDER``: builds the documents as HTML with pictures (``make docs``).

The commands of each page run in a folder of their own, and the page's pictures are taken of what they made: nothing of that is kept in the
project.  A picture whose tool isn't installed is left out and said in one line.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote

from docs.site.commands import ROOT, agrees, run
from docs.site.pages import figure, name_of, page, paths
from docs.site.pictures import MissingToolError, picture


def build(target: Path, wanted: Sequence[str] = ()) -> list[str]:
    """Write the documents ``wanted`` (default: all) as pages into the folder ``target``; what could not be shown, a line each."""
    shutil.rmtree(target, ignore_errors=True)
    (target / "pictures").mkdir(parents=True)
    said: list[str] = []
    for path in wanted or paths():
        with TemporaryDirectory(prefix="convkit-docs-", ignore_cleanup_errors=True) as folder:
            made = page(path, _Drawing(path, Path(folder), target, said).draw)
        (target / name_of(path)).write_text(made, "utf-8")
        for file in re.findall(r'href="files/([^"#]+)', made):
            _copy(unquote(file), target)
    shutil.copyfile(Path(__file__).parent / "style.css", target / "style.css")
    return said


class _Drawing:
    """Takes the pictures of the document ``path``; its commands run before the first of them."""

    def __init__(self, path: str, folder: Path, target: Path, said: list[str]) -> None:
        self._path = path
        self._folder = folder
        self._target = target
        self._said = said
        self._count = 0
        self._failed: str | None = None

    def draw(self, wanted: Mapping[str, str]) -> str:
        """The HTML of the picture that is ``wanted``; "" where it can't be taken."""
        if self._count == 0:
            self._run()
        self._count += 1
        name = f"pictures/{Path(name_of(self._path)).stem}-{self._count}.png"
        try:
            picture(self._folder / wanted["file"], int(wanted["page"]), self._target / name)
        except MissingToolError as error:
            self._said.append(f"{self._path}: no picture of {wanted['file']}: {error} is not installed")
            return ""
        return figure(name, wanted["caption"])

    def _run(self) -> None:
        for done in run((ROOT / self._path).read_text("utf-8"), self._folder):
            if not agrees(done):
                raise SystemExit(f"{self._path}: {done.command.line}\n{done.printed}")


def _copy(path: str, target: Path) -> None:
    source, copy = ROOT / path, target / "files" / path
    copy.parent.mkdir(parents=True, exist_ok=True)
    if source.is_file():
        shutil.copyfile(source, copy)
    else:
        shutil.copytree(source, copy, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))


def main(arguments: list[str]) -> int:
    """Build into the folder that is named, and say what is not in it."""
    target = Path(arguments[0]) if arguments else ROOT / "build" / "docs"
    said = build(target)
    sys.stdout.write("".join(f"{line}\n" for line in said))
    pictures = len(list((target / "pictures").iterdir()))
    sys.stdout.write(f"{len(paths())} pages with {pictures} pictures in {target}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
