"""Reads an XLSX form that an office sent back, as far as a careful person can; the rest is left open and named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pages.components.store import journal
from pipeline.clean import clean
from pipeline.collect.forms_read import FormFile, read_forms
from pipeline.collect.journal import RosterEntry, Round
from pipeline.model import Text, UserError
from pipeline.questionnaire.loader import load_questionnaire
from pipeline.tasks.example import answers_of


@dataclass(frozen=True)
class ReturnedForm:
    """Whose form it is, the answers as codes, and what was not plain."""

    entry: RosterEntry
    answers: Mapping[str, Any]
    remarks: tuple[Text, ...]


def read_returned_form(name: str, content: bytes, going_on: Round) -> ReturnedForm:
    """Return what stands in the form. Raises UserError if it is none, or if it names no office of the roster."""
    roster = journal().roster(going_on.id)
    offices = [entry.office for entry in roster]
    raw = read_forms([FormFile(name, content, datetime.now(UTC))], offices, name, going_on.meeting.time_zone)
    cleaned = clean(raw, offices, going_on.meeting, load_questionnaire())
    if cleaned.answers.empty:
        raise UserError(
            f"{name}: Das Formular ist leer oder nennt keine Stelle der Einladungsliste. Bitte prüfen Sie die Datei, "
            "oder wählen Sie unten die Stelle und tragen Sie ein, was Sie von ihr wissen.",
            f"{name}: The form is empty or names no office on the roster. Please check the file, or choose the office "
            "below and enter what you know from it.",
        )
    line = cleaned.answers.iloc[0]
    entry = next(entry for entry in roster if entry.office.key == cleaned.answers.index[0])
    remarks = tuple(one.text for one in cleaned.log if one.kind in ("flagged", "unmatched", "review"))
    return ReturnedForm(entry, answers_of(line), remarks)
