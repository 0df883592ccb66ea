"""From articles to files: volumes, names, and what a writer is told about its file."""

import errno
import uuid
from contextlib import suppress
from pathlib import Path

import pytest

from convkit.contract import Format, ProblemSink, Publication, Session
from convkit.errors import OutputError, RunError
from convkit.facts import EARLIEST, Facts, identifier, moment
from convkit.model import Article
from convkit.outputs import Target
from convkit.publishing import Output, writing
from convkit.report import Problems
from convkit.settings import Settings
from convkit.workshop import Workshop

pytestmark = pytest.mark.usefixtures("no_plugins")

TOLD: list[Publication] = []


class TitleSession(Session):
    """Writes titles, three to a file where there is a limit."""

    def __init__(self, target: Path, publication: Publication) -> None:
        self._file = target.open("w", encoding="utf-8")
        self._limit = publication.limit
        self._count = 0

    @property
    def full(self) -> bool:
        return bool(self._limit) and self._count >= (self._limit or 0)

    def write(self, article: Article) -> None:
        self._count += 1
        self._file.write(article.title + "\n")

    def close(self) -> None:
        self._file.close()


class Writer:
    def open(self, target: Path, publication: Publication, problems: ProblemSink) -> TitleSession:
        TOLD.append(publication)
        return TitleSession(target, publication)


@pytest.fixture
def shop(request: pytest.FixtureRequest) -> Workshop:
    TOLD.clear()
    made = Workshop(Settings(**getattr(request, "param", {})))
    made.registry.writers["titles"] = Format("titles", "titles", (".txt",), writer=lambda options: Writer())
    return made


def article(number: int, title: str = "", **fields: object) -> Article:
    return Article(f"{number:016x}", title=title or f"第{number}篇", **fields)  # type: ignore[arg-type]


def publish(
    shop: Workshop, folder: Path, articles: list[Article], stem: str = "dump", **options: object
) -> dict[str, str]:
    target = Target("titles", str(folder), stem, ".txt", **options)  # type: ignore[arg-type]
    output = Output(shop, target, "dump", Problems())
    for one in articles:
        output.add(one)
    output.close()
    files = [Path(written.path) for written in output.finished()]
    output.publish()
    return {path.name: path.read_text("utf-8") for path in files}


def limited(number: int) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("shop", [{"volume": number}], indirect=True)


@limited(3)
@pytest.mark.parametrize(("count", "files"), [(0, 0), (1, 1), (2, 1), (3, 1), (4, 2), (6, 2), (7, 3)])
def test_a_full_file_goes_on_in_the_next(shop: Workshop, tmp_path: Path, count: int, files: int) -> None:
    made = publish(shop, tmp_path, [article(number) for number in range(1, count + 1)])
    assert list(made) == ["dump.txt", "dump-2.txt", "dump-3.txt"][:files]
    assert "".join(made.values()) == "".join(f"第{number}篇\n" for number in range(1, count + 1))
    assert [told.title for told in TOLD[1:]] == ["dump (2)", "dump (3)"][: max(0, files - 1)]
    assert len({told.identifier for told in TOLD}) == files


@limited(3)
def test_each_file_says_which_articles_it_holds(shop: Workshop, tmp_path: Path) -> None:
    output = Output(shop, Target("titles", str(tmp_path), "dump", ".txt"), "dump", Problems())
    for number in range(1, 8):
        output.add(article(number))
    output.close()
    assert [(one.first, one.end) for one in output.finished()] == [(0, 3), (3, 6), (6, 7)]


def test_articles_in_files_of_their_own_are_told_apart_by_what_they_are(shop: Workshop, tmp_path: Path) -> None:
    articles = [article(1, "春", date="2031-03-09"), article(2, "夏"), article(3, "夏"), article(4, "/..\n")]
    made = publish(shop, tmp_path, articles, stem="")
    one, summer, again, odd = made
    assert one == "2031-03-09 春.txt"
    assert summer.startswith("夏-")
    assert again.startswith("夏-")
    assert summer != again
    assert "/" not in odd
    reordered = publish(shop, tmp_path, [articles[2], articles[0], articles[3], articles[1]], stem="")
    assert set(reordered) == set(made)


def test_nothing_stands_under_a_final_name_before_the_end_and_nothing_stays_after_a_failure(
    shop: Workshop, tmp_path: Path
) -> None:
    output = Output(shop, Target("titles", str(tmp_path), "dump", ".txt"), "dump", Problems())
    output.add(article(1))
    output.add(article(2))
    assert all(path.name.startswith(".") for path in tmp_path.iterdir())
    output.discard(ValueError("enough"))
    assert not list(tmp_path.iterdir())


def test_a_strangers_file_is_not_replaced(shop: Workshop, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="did not write it"):
        publish(shop, tmp_path, [article(1, "夏")], stem="", kept=("夏.TXT",))


# --- what a writer is told ---


def test_an_article_alone_says_what_its_file_is(shop: Workshop, tmp_path: Path) -> None:
    publish(shop, tmp_path, [article(1, "春", authors=("林川",), date="2031-03", language="zh-Hant")])
    (told,) = TOLD
    assert (told.title, told.authors, told.language, told.modified) == (
        "春",
        ("林川",),
        "zh-Hant",
        "2031-03-01T00:00:00Z",
    )


