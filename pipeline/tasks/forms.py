"""Writes one form per office into a folder: `python -m pipeline forms`. Never overwrites a form that is there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.collect.forms import write_forms
from pipeline.collect.meeting_file import read_meeting
from pipeline.collect.meeting_keys import KEYS
from pipeline.collect.roster_file import read_roster
from pipeline.model import Meeting, UserError
from pipeline.tasks.output import write_files
from report_templates.privacy_notice import notice

# Without these the privacy notice of the form does not say what Article 13 asks for (law.md, L2).
_NEEDED_FOR_PRIVACY = (
    "authority", "address", "state_norm", "retention_months", "supervisory_authority", "data_protection_officer",
)  # fmt: skip


@dataclass(frozen=True)
class Written:
    """The forms that were written, and the keys of the meeting file that their privacy notice lacks."""

    paths: tuple[Path, ...]
    missing: tuple[str, ...]


def write_form_folder(roster: Path, folder: Path, meeting_file: Path | None) -> Written:
    """Write the forms of all invited offices, all or none, and return what was written.

    Raises UserError if the folder cannot be made, or if one of the forms is there already and may be filled in.
    """
    offices = read_roster(roster)
    meeting = read_meeting(meeting_file) if meeting_file else Meeting()
    forms = {folder / name: form for name, form in write_forms(offices, meeting, notice(meeting, "de")).items()}
    there = [path.name for path in forms if path.exists()]
    if there:
        raise UserError(
            f"In {folder} liegen schon Formulare ({there[0]}). Damit nichts Ausgefülltes verloren geht, geben Sie "
            "bitte einen anderen Ordner an.",
            f"There are forms in {folder} already ({there[0]}). So that nothing filled in is lost, please name another "
            "folder.",
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise UserError(
            f"{folder}: Der Ordner lässt sich nicht anlegen. Bitte geben Sie einen anderen an.",
            f"{folder}: The folder cannot be created. Please name another one.",
        ) from error
    write_files(forms)
    missing = tuple(KEYS[name][0] for name in _NEEDED_FOR_PRIVACY if not getattr(meeting, name))
    return Written(tuple(forms), missing)
