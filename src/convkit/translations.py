"""The words of :mod:`convkit.messages`: what codes mean in English and Chinese, and each English template with its Chinese below it."""

CODE_TABLE = """
E_PERM | no permission to read it | 没有读取权限
E_VANISHED | it is gone | 文件已不存在
E_CHANGED | it changed while it was being read | 读取时文件发生了变化
E_ENCODING | its encoding is not clear | 无法确定编码
E_SYNTAX | it is not what it claims to be | 内容与格式不符
E_LIMIT | it is larger than a bound | 超出限度
E_TIMEOUT | it took too long | 超时
E_MEMORY | it needs too much memory | 内存不足
E_WORKER | the worker process died over it | 处理该文件的进程意外终止
E_PLUGIN | a plugin failed | 插件出错
E_PLUGIN_RESULT | a plugin returned something wrong | 插件返回了错误的结果
E_IO | reading or writing failed | 读写失败
E_VERIFY | the output's text differs | 输出文本与原文不一致
E_FONT | a font can't be used | 字体无法使用
E_OUTPUT | the output can't be written | 无法写出结果
E_USAGE | wrong usage | 用法错误
S_EMPTY | empty | 空文件
S_BINARY | not text | 不是文本
S_KIND | not a regular file | 不是普通文件
S_LINK | a link | 链接
S_HIDDEN | hidden | 隐藏文件
S_UNKNOWN | no reader for it | 没有对应的读取器
W_REPLACED | characters that could not be decoded | 无法解码的字符
W_DROPPED | characters that no format may hold, words that a page hides | 被删除的非法字符或网页隐藏文字
W_GLYPH | characters without a glyph | 字体缺字
W_MARKUP | broken markup, repaired | 已修复的标记错误
W_ROWS | rows with too few or too many cells | 列数不符的行
W_NAME | file names changed | 已更改的文件名
W_SUSPECT | places that look damaged, left alone | 疑似损坏、未作修改之处
W_UNREPAIRED | damage that could not be repaired | 无法修复的损坏
W_GUESS | repairs that are guesses | 推测性的修复
W_PRIVATE | private-use characters | 私用区字符
W_DEGRADED | things that a format can't show | 格式无法表现的内容
W_FONT | fonts replaced | 被替换的字体
W_IMAGE | images left out | 未收入的图片
W_LINK | links left out | 未保留的链接
W_CHAPTER | chapter numbers missing or doubled | 章节序号缺失或重复
W_VARIANT | doubtful variant conversions | 存疑的繁简转换
W_DUPLICATE | duplicates | 重复内容
W_DECISION | decisions that no longer apply | 已不适用的人工决定
"""

