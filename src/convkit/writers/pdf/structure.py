"""The structure tree: what each stretch of marked content is (ISO 32000-1, 14.7 and 14.8; ISO 14289-1).

An element is written as soon as it is closed; only the numbers of its children are kept until then.
"""

from __future__ import annotations

from convkit.writers.pdf.file import PdfFile, refs, text, tree

LEAF = 128
"""Entries of a leaf of the parent tree and of the name trees."""


class Element:
    """An open structure element: its number, its tag, and the children so far."""

    __slots__ = ("attributes", "kids", "number", "page", "parent", "tag")

    def __init__(self, number: int, tag: str, parent: int, attributes: bytes = b"") -> None:
        self.number = number
        self.tag = tag
        self.parent = parent
        self.attributes = attributes
        self.page = 0
        self.kids: list[bytes] = []

    def content(self, page: int, mcid: int) -> None:
        """Marked content ``mcid`` of the page object ``page`` belongs to this element."""
        if not self.page or self.page == page:
            self.page = page
            self.kids.append(b"%d" % mcid)
        else:
            self.kids.append(b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (page, mcid))

    def child(self, number: int) -> None:
        """Element ``number`` comes next."""
        self.kids.append(b"%d 0 R" % number)

    def annotation(self, page: int, number: int) -> None:
        """Annotation ``number`` of the page object ``page`` belongs to this element."""
        self.kids.append(b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (page, number))


class Structure:
    """The tree of one document."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._root = file.reserve()
        self._document = Element(file.reserve(), "Document", self._root)
        self._parents: list[bytes] = []
        self._names: list[tuple[str, int]] = []
        self._front: list[int] = []

    def open(self, tag: str, parent: Element | None = None, attributes: bytes = b"") -> Element:
        """A new element at the end of ``parent`` (the document where it is None)."""
        parent = parent or self._document
        element = Element(self._file.reserve(), tag, parent.number, attributes)
        parent.child(element.number)
        return element

    def open_front(self, tag: str) -> Element:
        """A new element that stands before all others, after those opened in this way before."""
        element = Element(self._file.reserve(), tag, self._document.number)
        self._front.append(element.number)
        return element

    def named(self, element: Element, name: str) -> None:
        """Give ``element`` an identifier, which is unique in the document."""
        self._names.append((name, element.number))
        element.attributes += b"/ID" + text(name)

    def close(self, element: Element) -> None:
        """Write ``element``; it takes no more children."""
        kids = element.kids
        page = b"/Pg %d 0 R" % element.page if element.page else b""
        content = kids[0] if len(kids) == 1 else b"[" + b" ".join(kids) + b"]"
        self._file.add(
            b"<</S/%b/P %d 0 R%b%b/K %b>>"
            % (element.tag.encode("ascii"), element.parent, page, element.attributes, content),
            element.number,
        )

    def parents_of_page(self, owners: list[int]) -> int:
        """Say which element owns each marked content of a page; the page's key in the parent tree."""
        array = self._file.add(b"[" + refs(owners) + b"]")
        self._parents.append(b"%d 0 R" % array)
        return len(self._parents) - 1

    def parent_of_annotation(self, owner: int) -> int:
        """Say which element owns an annotation; the annotation's key in the parent tree."""
        self._parents.append(b"%d 0 R" % owner)
        return len(self._parents) - 1

    def finish(self) -> int:
        """Write the root; its number."""
        self._document.kids[:0] = [b"%d 0 R" % number for number in self._front]
        self.close(self._document)
        leaves = []
        for start in range(0, len(self._parents), LEAF):
            part = self._parents[start : start + LEAF]
            content = b" ".join([b"%d %b" % (start + n, parent) for n, parent in enumerate(part)])
            leaves.append((b"%d" % start, b"%d" % (start + len(part) - 1), content))
        parents = tree(self._file, leaves, b"Nums")
        names = b""
        if self._names:
            names = b"/IDTree %d 0 R" % name_tree(self._file, [(n, b"%d 0 R" % e) for n, e in self._names])
        self._file.add(
            b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d%b>>"
            % (self._document.number, parents, len(self._parents), names),
            self._root,
        )
        return self._root


def name_tree(file: PdfFile, names: list[tuple[str, bytes]]) -> int:
    """A name tree of ``names`` and what they stand for; the number of its root."""
    coded = sorted((text(name), value) for name, value in names)
    leaves = []
    for start in range(0, len(coded), LEAF):
        part = coded[start : start + LEAF]
        leaves.append((part[0][0], part[-1][0], b" ".join([name + b" " + value for name, value in part])))
    return tree(file, leaves, b"Names")
