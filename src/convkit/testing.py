"""What plugin authors test with.  convkit's own formats, passes and engines go through the same checks."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from convkit.contract import EngineSpec, Format, PassSpec, Publication, UnitResult, WorkUnit
from convkit.draft import Draft
from convkit.drafting import draft_of
from convkit.escape import encoded_length
from convkit.layouts import load_layout
from convkit.model import Article, Block, BlockKind, Contributor, LineStart, Record, Run
from convkit.pipeline import Cleaned, Pipeline
from convkit.plugins import load
from convkit.provenance import Edit, SourceRef, Span, apply_edits, check_edits, undo_edits, undo_steps
from convkit.source import FileSource
from convkit.survey import survey

K = BlockKind


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
    news = article(
        (K.PARAGRAPH, "本报讯（记者 林川）昨日，青山县三座水库同时蓄水，“早一天，就多一天的把握。”水利站站长说。"),
        (K.HEADING, "一、蓄水进度", 1),
        (
            K.PARAGRAPH,
            "截至2031年6月30日，共蓄水1260.5万立方米，占计划的97%，详见https://example.org/water?id=3&lang=zh。",
        ),
        (K.CAPTION, "水库大坝。\n本报记者 何青 摄"),
        (K.HEADING, "（一）下一步", 2),
        (K.LIST_ITEM, "加固堤坝——先上游，后下游；", 1),
        (K.LIST_ITEM, "清理河道……", 1),
        (K.QUOTE, "治水如治病，急不得，也慢不得。"),
        (K.VERSE, "山高水长远\n云起月初明"),
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
    table_text = "乡镇\t面积（亩）\n东坡\t1,260\n西岭\t980"
    head = "下表为各乡镇播种面积。"
    start = len(head) + 2
    cells = []
    position = start
    for row, line in enumerate(table_text.split("\n")):
        for column, cell in enumerate(line.split("\t")):
            attrs = (("row", row), ("column", column), ("rowspan", 1), ("colspan", 1), ("header", row == 0))
            cells.append(Block(K.CELL, position, position + len(cell), 0, 1, attrs))
            position += len(cell) + 1
    tail = start + len(table_text) + 2
    note = "注：数据来自县统计站。"
    code = "print('a < b && c')\n  indented"
    rich = Article(
        "00000000000000a2",
        title="春播面积统计",
        date="2031-04",
        language="zh-Hans",
        text="\n\n".join([head, table_text, note, code]),
        blocks=(
            Block(K.PARAGRAPH, 0, len(head)),
            Block(K.TABLE, start, start + len(table_text)),
            *cells,
            Block(K.NOTE, tail, tail + len(note), attrs=(("id", "n1"),)),
            Block(K.CODE, tail + len(note) + 2, tail + len(note) + 2 + len(code)),
        ),
        runs=(
            Run(0, 2, "strong"),
            Run(2, 5, "link", "https://example.org/"),
            Run(5, 7, "emphasis"),
            Run(9, 10, "noteref", "n1"),
        ),
    )
    rare = article(
        (
            K.PARAGRAPH,
            "罕用字：㐀㐁（扩展A），𠀀𠮷𡇙（扩展B），部首⼀与一，空格\u00a0不断，——破折号，……省略号，〔2031〕7号，😀。",
        ),
        (K.PARAGRAPH, "<font color=red>&amp; {{x}} </w:t> =1+1 不是标记"),
        (K.BREAK, ""),
        (K.PARAGRAPH, "日本語：カタカナとひらがな。English words, a-hyphen and 3.14159."),
        identity="00000000000000a3",
        title="罕见字符与 <标记>",
    )
    hant = article(
        (K.PARAGRAPH, "園丁把樹種運到山腳，當地人很高興。「今年的雨水足。」他說。"),
        identity="00000000000000a4",
        title="山腳種樹",
        language="zh-Hant",
        authors=("許遠",),
    )
    english = article(
        (
            K.PARAGRAPH,
            "The keeper of the lighthouse wrote his log every evening; nobody read it until the lamp went out.",
        ),
        (K.HEADING, "What the log said", 1),
        (K.PARAGRAPH, "“Wind from the north-east,” it began, “and no ships.” " * 8),
        identity="00000000000000a5",
        title="The Keeper's Log",
        language="en",
        authors=("Ann Reed",),
        date="1931-03-09",
    )
    long = article(
        *[
            (K.PARAGRAPH, f"第{n}段。" + "河水从山里流出来，经过三个村子，一直流到县城的桥下。" * 12)
            for n in range(1, 25)
        ],
        identity="00000000000000a6",
        title="一条河的流程：从源头到县城的三十里路，以及沿岸三个村子里的人怎样同它相处的一份记录",
    )
    empty = Article("00000000000000a7", title="")
    alt = "渡口的灯"
    body = "灯亮以后，船就来了。"
    pictured = Article(
        "00000000000000a8",
        title="一盏灯",
        text=f"{alt}\n\n{body}",
        blocks=(
            Block(K.IMAGE, 0, len(alt), attrs=(("href", "images/lamp.png"),)),
            Block(K.PARAGRAPH, len(alt) + 2, len(alt) + 2 + len(body)),
        ),
        runs=(
            Run(len(alt) + 2, len(alt) + 3, "ruby", "dēng"),
            Run(len(alt) + 3, len(alt) + 4, "sup"),
            Run(len(alt) + 4, len(alt) + 5, "sub"),
        ),
    )
    return [news, rich, rare, hant, english, long, empty, pictured]


# --- cleaning ---


def cleaned(
    text: str, *, only: Iterable[str] | None = None, with_: Iterable[str] = (), path: str = "in/page.txt"
) -> Cleaned:
    """``text`` as one plain record through the passes that are on by default (or ``only`` those), as a source of its own.

    ``with_`` switches further passes on and opens their gates.  Raises AssertionError where the result is not conserved.
    """
    registry = load()
    wanted = None if only is None else set(only)
    opened = set(with_)
    passes = [
        spec
        for spec in registry.passes.values()
        if spec.required or spec.name in opened or (spec.default if wanted is None else spec.name in wanted)
    ]
    verdicts = survey(lambda: iter([text]), passes, opened)
    size = encoded_length(text, "utf-8")
    record = Record(SourceRef(path, 0, size, 1, "utf-8"), text, plain=(Span(0, len(text)),), lines=_line_starts(text))
    result = Pipeline(passes).source(verdicts).clean(record)
    check_conserved(result)
    return result


def _line_starts(text: str) -> tuple[LineStart, ...]:
    starts = []
    char = byte = 0
    for number, line in enumerate(text.splitlines(keepends=True) or [""], 1):
        starts.append(LineStart(char, byte, number))
        char += len(line)
        byte += encoded_length(line, "utf-8")
    return tuple(starts)


def check_conserved(result: Cleaned) -> None:
    """Assert that nothing of a record was lost: undoing gives its text back, and articles and furniture hold all of it."""
    assert undo_steps(result.text, result.steps) == result.record.text, (
        "undoing the record's steps does not give its text back"
    )
    if result.record.articles:
        return
    for part, draft in zip(result.parts, result.drafts, strict=True):
        assert undo_steps(draft.text, draft.steps) == result.text[part.start : part.end], (
            "undoing an article's steps fails"
        )
        check_held(draft)
    lost = _loose(result.text, [*result.parts, *((f.start, f.end) for f in result.aside)])
    assert not lost, f"no article and no furniture holds {lost!r}"


def check_held(draft: Draft) -> None:
    """Assert that blocks, fields and furniture of ``draft`` hold every character that is not white space."""
    spans = [(b.start, b.end) for b in draft.blocks] + [(f.start, f.end) for f in draft.fields]
    lost = _loose(draft.text, spans + [(f.start, f.end) for f in draft.furniture])
    assert not lost, f"no block, field or furniture holds {lost!r}"


def _loose(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The characters of ``text`` that stand in none of ``spans`` and are not white space."""
    loose = bytearray(b"\1") * len(text)
    for start, end in spans:
        loose[start:end] = bytes(end - start)
    return "".join(c for c, flag in zip(text, loose, strict=True) if flag and not c.isspace())


