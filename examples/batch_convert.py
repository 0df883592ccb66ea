"""Converts a folder with the Python API and says what became of each input.

usage: batch_convert.py IN OUT

One call writes EPUB and JSONL from one reading; the report has a record for each input.  The second half looks at articles
without writing anything.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import convkit


def main(source: Path, target: Path) -> int:
    """Convert ``source`` to ``target`` and print a summary; the exit code is convkit's own."""
    report = convkit.convert(
        source, to=("epub", "jsonl"), output=target, metadata={"publisher": "青山县图书馆"}, overwrite=True
    )
    for record in report.records:
        print(
            f"{record['file']}: {record['state']}, {record.get('articles', 0)} articles {record.get('reason', '')}".rstrip()
        )

    languages: Counter[str] = Counter()
    for path in sorted(path for path in source.rglob("*") if path.is_file()):
        for article in convkit.clean(path):
            languages[article.language] += 1
    print("languages:", ", ".join(f"{name} {count}" for name, count in sorted(languages.items())))
    return report.exit_code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