CHINESE = """
--split takes {choices}, not {name!r}
--split 只能是 {choices}，不能是 {name!r}
--duplicates takes {choices}, not {name!r}
--duplicates 只能是 {choices}，不能是 {name!r}
--volume takes a number from 0 (never) on, not {number}
--volume 须为 0（不分卷）或正整数，不能是 {number}
there is no font role {name!r}
没有字体角色 {name!r}
there is no layout {name!r}
没有版式 {name!r}
the pass {name} can't be switched off
清理步骤 {name} 不能关闭
the plugin {name} {version} did not load ({failure})
插件 {name} {version} 未能加载（{failure}）
there is no output format {name!r}
没有输出格式 {name!r}
there is no input format {name!r}
没有输入格式 {name!r}
there is no pass {name!r}
没有清理步骤 {name!r}
there is no engine {name!r}
没有执行引擎 {name!r}
there is no format {name!r}
没有格式 {name!r}
there is no encoding {name!r}
没有编码 {name!r}
{option} has no effect on {names}
{option} 对 {names} 不起作用
--ambiguities lists what a conversion of script chooses, and none is asked for
--ambiguities 列出简繁转换中的取舍，但没有要求转换
name one with --variant
请用 --variant 指定
--ambiguities takes a file that ends in {names}, not {path}
--ambiguities 的文件须以 {names} 结尾，不能是 {path}
{option} has no effect
{option} 不起作用
--from {name} reads another format
--from {name} 指定了另一种输入格式
formats to write: {names}
输出格式：{names}
formats that take it: {names}
支持该选项的格式：{names}
did you mean {names}?
是不是想用 {names}？
known: {names}
可用：{names}
{name} has no options
{name} 没有选项
{owner} has no option {name!r}
{owner} 没有选项 {name!r}
{owner}.{key} takes {choices}, not {name!r}
{owner}.{key} 只能是 {choices}，不能是 {name!r}
{option}: there is no file {path}
{option}：找不到文件 {path}
{option}: there is no folder {path}
{option}：找不到文件夹 {path}
there is no input {path}
找不到输入 {path}
no file matches {path}
没有文件匹配 {path}
say what to make: --to FORMAT, or -o FILE with its suffix
请用 --to 指定格式，或用 -o 给出带后缀的文件名
standard input can be named once
标准输入只能用一次
{path} has the suffix of {format}, but --to names {names}
{path} 的后缀属于 {format}，而 --to 指定的是 {names}
{path} is one file, and --to names several formats
{path} 只是一个文件，而 --to 指定了多种格式
standard output takes one format
标准输出只能写一种格式
{path} is one file: --split all joins the inputs in it
{path} 只是一个文件：可用 --split all 合并输入
{path} is a folder
{path} 是文件夹
{path} is a file, not a folder
{path} 是文件，不是文件夹
{one} and {other} would both write {path}
{one} 与 {other} 会写入同一个文件 {path}
{path} would replace an input
{path} 会覆盖输入文件
{path} is there already, and convkit did not write it
{path} 已经存在，且不是 convkit 写出的
use --overwrite to replace it, or another --output
可用 --overwrite 覆盖，或换一个 --output
{path} is there already
{path} 已经存在
use --overwrite to replace it, or another --output; a file made with --edits is known again
可用 --overwrite 覆盖，或换一个 --output；加 --edits 生成的文件，convkit 能够认出
--edits has no place beside standard output
标准输出旁无处存放 --edits 的记录
name a file or a folder with -o
请用 -o 指定文件或文件夹
the engine {name} runs one input at a time: -j {jobs} has no effect
执行引擎 {name} 一次只处理一个输入：-j {jobs} 不起作用
leave out --engine, or -j
请去掉 --engine 或 -j
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
--review takes a file that ends in .html, not {path}
--review 须为以 .html 结尾的文件，不能是 {path}
{path} leads out of the output folder
{path} 指向输出文件夹之外
two formats write {suffix}
有两种格式都写 {suffix}
the decisions {path} can't be read: {error}
无法读取人工决定文件 {path}：{error}
--verify: {name} can't be read back
--verify：{name} 无法读回
formats that can: {names}
可读回的格式：{names}
the text of {path} is not that of its articles: {difference}
{path} 的文本与文章不一致：{difference}
the metadata file {path} can't be read: {error}
无法读取元数据文件 {path}：{error}
the metadata file {path} changed while it was being read
元数据文件 {path} 在读取时发生了变化
no row of the metadata file is about an input
元数据文件中没有一行对应任何输入
the column {name} takes paths below the input folder, names, or article ids
{name} 一栏可写输入文件夹之下的路径、文件名或文章编号
the metadata file {path} has two rows for {name!r}
元数据文件 {path} 对 {name!r} 有两行
the decisions {path} changed while they were being read
人工决定文件 {path} 在读取时发生了变化
decisions about {count} sources that are no inputs were not followed: {names}
有 {count} 个来源不在输入之中，对它们的人工决定未予采用：{names}
the defaults file {path} can't be read: {error}
无法读取默认设置文件 {path}：{error}
{path}: there is no setting {name!r}
{path}：没有设置项 {name!r}
{path}: {name} must be {kind}
{path}：{name} 须为 {kind}
SOURCE_DATE_EPOCH must be a number of seconds, not {name!r}
SOURCE_DATE_EPOCH 须为秒数，不能是 {name!r}
{option} takes {form}, not {name!r}
{option} 的写法是 {form}，不能是 {name!r}
converted {ok}, skipped {skip}, failed {error}, warnings {warnings}, articles {articles}; {seconds:.1f} s
已转换 {ok}，跳过 {skip}，失败 {error}，警告 {warnings}；文章 {articles} 篇；用时 {seconds:.1f} 秒
{count} articles repeat or revise others
{count} 篇文章与其他文章重复，或是其修订
{count} left out
{count} 篇未输出
{count} linked
{count} 篇已注明
(-v or --report FILE say which; --duplicates link or drop act on it)
（用 -v 或 --report FILE 查看；用 --duplicates link 或 drop 处理）
identical
完全相同
same
内容相同（标点、繁简或全半角不同）
near
近似
revised
修订
longer
较长
shorter
较短
changed
有改动
numbers
数字不同
date
日期不同
title
标题不同
left out
未输出
linked
已注明
the longest
最长
the least damaged
损坏最少
the one that most others agree with
与其他各篇最一致
the one with most facts (title, date, author, source)
信息最全（标题、日期、作者、来源）
the first
最先出现
nothing to convert
没有可转换的文件
stopped: {reason}
已停止：{reason}
stopped; what was finished is kept
已停止；已完成的结果均已保留
more than {number} files failed (--max-errors)
失败的文件超过 {number} 个（--max-errors）
hint: {hint}
提示：{hint}
line {line}
第 {line} 行
byte {offset}
第 {offset} 字节
would write {path}
将写入 {path}
defaults from {path}
默认设置来自 {path}
a bug in convkit: {error}; the details are in {path}
convkit 内部错误：{error}；详情见 {path}
reader
读取器
encoding
编码
articles
文章
problems
问题
edits
修改
gates
判定
no gate
无需判定
nothing to do
无事可做
article begins
文章开始
a guess
推测
and {count} more (--json has all)
另有 {count} 条（--json 列出全部）
decisions about lines
各行的判定
open
开启
shut
未开启
{count} places look damaged and are left alone
{count} 处疑似损坏，未作修改
furniture
版面杂项
(no title)
（无标题）
files
文件
failed
失败
left
剩余
another run is at work in {path}
另一个任务正在使用 {path}
{path} can't be written: {error}
无法写入 {path}：{error}
there is no command {name!r}
没有命令 {name!r}
built-in
内置
missing; {package} brings it
缺失；由 {package} 提供
missing
缺失
no plugins are installed
没有安装插件
default {value!r}
默认 {value!r}
one of {choices}
可选 {choices}
on
开
off
关
always
必选
reads
读
writes
写
then {roles}
然后用 {roles}
from {package}
来自 {package}
a face with it: {package}
有此字的字体：{package}
traditional articles in mainland forms: {count}; faces for them: {package}
用大陆字形排的繁体文章：{count} 篇；繁体字体：{package}
{count:,} characters
{count:,} 个字符
{count:,} of {whole:,}
{count:,}/{whole:,}
no licence is stated
未注明许可
its bits forbid embedding
其许可标志禁止嵌入
face {number}
第 {number} 个字面
different characters by face
各字体的不同字符数
every character has a face
每个字符都有字体
characters that no face has
没有字体的字符
a private character: only the face that it was made for has it (--font rare=FILE)
私有字符：只有为它制作的字体才有（--font rare=FILE）
no package is known for it: name a face that has it with --font rare=FILE
没有已知的软件包：请用 --font rare=FILE 指定含有它的字体
Han
汉字
Extension A
扩展 A
Extension B
扩展 B
Extension C
扩展 C
Extension D
扩展 D
Extension E
扩展 E
Extension F
扩展 F
Extension G
扩展 G
Extension H and later
扩展 H 及以后
compatibility ideographs
兼容汉字
radicals and strokes
部首与笔画
Chinese marks
中文标点
bopomofo
注音
kana
假名
hangul
谚文
Latin
拉丁字母
phonetic
音标
Greek
希腊字母
Cyrillic
西里尔字母
marks and signs
标点与符号
emoji and pictographs
表情与图形
private use
私用区
other
其他
"""
