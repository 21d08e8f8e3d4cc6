"""The recipe from a raw table to the Briefing: the file to read first.

Reads no file and writes none: where the table comes from and where the briefing goes is for `tasks` to say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pipeline.briefing import Briefing
from pipeline.clean import clean
from pipeline.conclude import conclude
from pipeline.model import Clarification, FromMeeting, Meeting, Office, RawTable
from pipeline.questionnaire.loader import load_questionnaire
from pipeline.score import score
from pipeline.snapshot import fingerprint, restored, snapshot


def build_briefing(
    raw: RawTable,
    offices: Sequence[Office],
    meeting: Meeting,
    *,
    as_of: date,
    clarifications: Sequence[Clarification] = (),
    version: int = 1,
    from_meeting: FromMeeting | None = None,
) -> Briefing:
    """Return the briefing for a table of answers.

    Args:
        raw: the answers as text, from a file, the journal or the sheet
        offices: the roster in its order; N counts the invited ones
        meeting: what is known of the meeting
        as_of: the label of the data date; later rows count all the same and are listed
        clarifications: values that the coordination entered after asking (rule D5)
        version: number of the version, printed on every page
        from_meeting: what was said there, for a version as of after the meeting
    """
    questionnaire = load_questionnaire()
    cleaned = clean(raw, offices, meeting, questionnaire, clarifications, as_of=as_of)
    scored = score(cleaned, offices, questionnaire)
    concluded = conclude(cleaned, scored, offices, meeting, questionnaire, as_of)
    return Briefing(
        meeting=meeting,
        offices=tuple(offices),
        questionnaire=questionnaire,
        as_of=as_of,
        version=version,
        data_hash=fingerprint(snapshot(raw, offices, meeting, clarifications, as_of, from_meeting)),
        cleaned=cleaned,
        scored=scored,
        concluded=concluded,
        clarifications=tuple(clarifications),
        source=raw.name,
        from_meeting=from_meeting,
    )


def rebuild_briefing(parts: Mapping[str, Any], version: int, *, as_of: date | None = None) -> Briefing:
    """Return the briefing of a stored snapshot, for its own data date or another one."""
    stored = restored(parts)
    return build_briefing(
        stored.raw,
        stored.offices,
        stored.meeting,
        as_of=as_of or stored.as_of,
        clarifications=stored.clarifications,
        version=version,
        from_meeting=stored.from_meeting,
    )
