"""The exceptions of convkit.

::

    ConvkitError                 what a person can act on: code, reason, hint, place
    ├── UsageError               wrong options or inputs; nothing was done (exit 2)
    ├── SourceError              an input can't be read or understood
    ├── OutputError              an output can't be written
    │   └── RunError             a cause that concerns the whole run: disk full, folder not writable (exit 4)
    └── PluginError              a plugin did not load, breaks the contract or failed

Codes are those of ``CODES``; a plugin's own are ``NAME:CODE``.  Anything else that a plugin raises is its bug
and becomes a :class:`PluginError` by :func:`blame`.
"""

from __future__ import annotations

from types import TracebackType

CODES = frozenset(
    [
        "E_PERM",
        "E_VANISHED",
        "E_CHANGED",
        "E_ENCODING",
        "E_SYNTAX",
        "E_LIMIT",
        "E_TIMEOUT",
        "E_MEMORY",
        "E_WORKER",
        "E_PLUGIN",
        "E_PLUGIN_RESULT",
        "E_IO",
        "E_VERIFY",
        "E_FONT",
        "E_OUTPUT",
        "S_EMPTY",
        "S_BINARY",
        "S_KIND",
        "S_LINK",
        "S_HIDDEN",
        "S_UNKNOWN",
        "W_REPLACED",
        "W_DROPPED",
        "W_GLYPH",
        "W_MARKUP",
        "W_ROWS",
        "W_NAME",
        "W_SUSPECT",
        "W_UNREPAIRED",
        "W_GUESS",
        "W_PRIVATE",
        "W_DEGRADED",
        "W_FONT",
        "W_IMAGE",
        "W_LINK",
        "W_CHAPTER",
        "W_VARIANT",
        "W_DUPLICATE",
        "W_DECISION",
    ]
)


class ConvkitError(Exception):
    """Something that a person can act on.

    ``line`` counts from 1, ``offset`` counts bytes of the source; both are None where unknown.
    """

    code = "E_PLUGIN"

    def __init__(
        self,
        reason: str,
        *,
        code: str | None = None,
        hint: str | None = None,
        line: int | None = None,
        offset: int | None = None,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.code = code or type(self).code
        self.hint = hint
        self.line = line
        self.offset = offset
        self.stage: str | None = None
        self.plugin: str | None = None


class UsageError(ConvkitError):
    """The call is wrong: an unknown name, a missing input, an output that would replace something."""

    code = "E_USAGE"


class SourceError(ConvkitError):
    """An input that can't be read, or not as what it claims to be."""

    code = "E_SYNTAX"


class OutputError(ConvkitError):
    """An output that can't be made from articles that could be read."""

    code = "E_OUTPUT"


class RunError(OutputError):
    """A cause that stops the whole run: no room, no permission, too many failures."""

    code = "E_IO"


class PluginError(ConvkitError):
    """A plugin that did not load, breaks the contract or raised what it may not raise."""

    code = "E_PLUGIN"

    def __init__(self, plugin: str, reason: str, *, code: str | None = None, hint: str | None = None) -> None:
        super().__init__(reason, code=code, hint=hint)
        self.plugin = plugin


def attributed(error: BaseException, plugin: str, stage: str) -> BaseException:
    """``error`` as what ``plugin`` raised while it was at work in ``stage``.

    A :class:`ConvkitError` comes back with both names filled in; MemoryError and OSError, no plugin's fault, come back as they are;
    anything else, SystemExit included, becomes a :class:`PluginError`.
    """
    if isinstance(error, ConvkitError):
        error.stage = error.stage or stage
        error.plugin = error.plugin or plugin
        return error
    if isinstance(error, MemoryError | OSError | GeneratorExit):
        return error
    wrapped = PluginError(plugin, f"{plugin} failed while it was at work ({stage}): {type(error).__name__}: {error}")
    wrapped.stage = stage
    wrapped.__cause__ = error
    return wrapped


class blame:  # noqa: N801 - read as a statement: with blame(plugin, stage)
    """Attribute what is raised inside to ``plugin`` at work in ``stage``, as :func:`attributed` says."""

    __slots__ = ("_plugin", "_stage")

    def __init__(self, plugin: str, stage: str) -> None:
        self._plugin = plugin
        self._stage = stage

    def __enter__(self) -> None:
        """Nothing to do: it costs next to nothing where all goes well, and stands round every call of a plugin."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            made = attributed(error, self._plugin, self._stage)
            if made is not error:
                raise made from error
