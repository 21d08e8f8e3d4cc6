"""Loads the example county Auental into an empty journal: roster, meeting, and the answers with their own times."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pipeline.clean import clean
from pipeline.collect.files import read_table
from pipeline.collect.journal import Journal, Round
from pipeline.collect.meeting_file import read_meeting
from pipeline.collect.roster_file import read_roster
from pipeline.model import SCALES, Meeting, UserError
from pipeline.questionnaire.loader import load_questionnaire

FOLDER = Path(__file__).parents[2] / "examples" / "auental"
_DAYS_TO_TRY = 7  # who loads the example wants to fill in a form of an office that has not answered yet


def load_example(journal: Journal, folder: Path = FOLDER) -> Round:
    """Load the example and return its round. Raises UserError if the journal holds a round already."""
    if journal.current_round() is not None:
        raise UserError(
            "Hier ist schon eine Runde angelegt. Das Beispiel wird nur in einen leeren Bestand geladen; wählen Sie "
            "dafür bitte eine andere Datenbank.",
            "There is a round already. The example is only loaded into an empty store; please choose another database "
            "for it.",
        )
    offices, meeting = read_roster(folder / "auental_roster.csv"), read_meeting(folder / "meeting.toml")
    cleaned = clean(read_table(folder / "auental_clean.csv"), offices, meeting, load_questionnaire())
    today = datetime.now(ZoneInfo(meeting.time_zone)).date()
    loaded = journal.create_round(still_open(meeting, today), offices, by="system")
    ids = {entry.office.key: entry.id for entry in journal.roster(loaded.id)}
    zone = ZoneInfo(meeting.time_zone)
    for key, line in cleaned.answers.sort_values("submitted_at").iterrows():
        journal.adopt_release(
            ids[str(key)],
            answers_of(line),
            release_id=_release_id(line["response_id"]),
            reference=line["response_id"],
            released_at=line["submitted_at"].replace(tzinfo=zone).astimezone(UTC),
            language="de",
            form_version=load_questionnaire().version,
        )
    return loaded


def still_open(meeting: Meeting, today: date) -> Meeting:
    """Move all dates of a meeting that is over by whole weeks, so that its deadline lies at least a week ahead."""
    late = _DAYS_TO_TRY - (meeting.deadline - today).days if meeting.deadline else 0
    weeks = timedelta(weeks=max(0, -(-late // 7)))
    entries = {field.name: getattr(meeting, field.name) for field in fields(meeting)}
    moved: dict[str, Any] = {name: day + weeks for name, day in entries.items() if isinstance(day, date)}
    return replace(meeting, **moved)


def answers_of(line: Any) -> dict[str, Any]:
    """Return one line of `Cleaned.answers` as the form would have stored it: codes by question key, no gaps."""
    texts = ("why_affected", "pressure_reason", "influence_basis", "interface_issue", "joint_topic", "expectation")
    answers: dict[str, Any] = {key: line[key] for key in (*texts, "filled_by", "joint_field")}
    answers |= {scale: _scale(line, scale) for scale in SCALES}
    answers["fields"] = {"none": ""} if line["no_field"] else {role.field: role.role for role in line["fields"]}
    answers["interfaces"] = [[one.office or one.name, one.state] for one in line["interfaces"]]
    answers["bodies"] = [[body.name, body.suitable] for body in line["bodies"]]
    answers["missing_actors"] = list(line["missing_actors"])
    answers["external_experts"] = "; ".join(line["external_experts"])
    options, text = list(line["contribution"]), line["contribution_text"]
    answers["contribution"] = {"options": options, "text": text} if options or text else {}
    return {key: value for key, value in answers.items() if value not in ("", None, [], {})}


def _scale(line: Any, scale: str) -> int | str | None:
    if line[f"{scale}_status"] == "missing":
        return "na" if line[f"{scale}_code"] == "cannot_assess" else None
    return None if line[f"{scale}_status"] == "flagged" else int(line[scale])  # flagged: a person has to decide


def _release_id(reference: str) -> str:
    """Return a UUID whose short form is the reference that the example prints: AUE-5646453C."""
    rest = hashlib.sha256(reference.encode("utf-8")).hexdigest()[8:32]
    return str(uuid.UUID(hex=reference.split("-")[1].lower() + rest, version=4))
