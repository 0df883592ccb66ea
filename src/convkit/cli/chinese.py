"""The help texts in Chinese, loaded when they are asked for; the English text is the key, as in ``messages``."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from functools import lru_cache

import click

from convkit.cli.columns import MOST, aligned, wrapped
from convkit.messages import say


def help_of(command: click.Command, ctx: click.Context) -> str:
    """The help of ``command``; what has no translation, as in a plugin's command, stands in English."""
    return "\n".join(_lines(command, ctx, min(MOST, ctx.terminal_width or _terminal_width())))


def translated(text: str) -> str:
    """``text`` in Chinese, or as it is where there is no translation."""
    return _table().get(text, text)


def complaint(error: click.ClickException) -> str:
    """What is wrong with a call, and where to read how it is right."""
    said = error.format_message()
    if isinstance(error, click.NoSuchOption):
        said = f"没有选项 {error.option_name}"
        if error.possibilities:
            said += "；" + say("did you mean {names}?", names=", ".join(error.possibilities))
    elif isinstance(error, click.MissingParameter) and error.param is not None:
        said = f"缺少 {error.param.make_metavar(error.ctx) if error.ctx else error.param.name}"
    elif isinstance(error, click.BadParameter) and error.param is not None:
        said = f"{error.param.opts[-1]} 的值不对：{error.message}"
    lines = [f"错误：{said}"]
    ctx = getattr(error, "ctx", None)
    if ctx is not None:
        lines = [_usage(ctx.command, ctx), f"用 {ctx.command_path} --help 查看帮助。", "", *lines]
    return "\n".join(lines)


def _terminal_width() -> int:
    import shutil

    return shutil.get_terminal_size().columns - 2


def _lines(command: click.Command, ctx: click.Context, width: int) -> Iterator[str]:
    yield _usage(command, ctx)
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        yield ""
        yield from (f"  {line}" for line in wrapped(translated(" ".join(paragraph.split())), width - 2))
    options = [_record(param, ctx) for param in command.get_params(ctx) if isinstance(param, click.Option)]
    if options:
        yield from ("", "选项：")
        yield from aligned(options, width)
    if isinstance(command, click.Group):
        yield from ("", "命令：")
        yield from aligned(
            [(name, translated(_short(command, ctx, name))) for name in command.list_commands(ctx)], width
        )


def _usage(command: click.Command, ctx: click.Context) -> str:
    pieces = " ".join(command.collect_usage_pieces(ctx))
    return (
        f"用法：{ctx.command_path} {pieces}".replace("[OPTIONS]", "[选项]")
        .replace("COMMAND [ARGS]", "命令 [参数]")
        .rstrip()
    )


def _record(option: click.Option, ctx: click.Context) -> tuple[str, str]:
    """How ``option`` is written, and what it does."""
    written, said = option.get_help_record(ctx) or ("", "")
    own = option.help or ""
    return written, translated(own) + (said.removeprefix(own) if own else said)


def _short(group: click.Group, ctx: click.Context, name: str) -> str:
    """What the command ``name`` of ``group`` does, in a line; our own commands are not imported for it."""
    from convkit.cli.app import COMMANDS

    if name in COMMANDS and ctx.parent is None:
        return COMMANDS[name]
    command = group.get_command(ctx, name)
    return (command.short_help or command.get_short_help_str(70)) if command else ""


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    lines = HELP.strip().splitlines()
    return {lines[i]: lines[i + 1] for i in range(0, len(lines), 2)}


