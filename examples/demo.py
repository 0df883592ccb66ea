"""What ``make demo`` runs: converts ``examples/inbox`` to all four formats and says in one line what it made and where."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import convkit

INBOX = Path(__file__).parent / "inbox"


def main(target: Path) -> int:
    """Convert the inbox to ``target``; the exit code is convkit's own."""
    report = convkit.convert(INBOX, to=("jsonl", "docx", "pdf", "epub"), output=target)
    made = Counter(Path(output).suffix[1:].upper() for record in report.records for output in record.get("outputs", ()))
    articles = sum(record.get("articles", 0) for record in report.records)
    files = ", ".join(f"{count} {kind}" for kind, count in sorted(made.items()))
    print(f"{len(report.records)} inputs became {articles} articles: {files} in {target}")
    return report.exit_code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("out")))
