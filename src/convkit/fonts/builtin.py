"""The faces that convkit knows: packages first, then files that systems are known to have.

Coverage and licences (measured in November 2026): pylopdf-fonts-zh-cn has all ideographs of GB 18030's BMP (OFL);
pylopdf-fonts-zh-tw all of Big5 (OFL); noto-cjk-sans-otc 2,108 of Extension B (OFL).  No package brings a kai or a
fang face: those roles find a system's face or fall back to song.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from convkit.contract import FontSpec
from convkit.fonts.coverage import noted, whole

SC = "pylopdf-fonts-zh-cn"
TC = "pylopdf-fonts-zh-tw"
RARE = "noto-cjk-sans-otc"
WINDOWS = "Windows"
TEX_LIVE = "TeX Live (fandol)"


Covers = Callable[[], Sequence[range]] | None


@lru_cache(maxsize=32)
def packaged(module: str, name: str) -> Path | None:
    """The file ``name`` of the installed package ``module``, which is not imported; None where it isn't there."""
    from importlib.util import find_spec

    try:
        spec = find_spec(module)
    except (ImportError, ValueError):
        return None
    for folder in (spec.submodule_search_locations if spec else None) or ():
        path = Path(folder) / name
        if path.is_file():
            return path
    return None


@lru_cache(maxsize=1)
def system_folders() -> tuple[Path, ...]:
    """The folders that hold fonts on this system; a fixed list, not searched below what it names."""
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        folders = [Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"]
        folders += [Path(local) / "Microsoft/Windows/Fonts"] if local else []
    elif sys.platform == "darwin":
        folders = [Path("/Library/Fonts"), Path.home() / "Library/Fonts", Path("/System/Library/Fonts")]
    else:
        bases = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")
        below = (
            ".", "opentype/noto", "opentype/fandol", "truetype/lxgw-wenkai", "truetype/arphic", "truetype/hanazono",
            "truetype/babelstone", "noto-cjk", "adobe-source-han-serif", "truetype/dejavu",
        )  # fmt: skip
        folders = [base / part for base in bases for part in below]
    return tuple(folders)


@lru_cache(maxsize=64)
def on_system(*names: str) -> Path | None:
    """The first of the files ``names`` that the system has; None where it has none."""
    for name in names:
        for folder in system_folders():
            path = folder / name
            try:
                if path.is_file():
                    return path
            except OSError:
                continue
    return None


def _pip(name: str, role: str, module: str, file: str, by: str, **facts: Any) -> FontSpec:
    return FontSpec(name, role, partial(packaged, module, file), order=20, brought_by=by, **facts)


def _has(name: str, role: str, file: str, by: str, *, order: int, covers: Covers = None) -> FontSpec:
    return FontSpec(name, role, partial(on_system, file), order=order, brought_by=by, covers=covers)


SPECS = (
    _pip("Noto Serif SC", "song", "pylopdf_fonts_zh_cn", "NotoSerifSC-Regular.otf", SC),
    _pip("Noto Sans SC", "hei", "pylopdf_fonts_zh_cn", "NotoSansSC-Regular.otf", SC),
    _pip("Noto Sans SC, half width", "mono", "pylopdf_fonts_zh_cn", "NotoSansSC-Regular.otf", SC),
    _pip(
        "Noto Serif TC", "song", "pylopdf_fonts_zh_tw", "NotoSerifTC-Regular.otf", TC, script="Hant", covers=noted(TC)
    ),
    _pip("Noto Sans TC", "hei", "pylopdf_fonts_zh_tw", "NotoSansTC-Regular.otf", TC, script="Hant", covers=noted(TC)),
    _pip("Noto Sans CJK SC", "rare", "noto_cjk_sans_otc", "NotoSansCJK-Regular.ttc", RARE, index=2, covers=noted(RARE)),
    _has("LXGW WenKai", "kai", "LXGWWenKai-Regular.ttf", "fonts-lxgw-wenkai (Debian)", order=60),
    _has("FandolKai", "kai", "FandolKai-Regular.otf", TEX_LIVE, order=61),
    _has("KaiTi", "kai", "simkai.ttf", WINDOWS, order=62),
    _has("AR PL UKai CN", "kai", "ukai.ttc", "fonts-arphic-ukai (Debian)", order=63),
    _has("FandolFang", "fang", "FandolFang-Regular.otf", TEX_LIVE, order=60),
    _has("FangSong", "fang", "simfang.ttf", WINDOWS, order=61),
    _has("FZXiaoBiaoSong", "biaosong", "FZXBSJW.TTF", "foundertype.com", order=60),
    _has(
        "HanaMinB",
        "rare",
        "HanaMinB.ttf",
        "fonts-hanazono (Debian)",
        order=60,
        covers=whole(*[f"Extension {letter}" for letter in "BCDEF"]),
    ),
    _has(
        "BabelStone Han",
        "rare",
        "BabelStoneHan.ttf",
        "fonts-babelstone-han (Debian)",
        order=61,
        covers=whole("Extension D", "Extension G", "compatibility ideographs", "radicals and strokes", "bopomofo"),
    ),
    _has("SimSun-ExtB", "rare", "simsunb.ttf", WINDOWS, order=62, covers=whole("Extension B")),
)
