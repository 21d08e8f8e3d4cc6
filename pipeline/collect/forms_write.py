"""Writes one XLSX form per office, to be mailed and filled in without a server: protected but for the input cells.

Writes no file; which office gets which file name is decided here too.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pipeline.collect.forms_inputs import OFFICE, VERSION, Input, inputs
from pipeline.collect.forms_sheet import FormSheet
from pipeline.language import date_in_text, in_file_name
from pipeline.model import Meeting, Office
from pipeline.questionnaire.loader import load_questionnaire
from pipeline.questionnaire.model import Block, Question

_LONGEST_NAME = 60


def write_forms(offices: Sequence[Office], meeting: Meeting, privacy: str = "") -> dict[str, bytes]:
    """Return the form of every invited office by file name: `LK-20_Kreisvolkshochschule.xlsx`, no umlauts, each once.

    `privacy` is the notice under Article 13, filled in; a sentence whose entry is missing in `meeting` is left out.
    """
    forms: dict[str, bytes] = {}
    for office in offices:
        if office.invited:
            forms[_file_name(office, forms)] = write_form(office, offices, meeting, privacy)
    return forms


def _file_name(office: Office, taken: Mapping[str, bytes]) -> str:
    stem = f"{in_file_name(office.key)}_{in_file_name(office.label)}"[:_LONGEST_NAME].strip("-_")
    names = (f"{stem}.xlsx", *(f"{stem}-{number}.xlsx" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)


def write_form(office: Office, offices: Sequence[Office], meeting: Meeting, privacy: str = "") -> bytes:
    """Return the form of one office as the content of an XLSX file."""
    questionnaire = load_questionnaire()
    sheet = FormSheet(_text("form_title"), office.name)
    _opening(sheet, office, meeting, privacy)
    for block in questionnaire.blocks:
        questions = [one for one in questionnaire.questions if one.block == block.id and one.key != "actor"]
        if questions:
            _block(sheet, block, questions, office, offices)
    _closing(sheet, office, meeting)
    file = io.BytesIO()
    sheet.finish().save(file)
    return file.getvalue()


def _opening(sheet: FormSheet, office: Office, meeting: Meeting, privacy: str) -> None:
    """Who invites to what, whose answers these are, who will read them: before the first question."""
    known = _known(meeting)
    sheet.title(_text("form_title"))
    for key in ("topic_line", "intro"):
        sheet.paragraph(_filled(key, known))
    sheet.paragraph(_filled("answering_for", {"stelle": office.name}), bold=True)
    sheet.paragraph(_text("offline_fill_in"))
    sheet.paragraph(_filled("offline_return", known))
    sheet.paragraph(_joined([_text("offline_visibility"), _filled("offline_confidential", known)]))
    sheet.paragraph(_joined([_text("no_case_data"), _text("purpose")]), bold=True)
    sheet.paragraph(_text("na_vs_zero"))
    sheet.paragraph(f"Datenschutz in Kürze: {privacy}" if privacy else "", small=True)


def _block(
    sheet: FormSheet, block: Block, questions: Iterable[Question], office: Office, offices: Sequence[Office]
) -> None:
    sheet.heading(f"{block.id}  {block.title.de}")
    others = [other for other in offices if other.key != office.key]
    for question in questions:
        must = question.required or question.required_if is not None
        sheet.question(f"{question.id}  {question.label.de}{' *' if must else ''}", _help(question, offices))
        for line in inputs(question, load_questionnaire(), others):
            sheet.line(line, limit=question.max_length if _is_typed(line) else None, prompt=question.label.de)


def _is_typed(line: Input) -> bool:
    return not line.choices


def _help(question: Question, offices: Sequence[Office]) -> str:
    """The help, and what stands beside the question on the screen: the described points, the fields, the roster."""
    questionnaire = load_questionnaire()
    lines = [question.help.de]
    if question.scale:
        points = questionnaire.scales[question.scale]
        lines += [f"{point.value} – {point.label.de}: {point.anchor.de}" for point in points]
    if question.type == "multiselect_then_role":
        lines += [f"{role.label.de}: {role.help.de}" for role in questionnaire.roles]
        lines += [f"{field.name.de}: {field.covers.de}" for field in questionnaire.asked_fields]
    if question.type == "multiselect_or_other":
        lines.append(_filled("offline_roster", {"stellen": "; ".join(one.name for one in offices if one.invited)}))
    return "\n".join(lines)


def _closing(sheet: FormSheet, office: Office, meeting: Meeting) -> None:
    sheet.heading("Vielen Dank")
    sheet.paragraph(_joined([_filled("offline_return", _known(meeting)), _text("offline_correction")]))
    sheet.fact(OFFICE, "Kennung der Stelle", office.key, office.name)
    sheet.fact(VERSION, "Fragebogen-Version", load_questionnaire().version)


def _known(meeting: Meeting) -> dict[str, str]:
    """What the texts may name; an entry that is missing is missing here too."""
    entries = {
        "thema": meeting.topic,
        "verwaltungsspitze": meeting.leadership or meeting.leadership_name,
        "datum": date_in_text(meeting.date, "de") if meeting.date else "",
        "frist": date_in_text(meeting.deadline, "de") if meeting.deadline else "",
        "email": meeting.coordination_email,
        "kontakt": meeting.whom_to_ask,
    }
    return {key: text for key, text in entries.items() if text}


def _text(key: str) -> str:
    return load_questionnaire().texts[key].de


def _filled(key: str, known: Mapping[str, Any]) -> str:
    """Return the text with its entries, or nothing if one of them is missing: braces are never printed."""
    try:
        return _text(key).format_map(known)
    except KeyError:
        return ""


def _joined(parts: Iterable[str]) -> str:
    return " ".join(filter(None, parts))
