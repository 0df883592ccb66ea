"""The page of review of a run: where it may stand, what each unit adds to it, and the page itself in the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from convkit.decisions import decisions_json
from convkit.errors import UsageError
from convkit.manifest import remove_folder, remove_leftovers, temporary_prefix
from convkit.messages import language, say
from convkit.plan import Plan, file_job
from convkit.regrouping import NAME as DECISIONS
from convkit.report import is_review
from convkit.review.pages import Pages, pages_at, source_entry
from convkit.workshop import workshop

SUFFIXES = (".html", ".htm")


def checked(path: Path, overwrite: bool) -> Path:
    """``path`` if a page of review may be written there.  Raises UsageError where it would replace something else."""
    if path.suffix.lower() not in SUFFIXES:
        raise UsageError(say("--review takes a file that ends in .html, not {path}", path=path))
    if path.is_dir():
        raise UsageError(say("{path} is a folder", path=path))
    if path.exists() and not overwrite and not is_review(path):
        hint = say("use --overwrite to replace it, or another --output")
        raise UsageError(say("{path} is there already, and convkit did not write it", path=path), hint=hint)
    return path


def written_by(path: Path) -> list[Path]:
    """What a run whose page of review stands at ``path`` writes, or replaces."""
    return [path, *pages_at(path)[1:]]


class Review:
    """The page of review of the run ``plan``, at ``path``."""

    def __init__(self, path: Path, plan: Plan) -> None:
        self.path = path
        self._parts = path.with_name(f"{temporary_prefix(path.name)}parts")
        units = []
        for unit in plan.units:
            job = file_job(unit)._replace(review=str(self._parts / str(unit.number)))
            units.append(unit._replace(payload={**unit.payload, "file": job}))
        self.plan = plan._replace(units=tuple(units))

    def clear(self) -> None:
        """Remove what is on its way, also what a run left that was cut off."""
        remove_folder(self._parts)
        remove_leftovers([self.path.parent], temporary_prefix(self.path.name))

    def write(self, records: Sequence[Mapping[str, Any]]) -> list[Path]:
        """Write the page, or the pages; ``records`` are those of the report."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        repeated = dict(_repeated(records))
        records = [record for record in records if "scope" not in record]
        pages = Pages(self.path, self._meta() | {"duplicates": repeated}, language())
        jobs = {unit.number: file_job(unit) for unit in self.plan.units}
        try:
            for number, (item, record) in enumerate(zip(self.plan.inputs, records, strict=False)):
                part = Path(jobs[number].review) if number in jobs else None
                pages.add(source_entry(item.name, record), part if part is not None and part.exists() else None)
            return pages.close()
        except BaseException:
            pages.discard()
            raise

    def _meta(self) -> dict[str, Any]:
        shop = workshop(self.plan.settings)
        specs = shop.pipeline.passes
        decided = [entry for path in shop.decisions.paths for entry in shop.decisions.about(path)]
        return {
            "name": self.plan.title or self.path.stem,
            "passes": [*(spec.name for spec in specs), DECISIONS],
            "required": [spec.name for spec in specs if spec.required],
            "decisions": decisions_json(decided),
        }


def _repeated(records: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, dict[str, str]]]:
    """The ids of articles that repeat others, and what is to be said of them."""
    for record in records:
        if record.get("code") == "W_DUPLICATE":
            kept = record["kept"]
            for other in record["others"]:
                said = {"kind": other["kind"], "action": other["action"], "title": kept["title"], "file": kept["file"]}
                yield other["id"], said
