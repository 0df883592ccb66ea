"""Help in the user's language, set in columns."""

import inspect
from collections.abc import Iterator

import click
import pytest

from convkit.cli import main
from convkit.cli.app import COMMANDS, commands
from convkit.cli.chinese import _table
from convkit.cli.columns import columns

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def alone(no_plugins: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONVKIT_LANG", "zh")


def every_command(group: click.Group, context: click.Context) -> Iterator[click.Command]:
    yield group
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from every_command(command, click.Context(command, context, name))
        else:
            yield command


def texts() -> Iterator[str]:
    """All that a help text says in English."""
    yield from COMMANDS.values()
    group = commands()
    yield "Show this message and exit."
    for command in every_command(group, click.Context(group, info_name="convkit")):
        if isinstance(command, click.Group) and command.name != "convkit":
            yield from (inner.short_help or "" for inner in command.commands.values())
        yield from (" ".join(part.split()) for part in inspect.cleandoc(command.help or "").split("\n\n"))
        yield from (option.help or "" for option in command.params if isinstance(option, click.Option))


def test_every_text_has_its_translation() -> None:
    assert [text for text in dict.fromkeys(texts()) if text and text not in _table()] == []


def test_nothing_else_is_translated() -> None:
    assert sorted(_table().keys() - set(texts())) == []


@pytest.mark.parametrize("arguments", [["--help"], ["convert", "-h"], ["inspect", "-h"], ["layouts", "-h"]])
def test_help_is_chinese_and_fits_the_terminal(
    arguments: list[str], capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert main(arguments) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("用法：convkit ")
    assert "选项：" in lines
    assert max(map(columns, lines)) <= 60


def test_in_another_language_help_is_english(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONVKIT_LANG", "en")
    assert main(["convert", "-h"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Usage: ")
    assert said.isascii() or "选项" not in said


WRONG = [
    (["convert", "in", "--overwrit"], "没有选项 --overwrit；是不是想用 --overwrite"),
    (["convert"], "缺少 INPUT"),
    (["convert", "in", "-j", "0"], "--jobs 的值不对"),
    (["convret"], "没有命令 'convret'"),
]


@pytest.mark.parametrize(("arguments", "said"), WRONG, ids=[" ".join(row[0]) for row in WRONG])
def test_wrong_usage_is_told_in_chinese(arguments: list[str], said: str, capsys: Captured) -> None:
    assert main(arguments) == 2
    assert said in capsys.readouterr().err
