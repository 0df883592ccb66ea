"""Pictures of the page of review, for whoever changes how it looks: ``python -m tests.review.pictures FOLDER [INPUT …]``.

Each of desktop and phone, light and dark: the page as it opens, an edit with its card, the menu of a line.  Needs Chromium.
"""

import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.review.chromium import CHROMIUM, Browser, browser

SCREENS = {"desktop": (1440, 900, False, 1.0), "phone": (390, 844, True, 2.0)}


def take(page: Browser, path: Path, folder: Path, name: str) -> None:
    """Three pictures of the page ``path``."""
    page.open(path)
    time.sleep(0.3)
    page.picture(folder / f"{name}.png")
    page.key("j")
    page.key("j")
    time.sleep(0.2)
    page.picture(folder / f"{name}-edit.png")
    page.key("Escape")
    page.key("b")
    page.key("Enter")
    time.sleep(0.2)
    page.picture(folder / f"{name}-menu.png")
    page.key("Escape")
    page.run("localStorage.clear()")


def main(arguments: list[str]) -> int:
    """Make a page of the inputs (default: examples/inbox) and take the pictures."""
    if not arguments or CHROMIUM is None:
        sys.stderr.write("usage: python -m tests.review.pictures FOLDER [INPUT …]; needs Chromium\n")
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / "review.html"
    inputs = arguments[1:] or [str(Path(__file__).parents[2] / "examples" / "inbox")]
    with TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        made = [sys.executable, "-m", "convkit", "convert", *inputs, "--to", "jsonl", "-o", f"{scratch}/out"]
        subprocess.run([*made, "--review", str(page), "-q"], check=True)
        with browser(Path(scratch)) as found:
            for screen, (width, height, phone, scale) in SCREENS.items():
                for dark in (False, True):
                    found.size(width, height, phone=phone, scale=scale, dark=dark)
                    take(found, page, folder, f"{screen}-{'dark' if dark else 'light'}")
            return int(bool(found.complaints()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
