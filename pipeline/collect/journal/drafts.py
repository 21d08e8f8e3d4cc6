"""Drafts: every answered question is in the log before the next one is touched, whatever happens to the browser.

The log is append-only until the office releases; then it is deleted. The coordination never reads it, and what the
coordination enters for the office ends no draft.

One browser tab may be older than another, and after a restart it sends everything it shows once more. So each
answer is merged by three values: what the tab shows, what it was shown last, and what is saved. Equal to what is
saved: nothing to do. Equal to what it was shown: it is merely old, and takes what is saved or released. Otherwise a
person has typed it, and it is saved.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, delete, select

from pipeline.collect.journal import draft_statements as asked
from pipeline.collect.journal.open_for_writing import lock_for_writing, refuse_if_closed
from pipeline.collect.journal.roster import RosterEntry
from pipeline.collect.journal.schema import canonical, drafts, releases
from pipeline.collect.journal.store import Store
from pipeline.collect.journal.tabs import last_shown, mark_of, note_shown
from pipeline.model import UserError

LONGEST = 1_000_000  # characters of one answer


@dataclass(frozen=True)
class Draft:
    """What an office has entered so far; `answers` start from the latest release and lack what is not answered.

    `revision` counts the changes of the office's draft and never goes back; `revisions` has, by question key, the
    one at which the present answer was saved. `base_version` is the released version that the draft builds on, 0
    for none; `changed` says whether anything was entered since.
    """

    answers: Mapping[str, Any]
    revision: int
    saved_at: datetime | None
    revisions: Mapping[str, int] = field(default_factory=dict)
    base_version: int = 0
    changed: bool = False


@dataclass(frozen=True)
class Recorded:
    """What became of one answer, and the whole draft as it stands now."""

    status: Literal["saved", "unchanged", "taken_from_elsewhere"]
    answers: Mapping[str, Any]
    revision: int
    saved_at: datetime | None
    draft: Draft


class Drafts(Store):
    """Reads and records drafts."""

    def draft(self, office_id: str) -> Draft:
        """Return the draft of an office."""
        with self._read() as connection:
            return the_draft(connection, office_id)

    def record(self, office_id: str, key: str, value: Any, *, tab: str, base_revision: int = 0) -> Recorded:
        """Record what a tab shows for a question and return what holds now.

        A page calls this for every question when a session first shows it, and later for those that changed: so the
        journal knows what each tab has seen, whatever happens to the session. Nothing new costs one reading.

        `tab` names the browser tab; it stands in the URL, so that it survives a reload, and nobody else knows it.
        `base_revision` is the revision of the draft from which this question's widget got what it showed, as this same
        session had it from `draft` or `record`; keep it by question, as one widget may be drawn anew and another not
        yet. A new session does not know what its browser shows and gives 0: then counts what the tab showed last, by
        the journal. None, "", [] and {} mean that the question is not answered.

        Raises UserError when the deadline is over, the round is closed or the text is absurdly long.
        """
        value = _checked(value)
        known = self._known(office_id, key, value, tab) if base_revision == 0 else None
        if known is not None:
            return known
        with self._write() as connection:
            entry, of_round = lock_for_writing(connection, office_id)
            refuse_if_closed(entry, of_round, self._clock())
            before = the_draft(connection, office_id)
            if _same(value, before.answers.get(key)):
                note_shown(connection, entry, tab, key, value)
                return _recorded("unchanged", before)
            if _is_merely_old(connection, office_id, key, value, tab=tab, base=base_revision, present=before):
                return _recorded("taken_from_elsewhere", before)
            after = _save(connection, entry, before, key, value, at=self._clock())
            note_shown(connection, entry, tab, key, value)
            return _recorded("saved", after)

    def _known(self, office_id: str, key: str, value: Any, tab: str) -> Recorded | None:
        """Return that nothing is new, where the tab shows what is saved and the journal knows that it does."""
        with self._read() as connection:
            present = the_draft(connection, office_id)
            shown = last_shown(connection, office_id, tab, key)
        if shown == mark_of(value, tab) and _same(value, present.answers.get(key)):
            return _recorded("unchanged", present)
        return None


def the_draft(connection: Connection, office_id: str) -> Draft:
    """Return the draft: the latest release, and upon it what was entered since."""
    state = connection.execute(asked.STATE, {"office": office_id}).one()
    answers, saved_at = dict(state.answers or {}), state.released_at
    revisions: dict[str, int] = {}
    for line in connection.execute(asked.LINES, {"office": office_id}):
        answers[line.key], revisions[line.key], saved_at = line.value, line.revision, line.saved_at
    answered = {key: value for key, value in answers.items() if value is not None}
    return Draft(answered, state.draft_revision, saved_at, revisions, state.version or 0, changed=bool(revisions))


def delete_drafts(connection: Connection, office_id: str) -> None:
    """Delete the office's drafts; what its tabs show stays known by its mark."""
    connection.execute(delete(drafts).where(drafts.c.office_id == office_id))


def _released(connection: Connection, office_id: str) -> Any:
    query = select(releases).where(releases.c.office_id == office_id).order_by(releases.c.version.desc()).limit(1)
    return connection.execute(query).first()


def _recorded(status: Literal["saved", "unchanged", "taken_from_elsewhere"], draft: Draft) -> Recorded:
    return Recorded(status, draft.answers, draft.revision, draft.saved_at, draft)


def _checked(value: Any) -> Any:
    if value in ("", [], {}, ()):
        return None
    if len(json.dumps(value, ensure_ascii=False)) > LONGEST:
        raise UserError(
            "Diese Antwort ist zu lang. Bitte kürzen Sie sie auf höchstens 1.000.000 Zeichen.",
            "This answer is too long. Please shorten it to at most 1,000,000 characters.",
        )
    return value


def _same(one: Any, other: Any) -> bool:
    # As stored: a pair and a list of two are the same answer, 1 and True are not.
    return canonical(one) == canonical(other)


def _is_merely_old(
    connection: Connection, office_id: str, key: str, value: Any, *, tab: str, base: int, present: Draft
) -> bool:
    """Whether nobody typed this answer: the tab shows what it was shown last, and another one counts since."""
    shown = last_shown(connection, office_id, tab, key) if base == 0 else None
    if shown is not None:
        return shown == mark_of(value, tab)
    return base < present.revisions.get(key, 0) and _same(value, _value_at(connection, office_id, key, base))


def _value_at(connection: Connection, office_id: str, key: str, revision: int) -> Any:
    query = select(drafts.c.value).where(drafts.c.office_id == office_id, drafts.c.key == key)
    found = connection.execute(query.where(drafts.c.revision <= revision).order_by(drafts.c.revision.desc())).first()
    if found is not None:
        return found.value
    released = _released(connection, office_id)
    return released.answers.get(key) if released else None


def _save(connection: Connection, entry: RosterEntry, before: Draft, key: str, value: Any, *, at: datetime) -> Draft:
    """Add a line to the log and return the draft as it stands then."""
    revision = before.revision + 1  # nobody else counts on: the office is locked
    connection.execute(asked.COUNT, {"office": entry.id, "to": revision})
    line = {"office_id": entry.id, "revision": revision, "round_id": entry.round_id, "key": key, "value": value}
    connection.execute(asked.ADD, {**line, "saved_at": at})
    answers = {name: given for name, given in before.answers.items() if name != key}
    answers |= {} if value is None else {key: value}
    revisions = {**before.revisions, key: revision}
    return replace(before, answers=answers, revision=revision, saved_at=at, revisions=revisions, changed=True)
