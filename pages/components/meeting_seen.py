"""The slides as they are now, and what the meeting view has to know beside the Briefing: how answers came about."""

from __future__ import annotations

from typing import Any

from pages.components.evaluation import live_briefing
from pages.components.meeting_change import Seen
from pages.components.meeting_slides import REASONS, Remarks, slides
from pages.components.store import journal
from pipeline.collect.journal import PlaceNote
from pipeline.model import IN_MEETING, SCALES, Language
from report_templates.briefing.view import View


def projected(round_id: str, language: Language) -> str | None:
    """Return the slides as they are now, None once the answers are deleted.

    Raises UserError where the team's sheet cannot be read.
    """
    of_round = journal().round(round_id)
    if of_round.purged_at is not None:
        return None
    view = View(live_briefing(of_round), "meeting", language)
    return slides(view, remarks(view, round_id))


def remarks(view: View, round_id: str) -> Remarks:
    """Return whose answer was given orally, what was put right in the meeting, and the notes."""
    standing = journal().standing_clarifications(round_id)
    latest = {entry.office.key: journal().latest_release(entry.id) for entry in journal().roster(round_id)}
    return Remarks(
        spoken=frozenset(key for key in view.answers if (release := latest.get(key)) and release.way == "spoken"),
        in_meeting=frozenset(key for key, one in standing.items() if one.clarification.reason == IN_MEETING),
        notes={key: note.text for key, note in journal().place_notes(round_id).items()},
    )


def seen(view: View, round_id: str, key: str) -> Seen | None:
    """Return what counts for an office now, None if there is no such office on the roster."""
    entry = next((one for one in journal().roster(round_id) if one.office.key == key), None)
    if entry is None:
        return None
    standing = journal().standing_clarifications(round_id)
    return Seen(
        entry=entry,
        answered=key in view.answers,
        answers=_answers(view, key),
        note=journal().place_notes(round_id).get(key, PlaceNote()),
        latest=journal().latest_release(entry.id),
        standing={answer: one for answer, one in standing.items() if answer[0] == key},
    )


def _answers(view: View, key: str) -> dict[str, Any]:
    """Return values and reasons that count; a value that is flagged or was not given is absent."""
    answer = view.answers.get(key)
    if answer is None:
        return {}
    found: dict[str, Any] = {column: answer[column] for column in REASONS.values() if answer[column]}
    for scale in SCALES:
        value = getattr(view.positions.get(key), scale, None)
        if value is not None:
            found[scale] = value
        elif answer[f"{scale}_code"] == "cannot_assess":
            found[scale] = view.briefing.questionnaire.cannot_assess.code
    return found
