"""Every script of examples/ runs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
BIN = str(Path(sys.executable).parent)


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": BIN + os.pathsep + os.environ["PATH"], "CONVKIT_LANG": "en", "PYTHONUTF8": "1"}
    return subprocess.run(
        [str(c) for c in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_demo(tmp_path: Path) -> None:
    done = run(sys.executable, EXAMPLES / "demo.py", "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("9 inputs became 20 articles: 9 DOCX, 9 EPUB, 9 JSONL, 9 PDF in out")
    assert len(list((tmp_path / "out").rglob("*.pdf"))) == 9


def test_batch_convert(tmp_path: Path) -> None:
    done = run(sys.executable, EXAMPLES / "batch_convert.py", EXAMPLES / "inbox", tmp_path / "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "languages: en 1, zh-Hans 17, zh-Hant 2" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
def test_batch_folder(tmp_path: Path) -> None:
    done = run(EXAMPLES / "batch_folder.sh", EXAMPLES / "inbox", tmp_path / "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    made = {path.name for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert {"inbox.epub", "inbox.jsonl", "报纸.epub", "报纸.jsonl"} <= made


def test_third_party_plugin(tmp_path: Path) -> None:
    """Installed for one process by a folder on the path with the metadata that an installation leaves."""
    site = tmp_path / "site"
    info = site / "convkit_plain-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: convkit-plain\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[convkit]\nplain = convkit_plain\n")
    source = tmp_path / "in.txt"
    source.write_text("渡口的灯\n\n灯亮了...船还没有来，船夫们在岸上等着，风从河面上吹过来。\n", "utf-8")
    script = (
        f"import sys; sys.path[:0] = [{str(site)!r}, {str(EXAMPLES / 'third_party_plugin' / 'src')!r}]\n"
        "from convkit.cli import main\n"
        "sys.argv = ['convkit', 'convert', 'in.txt', '--to', 'plain', '--with', 'plain.ellipsis', '-o', 'out', '-q']\n"
        "main()\n"
    )
    done = run(sys.executable, "-c", script, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (made,) = [path for path in (tmp_path / "out").iterdir() if path.is_file()]
    assert made.read_text("utf-8") == "渡口的灯\n\n灯亮了……船还没有来，船夫们在岸上等着，风从河面上吹过来。\n\n"


def test_the_inbox_shows_every_kind_of_input(tmp_path: Path) -> None:
    done = run(
        Path(BIN) / "convkit",
        "convert",
        EXAMPLES / "inbox",
        "--to",
        "jsonl",
        "-o",
        "out",
        "--report",
        "report.jsonl",
        "-q",
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    records = [json.loads(line) for line in (tmp_path / "report.jsonl").read_text("utf-8").splitlines()]
    assert {record["reader"] for record in records if record["state"] == "ok"} == {"tsv", "text", "html"}
    assert {record["encoding"]["name"] for record in records} >= {"utf-8", "gb18030", "big5hkscs"}
