"""The README tells the truth: its Python runs."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


def test_the_api_sample_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "page.txt").write_text(
        "渡口的灯\n\n灯从今晚起通宵不熄，船夫们轮流看守，每人一夜，风雨无阻。\n", "utf-8"
    )
    monkeypatch.chdir(tmp_path)
    exec(compile(PYTHON[0], "README.md", "exec"), {})
    assert (tmp_path / "out" / "page.epub").exists()


def test_the_plugin_sample_is_a_writer(tmp_path: Path) -> None:
    from convkit.testing import check_writer

    names: dict[str, object] = {}
    exec(compile(PYTHON[1], "README.md", "exec"), names)
    (fmt,) = names["convkit_formats"]()  # type: ignore[operator]
    assert "三座水库" in check_writer(fmt)[0].decode()
