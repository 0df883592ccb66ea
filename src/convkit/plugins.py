"""Loads plugins one by one, checks what they hand over, and keeps who brought what.

A plugin that fails costs only itself: the failure is kept with its name, shown by ``convkit plugins`` and by
the error of whoever needs it.  Built-ins register through the same hooks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

import pluggy

from convkit import hookspecs
from convkit.contract import CONTRACT, OLDEST_CONTRACT, EngineSpec, FontSpec, Format, LayoutSpec, PassSpec
from convkit.distributions import EntryPoint, plugin_entry_points
from convkit.errors import ConvkitError, PluginError, UsageError, blame

if TYPE_CHECKING:
    import click

BUILT_IN = ("readers", "writers", "passes", "engines", "layouts", "fonts")


class PluginInfo(NamedTuple):
    """A plugin that was found: its distribution's name and version, the hooks it implements, why it failed."""

    name: str
    version: str
    hooks: tuple[str, ...] = ()
    failure: str | None = None


@dataclass
class Registry:
    """All that built-ins and plugins handed over, by name, and who brought it."""

    readers: dict[str, Format] = field(default_factory=dict)
    writers: dict[str, Format] = field(default_factory=dict)
    passes: dict[str, PassSpec] = field(default_factory=dict)
    engines: dict[str, EngineSpec] = field(default_factory=dict)
    layouts: dict[str, LayoutSpec] = field(default_factory=dict)
    fonts: dict[str, FontSpec] = field(default_factory=dict)
    owners: dict[tuple[str, str], str] = field(default_factory=dict)
    plugins: list[PluginInfo] = field(default_factory=list)
    manager: pluggy.PluginManager | None = None

    def reader(self, name: str) -> Format:
        """The format that reads ``name``.  Raises UsageError, naming a failed plugin that may have brought it."""
        return self._find(self.readers, "reader", name)

    def writer(self, name: str) -> Format:
        """The format that writes ``name``.  Raises UsageError, naming a failed plugin that may have brought it."""
        return self._find(self.writers, "writer", name)

    def owner(self, kind: str, name: str) -> str:
        """The plugin behind ``name`` with its version; "convkit" for built-ins."""
        return self.owners.get((kind, name), "convkit")

    def failures(self) -> list[PluginInfo]:
        """The plugins that did not load or broke the contract."""
        return [info for info in self.plugins if info.failure]

    def add_commands(self, cli: click.Group) -> None:
        """Let each plugin add its commands to ``cli``; one that fails is noted among the failures."""
        if self.manager is None:
            return
        for implementation in self.manager.hook.convkit_commands.get_hookimpls():
            owner = implementation.plugin_name
            try:
                with blame(owner, "convkit_commands"):
                    implementation.function(cli)
            except (ConvkitError, OSError) as error:
                _fail(self, owner, str(error))

    def _find(self, table: Mapping[str, Format], kind: str, name: str) -> Format:
        if name in table:
            return table[name]
        hint = f"known: {', '.join(sorted(table))}"
        for info in self.failures():
            hint += f"; the plugin {info.name} {info.version} did not load ({info.failure})"
        raise UsageError(f"there is no {kind} called {name!r}", hint=hint)


def load(disabled: Iterable[str] = ()) -> Registry:
    """A registry of the built-ins and of every installed plugin.

    ``disabled`` names formats that are left out ("docx"), built in or not.
    """
    registry = Registry()
    manager = _manager(registry)
    for name in BUILT_IN:
        manager.register(import_module(f"convkit.{name}"), f"convkit.{name}")
    for entry in plugin_entry_points(hookspecs.GROUP):
        _load_one(registry, manager, entry)
    _collect(registry, manager, frozenset(disabled))
    return registry


def load_commands(cli: click.Group) -> Registry:
    """Let every installed plugin add its commands to ``cli``; what else they bring, and the built-ins, is not loaded for it."""
    registry = Registry()
    manager = _manager(registry)
    for entry in plugin_entry_points(hookspecs.GROUP):
        _load_one(registry, manager, entry)
    registry.add_commands(cli)
    return registry


def _manager(registry: Registry) -> pluggy.PluginManager:
    manager = pluggy.PluginManager(hookspecs.GROUP)
    manager.add_hookspecs(hookspecs)
    registry.manager = manager
    return manager


