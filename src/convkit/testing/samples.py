"""Articles to try a writer with."""

from __future__ import annotations

from convkit.model import Article, Block, BlockKind, Contributor, Run


def article(
    *blocks: tuple[BlockKind, str] | tuple[BlockKind, str, int], identity: str = "0123456789abcdef", **fields: object
) -> Article:
    """An article of ``blocks`` (kind, text, level), its text and spans put together.  ``fields`` as in Article."""
    pieces: list[str] = []
    spans: list[Block] = []
    position = 0
    for kind, text, *level in blocks:
        position += 2 if pieces else 0
        spans.append(Block(kind, position, position + len(text), level[0] if level else 0))
        pieces.append(text)
        position += len(text)
    return Article(identity, text="\n\n".join(pieces), blocks=tuple(spans), **fields)  # type: ignore[arg-type]


def sample_articles() -> list[Article]:
    """Articles that show every block kind, run and field, rare characters, two scripts and English, and an empty one."""
    empty = Article("00000000000000a7", title="")
    return [_news(), _rich(), _rare(), _hant(), _english(), _long(), empty, _pictured()]


def _news() -> Article:
    """News: a title block, headings, a caption, a list, a quote and verse."""
    return article(
        (
            BlockKind.PARAGRAPH,
            "本报讯（记者 林川）昨日，青山县三座水库同时蓄水，“早一天，就多一天的把握。”水利站站长说。",
        ),
        (BlockKind.HEADING, "一、蓄水进度", 1),
        (
            BlockKind.PARAGRAPH,
            "截至2031年6月30日，共蓄水1260.5万立方米，占计划的97%，详见https://example.org/water?id=3&lang=zh。",
        ),
        (BlockKind.CAPTION, "水库大坝。\n本报记者 何青 摄"),
        (BlockKind.HEADING, "（一）下一步", 2),
        (BlockKind.LIST_ITEM, "加固堤坝——先上游，后下游；", 1),
        (BlockKind.LIST_ITEM, "清理河道……", 1),
        (BlockKind.QUOTE, "治水如治病，急不得，也慢不得。"),
        (BlockKind.VERSE, "山高水长远\n云起月初明"),
        identity="00000000000000a1",
        kicker="统筹水利建设 护航春耕生产",
        title="三座水库本月蓄水",
        subtitle="灌溉面积扩大两成",
        date="2031-07-01",
        date_text="2031年7月1日",
        authors=("林川",),
        contributors=(Contributor("何青", "photographer"),),
        byline="本报记者 林川",
        source="本报讯",
        metadata={"版面": "3"},
    )


def _rich() -> Article:
    """A table, a note and code; runs of every kind that prose has."""
    table_text = "乡镇\t面积（亩）\n东坡\t1,260\n西岭\t980"
    head = "下表为各乡镇播种面积。"
    start = len(head) + 2
    cells = []
    position = start
    for row, line in enumerate(table_text.split("\n")):
        for column, cell in enumerate(line.split("\t")):
            attrs = (("row", row), ("column", column), ("rowspan", 1), ("colspan", 1), ("header", row == 0))
            cells.append(Block(BlockKind.CELL, position, position + len(cell), 0, 1, attrs))
            position += len(cell) + 1
    tail = start + len(table_text) + 2
    note = "注：数据来自县统计站。"
    code = "print('a < b && c')\n  indented"
    return Article(
        "00000000000000a2",
        title="春播面积统计",
        date="2031-04",
        language="zh-Hans",
        text="\n\n".join([head, table_text, note, code]),
        blocks=(
            Block(BlockKind.PARAGRAPH, 0, len(head)),
            Block(BlockKind.TABLE, start, start + len(table_text)),
            *cells,
            Block(BlockKind.NOTE, tail, tail + len(note), attrs=(("id", "n1"),)),
            Block(BlockKind.CODE, tail + len(note) + 2, tail + len(note) + 2 + len(code)),
        ),
        runs=(
            Run(0, 2, "strong"),
            Run(2, 5, "link", "https://example.org/"),
            Run(5, 7, "emphasis"),
            Run(9, 10, "noteref", "n1"),
        ),
    )


def _rare() -> Article:
    """Rare characters, text that looks like markup, a break, Japanese and Latin."""
    return article(
        (
            BlockKind.PARAGRAPH,
            "罕用字：㐀㐁（扩展A），𠀀𠮷𡇙（扩展B），部首⼀与一，空格\u00a0不断，——破折号，……省略号，〔2031〕7号，😀。",
        ),
        (BlockKind.PARAGRAPH, "<font color=red>&amp; {{x}} </w:t> =1+1 不是标记"),
        (BlockKind.BREAK, ""),
        (BlockKind.PARAGRAPH, "日本語：カタカナとひらがな。English words, a-hyphen and 3.14159."),
        identity="00000000000000a3",
        title="罕见字符与 <标记>",
    )


def _hant() -> Article:
    """Traditional characters."""
    return article(
        (BlockKind.PARAGRAPH, "船工把燈油運到渡口，村裡人都來幫忙。「今年的雨水足。」他說。"),
        identity="00000000000000a4",
        title="山腳種樹",
        language="zh-Hant",
        authors=("許遠",),
    )


def _english() -> Article:
    """English, with a paragraph that goes on over lines."""
    return article(
        (
            BlockKind.PARAGRAPH,
            "The keeper of the lighthouse wrote his log every evening; nobody read it until the lamp went out.",
        ),
        (BlockKind.HEADING, "What the log said", 1),
        (BlockKind.PARAGRAPH, "“Wind from the north-east,” it began, “and no ships.” " * 8),
        identity="00000000000000a5",
        title="The Keeper's Log",
        language="en",
        authors=("Ann Reed",),
        date="1931-03-09",
    )


def _long() -> Article:
    """Two dozen paragraphs under a title of two lines."""
    return article(
        *[
            (BlockKind.PARAGRAPH, f"第{n}段。" + "河水从山里流出来，经过三个村子，一直流到县城的桥下。" * 12)
            for n in range(1, 25)
        ],
        identity="00000000000000a6",
        title="一条河的流程：从源头到县城的三十里路，以及沿岸三个村子里的人怎样同它相处的一份记录",
    )


def _pictured() -> Article:
    """A picture with words for it, a reading, raised and lowered characters."""
    alt = "渡口的灯"
    body = "灯亮以后，船就来了。"
    return Article(
        "00000000000000a8",
        title="一盏灯",
        text=f"{alt}\n\n{body}",
        blocks=(
            Block(BlockKind.IMAGE, 0, len(alt), attrs=(("href", "images/lamp.png"),)),
            Block(BlockKind.PARAGRAPH, len(alt) + 2, len(alt) + 2 + len(body)),
        ),
        runs=(
            Run(len(alt) + 2, len(alt) + 3, "ruby", "dēng"),
            Run(len(alt) + 3, len(alt) + 4, "sup"),
            Run(len(alt) + 4, len(alt) + 5, "sub"),
        ),
    )
