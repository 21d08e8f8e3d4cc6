"""Writes everything that the journal holds of the current round into a new folder, or what it holds of one office.

Drafts are not among it: before the release they belong to the office alone.
"""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pipeline.collect.answers import HEADER, to_row
from pipeline.collect.csv_cells import csv_bytes
from pipeline.collect.journal import Journal, RosterEntry, Round
from pipeline.collect.meeting_file import write_meeting
from pipeline.collect.roster_columns import roster_rows
from pipeline.model import UserError
from pipeline.tasks.agreements import agreements_csv
from pipeline.tasks.output import write_files
from pipeline.tasks.purge import record_pdf

_LONGEST_CELL = 32_000  # a workbook holds a little more, and cuts the rest off without a word
_CUT = " [… gekürzt; vollständig in antworten.csv]"


def export(journal: Journal, folder: Path, office_key: str | None = None) -> tuple[Path, ...]:
    """Write answers (CSV, XLSX), roster, meeting, everything as JSON, and what belongs to the file; return the paths.

    With `office_key` only what is known of that office (law.md, L7). Raises UserError if there is no round or no
    such office, or if the folder holds something already.
    """
    current = journal.current_round()
    if current is None:
        raise UserError(
            "Es ist noch keine Runde angelegt; es gibt nichts auszugeben. Bitte legen Sie in der Anwendung eine an.",
            "There is no round yet, so there is nothing to export. Please set one up in the application.",
        )
    roster = _chosen(journal.roster(current.id, removed=True), office_key)
    rows = _answers(journal, current, roster)
    files = {
        "antworten.csv": csv_bytes(rows),
        "antworten.xlsx": _workbook(rows),
        "einladungsliste.csv": csv_bytes(roster_rows(entry.office for entry in roster)),
        "daten.json": _json(_everything(journal, current, roster, whole=office_key is None)),
    }
    if office_key is None:
        files["sitzung.toml"] = write_meeting(current.meeting).encode("utf-8")
        files |= _filed(journal, current)
    paths = {_new(folder) / name: content for name, content in files.items()}
    write_files(paths)
    return tuple(paths)


def _chosen(roster: Sequence[RosterEntry], office_key: str | None) -> Sequence[RosterEntry]:
    chosen = [entry for entry in roster if office_key in (None, entry.office.key)]
    if office_key is not None and not chosen:
        known = ", ".join(entry.office.key for entry in roster)
        raise UserError(
            f"Die Stelle „{office_key}“ steht nicht auf der Einladungsliste. Möglich sind: {known}.",
            f"The office “{office_key}” is not on the roster. Possible are: {known}.",
        )
    return chosen


def _new(folder: Path) -> Path:
    """Make the folder; what somebody exported before is never overwritten."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        empty = not any(folder.iterdir())
    except (OSError, ValueError) as error:
        raise UserError(
            f"{folder}: Der Ordner lässt sich nicht anlegen. Bitte geben Sie einen anderen an.",
            f"{folder}: The folder cannot be created. Please name another one.",
        ) from error
    if not empty:
        raise UserError(
            f"{folder}: Der Ordner ist nicht leer. Bitte geben Sie einen neuen Ordner an, damit nichts überschrieben "
            "wird.",
            f"{folder}: The folder is not empty. Please name a new folder, so that nothing is overwritten.",
        )
    return folder


def _answers(journal: Journal, current: Round, roster: Sequence[RosterEntry]) -> list[tuple[str, ...]]:
    """Every released version as a row, in the order of release."""
    zone = ZoneInfo(current.meeting.time_zone)
    offices = [entry.office for entry in journal.roster(current.id, removed=True)]
    released = [(release, entry) for entry in roster for release in journal.releases(entry.id)]
    released.sort(key=lambda pair: pair[0].released_at)
    return [
        HEADER,
        *(
            to_row(
                release.answers, entry.office, offices, response_id=release.reference,
                submitted_at=release.released_at.astimezone(zone), language=release.language,
                form_version=release.form_version,
            )
            for release, entry in released
        ),
    ]  # fmt: skip


def _everything(journal: Journal, current: Round, roster: Sequence[RosterEntry], *, whole: bool) -> dict[str, Any]:
    """Return every line that the journal holds, table by table; of the round or of the one office."""
    tables = journal.contents(current.id, None if whole else roster[0].id)
    return {"round": asdict(current), **tables}


def _filed(journal: Journal, current: Round) -> dict[str, bytes]:
    """Return what belongs to the file: the documents of all versions, the agreements, the deletion records."""
    files = {
        f"fassung-{version.number}-{edition}-{language}.pdf": journal.document(
            current.id, version.number, edition, language
        )
        or b""
        for version in journal.versions(current.id)
        for edition, language in version.documents
    }
    if journal.meeting_agreements(current.id) or journal.open_from_earlier(current.id):
        files["verabredungen.csv"] = agreements_csv(journal, current, "de")
    for deletion in journal.deletions(current.id):
        files[f"loeschprotokoll-{deletion.id}.pdf"] = record_pdf(journal, deletion, "de")
    return files


def _json(everything: Any) -> bytes:
    def moment(value: Any) -> str:
        return value.isoformat() if isinstance(value, (date, datetime)) else str(value)

    return json.dumps(everything, ensure_ascii=False, indent=1, default=moment).encode("utf-8", errors="replace")


def _workbook(rows: Sequence[Sequence[str]]) -> bytes:
    """Return the rows as string cells; control characters that a workbook cannot hold are left out."""
    from openpyxl import Workbook  # noqa: PLC0415 - the other commands need not load it
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # noqa: PLC0415

    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Antworten"
    for row, cells in enumerate(rows, start=1):
        for column, text in enumerate(cells, start=1):
            clean = ILLEGAL_CHARACTERS_RE.sub("", text)
            cell = sheet.cell(row, column)
            cell.value = clean if len(clean) <= _LONGEST_CELL else clean[:_LONGEST_CELL] + _CUT
            cell.data_type = "s"
    sheet.freeze_panes = "A2"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
