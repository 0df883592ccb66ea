"""The documents keep up with the code: hooks, plugin contract, keys of an article, modules that are named."""

import inspect
import re
from pathlib import Path

import pytest

import convkit
from convkit import hookspecs
from convkit.article_json import article_to_dict
from convkit.model import Article, BlockKind

DOCS = Path(__file__).parent.parent / "docs"
PLUGINS = (DOCS / "plugins.md").read_text("utf-8")
HOOKS = sorted(name for name in vars(hookspecs) if name.startswith("convkit_"))


@pytest.mark.parametrize("name", HOOKS)
def test_every_hook_is_documented_with_its_signature(name: str) -> None:
    hook = getattr(hookspecs, name)
    assert f"`{name}({', '.join(inspect.signature(hook).parameters)})`" in PLUGINS
    assert "Since contract" in (inspect.getdoc(hook) or "")


def test_no_other_hook_is_documented() -> None:
    assert sorted(set(re.findall(r"\bconvkit_\w+(?=\()", PLUGINS))) == HOOKS


def test_every_key_and_block_kind_of_an_article_is_documented() -> None:
    text = (DOCS / "articles.md").read_text("utf-8")
    keys = article_to_dict(Article("0123456789abcdef"))
    assert [key for key in keys if f"`{key}`" not in text and key != "schema"] == []
    assert "`schema` 1" in text
    assert [kind for kind in BlockKind if kind is not BlockKind.CELL and str(kind) not in text] == []


def test_modules_that_are_named_exist() -> None:
    root = Path(convkit.__file__).parent
    for path in DOCS.glob("*.md"):
        for name in re.findall(r"`([a-z_]+\.py)`", path.read_text("utf-8")):
            assert list(root.rglob(name)) or list((DOCS.parent / "plugins").rglob(name)), f"{path.name} names {name}"
