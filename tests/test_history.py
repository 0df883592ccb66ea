"""What became of a source, as plain values."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from tests.test_conservation import BREAKS, WORDS, texts

from convkit.history import Change, History, Piece, changes, history_of, place
from convkit.provenance import undo_steps
from convkit.reading import Reading
from convkit.report import Problems
from convkit.settings import Settings
from convkit.testing import cleaned
from convkit.values import values
from convkit.workshop import Workshop

pytestmark = pytest.mark.usefixtures("no_plugins")
INBOX = Path(__file__).parent.parent / "examples" / "inbox"

SPLIT = (
    "大雨过后，镇上的志愿者到社区值守，对返回的居民进行登记。他们一早就来到卡口，协助医护人\n\n志愿者在卡口登记。\n\n"
    "员维持秩序，提醒居民保持距离，还给老人送去了热水和早饭。\n\n入夏以来，全县连续下了三场大雨，水库的水位上升得很快。\n"
)


def histories(path: Path, **settings: object) -> list[History]:
    reading = Reading(Workshop(Settings(**settings)), str(path), path.name, Problems())  # type: ignore[arg-type]
    return [history_of(reading.clean(record), number) for number, record in enumerate(reading.records(), 1)]


def source_of(path: Path) -> str:
    return "".join(Reading(Workshop(Settings()), str(path), path.name, Problems()).source.chunks())


def pieces_of(history: History) -> list[tuple[int, Piece]]:
    return list(enumerate(history.pieces))


FILES = sorted(path for path in INBOX.rglob("*") if path.is_file())


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_undoing_gives_the_source(path: Path) -> None:
    made = histories(path)
    assert "".join(history.source_text() for history in made) == source_of(path)
    for history in made:
        for piece in history.pieces:
            assert undo_steps(piece.text, piece.steps) == history.text[piece.cut.start : piece.cut.end]


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_a_character_that_no_edit_set_comes_from_an_equal_one(path: Path) -> None:
    for history in histories(path):
        text, ways = history.source_text(), history.ways()
        for number, piece in pieces_of(history):
            for stretch in piece.stretches:
                for at in range(stretch.piece, stretch.piece + stretch.length, 7):
                    spans = ways.origins(number, at, at + 1)
                    met = ways.pieces[number].met(at, at + 1)
                    back = ways.pieces[number].back(at, at + 1)[0]
                    met += ways.record.met(back.start + piece.cut.start, back.end + piece.cut.start)
                    if not met:
                        assert [text[s.start : s.end] for s in spans] == [piece.text[at]]


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_every_change_stands_at_both_ends(path: Path) -> None:
    for history in histories(path):
        text = history.source_text()
        for change in changes(history):
            held = history.pieces[change.piece].text if change.piece is not None else history.text
            assert 0 <= change.at.start <= change.at.end <= len(held)
            assert change.source
            assert all(0 <= span.start <= span.end <= len(text) for span in change.source)


def test_the_change_of_a_plain_repair_says_what_it_was_and_is() -> None:
    history = history_of(
        cleaned(
            "渡口的灯\n\n　　今年种树 1260亩，比往年早了15天，闸门3座，船 4 条，灯7盏，桥9座，站5个，树6棵，井8口。\n"
        )
    )
    text = history.source_text()
    numbers = [change for change in changes(history) if change.name == "spacing.numbers"]
    assert numbers
    for change in numbers:
        (span,) = change.source
        assert text[span.start : span.end] == change.old
        assert change.piece is not None
        assert history.pieces[change.piece].text[change.at.start : change.at.end] == change.new


def _moves(history: History) -> dict[tuple[int, int], list[Change]]:
    moves: dict[tuple[int, int], list[Change]] = {}
    for change in changes(history):
        if change.move is not None:
            moves.setdefault(change.move, []).append(change)
    return moves


def test_a_moved_caption_comes_from_inside_the_sentence() -> None:
    history = history_of(cleaned(SPLIT))
    ((taken, set_in),) = _moves(history).values()
    text, ways = history.source_text(), history.ways()
    assert text[taken.source[0].start : taken.source[0].end] == taken.old
    assert (set_in.old, set_in.source[0].start) == ("", set_in.source[0].end)
    (piece,) = history.pieces
    at = piece.text.index("志愿者在卡口登记")
    (origin,) = ways.origins(0, at, at + 8)
    assert text[origin.start : origin.end] == "志愿者在卡口登记"
    assert origin.start < text.index("员维持秩序")


def test_the_body_of_an_article_is_found_in_its_piece(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SPLIT, "utf-8")
    shop = Workshop(Settings())
    reading = Reading(shop, str(tmp_path / "a.txt"), "a.txt", Problems())
    for record in reading.records():
        made = reading.clean(record)
        history = history_of(made)
        for article, piece in zip(made.articles, history.pieces, strict=True):
            body = next(values(piece))
            spans = body.spans(0, len(article.text))
            assert "\n\n".join(piece.text[s.start : s.end] for s in spans) == article.text
            middle = article.text.index("医护人员")
            (span,) = body.spans(middle, middle + 4)
            assert piece.text[span.start : span.end] == "医护人员"


def test_tables_are_found_whole(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<h1>表</h1><p>如下：</p><table><tr><td>甲<td>乙<tr><td>丙<td>丁</table>", "utf-8")
    reading = Reading(Workshop(Settings()), str(tmp_path / "a.html"), "a.html", Problems())
    (made,) = [reading.clean(record) for record in reading.records()]
    (piece,) = history_of(made).pieces
    (article,) = made.articles
    assert (
        "\n\n".join(piece.text[s.start : s.end] for s in next(values(piece)).spans(0, len(article.text)))
        == article.text
    )


def test_an_article_that_the_source_states_comes_from_its_line(tmp_path: Path) -> None:
    from convkit.article_json import dump_line
    from convkit.testing import sample_articles

    lines = [dump_line(article) for article in sample_articles()]
    (tmp_path / "a.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    made = histories(tmp_path / "a.jsonl", variant="s2t")
    assert [history.source_text() for history in made] == [f"{line}\n" for line in lines]
    assert any(piece.steps for history in made for piece in history.pieces)
    for history in made:
        (piece,) = history.pieces
        assert piece.stated
        assert piece.id == next(a.id for a in sample_articles() if a.id == piece.id)
        assert history.ways().origins(0, 0, 1) == [(0, len(history.text))]
        for change in changes(history):
            assert piece.text[change.at.start : change.at.end] == change.new


def test_furniture_outside_of_all_articles_keeps_its_place() -> None:
    history = history_of(cleaned("- 3 -\n"))
    held = [(history.text[f.start : f.end], f.reason) for f in history.furniture]
    held += [(piece.text[f.start : f.end], f.reason) for piece in history.pieces for f in piece.furniture]
    assert [text for text, _ in held] in ([], ["- 3 -"])


def test_a_place_has_its_byte_and_line() -> None:
    history = history_of(cleaned("渡口的灯\n\n灯亮了。\n"))
    text = history.source_text()
    assert place(history, text, text.index("亮")) == (len("渡口的灯\n\n灯".encode()), 3)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts(*WORDS, *BREAKS))
def test_every_character_of_a_random_text_comes_from_an_equal_one_or_from_an_edit(text: str) -> None:
    if not text.strip():
        return
    history = history_of(cleaned(text))
    assert history.source_text() == text
    ways = history.ways()
    for number, piece in enumerate(history.pieces):
        for at, character in enumerate(piece.text):
            spans = ways.origins(number, at, at + 1)
            (cut,) = ways.pieces[number].back(at, at + 1)
            met = ways.pieces[number].met(at, at + 1)
            met += ways.record.met(cut.start + piece.cut.start, cut.end + piece.cut.start)
            assert met or [text[s.start : s.end] for s in spans] == [character]
