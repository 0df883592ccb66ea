"""The roles that styles play, and what each style is called: id, Word's name, other names it may go by.

Word stores the names of its own styles in English whatever its language; WPS, LibreOffice and templates made by hand may have Chinese ones.
"""

from __future__ import annotations

from typing import NamedTuple


class Role(NamedTuple):
    """A style by what it is for.

    ``look`` names the layout's style; ``plain`` says that in a user's document a missing style takes fonts and sizes from the
    document's own text and brings only indents of its own.
    """

    id: str
    name: str
    others: tuple[str, ...] = ()
    look: str = "body"
    plain: bool = False


PARAGRAPHS: dict[str, Role] = {
    "normal": Role("Normal", "Normal", ("正文", "默认段落样式", "Default Paragraph Style", "Standard")),
    "body": Role("BodyText", "Body Text", ("正文文本", "Body Text First Indent", "正文首行缩进"), "body", True),
    "kicker": Role("Kicker", "Kicker", ("引题", "肩题"), "kicker"),
    "title": Role("Title", "Title", ("标题", "文章标题"), "title"),
    "subtitle": Role("Subtitle", "Subtitle", ("副标题",), "subtitle"),
    "byline": Role("Byline", "Byline", ("Author", "作者"), "byline"),
    "doc_number": Role("DocumentNumber", "Document Number", ("发文字号",), "doc_number"),
    "addressee": Role("Salutation", "Salutation", ("称呼", "主送机关"), "addressee", True),
    "signature": Role("Signature", "Signature", ("签名", "落款"), "signature", True),
    "signature_date": Role("Date", "Date", ("日期", "成文日期"), "signature", True),
    "attachment": Role("Attachment", "Attachment", ("附件说明",), "attachment", True),
    "attachment_more": Role("AttachmentContinue", "Attachment Continue", (), "attachment", True),
    "annex": Role("Annex", "Annex", ("附件",), "annex"),
    "annex_title": Role("AnnexTitle", "Annex Title", ("附件标题",), "annex_title"),
    "imprint": Role("Imprint", "Imprint", ("版记",), "imprint"),
    "red_head": Role("IssuerHead", "Issuer Head", ("发文机关标志",), "red_head"),
    **{
        f"heading{level}": Role(
            f"Heading{level}", f"heading {level}", (f"标题 {level}", f"标题{level}"), f"heading{level}"
        )
        for level in range(1, 8)
    },
    "heading1_below": Role("Heading1Below", "Heading 1 below Kicker", (), "heading1"),
    "start": Role("ArticleStart", "Article Start", (), "body"),
    "list": Role("List", "List", ("列表",), "list", True),
    "bullet": Role("ListBullet", "List Bullet", ("列表项目符号", "列表符号"), "list", True),
    "ordered": Role("ListNumber", "List Number", ("列表编号",), "list", True),
    "list_more": Role("ListContinue", "List Continue", ("列表接续", "列表继续"), "list", True),
    "quote": Role("Quote", "Quote", ("引用",), "quote"),
    "verse": Role("Verse", "Verse", ("诗", "诗歌", "Poem"), "verse"),
    "caption": Role("Caption", "caption", ("题注", "图题"), "caption"),
    "picture": Role("Picture", "Picture", ("图片", "图"), "caption"),
    "note": Role("Note", "Note", ("注释",), "note"),
    "footnote": Role("FootnoteText", "footnote text", ("脚注文本",), "note"),
    "code": Role("HTMLPreformatted", "HTML Preformatted", ("HTML 预设格式", "Source Code", "代码"), "code"),
    "break": Role("Break", "Break", ("分隔",), "body"),
    "cell": Role("TableText", "Table Text", ("表格文字", "表格内容", "Table Contents"), "table"),
    "cell_head": Role("TableHeading", "Table Heading", ("表头", "表格标题"), "table"),
    "table_end": Role("TableEnd", "Table End", (), "table"),
    "toc_title": Role("TOCHeading", "TOC Heading", ("目录标题", "TOC 标题"), "toc_title"),
    **{
        f"toc{level}": Role(f"TOC{level}", f"toc {level}", (f"目录 {level}", f"目录{level}"), "toc")
        for level in (1, 2, 3)
    },
    "section_end": Role("SectionEnd", "Section End", (), "body"),
    "part": Role("Part", "Part", ("卷题", "部题"), "part"),
    "chapter": Role("Chapter", "Chapter", (), "title"),
    "column_end": Role("ColumnEnd", "Column End", (), "body"),
    "masthead": Role("Masthead", "Masthead", ("报头",), "book_title"),
    "book_author": Role("VolumeAuthor", "Volume Author", ("书名页作者",), "book_author"),
    "header": Role("Header", "header", ("页眉",), "header"),
    "footer": Role("Footer", "footer", ("页脚",), "footer"),
}

CHARACTERS: dict[str, Role] = {
    "strong": Role("Strong", "Strong", ("要点", "加粗"), "strong"),
    "emphasis": Role("Emphasis", "Emphasis", ("强调",), "emphasis"),
    "strong_emphasis": Role("StrongEmphasis", "Strong Emphasis", ("Intense Emphasis", "明显强调"), "strong"),
    "strong_latin": Role("StrongLatin", "Strong Latin", (), "strong"),
    "emphasis_latin": Role("EmphasisLatin", "Emphasis Latin", (), "emphasis"),
    "strong_emphasis_latin": Role("StrongEmphasisLatin", "Strong Emphasis Latin", (), "strong"),
    "link": Role("Hyperlink", "Hyperlink", ("超链接",)),
    "sub": Role("Subscript", "Subscript", ("下标",)),
    "sup": Role("Superscript", "Superscript", ("上标",)),
    "reference": Role("FootnoteReference", "footnote reference", ("脚注引用",)),
    "ruby": Role("RubyText", "Ruby Text", ("注音",)),
    "running_title": Role("RunningTitle", "Running Title", ("书眉标题",)),
}

TABLES: dict[str, Role] = {
    "table_normal": Role("TableNormal", "Normal Table", ("普通表格",)),
    "table": Role("TableGrid", "Table Grid", ("网格型", "网格")),
}

ROLES: dict[str, Role] = {**PARAGRAPHS, **CHARACTERS, **TABLES}
OWN_IDS: dict[str, str] = {name: role.id for name, role in ROLES.items()}


def variant_id(tag: str) -> str:
    """The id of the body style for articles in the language ``tag``, where that isn't the document's own."""
    return "BodyText_" + tag.replace("-", "")


CUSTOM = frozenset(
    {
        "kicker",
        "byline",
        "doc_number",
        "picture",
        "attachment",
        "attachment_more",
        "annex",
        "annex_title",
        "imprint",
        "red_head",
        "masthead",
        "part",
        "chapter",
        "column_end",
        "heading1_below",
        "start",
        "verse",
        "note",
        "break",
        "cell",
        "cell_head",
        "table_end",
    }
    | {"section_end", "book_author", "strong_emphasis", "strong_latin", "emphasis_latin", "strong_emphasis_latin"}
    | {"sub", "sup", "ruby", "running_title", "variant"}
)
"""Roles whose styles Word itself does not define; they say so (17.7.4.17)."""
