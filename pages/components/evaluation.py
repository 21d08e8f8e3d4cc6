"""The Briefing that the pages show: of the answers as they are now, or of a stored version exactly as it was built.

Computed once for all visitors and read only. Imports pandas, so only pages that show results import this.
"""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from pages.components.store import journal, today
from pipeline.briefing import Briefing
from pipeline.changed import Changes
from pipeline.changes import compared
from pipeline.collect.journal import BriefingVersion, Round
from pipeline.snapshot import fingerprint, snapshot
from pipeline.tasks import version
from pipeline.tasks.build import Material, build, from_store

_KEPT = timedelta(hours=1)  # what is deleted from the journal must not live on here


def live_briefing(going_on: Round, as_of: date | None = None) -> Briefing:
    """Return the briefing as it would be built now, for today or for an earlier data date.

    Raises UserError where the team's sheet cannot be read.
    """
    as_of = as_of or today(going_on)
    material = from_store(journal(), round_id=going_on.id, as_of=as_of)
    parts = snapshot(material.raw, material.offices, material.meeting, material.clarifications, as_of)
    return _live(fingerprint(parts), as_of, material)


def live_beside(version: BriefingVersion, live: Briefing, going_on: Round) -> Briefing:
    """Return the present answers as a version counts them: with the roster of its data date."""
    then = journal().roster_on(going_on.id, version.data_date)
    return live_briefing(going_on, version.data_date) if then.joined or then.left else live


def stored_briefing(going_on: Round, number: int) -> Briefing | None:
    """Return a version as it was built, None if its data have been deleted."""
    return _stored(str(journal().url), going_on.id, number)


def changes_since(number: int, briefing: Briefing, going_on: Round) -> Changes | None:
    """Return what is different in a briefing from an earlier version, None if the data of that one are deleted."""
    return _changes((str(journal().url), going_on.id, number, briefing.data_hash, briefing.as_of), briefing)


@st.cache_resource(max_entries=4, ttl=_KEPT, show_spinner=False)
def _live(hash_: str, as_of: date, _material: Material) -> Briefing:
    del hash_  # says when to compute anew
    return build(_material, as_of)


@st.cache_resource(max_entries=4, ttl=_KEPT, show_spinner=False)
def _stored(store: str, round_id: str, number: int) -> Briefing | None:
    del store  # another journal has other versions
    return version.stored_briefing(journal(), round_id, number)


@st.cache_resource(max_entries=4, ttl=_KEPT, show_spinner=False)
def _changes(key: tuple[str, str, int, str, date], _briefing: Briefing) -> Changes | None:
    _, round_id, number, *_ = key
    parts = journal().snapshot(round_id, number)
    return None if parts is None else compared(_briefing, parts, number).changes
