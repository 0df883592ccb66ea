"""What convkit says to a person, in English and Chinese.

The English template is the key, as in gettext.  Reports and logs are data and stay English, so that they are the same
in every locale; only what goes to a screen is translated.
"""

from __future__ import annotations

import os
from functools import lru_cache

LANGUAGE_VARIABLE = "CONVKIT_LANG"


def language() -> str:
    """Which of "zh" and "en": by ``CONVKIT_LANG``, else by the locale's variables as POSIX orders them."""
    for name in (LANGUAGE_VARIABLE, "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def say(template: str, **values: object) -> str:
    """``template`` in the user's language, filled with ``values``."""
    if language() == "zh":
        template = _chinese().get(template, template)
    return template.format(**values)


def meaning(code: str, spoken: str = "") -> str:
    """What a code of the report means, in the language ``spoken`` (default: the user's); "" for a plugin's own."""
    english, chinese = _codes().get(code, ("", ""))
    return chinese if (spoken or language()) == "zh" else english


@lru_cache(maxsize=1)
def _codes() -> dict[str, tuple[str, str]]:
    from convkit.translations.codes import CODES

    rows = (row.split(" | ") for row in CODES.strip().splitlines())
    return {code: (english, chinese) for code, english, chinese in rows}


@lru_cache(maxsize=1)
def _chinese() -> dict[str, str]:
    from convkit.translations.record import RECORD
    from convkit.translations.running import RUNNING
    from convkit.translations.showing import SHOWING
    from convkit.translations.usage import USAGE

    return {**pairs(USAGE), **pairs(RECORD), **pairs(RUNNING), **pairs(SHOWING)}


def pairs(table: str) -> dict[str, str]:
    """The translations in a ``table`` that has each text with its translation on the line below it."""
    lines = table.strip().splitlines()
    return dict(zip(lines[::2], lines[1::2], strict=True))
