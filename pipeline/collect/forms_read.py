"""Reads returned XLSX forms back as one table, one row per form: renamed, saved again, filled in by typing.

Interprets no answer; which of two versions counts is for `clean` to say.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from pipeline.collect.answers import HEADER, contribution_cell, list_cell
from pipeline.collect.files import MOST_ROWS, read_bytes
from pipeline.collect.files_kind import kind_of
from pipeline.collect.files_workbook import open_book
from pipeline.collect.forms_inputs import OFFICE, VERSION, inputs, scale_text
from pipeline.model import Office, RawTable, Text, UserError
from pipeline.questionnaire.loader import load_questionnaire
from pipeline.questionnaire.model import Question

Cells = Mapping[str, tuple[str, str]]  # by the key of the line: what stands in its first and second cell
_TEMPORARY = ("~$", ".~", ".")
_YES = frozenset(["ja", "j", "x", "1", "wahr", "✓", "✔", "yes"])
_NO = frozenset(["nein", "n", "0", "falsch", "-", "–", "no", ""])


@dataclass(frozen=True)
class FormFile:
    """One file that came back: its name, its content, and when it was last changed."""

    name: str
    content: bytes
    changed: datetime  # with a zone


def read_form_folder(folder: Path, offices: Sequence[Office], zone: str = "Europe/Berlin") -> RawTable:
    """Return the answers of all forms in a folder; every other file is named in the reading, with the reason."""
    try:
        paths = sorted(path for path in folder.iterdir() if not path.name.startswith(_TEMPORARY))
    except OSError as error:
        raise UserError(
            f"{folder}: Der Ordner lässt sich nicht lesen. Bitte prüfen Sie, ob Sie ihn öffnen dürfen.",
            f"{folder}: The folder cannot be read. Please check that you may open it.",
        ) from error
    if len(paths) > MOST_ROWS:
        raise UserError(
            f"{folder}: Der Ordner enthält {len(paths)} Dateien. Bitte geben Sie den Ordner an, in dem nur die "
            "zurückgekommenen Formulare liegen.",
            f"{folder}: The folder holds {len(paths)} files. Please name the folder with the returned forms only.",
        )
    read = [_file(path) for path in paths]
    files = [one for one in read if isinstance(one, FormFile)]
    ignored = [one for one in read if isinstance(one, Text)]
    return read_forms(files, offices, folder.name or str(folder), zone, ignored)


def _file(path: Path) -> FormFile | Text:
    if path.is_dir():
        return Text(f"{path.name}: Unterordner, nicht gelesen", f"{path.name}: subfolder, not read")
    try:
        return FormFile(path.name, read_bytes(path), datetime.fromtimestamp(path.stat().st_mtime, UTC))
    except UserError as error:
        return error.text


def read_forms(
    files: Iterable[FormFile], offices: Sequence[Office], name: str, zone: str, ignored: Iterable[Text] = ()
) -> RawTable:
    """Return the table of all forms among the files. Raises UserError if there is none."""
    rows: list[tuple[str, ...]] = [HEADER]
    reading = list(ignored)
    found = False
    for file in files:
        form = _form(file)
        if isinstance(form, Text):
            reading.append(Text(f"{file.name}: {form.de}", f"{file.name}: {form.en}"))
            continue
        found = True
        answers = _answers(form)
        if any(answers.values()):
            rows.append(_row(form, answers, file, offices, ZoneInfo(zone)))
            reading.append(Text(f"Zeile {len(rows)}: {file.name}", f"row {len(rows)}: {file.name}"))
        else:
            reading.append(Text(f"{file.name}: nicht ausgefüllt", f"{file.name}: not filled in"))
    if not found:
        raise UserError(
            f"{name}: In diesem Ordner liegt kein Formular, das sich lesen lässt. Bitte legen Sie die zurückgekommenen "
            "Formulare (.xlsx) hinein.",
            f"{name}: There is no readable form in this folder. Please put the returned forms (.xlsx) into it.",
        )
    return RawTable(name, tuple(rows), tuple(reading))


@dataclass(frozen=True)
class _Form:
    cells: Cells
    saved: datetime | None  # by its own account, if it was saved after it was made


def _form(file: FormFile) -> _Form | Text:
    """Return the form in a file, or why it is none."""
    kind = kind_of(file.content) if file.content else Text("Die Datei ist leer.", "The file is empty.")
    if isinstance(kind, Text):
        return kind
    if kind == "text":
        return _NO_FORM
    try:
        book = open_book(file.content)
    except UserError as error:
        return error.text
    for sheet in book.sheets:
        cells = {row[0]: (_at(row, 2), _at(row, 3)) for row in sheet.grid if row and row[0]}
        if OFFICE in cells and VERSION in cells:
            return _Form(cells, _saved(book.created, book.modified))
    return _NO_FORM


_NO_FORM = Text("kein Formular, nicht gelesen", "no form, not read")


def _at(row: tuple[str, ...], position: int) -> str:
    return row[position] if position < len(row) else ""


def _saved(created: datetime | None, modified: datetime | None) -> datetime | None:
    """A program that does not keep the date leaves it at the moment when we made the form."""
    if created is None or modified is None or modified - created < timedelta(seconds=2):
        return None
    return modified.replace(tzinfo=UTC)


def _row(
    form: _Form, answers: Mapping[str, str], file: FormFile, offices: Sequence[Office], zone: ZoneInfo
) -> tuple[str, ...]:
    key, name = form.cells[OFFICE]
    office = next((office.name for office in offices if office.key == key), name or key)
    moment = (form.saved or file.changed).astimezone(zone)
    meta = {
        "response_id": "F-" + hashlib.sha256(repr((key, answers)).encode()).hexdigest()[:8].upper(),
        "submitted_at": moment.isoformat(timespec="seconds"),
        "form_version": form.cells[VERSION][0],
        "lang": "de",
    }
    questionnaire = load_questionnaire()
    return (
        *(meta.get(column, "") for column, _ in questionnaire.meta_columns),
        *(office if question.key == "actor" else answers[question.key] for question in questionnaire.questions),
    )


def _answers(form: _Form) -> dict[str, str]:
    questions = [question for question in load_questionnaire().questions if question.key != "actor"]
    return {question.key: _cell(question, form.cells) for question in questions}


def _cell(question: Question, cells: Cells) -> str:
    questionnaire = load_questionnaire()
    lines = [(line, *cells.get(line.key, ("", ""))) for line in inputs(question, questionnaire, ())]
    match question.type:
        case "scale":
            return scale_text(lines[0][1], question, questionnaire)
        case "multiselect_then_role":
            return "; ".join(_roles((line.caption, first) for line, first, _ in lines))
        case "repeat_select_state" | "repeat_text_choice" | "multiselect_or_other":
            return list_cell((first, second) for _, first, second in lines if first.strip() or second.strip())
        case "multiselect_plus_text":
            return _contribution([(line.caption, first) for line, first, _ in lines])
        case _:
            return lines[0][1]


def _roles(lines: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the fields with their roles, and "none of these" if it was chosen; both is for cleaning to judge."""
    none = load_questionnaire().no_field.label.de
    for name, role in lines:
        if name == none:
            if role.strip().casefold() not in _NO:
                yield none
        elif role.strip():
            yield list_cell([(name, role.strip())])


def _contribution(lines: Sequence[tuple[str, str]]) -> str:
    """Join what was chosen with the free text; a remark in the place of yes or no joins the text."""
    *options, (_, text) = lines
    chosen = [label for label, cell in options if cell.strip().casefold() not in _NO]
    remarks = [f"{label}: {cell.strip()}" for label, cell in options if cell.strip().casefold() not in _YES | _NO]
    return contribution_cell(chosen, "; ".join(filter(None, [*remarks, text.strip()])))
