"""docs/record.md tells the truth: its Python runs, and its keys are those that are written."""

import gzip
import json
import re
from pathlib import Path

import pytest

import convkit

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "record.md").read_text("utf-8")


@pytest.mark.usefixtures("no_plugins")
def test_its_python_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    page = "渡口的灯\n\n灯从今晚起通宵不熄，船夫们轮流看守，每人一夜，风雨无阻。\n"
    (tmp_path / "in" / "page.txt").write_text(page, "utf-8")
    monkeypatch.chdir(tmp_path)
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    exec(compile(code, "record.md", "exec"), {"convkit": convkit})
    assert capsys.readouterr().out == f"page.txt 3 {page.encode().index('每人一夜'.encode())} []\n"
    assert Path("back.txt").read_text("utf-8") == page


@pytest.mark.usefixtures("no_plugins")
def test_every_key_is_documented(tmp_path: Path) -> None:
    convkit.convert(str(ROOT / "examples" / "inbox"), to="jsonl", edits=True, output=tmp_path)
    keys: set[str] = set()
    for path in tmp_path.rglob("*.gz"):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in map(json.loads, file):
                keys |= {*line, *line.get("source", ())}
                for part in (*line.get("pieces", ()), *line.get("outputs", ())):
                    keys |= set(part)
    assert [key for key in sorted(keys) if f"`{key}`" not in PAGE] == []
