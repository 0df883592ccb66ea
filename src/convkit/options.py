"""The options of a run as a user states them, in Python and in a defaults file, and how they become settings."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypedDict

from convkit.errors import UsageError
from convkit.messages import say
from convkit.plugins import Registry
from convkit.settings import Settings

EPOCH_VARIABLE = "SOURCE_DATE_EPOCH"

StrPath = str | os.PathLike[str]
Names = str | Sequence[str]


class Options(TypedDict, total=False):
    """What ``convkit.convert`` takes by name; each key is the command line's option in Python form.

    ``from_``, ``with_``: with an underscore where Python has the word already.  Names that the command line takes with commas
    are a string with commas or a sequence.  ``options`` ``{"tsv.title": "标题"}``, ``font`` ``{"song": "path"}``, ``metadata``
    ``{"author": ["…", "…"]}``, ``engine_option`` ``{"start": "spawn"}``.  ``guesses=False`` is ``--no-guesses``.  ``only=()`` or
    "none" switches all passes off that can be.  ``edits`` writes the record of all edits beside each output.  ``disabled``: formats that are treated as not installed.
    """

    from_: str | None
    to: Names
    output: StrPath | None
    options: Mapping[str, str]
    split: str | None
    volume: int | None
    toc: bool | None
    cover: StrPath | None
    layout: StrPath | None
    reference_doc: StrPath | None
    css: StrPath | None
    images: StrPath | None
    font: Mapping[str, StrPath]
    variant: str | None
    encoding: str | None
    with_: Names
    without: Names
    only: Names | None
    guesses: bool | None
    metadata: Mapping[str, Names]
    metadata_file: StrPath | None
    verify: bool | None
    decisions: StrPath | Sequence[StrPath]
    duplicates: str | None
    ambiguities: StrPath | None
    jobs: int | None
    engine: str | None
    engine_option: Mapping[str, str]
    report: StrPath | None
    log: StrPath | None
    review: StrPath | None
    dry_run: bool
    overwrite: bool
    edits: bool | None
    max_errors: int | None
    disabled: Sequence[str]


def merged(over: Options, under: Options) -> Options:
    """``over`` where it says something, else ``under``; mappings are joined key by key."""
    result: dict[str, Any] = dict(under)
    for key, value in over.items():
        if value is None or (value == () and key != "only") or value == {}:
            continue
        below = result.get(key)
        result[key] = {**below, **value} if isinstance(value, Mapping) and isinstance(below, Mapping) else value
    return result  # type: ignore[return-value]


def settings_from(options: Options) -> Settings:
    """The part of ``options`` that shapes outputs.  Raises UsageError for a value of the wrong form."""
    return Settings(
        to=names(options.get("to")),
        reader=options.get("from_"),
        split=options.get("split") or "source",
        volume=options.get("volume"),
        toc=options.get("toc"),
        cover=_path(options.get("cover")) or "auto",
        layout=_path(options.get("layout")) or "article",
        reference=_path(options.get("reference_doc")),
        css=_path(options.get("css")),
        images=_path(options.get("images")),
        fonts=tuple((role, os.fspath(path)) for role, path in (options.get("font") or {}).items()),
        options=tuple(_format_option(key, value) for key, value in (options.get("options") or {}).items()),
        variant=options.get("variant") or None,
        encoding=options.get("encoding") or None,
        with_passes=names(options.get("with_")),
        without_passes=names(options.get("without")),
        only=_only(options.get("only")),
        guesses=options.get("guesses") is not False,
        metadata=tuple(_metadata(options.get("metadata") or {})),
        modified=_epoch(),
        disabled=tuple(options.get("disabled") or ()),
        decisions=tuple(_digested(options.get("decisions") or (), "the decisions {path} can't be read: {error}")),
        verify=bool(options.get("verify")),
        catalogue=tuple(
            _digested(options.get("metadata_file") or (), "the metadata file {path} can't be read: {error}")
        ),
        edits=bool(options.get("edits")),
        duplicates=options.get("duplicates") or "report",
    )


OUTPUT_ONLY = frozenset(
    {
        "to",
        "split",
        "volume",
        "toc",
        "cover",
        "layout",
        "reference",
        "css",
        "images",
        "fonts",
        "metadata",
        "modified",
        "disabled",
        "catalogue",
        "edits",
        "duplicates",
        "verify",
    }
)
"""Settings that have no part in what an article says."""


def text_options(settings: Settings) -> Options:
    """The options behind ``settings`` that shape what the articles say, as plain data; those at their default are left out.

    ``settings_from`` makes of them what ``settings`` says beside ``OUTPUT_ONLY``, where files of decisions are what they were.
    """
    stated: dict[str, Any] = {
        "from_": settings.reader,
        "options": {f"{owner}.{key}": value for owner, key, value in settings.options},
        "variant": settings.variant,
        "encoding": settings.encoding,
        "with_": list(settings.with_passes),
        "without": list(settings.without_passes),
        "only": None if settings.only is None else list(settings.only) or "none",
        "guesses": settings.guesses or False,
        "decisions": [path for path, _ in settings.decisions],
    }
    default: dict[str, Any] = {"guesses": True, "options": {}, "with_": [], "without": [], "decisions": []}
    return {key: value for key, value in stated.items() if value != default.get(key)}  # type: ignore[return-value]


PARTS = {
    "layout": ("layout", "--layout"), "toc": ("toc", "--toc"), "cover": ("cover", "--cover"), "volume": ("limit", "--volume"),
    "css": ("css", "--css"), "reference_doc": ("reference", "--reference-doc"), "font": ("fonts", "--font"),
    "metadata": ("metadata", "-M"), "images": ("images", "--images"),
}  # fmt: skip
"""Options that only some formats have a use for: what :attr:`convkit.contract.Format.takes` calls it, and its name on the command line."""


def check_used(options: Options, formats: Sequence[str], registry: Registry) -> None:
    """Raise UsageError where ``options`` ask for what none of ``formats`` has; what they leave off ("none", 0) all have."""
    for key, (part, option) in PARTS.items():
        if options.get(key) in (None, False, 0, "none", {}) or any(part in registry.writers[f].takes for f in formats):
            continue
        able = sorted(name for name, spec in registry.writers.items() if part in spec.takes)
        raise UsageError(
            say("{option} has no effect on {names}", option=option, names=", ".join(formats)),
            hint=say("formats that take it: {names}", names=", ".join(able) or "-"),
        )
    check_formats_used(options, formats, registry)


def check_formats_used(options: Options, formats: Sequence[str], registry: Registry) -> None:
    """Raise UsageError where ``-O`` in ``options`` says something of a format that is neither read nor in ``formats``."""
    for key in options.get("options") or {}:
        _check_format_used(key, options.get("from_"), formats, registry)


def _check_format_used(key: str, reader: str | None, formats: Sequence[str], registry: Registry) -> None:
    """What is read is known only where ``--from`` names it; else any reader may come to it."""
    owner, _, name = key.partition(".")
    read = registry.readers.get(owner)
    reads = read is not None and any(option.name == name for option in read.reader_options)
    if owner in formats or (reads and reader in (None, owner)):
        return
    if reads:
        hint = say("--from {name} reads another format", name=reader)
    else:
        hint = say("formats to write: {names}", names=", ".join(formats) or "-")
    raise UsageError(say("{option} has no effect", option=f"-O {key}"), hint=hint)


LIST_SUFFIXES = (".tsv", ".csv", ".jsonl")


def check_choices(path: Path, variant: str | None) -> None:
    """Raise UsageError where there are no choices to list, or the suffix of the list ``path`` says no form that it can have."""
    if variant is None:
        hint = say("name one with --variant")
        raise UsageError(
            say("--ambiguities lists what a conversion of script chooses, and none is asked for"), hint=hint
        )
    if path.suffix.lower() not in LIST_SUFFIXES:
        suffixes = ", ".join(LIST_SUFFIXES)
        raise UsageError(say("--ambiguities takes a file that ends in {names}, not {path}", names=suffixes, path=path))


def names(value: Names | None) -> tuple[str, ...]:
    """The names in ``value``: a string with commas, or a sequence of such."""
    parts = [value] if isinstance(value, str) else (value or ())
    return tuple(dict.fromkeys(name.strip() for part in parts for name in part.split(",") if name.strip()))


def _only(value: Names | None) -> tuple[str, ...] | None:
    if value is None:
        return None
    return () if names(value) == ("none",) else names(value)


def _path(value: StrPath | None) -> str | None:
    return os.fspath(value) if value else None


def _format_option(key: str, value: str) -> tuple[str, str, str]:
    owner, dot, name = key.partition(".")
    if not dot or not owner or not name:
        raise UsageError(say("{option} takes {form}, not {name!r}", option="-O", form="FORMAT.KEY=VALUE", name=key))
    return owner, name, str(value)


def _metadata(stated: Mapping[str, Names]) -> Iterable[tuple[str, str]]:
    for key, values in stated.items():
        for value in [values] if isinstance(values, str) else values:
            yield key, value


def _digested(stated: StrPath | Sequence[StrPath], complaint: str) -> Iterable[tuple[str, str]]:
    import hashlib

    for path in [stated] if isinstance(stated, str | os.PathLike) else stated:
        try:
            data = Path(path).read_bytes()
        except OSError as error:
            reason = error.strerror or error
            raise UsageError(say(complaint, path=path, error=reason)) from error
        yield os.fspath(path), hashlib.sha256(data).hexdigest()


def _epoch() -> str | None:
    """SOURCE_DATE_EPOCH as ISO 8601 (https://reproducible-builds.org/specs/source-date-epoch/)."""
    value = os.environ.get(EPOCH_VARIABLE)
    if not value:
        return None
    from datetime import UTC, datetime

    try:
        return datetime.fromtimestamp(int(value), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError):
        raise UsageError(say("SOURCE_DATE_EPOCH must be a number of seconds, not {name!r}", name=value)) from None
