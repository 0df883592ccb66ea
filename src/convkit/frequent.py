"""About 700 frequent Chinese characters of both scripts, and how much of a text they are.

Real Chinese text consists of them to more than half; the same bytes read with the wrong table hit them by chance
only, to a few in a hundred.  That difference finds encodings and proves repairs.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import NamedTuple

# The 500 characters with the highest sum of word frequencies in jieba 0.42.1's dict.txt (MIT), 72.7 % of its running
# text, then the traditional forms of these by STCharacters.txt of OpenCC (Apache-2.0), rare ones left out.
_SIMPLIFIED = (
    "一是人了不在有大中国和为这上他个地年来我会以到时要出的生学说道民家子也成行下们于后就发自之对得主长可过天作分方用多你着部能市等业全里工公经本都而高政法面门动日进区事代那去心小同北定开产前其军还然起种所"
    "如现理机体表力好外与文当两实重新三么只山水关明从化平建又制南内西没此将员名手最东头者月间无安看见各城十相但已些正口通想度加第她合院物性战由位常点海意场武使次二向治因立数样身情入原问把路被并利石老教万知"
    "级量任江及应省资委务元美特期世湖回系比气汉总展电科金先声提品设或义王社很统处四首共马形己儿司太目基领队直计别女权话少流命至报米给打变果书清活几州华解议更称程今决张导术府才保交放管结师便走达族反再题色五"
    "京河接条规式县白它改风光运信受什组听布百济党指论强做取技黄神选记斯真却职号界件花类何眼兵传带空干农边据集联古广完质阳难增历史专官每住商即步认车台林必死游举线言皇土团收考求德叫近备研争非具李众连调感转笑"
    "革该持始英克士尔让拉思根格造较际亲单朝红型价校约器字段周亚深候则功属积快图火千准究往极育装许参半令吃观鱼精办像帝八复影告远群包整构料随划算象容示投势热值夫网望源息语股铁断派速怎需片爱律纪支早况病境证编"
)
_TRADITIONAL = (
    "瞭國爲這個箇來會時齣學說們於後發髮對長過業裏經麪門動進區衕開產軍還種現機體錶與當兩實隻關從製內沒將員東頭間無見閤戰點場嚮數樣問並併萬級應資務迴係氣漢總電聲設義統處馬兒領隊計別彆權話報給變書幾華議稱決張"
    "導術結師達題條規縣風運組聽濟黨論強黃選記卻職號類傳帶幹乾農邊據聯廣質陽難歷曆專認車臺檯舉線團糰備爭衆連調轉該爾讓較際親單紅價約週亞則屬積圖準極裝許參觀魚辦復複遠構隨劃勢熱網語鐵斷愛紀況證編"
)
_MARKS = "，。、；：？！“”‘’（）《》〈〉「」『』【】〔〕—…·～－％　０１２３４５６７８９"
_KANA = "".join(map(chr, (*range(0x3041, 0x3094), *range(0x30A1, 0x30F7), 0x30FC)))
# The syllables that any Korean page is full of: particles, endings, numerals, frequent roots.
_HANGUL = (
    "이다는을의에가고하지사한기로나도어리자아대인은시를일들서그수스정것라오해있부상전만게주보원장여과제소으구면안"
    "와조관성국모동부신비우문실연당위세계경행공선중생치체회요적미무화교용발했방내거분너말려결"
)


@lru_cache(maxsize=1)
def common() -> frozenset[str]:
    """The frequent Chinese characters, and the marks and digits that stand between them."""
    return frozenset(_SIMPLIFIED + _TRADITIONAL + _MARKS)


@lru_cache(maxsize=1)
def _kana() -> frozenset[str]:
    return frozenset(_KANA)


@lru_cache(maxsize=1)
def _hangul() -> frozenset[str]:
    return frozenset(_HANGUL)


class Profile(NamedTuple):
    """What the characters beyond ASCII of a text are.  All are counts of characters.

    ``common`` are of :func:`common`, ``syllables`` are Hangul, ``frequent`` the frequent ones among these, ``bad`` private
    use, controls (those of ASCII too, white space apart) and lone surrogates, ``han`` unified ideographs.
    """

    total: int
    common: int
    han: int
    kana: int
    syllables: int
    frequent: int
    bad: int


def profile(text: str) -> Profile:
    """The profile of ``text``."""
    known, kana, hangul = common(), _kana(), _hangul()
    total = shared = han = kanas = syllables = frequent = bad = 0
    for character, count in Counter(text).items():
        if character < "\x80":
            if character < " " and character not in "\t\n\v\f\r\x1a\x1b":
                total += count
                bad += count
            continue
        total += count
        code = ord(character)
        if character in known:
            shared += count
        if 0x3400 <= code < 0xA000 or 0x20000 <= code < 0x40000:
            han += count
        elif character in kana:
            kanas += count
        elif 0xAC00 <= code < 0xD7A4:
            syllables += count
            if character in hangul:
                frequent += count
        elif 0xD800 <= code < 0xF900 or code < 0xA0 or code == 0xFFFD or code >= 0xE0FFF:
            bad += count
    return Profile(total, shared, han, kanas, syllables, frequent, bad)
