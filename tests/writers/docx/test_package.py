"""The zip and the parts that grow."""

import io
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convkit.errors import OutputError
from convkit.writers.docx import package
from convkit.writers.docx.package import Packed, Spool, crc_of_both, pack_text, write_zip


@given(st.binary(), st.binary())
def test_crc_of_two_stretches_is_that_of_both_together(first, second):
    assert crc_of_both(zlib.crc32(first), zlib.crc32(second), len(second)) == zlib.crc32(first + second)


def unzip(parts):
    stream = io.BytesIO()
    write_zip(stream, parts)
    with zipfile.ZipFile(stream) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=20), st.text("目录a&"), st.text("末b"))
def test_a_part_is_the_same_whether_it_stays_in_memory_or_not(tmp_path_factory, pieces, head, tail):
    folder = tmp_path_factory.mktemp("spool")
    whole = head + "".join(pieces) + tail
    for limit in (package.SMALL, 10):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(package, "SMALL", limit)
            patch.setattr(package, "CHUNK", 16)
            spool = Spool(folder)
            for piece in pieces:
                spool.write(piece)
            assert unzip([("a.xml", spool.finish([head[:1], head[1:]], tail))]) == {"a.xml": whole}
            spool.close()
    assert list(folder.iterdir()) == []


def test_a_large_part_leaves_no_file_behind_when_it_is_given_up(tmp_path):
    spool = Spool(tmp_path)
    spool.write("字" * package.SMALL)
    spool.close()
    assert list(tmp_path.iterdir()) == []


def test_a_zip_has_fixed_dates_and_keeps_its_order():
    stream = io.BytesIO()
    write_zip(stream, [("b", pack_text("二")), ("a", pack_text("一"))])
    with zipfile.ZipFile(stream) as archive:
        assert [(info.filename, info.date_time) for info in archive.infolist()] == [
            ("b", (1980, 1, 1, 0, 0, 0)),
            ("a", (1980, 1, 1, 0, 0, 0)),
        ]


def test_what_a_zip_without_extensions_cant_hold_is_refused():
    with pytest.raises(OutputError, match="4 GiB"):
        write_zip(io.BytesIO(), [("a", Packed(0, 1 << 32, 10, ()))])
