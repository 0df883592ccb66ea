"""Letters as offices in Taiwan write them: labelled lines over 主旨 and 說明, 正本 and 副本 under them (文書處理手冊, 附錄).

The head names the office and the kind (青山縣政府　函) and is the title; what its labels say goes to fields and metadata.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from convkit.contract import Mark
from convkit.model import Block, Field, Furniture
from convkit.passes.infolabels import label_text
from convkit.passes.official import looks

LIMIT = 30
"""Lines in which 主旨 is looked for."""
SUBJECT = ("主旨：", "主旨:")
"""How that line begins."""
TITLE_LINES = 3
FIELDS = {"受文者": "addressee", "發文日期": "date_text", "發文字號": "doc_number"}
LONGEST_LABEL = 16


class Letter(NamedTuple):
    """The parts of a letter as indices of lines: its title, the labelled lines, 主旨, who signs it."""

    title: tuple[int, ...]
    labelled: tuple[int, ...]
    subject: int
    signed: tuple[int, ...]


def find_letter(lines: Sequence[str]) -> Letter | None:
    """The letter that ``lines`` are; None where they lack 發文字號 or 主旨."""
    subject = next((i for i, line in enumerate(lines[:LIMIT]) if line.startswith(SUBJECT)), None)
    if subject is None:
        return None
    labelled = tuple(i for i in range(subject) if _label(lines[i]))
    if not any(label_text(lines[i]) == "發文字號" for i in labelled):
        return None
    title = tuple(i for i in range(subject) if i not in labelled and looks.titlelike(lines[i]))[:TITLE_LINES]
    at = len(lines)
    while at > subject + 1 and looks.signs(lines[at - 1]):
        at -= 1
    return Letter(title, labelled, subject, tuple(range(at, len(lines))))


def _label(line: str) -> bool:
    head, mark, _ = line.replace(":", "：").partition("：")
    return bool(mark) and len(head) <= LONGEST_LABEL and "，" not in head


def letter_marks(blocks: Sequence[Block], lines: Sequence[str], letter: Letter) -> Iterator[Mark]:
    """The fields of ``letter``."""
    reason = "letter of an office"
    for index in letter.title:
        yield Field("title", blocks[index].start, blocks[index].end, reason=reason)
    for index in letter.labelled:
        start, end = blocks[index].start, blocks[index].end
        label = label_text(lines[index])
        value = lines[index].replace(":", "：", 1).partition("：")[2].strip()
        if value:
            yield Field(FIELDS.get(label, f"metadata.{label}"), start, end, value, reason=reason)
        else:
            yield Furniture(start, end, "label without a value")
    for index in letter.signed:
        yield Field("issuer", blocks[index].start, blocks[index].end, reason=reason)
