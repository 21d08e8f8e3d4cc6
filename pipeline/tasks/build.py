"""Builds the briefing and writes it to files: from files, or from the configured store.

The way from the table to the briefing is `run.build_briefing`; nothing is decided here.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from pipeline.analysis import analysis
from pipeline.briefing import Briefing
from pipeline.collect.files import read_table
from pipeline.collect.files_headings import ROSTER
from pipeline.collect.forms import read_form_folder
from pipeline.collect.journal import Journal, RosterOnDay, Round
from pipeline.collect.meeting_file import read_meeting
from pipeline.collect.roster_file import check_roster, read_roster
from pipeline.collect.sheet_settings import uses_sheet
from pipeline.model import Clarification, Edition, FromMeeting, Language, Meeting, Office, RawTable, Text, UserError
from pipeline.run import build_briefing
from pipeline.tasks.annex_notes import changed_since, given_otherwise
from pipeline.tasks.output import refuse_unwritable, write_files
from report_templates import write_briefing


@dataclass(frozen=True)
class Material:
    """Everything that a briefing is built from."""

    raw: RawTable
    offices: tuple[Office, ...]
    meeting: Meeting
    clarifications: Sequence[Clarification] = ()


@dataclass(frozen=True)
class Output:
    """Where the results go; at least one of the two paths is given."""

    pdf: Path | None
    json: Path | None
    edition: Edition = "leadership"
    language: Language = "de"

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files that will be written."""
        return tuple(path for path in (self.pdf, self.json) if path)


def refuse_output(output: Output, inputs: Sequence[Path | None]) -> None:
    """Raise UserError if nothing is to be written, if it cannot be, or if it would overwrite an input."""
    if not output.paths:
        raise UserError(
            "Es fehlt, wohin die Vorlage geschrieben wird. Bitte geben Sie --pdf DATEI an.",
            "It is not said where the briefing is to be written. Please give --pdf FILE.",
        )
    taken = {path.resolve() for path in inputs if path}
    for path in output.paths:
        if path.resolve() in taken:
            raise UserError(
                f"{path} ist eine der Eingaben und wird nicht überschrieben. Bitte geben Sie eine andere Datei an.",
                f"{path} is one of the inputs and is not overwritten. Please name another file.",
            )
    refuse_unwritable(*output.paths)


def from_files(responses: Path, roster: Path, meeting: Path | None) -> Material:
    """Read answers (a table or a folder of returned forms), roster and meeting from files.

    What was assumed in reading roster and meeting joins the reading of the table, so that annex B lists it.
    """
    roster_table = read_table(roster, ROSTER)
    offices = read_roster(roster_table)
    raw = read_form_folder(responses, offices) if responses.is_dir() else read_table(responses)
    known = read_meeting(meeting) if meeting else Meeting()
    notes = (*_roster_notes(roster_table), *_meeting_notes(known))
    return Material(replace(raw, reading=raw.reading + notes), offices, known)


def _roster_notes(table: RawTable) -> tuple[Text, ...]:
    return tuple(
        Text(
            f"{table.name}, Zeile {note.row}, {note.column}: {note.text.de}",
            f"{table.name}, row {note.row}, {note.column}: {note.text.en}",
        )
        for note in check_roster(table).notes
    )


def _meeting_notes(meeting: Meeting) -> tuple[Text, ...]:
    return tuple(
        Text(f"Angaben zur Sitzung: „{key}“ ist unbekannt", f"data on the meeting: “{key}” is unknown")
        for key in meeting.extra
    )


def from_store(
    journal: Journal, meeting: Path | None = None, *, round_id: str | None = None, as_of: date | None = None
) -> Material:
    """Take answers, roster, meeting and clarifications of a round, the current one unless another is named.

    The roster is the one of the data date, without one the present one; annex B says what differs. A meeting file
    takes precedence over the stored meeting.
    """
    from pipeline.collect.sheet_reading import stored_table  # noqa: PLC0415 - loads gspread; files need none of it

    current = journal.round(round_id) if round_id else journal.current_round()
    if current is None:
        raise UserError(
            "Es ist noch keine Runde angelegt. Bitte geben Sie --responses und --roster an, oder legen Sie in der "
            "Anwendung eine Runde an.",
            "There is no round yet. Please give --responses and --roster, or set up a round in the application.",
        )
    if current.purged_at is not None:
        raise UserError(
            "Die Angaben dieser Runde sind gelöscht; ihre Dokumente liegen in der Akte.",
            "The answers of this round have been deleted; its documents are in the file.",
        )
    known = read_meeting(meeting) if meeting else current.meeting
    raw = stored_table(journal, current.id)
    roster = _roster(journal, current, as_of)
    said = (*changed_since(roster, as_of), *given_otherwise(journal, roster.entries))
    return Material(
        raw=replace(raw, reading=raw.reading + said),
        offices=tuple(entry.office for entry in roster.entries),
        meeting=replace(
            known, storage="google" if uses_sheet() else "own", open_agreements=_open_agreements(journal, current.id)
        ),
        clarifications=journal.clarifications(current.id),
    )


def _open_agreements(journal: Journal, round_id: str) -> tuple[str, ...]:
    """Return what is open from earlier meetings, each with who leads and by when, where that was said."""
    found = (one.text for one in journal.open_from_earlier(round_id))
    return tuple(" – ".join(filter(None, [said.what, said.lead, said.due])) for said in found)


def _roster(journal: Journal, of_round: Round, as_of: date | None) -> RosterOnDay:
    return RosterOnDay(journal.roster(of_round.id)) if as_of is None else journal.roster_on(of_round.id, as_of)


def build(material: Material, as_of: date | None, from_meeting: FromMeeting | None = None) -> Briefing:
    """Return the briefing; without a data date it is today's, in the meeting's zone.

    Raises UserError if the table holds no answers, with the name of the table before the sentence.
    """
    today = datetime.now(ZoneInfo(material.meeting.time_zone)).date()
    try:
        return build_briefing(
            material.raw,
            material.offices,
            material.meeting,
            as_of=as_of or today,
            clarifications=material.clarifications,
            from_meeting=from_meeting,
        )
    except UserError as error:
        name = material.raw.name
        raise UserError(f"{name}: {error.text.de}", f"{name}: {error.text.en}") from error


def write(briefing: Briefing, output: Output) -> None:
    """Write PDF and analysis, both or none; existing files stay as they were on any failure."""
    contents: dict[Path, bytes] = {}
    if output.pdf:
        contents[output.pdf] = write_briefing(briefing, output.edition, output.language)
    if output.json:
        contents[output.json] = json.dumps(analysis(briefing), ensure_ascii=False, indent=1).encode("utf-8") + b"\n"
    write_files(contents)
