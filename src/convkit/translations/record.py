"""What is said of records of edits, and of what a character came from.  Each English template has its Chinese below it."""

RECORD = """
there is no file {path}
找不到文件 {path}
{path} is no record of edits
{path} 不是修改记录
the record {path} is damaged or cut off
修改记录 {path} 已损坏或不完整
{path} is of schema {schema}, newer than this convkit reads ({own})
{path} 的格式版本是 {schema}，高于本版 convkit 所能读取的 {own}
upgrade convkit
请升级 convkit
convert again with --edits
请加 --edits 重新转换
convert again with --edits to have a record
请加 --edits 重新转换，以留下记录
convert with --edits, or name the record with --record
请加 --edits 转换，或用 --record 指定记录
convkit knows nothing of {path}: it did not write it, or no record stands beside it
convkit 对 {path} 一无所知：它不是 convkit 写出的，或旁边没有记录
what {path} was made of is not on record
没有 {path} 由何而来的记录
name the source with --source, or convert with --edits
请用 --source 指定来源文件，或加 --edits 转换
{path} came from standard input, and no record was kept
{path} 来自标准输入，没有留下记录
the source {path} is gone
来源文件 {path} 已不存在
the source {path} was changed since
来源文件 {path} 已被改动
no record stands beside {path}
{path} 旁边没有记录
name its source ({names}) with --source, and the options it was made with
请用 --source 指定其来源（{names}），并给出当时的选项
{path} is not the source {name}: its bytes differ
{path} 不是来源 {name}：字节不同
it was made with other options or versions: {what}
它是用其他选项或版本生成的：{what}
the article {identity}
文章 {identity}
{path} is not what {record} has on record: it was changed since, or is another file
{path} 与 {record} 的记录不符：它已被改动，或是另一个文件
an article has no field {name!r}
文章没有字段 {name!r}
there is nothing to look for
没有要查找的内容
{one} and {other} do not go together
{one} 与 {other} 不能同时使用
a stretch begins at 0 or later and holds a character at least
范围须从 0 或之后开始，且至少有一个字符
{text!r} does not stand in {path}
{path} 中没有 {text!r}
there is no character {offset} in the {part} of {article}
{article} 的 {part} 没有第 {offset} 个字符
there is no {part} in {article}
{article} 没有 {part}
it holds {count} articles: name one with --article, or a text with --find
其中有 {count} 篇文章：请用 --article 指定一篇，或用 --find 查找文字
articles: {names}
文章：{names}
no place of the source is on record for it
没有它在来源中位置的记录
no edit changed it
未经修改
{count} more: --json lists all
另有 {count} 处：用 --json 全部列出
line {line}, column {column}, byte {byte}, character {offset}
第 {line} 行，第 {column} 列，第 {byte} 字节，第 {offset} 个字符
line {line}, column {column}
第 {line} 行，第 {column} 列
moved
移动
it has no source {name!r}
它没有来源 {name!r}
{path} is made of {count} sources
{path} 由 {count} 个来源文件生成
name a folder that is there with -o, or one of them with --part: {names}
请用 -o 指定已有的文件夹，或用 --part 指定其中之一：{names}
{path} holds {held} of the {count} articles of {source}, which is given back whole
{path} 只含 {source} 的 {count} 篇文章中的 {held} 篇；已还原整个来源文件
"""