HELP = """
Show this message and exit.
显示本帮助。
Show the version and exit.
显示版本。
Turn folders of messy text into clean articles in DOCX, PDF, EPUB and JSONL.
把整个文件夹的杂乱文本整理成干净的文章，输出 DOCX、PDF、EPUB 和 JSONL。
Convert files and folders to DOCX, PDF, EPUB, JSONL or what plugins bring.
把文件和文件夹转换成 DOCX、PDF、EPUB、JSONL 或插件提供的格式。
Say what is in a file: encoding, articles, problems.  Writes nothing.
查看文件内容：编码、文章、问题；不写任何文件。
List the formats that can be read and written, or the options of one.
列出可读写的格式，或某一格式的选项。
List the cleaning passes.
列出清理步骤。
List the page designs, or show one.
列出版式，或显示其中一种。
List the fonts by role, and what is missing.
按用途列出字体，并指出缺失的字体。
List the installed plugins, and why one failed.
列出已安装的插件，以及未能加载的原因。
List the installed plugins.
列出已安装的插件。
List the page designs that --layout takes by name.
列出 --layout 可用的版式名称。
Show the file of a design.
显示一种版式的文件。
Show the TOML file of the design NAME: to read, or to build one of your own on (base = "NAME").
显示版式 NAME 的 TOML 文件，供查看，或作为自定版式的基础（base = "NAME"）。
List the cleaning passes in the order in which they run: name, stage, default, what each does.
按运行顺序列出清理步骤：名称、阶段、默认开关、作用。
List the faces for each role in the order in which they are tried: what they cover, their licence, where they stand, and which package brings one that is missing.
按尝试顺序列出各用途的字体：涵盖的字符、许可、所在位置；缺失的字体注明由哪个软件包提供。
With INPUT (files, folders, patterns), say which characters of its articles no face has, where each first stands, and which package brings a face for it. Nothing is written.
给出 INPUT（文件、文件夹、通配符）时，列出其文章中没有字体的字符、首次出现的位置，以及哪个软件包有这样的字体；不写任何文件。
A JSON line for each face, or for each file.
每个字体或每个文件输出一行 JSON。
List the formats that can be read and written; with NAME, the options of that format (-O NAME.KEY=VALUE).
列出可读写的格式；给出 NAME 时列出该格式的选项（-O NAME.KEY=VALUE）。
List the installed plugins: name, version, hooks, and why one failed to load.
列出已安装的插件：名称、版本、接入点，以及未能加载的原因。
One JSON array.
输出一个 JSON 数组。
Say where a character of an output came from, and which edits made it.
指出结果中的字符来自何处、经过哪些修改。
Give the source of an output back, every edit undone.
撤销全部修改，还原结果的来源文件。
Write the record of every edit beside each output.
在每个结果旁写出全部修改的记录。
Say where characters of OUTPUT came from: file, line, column, byte, character, and the edits that made them what they are.
指出 OUTPUT 中的字符来自何处：文件、行、列、字节、字符序号，以及使其成为现状的各处修改。
What is known comes from the record that convert --edits wrote beside OUTPUT. Without one it is made again from the sources, and refused where these, the options or the versions are not the same any more.
依据是 convert --edits 写在 OUTPUT 旁的记录。没有记录时由来源文件重新生成；来源、选项或版本已不相同的，一律拒绝。
Wherever TEXT stands in its articles and their fields.
查找文章正文和各字段中的 TEXT。
This article (needed where there are several and no --find).
指定文章（有多篇文章且未用 --find 时必须给出）。
This field of it (title, date …) in place of the body.
查看该文章的某个字段（title、date 等），而不是正文。
Character N of the body or field, from 0, or N up to M (default: all).
正文或字段的第 N 个字符（从 0 起），或从 N 到 M 之前（默认全部）。
The record of OUTPUT, where it stands elsewhere now.
OUTPUT 的记录（不在原处时指定）。
A source of OUTPUT, where it lies elsewhere now.
OUTPUT 的来源文件（不在原处时指定）。
The --variant that OUTPUT was made with, where nothing else tells.
生成 OUTPUT 时所用的 --variant（无从得知时指定）。
A JSON line for each place.
每处输出一行 JSON。
Give the source of OUTPUT back, byte for byte: every edit in its record is undone and the digest compared.
逐字节还原 OUTPUT 的来源文件：撤销记录中的全部修改，并核对摘要。
What is known comes from the record that convert --edits wrote beside OUTPUT, which may be named itself. Without one it is made again from the sources, and refused where these, the options or the versions are not the same any more.
依据是 convert --edits 写在 OUTPUT 旁的记录，也可直接给出记录文件。没有记录时由来源文件重新生成；来源、选项或版本已不相同的，一律拒绝。
File, folder, or - for stdout (default).
文件、文件夹，或 -（标准输出，默认）。
One source of several, by its path below the input root.
多个来源中的一个，用它在输入文件夹下的路径指定。
The decoded text as UTF-8 in place of the bytes that were read.
输出解码后的文本（UTF-8），而不是原来的字节。
Replace a file that is there.
允许覆盖已有的文件。
Say what is in FILE: reader, encoding and its evidence, articles with titles and dates, problems, edits by pass.
查看 FILE 的内容：读取器、编码及依据、文章标题与日期、问题、各步骤的修改次数。
Nothing is written.
不写任何文件。
Say why: encoding, reader, gates, where articles begin, what each line became.
说明理由：编码、读取器、各步骤的判定、文章起止、每一行的归属。
A JSON line for each file.
每个文件输出一行 JSON。
Convert INPUT (files, folders, patterns; - is standard input) to one or more formats.
把 INPUT（文件、文件夹、通配符；- 为标准输入）转换成一种或多种格式。
Exit codes: 0 done, 2 wrong usage, 3 some inputs failed, 4 stopped early, 130 and 143 ended by a signal.
退出码：0 完成，2 用法错误，3 部分输入失败，4 提前停止，130 和 143 被信号中断。
The inputs' encoding (default: found for each file).
输入的编码（默认逐个文件判定）。
An option of a format (convkit formats NAME).
某一格式的选项（见 convkit formats NAME）。
The inputs' format (default: found for each file by content).
输入的格式（默认按内容逐个判定）。
Only repairs that bytes or layout force.
只作字节或版面所能确定的修复，不作推测。
Follow what a person decided on a page of --review; several files count together.
采用 --review 页面上所作的人工决定；可给出多个文件。
These cleaning passes and no others.
只用这些清理步骤。
Leave cleaning passes out.
不用这些清理步骤。
Cleaning passes beside the default ones (convkit passes).
在默认步骤之外加用的清理步骤（见 convkit passes）。
Formats to write, with commas.
输出格式，可用逗号隔开多种。
Folder (default ./out), file (its suffix gives --to), or - for stdout.
文件夹（默认 ./out）、文件（后缀决定 --to），或 -（标准输出）。
One output for each source (default), for each article, or for all.
每个来源一个结果（默认）、每篇文章一个，或全部合为一个。
Go on in NAME-2 after N pages (PDF), MB of text (DOCX), documents (EPUB); 0: never.
满 N 页（PDF）、N MB 文本（DOCX）、N 篇（EPUB）后另起 NAME-2；0 为不分卷。
Contents, or none (default: where there are several articles).
是否要目录（默认：多于一篇文章时有）。
A picture for the cover, auto (default) or none.
封面图片，或 auto（默认）、none。
The page design (default: article).
版式（默认 article）。
A DOCX whose styles are taken.
取其样式的 DOCX。
A style sheet for EPUB, after the layout's own.
EPUB 的样式表，排在版式自带的之后。
A table of metadata (CSV, XLSX, TOML), a row for each file or article id.
元数据表（CSV、XLSX、TOML），每个文件或文章编号一行。
Open each output again and compare its text with the articles.
重新打开每个输出文件，与文章逐字比对。
Show local pictures that lie below DIR; nothing is fetched.
显示 DIR 之下的本地图片；从不下载。
A font file for a role (song, hei, kai, fang, biaosong, mono, rare).
指定某一用途（song、hei、kai、fang、biaosong、mono、rare）的字体文件。
Metadata of the outputs: title, author …
结果的元数据：title、author 等。
Articles that repeat others: report them (default), link them to the one kept, or leave them out.
与其他文章重复的文章：写入报告（默认）、注明所重复的文章（link）或不予输出（drop）。
Replace files that convkit did not write.
允许覆盖并非 convkit 写出的文件。
Convert the script, by OpenCC's names: s2t, t2s, s2twp …
简繁转换，用 OpenCC 的名称：s2t、t2s、s2twp 等。
List where --variant chose among several characters (.tsv, .csv, .jsonl).
列出 --variant 遇到一对多时的取舍，供人复核（.tsv、.csv、.jsonl）。
A TOML file of defaults (else convkit.toml where it is found).
默认设置文件（TOML）；不指定时查找 convkit.toml。
Worker processes (default: one for each core).
工作进程数（默认每核一个）。
How units are run: processes, serial, or what plugins bring.
执行引擎：processes、serial，或插件提供的引擎。
An option of the engine.
执行引擎的选项。
Write a JSON line for each input.
写出报告：每个输入一行 JSON。
Write an HTML page that shows each source beside its articles, every edit marked.
写出校阅页面（HTML）：原文与文章对照，标出每一处修改。
Write a debug log with tracebacks (JSON lines).
写出带回溯的调试日志（JSON 行）。
Stop when more than N inputs failed.
失败的输入超过 N 个时停止。
Say what would be written; write nothing.
只列出将写的文件，不写。
Say nothing but failures.
只报告失败。
Say a line for each input.
每个输入报告一行。
"""
