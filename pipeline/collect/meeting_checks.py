"""What cannot be right in a meeting's data, and what hardly is; for whoever types it in.

Changes nothing; what may be missing, and for what, is not asked here.
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline.collect.meeting_keys import RETENTION_MONTHS
from pipeline.model import Meeting, Text

_MISTAKES: tuple[tuple[Callable[[Meeting], bool], Text], ...] = (
    (
        lambda meeting: meeting.retention_months is not None and meeting.retention_months not in RETENTION_MONTHS,
        Text(
            "Rohdaten lassen sich nach 1 bis 24 Monaten löschen. Bitte berichtigen Sie die Zahl der Monate.",
            "Raw data can be deleted after 1 to 24 months. Please correct the number of months.",
        ),
    ),
    (
        lambda meeting: meeting.overview_days is not None and meeting.overview_days < 0,
        Text(
            "Die Übersicht kann nicht nach der Sitzung kommen. "
            "Bitte berichtigen Sie die Zahl der Tage vor der Sitzung.",
            "The overview cannot arrive after the meeting. Please correct the number of days before the meeting.",
        ),
    ),
)
_DOUBTS: tuple[tuple[Callable[[Meeting], bool], Text], ...] = (
    (
        lambda meeting: bool(meeting.date and meeting.deadline and meeting.deadline >= meeting.date),
        Text(
            "Die Antwortfrist endet erst am Tag des Treffens oder danach.",
            "The deadline for answers ends only on the day of the meeting or later.",
        ),
    ),
    (
        lambda meeting: bool(meeting.letters and meeting.deadline and meeting.letters >= meeting.deadline),
        Text(
            "Die Einladungen gingen erst am letzten Tag der Antwortfrist hinaus oder danach.",
            "The invitations would go out only on the last day for answers or later.",
        ),
    ),
    (
        lambda meeting: bool(meeting.reminder and meeting.deadline and meeting.reminder >= meeting.deadline),
        Text(
            "Die Erinnerung käme erst am letzten Tag der Antwortfrist oder danach.",
            "The reminder would come only on the last day for answers or later.",
        ),
    ),
    (
        lambda meeting: bool(meeting.data_date and meeting.deadline and meeting.data_date <= meeting.deadline),
        Text(
            "Der Datenstand liegt vor dem Ende der Antwortfrist; die letzten Antworten kämen nicht in die Vorlage.",
            "The data date lies before the end of the deadline; the last answers would not be in the briefing.",
        ),
    ),
    (
        lambda meeting: bool(meeting.deadline and meeting.dispatch and meeting.dispatch <= meeting.deadline),
        Text(
            "Die Übersicht würde versandt, bevor die Antwortfrist vorüber ist.",
            "The overview would be sent before the deadline for answers is over.",
        ),
    ),
    (
        lambda meeting: bool(meeting.date and meeting.dispatch and meeting.dispatch > meeting.date),
        Text(
            "Die Übersicht würde erst nach dem Treffen versandt.",
            "The overview would be sent only after the meeting.",
        ),
    ),
    (
        lambda meeting: bool(meeting.start and meeting.end and meeting.end <= meeting.start),
        Text("Das Treffen endet, bevor es beginnt.", "The meeting ends before it starts."),
    ),
)


def mistakes(meeting: Meeting) -> tuple[Text, ...]:
    """Return one sentence for everything that has to be mended before the meeting can be saved."""
    return tuple(sentence for holds, sentence in _MISTAKES if holds(meeting))


def doubts(meeting: Meeting) -> tuple[Text, ...]:
    """Return one sentence for every pair of dates or times that contradict each other."""
    return tuple(sentence for holds, sentence in _DOUBTS if holds(meeting))
