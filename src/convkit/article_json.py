"""An article as JSON and back, lossless for every key (schema version 1).

The order of the keys is part of the format, and none is missing.  What a line of JSON can't say by itself (an odd place,
an unusual attribute) stands in extra keys at the end of a block or of the article, only where it is needed:

- block ``parent``: the number of the block that holds it, counted in reading order, the cells of ``rows`` after their table;
- block and cell ``attrs``: attributes as pairs, where they can't be keys of their own; cell ``level`` likewise;
- block and cell ``start``: where it stands in ``text``, where that isn't the blocks joined by a blank line;
- article ``runs``: all runs in the coordinates of ``text``, where one lies in no single block or out of order.
"""

from __future__ import annotations

import json
from json.encoder import encode_basestring

from convkit.blocks_json import InvalidError, Json, blocks_out, body_in, dump_plain, each, encoder, of
from convkit.errors import SourceError
from convkit.model import Article, Contributor, Problem, Provenance

SCHEMA = 1

_STRINGS = (
    "kicker", "subtitle", "date", "date_text", "byline", "source", "url", "column", "place", "doc_number",
    "addressee", "issuer",
)  # fmt: skip
_KEYS = frozenset(
    {"schema", "id", "title", *_STRINGS, "authors", "contributors", "language", "blocks", "text", "metadata"}
    | {"provenance", "problems", "runs"}
)


# --- to JSON -------------------------------------------------------------------------------------------------------


def article_to_dict(article: Article) -> Json:
    """``article`` as plain data, keys in the order of the schema."""
    blocks, runs = blocks_out(article)
    made = {**_head(article), "blocks": blocks, "text": article.text, **_tail(article)}
    if runs:
        made["runs"] = runs
    return made


def dump_line(article: Article) -> str:
    """``article`` as one line of JSON without its line end; lone surrogates of the article stand in it as they are.

    The same as ``json.dumps(article_to_dict(article), ensure_ascii=False)``, at a third of its cost for articles of plain paragraphs.
    """
    plain = dump_plain(article)
    if plain is None:
        return encoder()(article_to_dict(article))
    blocks, text = plain
    return f'{{{_dump_head(article)}, "blocks": [{blocks}], "text": {text}, {_dump_tail(article)}}}'


def _dump_head(article: Article) -> str:
    """The items before ``blocks`` as JSON, written out: an encoder would cost more to set up than they take."""
    quote = encode_basestring
    authors = ", ".join(map(quote, article.authors))
    contributors = [{"name": name, "role": role} for name, role in article.contributors]
    return (
        f'"schema": {SCHEMA}, "id": {quote(article.id)}, "title": {quote(article.title)}, '
        f'"kicker": {_or_null(article.kicker)}, "subtitle": {_or_null(article.subtitle)}, '
        f'"date": {_or_null(article.date)}, "date_text": {_or_null(article.date_text)}, "authors": [{authors}], '
        f'"contributors": {encoder()(contributors) if contributors else "[]"}, "byline": {_or_null(article.byline)}, '
        f'"source": {_or_null(article.source)}, "url": {_or_null(article.url)}, "column": {_or_null(article.column)}, '
        f'"place": {_or_null(article.place)}, "doc_number": {_or_null(article.doc_number)}, '
        f'"addressee": {_or_null(article.addressee)}, "issuer": {_or_null(article.issuer)}, '
        f'"language": {quote(article.language)}'
    )


def _dump_tail(article: Article) -> str:
    """The items behind ``text`` as JSON."""
    quote = encode_basestring
    where = article.provenance
    edits = ", ".join([f"{quote(name)}: {count}" for name, count in dict(where.edits).items()])
    return (
        f'"metadata": {encoder()(dict(article.metadata)) if article.metadata else "{}"}, '
        f'"provenance": {{"path": {quote(where.path)}, "sha256": {quote(where.sha256)}, "encoding": {quote(where.encoding)}, '
        f'"line": {where.line}, "start": {where.start}, "end": {where.end}, "convkit": {quote(where.convkit)}, '
        f'"edits": {{{edits}}}}}, "problems": {encoder()(_problems(article)) if article.problems else "[]"}'
    )


def _or_null(value: str | None) -> str:
    return "null" if value is None else encode_basestring(value)


def _problems(article: Article) -> list[Json]:
    return [{"code": p.code, "message": p.message, "count": p.count, "place": p.place} for p in article.problems]


