"""What shapes a conversion: plain data, checked once, the same in every worker."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from convkit.contract import Format, Option, PassSpec, Stage
from convkit.errors import UsageError
from convkit.messages import say
from convkit.plugins import Registry

SPLITS = ("source", "article", "all")
DUPLICATES = ("report", "link", "drop")
FONT_ROLES = ("song", "hei", "kai", "fang", "biaosong", "mono", "rare")


class Settings(NamedTuple):
    """The options of a run that shape its outputs; hashable, and it pickles.

    ``options`` are (format, key, value), ``fonts`` (role, path), ``metadata`` (key, value), a key as often as it was
    given.  ``volume`` None means each format's own limit, 0 none.  ``only`` None means the default passes.
    ``modified`` is SOURCE_DATE_EPOCH as ISO 8601, read once where the run starts.  ``disabled`` are formats left out.
    ``decisions`` are files of what a person decided, each with the digest of its bytes: what they say shapes the outputs;
    ``catalogue`` is the file of ``--metadata-file`` (none or one), likewise.
    ``edits``: the record of all edits stands beside each output.
    With ``verify`` each output is opened again and its text compared.  ``duplicates`` is one of ``DUPLICATES``.
    """

    to: tuple[str, ...] = ()
    reader: str | None = None
    split: str = "source"
    volume: int | None = None
    toc: bool | None = None
    cover: str = "auto"
    layout: str = "article"
    reference: str | None = None
    css: str | None = None
    images: str | None = None
    fonts: tuple[tuple[str, str], ...] = ()
    options: tuple[tuple[str, str, str], ...] = ()
    variant: str | None = None
    encoding: str | None = None
    with_passes: tuple[str, ...] = ()
    without_passes: tuple[str, ...] = ()
    only: tuple[str, ...] | None = None
    guesses: bool = True
    metadata: tuple[tuple[str, str], ...] = ()
    modified: str | None = None
    disabled: tuple[str, ...] = ()
    decisions: tuple[tuple[str, str], ...] = ()
    catalogue: tuple[tuple[str, str], ...] = ()
    edits: bool = False
    verify: bool = False
    duplicates: str = "report"

    def format_options(self, name: str) -> dict[str, str]:
        """What ``-O NAME.KEY=VALUE`` said for the format ``name``; the last of equal keys wins."""
        return {key: value for owner, key, value in self.options if owner == name}

    def cleaning_options(self) -> dict[str, str]:
        """The options that the factories of cleaning passes take."""
        return {"variant": self.variant} if self.variant else {}

    def said(self, key: str) -> tuple[str, ...]:
        """What ``-M KEY=…`` said, in order."""
        return tuple(value for name, value in self.metadata if name == key) if self.metadata else ()


def check(settings: Settings, registry: Registry) -> None:
    """Raise UsageError for the first name, option or file in ``settings`` that does not exist."""
    for name in settings.to:
        known(name, registry.writers, "writer", registry)
        if settings.verify and registry.writers[name].extract is None:
            able = sorted(other for other, spec in registry.writers.items() if spec.extract)
            raise UsageError(
                say("--verify: {name} can't be read back", name=name),
                hint=say("formats that can: {names}", names=", ".join(able) or "-"),
            )
    if settings.reader is not None:
        known(settings.reader, registry.readers, "reader", registry)
    if settings.split not in SPLITS:
        raise UsageError(say("--split takes {choices}, not {name!r}", choices=", ".join(SPLITS), name=settings.split))
    if settings.duplicates not in DUPLICATES:
        choices = ", ".join(DUPLICATES)
        raise UsageError(say("--duplicates takes {choices}, not {name!r}", choices=choices, name=settings.duplicates))
    if settings.volume is not None and settings.volume < 0:
        raise UsageError(say("--volume takes a number from 0 (never) on, not {number}", number=settings.volume))
    for owner, key, value in settings.options:
        _check_option(registry, owner, key, value)
    for role, path in settings.fonts:
        if role not in FONT_ROLES:
            raise UsageError(say("there is no font role {name!r}", name=role), hint=near(role, FONT_ROLES))
        _check_file(path, "--font")
    for file, option in ((settings.reference, "--reference-doc"), (settings.css, "--css")):
        if file is not None:
            _check_file(file, option)
    if settings.images is not None and not Path(settings.images).is_dir():
        raise UsageError(say("{option}: there is no folder {path}", option="--images", path=settings.images))
    if settings.cover not in ("auto", "none"):
        _check_file(settings.cover, "--cover")
    if settings.layout not in registry.layouts and not Path(settings.layout).is_file():
        raise UsageError(
            say("there is no layout {name!r}", name=settings.layout), hint=near(settings.layout, registry.layouts)
        )
    _check_encoding(settings.encoding)
    for name in (*settings.with_passes, *settings.without_passes, *(settings.only or ())):
        known(name, registry.passes, "pass", registry)
    chosen_passes(settings, registry)


def chosen_passes(settings: Settings, registry: Registry) -> list[PassSpec]:
    """The passes that are switched on, in no order.

    ``--variant`` switches the passes of its stage on, and nothing else does.  Raises UsageError where a pass that
    can't be switched off is.
    """
    chosen = []
    for name, spec in registry.passes.items():
        if spec.required and name in settings.without_passes:
            raise UsageError(say("the pass {name} can't be switched off", name=name))
        if spec.stage is Stage.VARIANT:
            wanted = bool(settings.variant) or name in settings.with_passes
        elif settings.only is not None:
            wanted = name in settings.only or name in settings.with_passes
        else:
            wanted = spec.default or name in settings.with_passes
        if spec.required or (wanted and name not in settings.without_passes):
            chosen.append(spec)
    return chosen


def known(name: str, table: Mapping[str, object], kind: str, registry: Registry) -> None:
    """Raise UsageError unless ``name`` is in ``table``: near names, and the plugins that failed to load."""
    if name in table:
        return
    hint = near(name, table)
    for info in registry.failures():
        hint += "; " + say(
            "the plugin {name} {version} did not load ({failure})",
            name=info.name,
            version=info.version,
            failure=info.failure,
        )
    template = {
        "writer": "there is no output format {name!r}",
        "reader": "there is no input format {name!r}",
        "pass": "there is no pass {name!r}",
        "engine": "there is no engine {name!r}",
        "format": "there is no format {name!r}",
    }[kind]
    raise UsageError(say(template, name=name), hint=hint)


def near(name: str, names: Iterable[str]) -> str:
    """A hint that lists the names close to ``name``, or all of them where none is."""
    from difflib import get_close_matches

    every = sorted(names)
    close = get_close_matches(name, every, n=3, cutoff=0.5)
    if close:
        return say("did you mean {names}?", names=", ".join(close))
    return say("known: {names}", names=", ".join(every) or "-")


def _check_option(registry: Registry, owner: str, key: str, value: str) -> None:
    formats = [table[owner] for table in (registry.readers, registry.writers) if owner in table]
    if not formats:
        names = {**registry.readers, **registry.writers}
        raise UsageError(say("there is no format {name!r}", name=owner), hint=near(owner, names))
    declared = {option.name: option for spec in formats for option in declared_options(spec)}
    if key not in declared:
        hint = near(key, declared) if declared else say("{name} has no options", name=owner)
        raise UsageError(say("{owner} has no option {name!r}", owner=owner, name=key), hint=hint)
    choices = declared[key].choices
    if choices and value not in choices:
        raise UsageError(
            say(
                "{owner}.{key} takes {choices}, not {name!r}",
                owner=owner,
                key=key,
                choices=", ".join(choices),
                name=value,
            )
        )


def declared_options(spec: Format) -> tuple[Option, ...]:
    """The options of ``spec`` for reading and for writing."""
    return (*spec.reader_options, *(o for o in spec.writer_options if o not in spec.reader_options))


def _check_file(path: str, option: str) -> None:
    if not Path(path).is_file():
        raise UsageError(say("{option}: there is no file {path}", option=option, path=path))


def _check_encoding(name: str | None) -> None:
    if name is None:
        return
    from convkit.encoding import named

    try:
        named(name)
    except (LookupError, ValueError):
        hint = say("known: {names}", names="utf-8, gb18030, big5, utf-16, hz, shift_jis, euc-kr …")
        raise UsageError(say("there is no encoding {name!r}", name=name), hint=hint) from None
