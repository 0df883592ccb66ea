"""Messages in two languages say the same thing with the same values."""

import ast
import string
from pathlib import Path

import pytest

import convkit
from convkit import messages
from convkit.errors import CODES
from convkit.messages import language, meaning, say


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def templates() -> set[str]:
    """Every template that the code says."""
    found = set()
    for path in Path(convkit.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say" and node.args:
                found |= {
                    n.value for n in ast.walk(node.args[0]) if isinstance(n, ast.Constant) and isinstance(n.value, str)
                }
    return found - {"", "on", "off", "always"}


def test_every_message_that_is_said_has_its_translation() -> None:
    assert templates() <= set(messages._chinese())


@pytest.mark.parametrize("template", sorted(messages._chinese()))
def test_a_translation_takes_the_same_values(template: str) -> None:
    assert fields(messages._chinese()[template]) == fields(template)


def test_every_code_is_explained_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("en", "zh"):
        monkeypatch.setenv("CONVKIT_LANG", name)
        assert all(meaning(code) for code in CODES)
    assert meaning("own:CODE") == ""


@pytest.mark.parametrize(
    ("variables", "expected"),
    [({}, "en"), ({"LANG": "zh_CN.UTF-8"}, "zh"), ({"LANG": "zh_TW", "LC_ALL": "de_DE"}, "en"), ({"LC_MESSAGES": "zh"}, "zh"),
     ({"CONVKIT_LANG": "en", "LANG": "zh_CN"}, "en"), ({"CONVKIT_LANG": "", "LANG": "zh_CN"}, "zh"), ({"LANG": "C"}, "en")],
)  # fmt: skip
def test_the_language_is_convkits_own_variable_else_the_locales(
    variables: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("CONVKIT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert language() == expected
    assert say("hint: {hint}", hint="x") == ("提示：x" if expected == "zh" else "hint: x")
