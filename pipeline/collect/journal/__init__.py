"""The journal: the record of what the offices did. Nothing that a person was told is saved is lost.

One class, composed by topic; each topic is a module. It interprets no answer and sends nothing anywhere.
"""

from __future__ import annotations

from pipeline.collect.journal.answer_files import AnswerFile, AnswerFiles
from pipeline.collect.journal.audit import AuditEntry, AuditTrail
from pipeline.collect.journal.clarifications import Clarifications, EnteredClarification
from pipeline.collect.journal.contents import Contents
from pipeline.collect.journal.conversations import Conversation, Conversations
from pipeline.collect.journal.deletion import Deletion, Deletions
from pipeline.collect.journal.deliveries import Deliveries, DeliveryReport, SheetTab
from pipeline.collect.journal.drafts import Draft, Drafts, Recorded
from pipeline.collect.journal.handing_out import HandedOut, HandingOut
from pipeline.collect.journal.letter_texts import LetterTexts, StoredLetterText
from pipeline.collect.journal.mails import Mail, Mails, NewMail
from pipeline.collect.journal.meeting_agreements import AgreedText, MeetingAgreement, MeetingAgreements
from pipeline.collect.journal.open_for_writing import deadline, is_over
from pipeline.collect.journal.participation import Participation, ParticipationList
from pipeline.collect.journal.place_notes import PlaceNote, PlaceNotes
from pipeline.collect.journal.releases import Agreement, Release, Releases
from pipeline.collect.journal.roster import Roster, RosterEntry, Standing
from pipeline.collect.journal.roster_history import RosterHistory, RosterOnDay
from pipeline.collect.journal.rounds import Round, Rounds
from pipeline.collect.journal.sheet_decisions import Decided, Decision, SheetDecisions
from pipeline.collect.journal.store import Conflict
from pipeline.collect.journal.versions import BriefingVersion, Versions

__all__ = [
    "AgreedText",
    "Agreement",
    "AnswerFile",
    "AuditEntry",
    "BriefingVersion",
    "Conflict",
    "Conversation",
    "Decided",
    "Decision",
    "Deletion",
    "DeliveryReport",
    "Draft",
    "EnteredClarification",
    "HandedOut",
    "Journal",
    "Mail",
    "MeetingAgreement",
    "NewMail",
    "Participation",
    "PlaceNote",
    "Recorded",
    "Release",
    "RosterEntry",
    "RosterOnDay",
    "Round",
    "SheetTab",
    "Standing",
    "StoredLetterText",
    "deadline",
    "is_over",
]  # fmt: skip


class Journal(
    Rounds, Roster, RosterHistory, Drafts, Releases, ParticipationList, Clarifications, AnswerFiles, Conversations,
    Versions, HandingOut, Deliveries, SheetDecisions, PlaceNotes, MeetingAgreements, Mails, LetterTexts, Contents,
    Deletions, AuditTrail,
):  # fmt: skip
    """The journal; `Journal.open()` opens the configured one."""