def _head(article: Article) -> Json:
    return {
        "schema": SCHEMA,
        "id": article.id,
        "title": article.title,
        "kicker": article.kicker,
        "subtitle": article.subtitle,
        "date": article.date,
        "date_text": article.date_text,
        "authors": list(article.authors),
        "contributors": [{"name": name, "role": role} for name, role in article.contributors],
        "byline": article.byline,
        "source": article.source,
        "url": article.url,
        "column": article.column,
        "place": article.place,
        "doc_number": article.doc_number,
        "addressee": article.addressee,
        "issuer": article.issuer,
        "language": article.language,
    }


def _tail(article: Article) -> Json:
    where = article.provenance
    return {
        "metadata": dict(article.metadata),
        "provenance": {
            "path": where.path,
            "sha256": where.sha256,
            "encoding": where.encoding,
            "line": where.line,
            "start": where.start,
            "end": where.end,
            "convkit": where.convkit,
            "edits": dict(where.edits),
        },
        "problems": _problems(article),
    }


# --- from JSON -----------------------------------------------------------------------------------------------------


def article_from_dict(data: object, *, line: int | None = None) -> Article:
    """The article that ``data`` states.

    Keys that are missing mean nothing; keys that the schema doesn't know are kept in the metadata.  Raises SourceError, with
    ``line``, where ``data`` is of a newer schema or not what the schema says.
    """
    try:
        return _article_in(data)
    except InvalidError as error:
        raise SourceError(str(error), line=line, hint=error.hint) from None


def _article_in(data: object) -> Article:
    entry = of(dict, data, "an article")
    schema = entry.get("schema")
    if type(schema) is not int or schema < 1:
        raise InvalidError(f"schema must be a number, not {schema!r}")
    if schema > SCHEMA:
        raise InvalidError(f"schema {schema} is newer than this convkit reads ({SCHEMA})", "upgrade convkit")
    identity = of(str, entry.get("id"), "id")
    if not identity:
        raise InvalidError("id is empty")
    text, blocks, runs = body_in(entry)
    return Article(
        id=identity,
        title=of(str, entry.get("title") or "", "title"),
        **{name: None if entry.get(name) is None else of(str, entry[name], name) for name in _STRINGS},
        authors=tuple(each(str, entry.get("authors"), "authors")),
        contributors=tuple(
            Contributor(of(str, c.get("name"), "contributor name"), of(str, c.get("role"), "contributor role"))
            for c in each(dict, entry.get("contributors"), "contributors")
        ),
        language=of(str, entry.get("language") or "zh-Hans", "language"),
        text=text,
        blocks=blocks,
        runs=runs,
        metadata=_metadata_in(entry),
        provenance=_provenance_in(of(dict, entry.get("provenance") or {}, "provenance")),
        problems=tuple(_problem_in(p) for p in each(dict, entry.get("problems"), "problems")),
    )


def _metadata_in(entry: Json) -> dict[str, str]:
    stated = of(dict, entry.get("metadata") or {}, "metadata")
    made = {key: of(str, value, f"metadata.{key}") for key, value in stated.items()}
    if not entry.keys() <= _KEYS:
        for key, value in entry.items():
            if key not in _KEYS:
                made.setdefault(key, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
    return made


def _provenance_in(entry: Json) -> Provenance:
    edits = of(dict, entry.get("edits") or {}, "provenance.edits")
    return Provenance(
        path=of(str, entry.get("path", ""), "provenance.path"),
        sha256=of(str, entry.get("sha256", ""), "provenance.sha256"),
        encoding=of(str, entry.get("encoding", "utf-8"), "provenance.encoding"),
        line=of(int, entry.get("line", 1), "provenance.line"),
        start=of(int, entry.get("start", 0), "provenance.start"),
        end=of(int, entry.get("end", 0), "provenance.end"),
        convkit=of(str, entry.get("convkit", ""), "provenance.convkit"),
        edits=tuple((name, of(int, count, "provenance.edits")) for name, count in edits.items()),
    )


def _problem_in(entry: Json) -> Problem:
    place = entry.get("place")
    return Problem(
        of(str, entry.get("code"), "problem code"),
        of(str, entry.get("message", ""), "problem message"),
        of(int, entry.get("count", 1), "problem count"),
        None if place is None else of(int, place, "problem place"),
    )
