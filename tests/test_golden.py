"""What examples/inbox becomes, line by line, so that a change of any article shows in a review.

``make golden`` writes the files in tests/golden anew; look at the difference before you commit it.
"""

import os
import re
from pathlib import Path

import pytest

import convkit

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
INBOX = ROOT / "examples" / "inbox"


def written(folder: Path) -> dict[str, str]:
    """The JSONL of each input by name, without convkit's version."""
    convkit.convert(INBOX, to="jsonl", output=folder)
    return {
        path.relative_to(folder).as_posix(): re.sub(r'"convkit": "[^"]+"', '"convkit": ""', path.read_text("utf-8"))
        for path in sorted(folder.rglob("*.jsonl"))
    }


@pytest.mark.usefixtures("no_plugins")
def test_the_inbox_becomes_what_it_became_before(tmp_path: Path) -> None:
    made = written(tmp_path)
    if os.environ.get("GOLDEN") == "write":
        for old in GOLDEN.rglob("*.jsonl"):
            old.unlink()
        for name, text in made.items():
            (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / name).write_text(text, "utf-8", newline="\n")
    kept = {path.relative_to(GOLDEN).as_posix(): path.read_text("utf-8") for path in GOLDEN.rglob("*.jsonl")}
    assert sorted(made) == sorted(kept)
    for name, text in made.items():
        assert text.splitlines() == kept[name].splitlines(), f"{name} changed: look at it, then run `make golden`"
