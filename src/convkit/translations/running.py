"""What is said of a run and of the articles that repeat others.  Each English template has its Chinese below it."""

RUNNING = """
the text of {path} is not that of its articles: {difference}
{path} 的文本与文章不一致：{difference}
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
another run is at work in {path}
另一个任务正在使用 {path}
{path} can't be written: {error}
无法写入 {path}：{error}
"""
