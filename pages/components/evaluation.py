"""The Briefing that the pages show: of the answers as they are now, or of a stored version exactly as it was built.

Computed once for all visitors and read only. Imports pandas, so only pages that show results import this.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from pages.components.store import journal, local
from pipeline.briefing import Briefing
from pipeline.collect.journal import Round
from pipeline.collect.journal.store import utc_now
from pipeline.tasks import version
from pipeline.tasks.build import build, from_store


def today(going_on: Round) -> date:
    """Return today's date where the meeting takes place."""
    return local(utc_now(), going_on.meeting).date()


def live_briefing(going_on: Round) -> Briefing:
    """Return the briefing as it would be built now."""
    state = tuple((one.entry.id, one.versions, one.entry.version) for one in journal().participation(going_on.id))
    clarified = tuple((one.id, one.undone_at) for one in journal().entered_clarifications(going_on.id))
    key = (str(journal().url), going_on.id, going_on.version, going_on.roster_version, state, clarified)
    return _live(key, today(going_on))


def stored_briefing(going_on: Round, number: int) -> Briefing | None:
    """Return a version as it was built, None if its data have been deleted."""
    return _stored(str(journal().url), going_on.id, number)


@st.cache_resource(max_entries=4, show_spinner=False)
def _live(key: tuple[Any, ...], as_of: date) -> Briefing:
    del key  # says when to compute anew
    return build(from_store(journal()), as_of)


@st.cache_resource(max_entries=4, show_spinner=False)
def _stored(_store: str, round_id: str, number: int) -> Briefing | None:
    return version.stored_briefing(journal(), round_id, number)
