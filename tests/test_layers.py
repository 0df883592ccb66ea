"""Imports point one way: a module imports from its own layer's list or from below, and the folders of plugins never from each other."""

import ast
from pathlib import Path

import convkit

ROOT = Path(convkit.__file__).parent

LAYERS = (
    {"__init__", "provenance", "messages", "translations", "frequent", "escape", "patterns", "encoding", "builtin", "distributions", "bigrams"},
    {"errors", "model"},
    {"contract"},
    {"hookspecs"},
    {"layouts", "fonts", "names", "xmltext", "notemarks", "titleblock", "titlelines", "closing", "verifying", "pictures", "links", "listmarks", "joined", "cooked", "menuwords", "sitewords", "rawfile", "source", "blocks_json", "article_json", "markup"},
    {"readers", "passes", "writers", "engines"},
    {"plugins", "draft", "drafting", "places", "assemble", "survey", "trigger", "decisions", "deciding", "regrouping", "recasting", "proposals", "pipeline", "ways", "history", "history_json", "testing"},
    {
        "report", "inputs", "manifest", "settings", "options", "defaults", "outputs", "origins", "editsfile", "editswriter", "keeping", "noting", "values", "workshop", "reading", "spool", "plan",
        "publishing", "catalogue", "facts", "duplicates", "choices", "conversion", "inspection", "explaining", "review", "stopping", "evidence", "located", "lacking", "tracing", "reverting", "runlog", "watching",
    },
    {"batch"},
    {"api"},
    {"cli", "__main__"},
)  # fmt: skip
APART = ("readers", "passes", "writers", "engines")


def parts_of(path: Path) -> tuple[str, ...]:
    return path.relative_to(ROOT).with_suffix("").parts


def imports(path: Path) -> list[tuple[int, str]]:
    """The parts of convkit that a module imports, at its top or inside; imports for type checking alone are left out."""
    tree = ast.parse(path.read_text("utf-8"))
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    found = []
    for node in ast.walk(tree):
        if id(node) in for_types:
            continue
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "convkit":
            names = (
                [f"{node.module}.{alias.name}" for alias in node.names] if node.module == "convkit" else [node.module]
            )
            found += [(node.lineno, name.split(".")[1]) for name in names]
        elif isinstance(node, ast.Import):
            found += [(node.lineno, a.name.split(".")[1]) for a in node.names if a.name.startswith("convkit.")]
    known = {path.stem if path.suffix else path.name for path in ROOT.iterdir()}
    return [(line, name) for line, name in found if name in known]


def modules() -> list[Path]:
    return sorted(path for path in ROOT.rglob("*.py"))


def layer(name: str) -> int:
    return next(number for number, names in enumerate(LAYERS) if name in names)


def test_every_module_has_its_layer() -> None:
    listed = [name for names in LAYERS for name in names]
    assert len(listed) == len(set(listed))
    assert {parts_of(path)[0] for path in modules()} <= set(listed)


def test_nothing_is_imported_from_above() -> None:
    up = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in modules()
        for line, name in imports(path)
        if layer(name) > layer(parts_of(path)[0])
    ]
    assert not up


def test_readers_passes_writers_and_engines_know_nothing_of_each_other() -> None:
    crossing = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in modules()
        for line, name in imports(path)
        if parts_of(path)[0] in APART and name in APART and name != parts_of(path)[0]
    ]
    assert not crossing


def test_the_core_names_no_format() -> None:
    formats = {path.stem for folder in ("readers", "writers") for path in (ROOT / folder).iterdir()}
    formats -= {"__init__", "__pycache__", "text"}  # "text" is also a word, and a key of the schema
    core = [
        path
        for path in modules()
        if len(parts_of(path)) == 1 and layer(parts_of(path)[0]) >= 6 and path.stem != "testing"
    ]
    named = []
    for path in core:
        tree = ast.parse(path.read_text("utf-8"))
        named += [
            f"{path.name}:{node.lineno} names {node.value}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in formats
        ]
    assert not named
