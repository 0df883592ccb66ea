"""Keeps what a run wrote on the books of its output folder: each file, what it was made of, and how."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from convkit.editsfile import Written
from convkit.inputs import STANDARD_INPUT
from convkit.manifest import Manifest, digest_of, temporary_prefix
from convkit.origins import Made, Making, Origin, from_folder, making
from convkit.plan import Plan, file_job
from convkit.workshop import registry

Record = Mapping[str, Any]


class Keeper:
    """The books of one run; without a manifest (a single file, standard output) nothing is kept."""

    def __init__(self, plan: Plan, manifest: Manifest | None) -> None:
        self._plan = plan
        self._manifest = manifest
        self._makings: dict[str, Making] = {}
        self._folders: dict[str, str] = {}

    def keep(self, results: Sequence[Record], inputs: Mapping[int, Record]) -> None:
        """Note the files that ``results`` wrote, of the inputs whose records stand in ``inputs`` by their number."""
        written = [Written(*one) for record in results for one in record.get("written", ())]
        if written and self._manifest is not None:
            self._note(written, self._origins(inputs))

    def join_edits(self, results: Sequence[Record], inputs: Mapping[int, Record]) -> None:
        """Make one record of edits of those that the workers wrote beside their spool files; it stands beside the volumes."""
        from convkit.editswriter import join

        final = Path(self._plan.edits)
        temporary = final.with_name(f"{temporary_prefix(final.name)}edits")
        own = {unit.number: file_job(unit).edits for unit in self._plan.units}
        written = [Written(*one) for record in results for one in record["written"]]
        left_out = [
            (at, article) for at, number in enumerate(sorted(inputs)) for article in inputs[number].get("left_out", ())
        ]
        join([Path(own[number]) for number in sorted(inputs)], written, temporary, final.parent, left_out)
        size, digest = digest_of(temporary)
        temporary.replace(final)
        self._note([Written(str(final), size, digest)], self._origins(inputs))

    def _note(self, written: Sequence[Written], origins: tuple[Origin, ...]) -> None:
        if self._manifest is not None:
            for path, size, digest, first, end in written:
                self._manifest.add(path, size, digest, Made(origins, first, end))

    def _origins(self, inputs: Mapping[int, Record]) -> tuple[Origin, ...]:
        """What outputs of ``inputs`` are made of."""
        if self._manifest is None:
            return ()
        found = []
        for number in sorted(inputs):
            item, reader = self._plan.inputs[number], inputs[number]["reader"]
            if reader not in self._makings:
                settings = self._plan.settings
                self._makings[reader] = making(settings, registry(settings.disabled), reader)
            record = inputs[number]
            left_out = tuple(record.get("left_out", ()))
            found.append(Origin(self._file(item.path), item.name, record["sha256"], self._makings[reader], left_out))
        return tuple(found)

    def _file(self, path: str) -> str:
        """``path`` as it is found from the output folder; "" for standard input."""
        if path == STANDARD_INPUT or self._manifest is None:
            return ""
        folder, name = os.path.split(path)
        if folder not in self._folders:
            self._folders[folder] = from_folder(folder or ".", self._manifest.root)
        return f"{self._folders[folder]}/{name}"
