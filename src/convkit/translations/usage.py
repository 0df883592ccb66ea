"""What is said of options, files and settings that don't fit.  Each English template has its Chinese below it."""

USAGE = """
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
there is no command {name!r}
没有命令 {name!r}
"""