def test_an_article_without_a_title_has_its_sources_name(shop: Workshop, tmp_path: Path) -> None:
    publish(shop, tmp_path, [Article("1")])
    assert TOLD[0].title == "dump"


def test_a_volume_has_its_sources_name_and_no_single_author(shop: Workshop, tmp_path: Path) -> None:
    publish(shop, tmp_path, [article(1, authors=("甲",), date="2031"), article(2, authors=("乙",))])
    (told,) = TOLD
    assert (told.title, told.authors, told.modified) == ("dump", (), "2031-01-01T00:00:00Z")


def test_chapters_of_one_work_have_its_title_and_author(shop: Workshop, tmp_path: Path) -> None:
    publish(shop, tmp_path, [article(n, authors=("许远",), metadata={"work": "渡口"}) for n in (1, 2)])
    assert (TOLD[0].title, TOLD[0].authors) == ("渡口", ("许远",))


def test_a_volume_of_many_inputs_knows_them_all(shop: Workshop, tmp_path: Path) -> None:
    articles = [
        article(1, authors=("甲",), date="2031-05-01", language="en"),
        article(2, authors=("乙", "甲"), date="2031-07"),
        article(3, date="2030-12-31"),
    ]
    facts, merged = Facts(), Facts()
    for one in articles:
        facts.take(one)
    merged.merge(facts.data())
    output = Output(shop, Target("titles", str(tmp_path), "all", ".txt"), "press", Problems(), merged)
    for one in articles:
        output.add(one)
    output.close()
    output.finished()
    output.publish()
    (told,) = TOLD
    assert (told.title, told.authors, told.language, told.modified) == (
        "press", ("甲", "乙"), "zh-Hans", "2031-07-01T00:00:00Z",
    )  # fmt: skip


@pytest.mark.parametrize(
    "shop",
    [
        {
            "metadata": (
                ("title", "文集"),
                ("author", "编者"),
                ("author", "译者"),
                ("language", "en"),
                ("identifier", "urn:x"),
            )
        }
    ],
    indirect=True,
)
def test_what_the_user_says_stands_over_all(shop: Workshop, tmp_path: Path) -> None:
    publish(shop, tmp_path, [article(1, authors=("甲",)), article(2)])
    (told,) = TOLD
    assert (told.title, told.authors, told.language, told.identifier) == ("文集", ("编者", "译者"), "en", "urn:x")
    assert told.metadata["author"] == "编者; 译者"


@pytest.mark.parametrize("shop", [{"modified": "2001-09-09T01:46:40Z"}], indirect=True)
def test_source_date_epoch_stands_over_dates(shop: Workshop, tmp_path: Path) -> None:
    publish(shop, tmp_path, [article(1, date="2031-03-09")])
    assert TOLD[0].modified == "2001-09-09T01:46:40Z"


@pytest.mark.parametrize(
    ("date", "expected"),
    [("2031-03-09", "2031-03-09T00:00:00Z"), ("2031-03", "2031-03-01T00:00:00Z"), ("1931", "1931-01-01T00:00:00Z"),
     (None, EARLIEST), ("", EARLIEST), ("2031-02-30", EARLIEST), ("31-3-9", EARLIEST), ("二〇三一", EARLIEST), ("0000", EARLIEST)],
)  # fmt: skip
def test_a_date_is_a_point_of_time_or_none(date: str | None, expected: str) -> None:
    assert moment(date) == expected


def test_an_identifier_is_a_uuid_and_the_same_on_every_run() -> None:
    expected = uuid.uuid5(uuid.NAMESPACE_URL, "convkit:0123456789abcdef:1")
    assert identifier("0123456789abcdef", 1) == f"urn:uuid:{expected}"


@pytest.mark.parametrize(
    ("number", "kind"),
    [(errno.ENOSPC, RunError), (errno.EROFS, RunError), (errno.EACCES, RunError), (errno.EIO, OutputError)],
)
def test_what_would_meet_every_output_stops_the_run(number: int, kind: type[OutputError], tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught, writing("w 1.0", tmp_path / "a"):
        raise OSError(number, "said the system")
    assert type(caught.value) is kind
    assert (caught.value.stage, caught.value.plugin, caught.value.code) == ("write", "w 1.0", "E_IO")


class _Noting(Session):
    def __init__(self) -> None:
        self.said: list[str] = []

    def close(self) -> None:
        self.said.append("closed")


class _Abandoning(_Noting):
    def abandon(self) -> None:
        self.said.append("abandoned")


@pytest.mark.parametrize(
    ("session", "fails", "said"),
    [
        (_Noting, False, ["closed"]),
        (_Noting, True, ["closed"]),
        (_Abandoning, False, ["closed"]),
        (_Abandoning, True, ["abandoned"]),
    ],
)
def test_a_session_closes_at_the_end_and_lets_go_after_an_error(
    session: type[_Noting], fails: bool, said: list[str]
) -> None:
    made = session()
    with suppress(ValueError), made:
        assert not made.full
        if fails:
            raise ValueError
    assert made.said == said