# --- the four checks ---


class Noted:
    """A problem sink that keeps what it is told."""

    def __init__(self) -> None:
        self.problems: list[tuple[str, str, int, int | None]] = []

    def add(self, code: str, message: str = "", count: int = 1, place: int | None = None) -> None:
        """Note a problem."""
        self.problems.append((code, message, count, place))


def check_reader(fmt: Format, samples: Mapping[str, bytes], options: Mapping[str, str] | None = None) -> list[Record]:
    """Assert that the reader of ``fmt`` keeps the contract on ``samples`` (bytes by file name); returns all records.

    Records tile their source without gap or overlap, their spans lie inside, no furniture is part of a block, undoing the reader's edits gives the text
    back, nothing is lost on the way to articles, and a second reading gives the same.
    """
    assert fmt.reader is not None, f"{fmt.name} has no reader"
    found: list[Record] = []
    with tempfile.TemporaryDirectory() as folder:
        for name, data in samples.items():
            path = Path(folder) / name
            path.write_bytes(data)
            records = list(fmt.reader(options or {}).read(FileSource(path, name), Noted()))
            again = list(fmt.reader(options or {}).read(FileSource(path, name), Noted()))
            assert records == again, f"{name}: two readings differ"
            _check_tiling(name, records, FileSource(path, name))
            for record in records:
                _check_record(name, record)
            found += records
    return found


def _check_tiling(name: str, records: list[Record], source: FileSource) -> None:
    assert "".join(record.text for record in records) == "".join(source.chunks()), (
        f"{name}: the records do not tile the text"
    )
    position = records[0].source.start if records else 0
    for record in records:
        assert record.source.start == position, f"{name}: byte {position} belongs to no record or to two"
        position = record.source.end
    assert not records or position == source.size, f"{name}: the records end at byte {position} of {source.size}"