def _load_one(registry: Registry, manager: pluggy.PluginManager, entry: EntryPoint) -> None:
    name, version = entry.distribution, entry.version
    try:
        with blame(f"{name} {version}", "load"):
            module = entry.load()
            manager.register(module, f"{name} {version}")
    except (ConvkitError, OSError, MemoryError) as error:
        cause = error.__cause__ if isinstance(error, PluginError) and error.__cause__ else error
        registry.plugins.append(PluginInfo(name, version, failure=f"{type(cause).__name__}: {cause}"))
        return
    hooks = tuple(hook.name for hook in manager.get_hookcallers(module) or ())
    registry.plugins.append(PluginInfo(name, version, hooks))


def _collect(registry: Registry, manager: pluggy.PluginManager, disabled: frozenset[str]) -> None:
    def formats(owner: str, spec: Any) -> None:
        _typed(owner, spec, Format)
        if spec.name in disabled:
            return
        if spec.reader is not None:
            _add(registry, registry.readers, "reader", spec.name, spec, owner)
        if spec.writer is not None:
            _add(registry, registry.writers, "writer", spec.name, spec, owner)

    def keep(kind: str, table: dict[str, Any], expected: type) -> Callable[[str, Any], None]:
        def add(owner: str, spec: Any) -> None:
            _typed(owner, spec, expected)
            _add(registry, table, kind, spec.name, spec, owner)

        return add

    for hook, add in (
        ("convkit_formats", formats),
        ("convkit_passes", keep("pass", registry.passes, PassSpec)),
        ("convkit_engines", keep("engine", registry.engines, EngineSpec)),
        ("convkit_layouts", keep("layout", registry.layouts, LayoutSpec)),
        ("convkit_fonts", keep("font", registry.fonts, FontSpec)),
    ):
        for owner, spec in _handed_over(registry, manager, hook):
            try:
                with blame(owner, hook):
                    add(owner, spec)
            except (ConvkitError, OSError) as error:
                _fail(registry, owner, str(error))


def _handed_over(registry: Registry, manager: pluggy.PluginManager, hook: str) -> Iterator[tuple[str, Any]]:
    for implementation in sorted(getattr(manager.hook, hook).get_hookimpls(), key=lambda i: _order(i.plugin_name)):
        owner = implementation.plugin_name
        owner = "convkit" if owner.startswith("convkit.") else owner
        try:
            with blame(owner, hook):
                specs = list(implementation.function() or ())
        except (ConvkitError, OSError, MemoryError) as error:
            _fail(registry, owner, str(error))
            continue
        for spec in specs:
            yield owner, spec


def _order(name: str) -> tuple[int, str]:
    first, _, second = name.partition(".")
    return (BUILT_IN.index(second), "") if first == "convkit" and second in BUILT_IN else (len(BUILT_IN), name)


def _typed(owner: str, spec: Any, expected: type) -> None:
    if not isinstance(spec, expected):
        raise PluginError(owner, f"{owner} handed over {type(spec).__name__}, expected {expected.__name__}")
    contract = spec.contract  # type: ignore[attr-defined]
    if not OLDEST_CONTRACT <= contract <= CONTRACT:
        newer = "upgrade convkit" if contract > CONTRACT else f"upgrade {owner}"
        raise PluginError(
            owner,
            f"{owner} is written for contract {contract}; this convkit serves {OLDEST_CONTRACT} to {CONTRACT}: {newer}",
        )


def _add(registry: Registry, table: dict[str, Any], kind: str, name: str, spec: Any, owner: str) -> None:
    if name in table:
        taken = registry.owner(kind, name)
        raise PluginError(owner, f"the {kind} {name!r} of {owner} is left out: {taken} has that name already")
    table[name] = spec
    registry.owners[kind, name] = owner


def _fail(registry: Registry, owner: str, reason: str) -> None:
    name, _, version = owner.partition(" ")
    for index, info in enumerate(registry.plugins):
        if info.name == name:
            registry.plugins[index] = info._replace(failure=f"{info.failure}; {reason}" if info.failure else reason)
            return
    registry.plugins.append(PluginInfo(name, version, failure=reason))
