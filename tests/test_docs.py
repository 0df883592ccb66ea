"""The documents keep up with the code: hooks, keys, options, layouts, modules that are named; the built pages link where they should."""

import inspect
import re
import shutil
from pathlib import Path
from urllib.parse import unquote

import click
import pytest
from docs.site import pictures
from docs.site.__main__ import build
from docs.site.commands import commands
from docs.site.pages import PICTURE, name_of, page, paths
from docs.site.reference import PLACES, rows

import convkit
from convkit import hookspecs
from convkit.article_json import article_to_dict
from convkit.cli.app import commands as cli_commands
from convkit.errors import CODES
from convkit.layouts.design import STYLES
from convkit.model import Article, BlockKind
from convkit.workshop import registry

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


def test_every_module_has_its_place_in_the_architecture() -> None:
    text = (DOCS / "architecture.md").read_text("utf-8").split("## Where things are")[1].split("\n## ")[0]
    root = Path(convkit.__file__).parent
    here = {path.name for path in root.glob("*.py")} | {
        f"{path.name}/" for path in root.iterdir() if (path / "__init__.py").exists()
    }
    named = re.findall(r"`(\w+(?:\.py|/))`", text)
    assert len(named) == len(set(named))
    assert here - set(named) - {"__init__.py"} == set(), "name it in the table of docs/architecture.md"
    assert set(named) - here <= {"examples/", "benchmarks/", "plugins/"}


# --- the site ---


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    """Every page as it is built, without pictures."""
    return {name_of(path): page(path, lambda wanted: f"<figure>{wanted['caption']}</figure>") for path in paths()}


def test_every_document_has_its_place_in_the_contents() -> None:
    listed = paths()
    assert len(set(map(name_of, listed))) == len(listed) == len(set(listed))
    assert {f"docs/{path.name}" for path in DOCS.glob("*.md")} <= set(listed)
    assert {f"{path.parent.name}/{path.name}" for path in DOCS.parent.glob("plugins/*/README.md")} <= {
        "/".join(Path(path).parts[-2:]) for path in listed
    }


def test_every_link_leads_somewhere(site: dict[str, str]) -> None:
    lost = []
    for name, text in site.items():
        for link in re.findall(r'(?:href|src)="(?!https?:|style\.css)([^"]+)"', text):
            file, _, anchor = unquote(link).partition("#")
            if file.startswith("files/"):
                lost += [] if (DOCS.parent / file.removeprefix("files/")).exists() else [f"{name}: {link}"]
            elif (target := site.get(file or name)) is None or (anchor and f'id="{anchor}"' not in target):
                lost.append(f"{name}: {link}")
    assert not lost


def test_every_picture_shows_what_the_commands_of_its_page_make() -> None:
    for path in paths():
        text = (DOCS.parent / path).read_text("utf-8")
        named = len(re.findall(r"<!-- picture:", text))
        assert len(list(PICTURE.finditer(text))) == named
        assert not named or any(commands(text)), path


def test_a_missing_tool_is_said_and_costs_its_picture_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    pictures.tool.cache_clear()
    said = build(tmp_path / "site", ["docs/markdown.md"])
    pictures.tool.cache_clear()
    assert said == ["docs/markdown.md: no picture of out/渡口志.pdf: pdftoppm is not installed"]
    assert "<figure" not in (tmp_path / "site" / "markdown.html").read_text("utf-8")


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="pdftoppm is not installed")
def test_a_picture_stands_in_the_page(tmp_path: Path) -> None:
    assert build(tmp_path / "site", ["docs/markdown.md"]) == []
    assert 'src="pictures/markdown-1.png"' in (tmp_path / "site" / "markdown.html").read_text("utf-8")
    assert (tmp_path / "site" / "pictures" / "markdown-1.png").read_bytes().startswith(b"\x89PNG")


# --- what the documents say of options, layouts and formats ---


def test_options_and_commands_that_are_named_are_there() -> None:
    known, names = {"--help", "--version"}, set()
    group = cli_commands()
    context = click.Context(group)
    for name in group.list_commands(context):
        names.add(name)
        command = group.get_command(context, name)
        stack = [command]
        while stack:
            one = stack.pop()
            known |= {option for param in one.params for option in (*param.opts, *param.secondary_opts)}
            stack += list(getattr(one, "commands", {}).values())
    for path in paths():
        if path == "CHANGELOG.md":
            continue
        text = (DOCS.parent / path).read_text("utf-8")
        spans = re.findall(r"`([^`\n]+)`", text) + [command.line for command in commands(text)]
        said = {
            option for span in spans if "make " not in span for option in re.findall(r"(?<![\w-])--[a-z][a-z-]+", span)
        }
        assert said - known <= {"--show", "--write"}, path
        called = {name for span in spans for name in re.findall(r"^convkit ([a-z]+)\b", span)}
        assert called <= names, path


LAYOUTS = (DOCS / "layouts.md").read_text("utf-8")


@pytest.mark.parametrize("heading", PLACES)
def test_every_key_of_a_layout_is_documented_with_what_it_takes_and_its_default(heading: str) -> None:
    part = LAYOUTS.split(f"### {heading}\n")[1].split("\n### ")[0]
    found = [
        tuple(cell.strip() for cell in line.split("|")[1:4]) for line in part.splitlines() if line.startswith("| `")
    ]
    assert found == [tuple(row) for row in rows(PLACES[heading])]


def test_every_layout_and_style_is_documented() -> None:
    for name in registry().layouts:
        assert f"`{name}`" in LAYOUTS, name
        page = DOCS / f"layout-{name.removesuffix('-red')}.md"
        assert f"--layout {name}" in page.read_text("utf-8") or name == "article"
    styles = (
        LAYOUTS.split("Styles: ")[1]
        .split(".\n")[0]
        .replace("heading1 to heading6", ", ".join(f"heading{n}" for n in range(1, 7)))
    )
    assert sorted(re.split(r",\s+", styles)) == sorted(STYLES)


def test_every_format_and_every_code_is_documented() -> None:
    readme, batch = (DOCS.parent / "README.md").read_text("utf-8"), (DOCS / "batch.md").read_text("utf-8")
    for name in {*registry().readers, *registry().writers}:
        assert f"| `{name}` |" in readme
        assert (DOCS / f"{name}.md").exists() or f"| `{name}` |" in (DOCS / "inputs.md").read_text("utf-8")
    skips = (DOCS / "inputs.md").read_text("utf-8")
    assert [code for code in CODES if code not in batch and code not in skips and code != "E_USAGE"] == []