def _check_record(name: str, record: Record) -> None:
    size = len(record.text)
    check_edits(record.text, record.edits)
    assert undo_edits(apply_edits(record.text, record.edits), record.edits) == record.text
    spans = [(b.start, b.end) for b in record.blocks] + [(f.start, f.end) for f in record.fields]
    spans += [(r.start, r.end) for r in record.runs] + [(f.start, f.end) for f in record.furniture]
    spans += [(s.start, s.end) for s in (*record.plain, *record.fixed)]
    assert all(0 <= start <= end <= size for start, end in spans), f"{name}: a span lies outside its record"
    assert all(-1 <= b.parent < i for i, b in enumerate(record.blocks)), f"{name}: a block stands before its parent"
    held = bytearray(size)
    for block in record.blocks:
        held[block.start : block.end] = b"\1" * (block.end - block.start)
    for aside in record.furniture:
        assert not any(held[aside.start : aside.end]), (
            f"{name}: {record.text[aside.start : aside.end]!r} is furniture and part of a block"
        )
    if record.ready is not None:
        made, known = draft_of(record._replace(ready=None)), draft_of(record)
        assert (known.text, known.blocks, known.fields, known.steps) == (
            made.text,
            made.blocks,
            made.fields,
            made.steps,
        )
        assert not any((made.runs, made.furniture, made.plain, made.fixed))
    check_conserved(Pipeline([]).source({}).clean(record))


def check_writer(
    fmt: Format, articles: Iterable[Article] = (), options: Mapping[str, str] | None = None
) -> list[bytes]:
    """Assert that the writer of ``fmt`` takes every article, alone and together, and gives the same bytes twice.

    Returns the files: each of ``articles`` (default: :func:`sample_articles`) alone, then all in one.
    """
    assert fmt.writer is not None, f"{fmt.name} has no writer"
    chosen = list(articles) or sample_articles()
    made = []
    for group in [*([one] for one in chosen), chosen]:
        first, second = _written(fmt, group, options or {}), _written(fmt, group, options or {})
        assert first == second, f"{fmt.name}: two runs over {group[0].title!r} differ"
        made.append(first)
    return made


def _written(fmt: Format, articles: list[Article], options: Mapping[str, str]) -> bytes:
    registry = load()
    paths = {name: spec.path for name, spec in registry.layouts.items()}
    layout = load_layout(paths["article"], paths) if "layout" in fmt.takes else None
    assert fmt.writer is not None
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"out{fmt.suffixes[0]}"
        publication = Publication(
            articles[0].title if len(articles) == 1 else "样本", language=articles[0].language, layout=layout
        )
        with fmt.writer(options).open(target, publication, Noted()) as session:
            for one in articles:
                assert not session.full or one is not articles[0], f"{fmt.name}: full before the first article"
                session.write(one)
        assert [path.name for path in Path(folder).iterdir()] == [target.name], (
            f"{fmt.name}: left files beside its target"
        )
        return target.read_bytes()


def check_pass(
    spec: PassSpec,
    repairs: Mapping[str, str] | None = None,
    untouched: Iterable[str] = (),
    options: Mapping[str, str] | None = None,
) -> None:
    """Assert that a pass keeps the contract: edits that fit, idempotent, clean text left alone.

    ``repairs`` maps damaged texts to what becomes of them, each a source of its own with the gate decided by the pass's survey;
    ``untouched`` are texts in which it must change nothing.
    """
    for text, expected in (repairs or {}).items():
        once = _passed(spec, text, options or {})
        assert once == expected, f"{spec.name}: {text!r} became {once!r}, expected {expected!r}"
        assert _passed(spec, once, options or {}) == once, f"{spec.name}: a second run changes {once!r}"
    for text in untouched:
        after = _passed(spec, text, options or {})
        assert after == text, f"{spec.name}: clean text {text!r} became {after!r}"


def _passed(spec: PassSpec, text: str, options: Mapping[str, str]) -> str:
    verdict = survey(lambda: iter([text]), [spec])[spec.name]
    if not verdict.open:
        return text
    where = SourceRef("sample", 0, encoded_length(text, "utf-8"), 1, "utf-8")
    draft = Draft(where, text, plain=[Span(0, len(text))])
    draft.verdict = verdict
    edits = [proposal for proposal in spec.factory(options).propose(draft) if isinstance(proposal, Edit)]
    check_edits(text, edits)
    return apply_edits(text, edits)


def check_engine(spec: EngineSpec, jobs: int = 2) -> None:
    """Assert that an engine runs every unit once and gives what a plain loop gives, whatever the order."""
    units = [WorkUnit(number, {"value": number}) for number in range(40)]
    results = list(spec.factory(jobs, {}).run(_double, units))
    assert sorted(result.number for result in results) == list(range(40)), (
        f"{spec.name}: a unit is missing or came twice"
    )
    assert all(result.record == _double(units[result.number]).record for result in results), (
        f"{spec.name}: a result differs"
    )
    assert not list(spec.factory(jobs, {}).run(_double, [])), f"{spec.name}: results without units"


def _double(unit: WorkUnit) -> UnitResult:
    value = unit.payload["value"]
    assert isinstance(value, int)
    return UnitResult(unit.number, {"value": 2 * value})
