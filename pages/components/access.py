"""Who is visiting, and what they may see. Nobody is let in by default; every page asks for itself."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from sqlalchemy.exc import SQLAlchemyError

from pages.components.login import offer_login, role_by_login
from pages.components.store import journal
from pages.components.texts import language_from, plain, text
from pages.server.cookies import LINK_COOKIE
from pipeline.collect.journal import RosterEntry, Round, is_over
from pipeline.collect.journal.store import utc_now
from pipeline.collect.links import Identity, LinkRole, Links
from pipeline.model import Language, Meeting


@dataclass(frozen=True)
class Visitor:
    """Who is there: the role, None for nobody we know; the round; for an office its entry on the roster."""

    role: LinkRole | None
    language: Language
    round: Round | None = None
    entry: RosterEntry | None = None
    by_login: bool = False  # came in with an account, not by a link

    @property
    def meeting(self) -> Meeting:
        """The meeting that it is all about, empty before it is set up."""
        return self.round.meeting if self.round else Meeting()

    @property
    def may_write(self) -> bool:
        """Whether the office may still answer: invited, the round open, the deadline not over."""
        entry, going_on = self.entry, self.round
        if entry is None or going_on is None or entry.removed or going_on.frozen_at is not None:
            return False
        return not is_over(entry, going_on, utc_now())


@dataclass(frozen=True)
class OfficeVisitor:
    """A visitor who is an office; what its pages work with."""

    language: Language
    round: Round
    entry: RosterEntry
    may_write: bool

    @property
    def meeting(self) -> Meeting:
        """The meeting of the office's round."""
        return self.round.meeting


def visitor() -> Visitor:
    """Return who is there, by the personal link in the cookie, else by the log-in."""
    language = language_from(st.context.cookies)
    identity = _identity(ticket_owner())
    if identity is None:
        role = role_by_login()
        return Visitor(role, language, journal().current_round(), by_login=role is not None)
    if identity.role != "office":
        return Visitor(identity.role, language, journal().current_round())
    entry = journal().entry(identity.office_id)
    own = next((one for one in journal().rounds() if one.id == identity.round_id), None)
    return Visitor(None if entry.removed else "office", language, own, entry)


def require_access(*roles: LinkRole) -> Visitor:
    """Return the visitor if the role fits; else say whom to ask, and end the page there."""
    found = visitor()
    if found.role not in roles:
        show_closed_door(found)
        st.stop()
    return found


def require_office() -> OfficeVisitor:
    """Return the visiting office; anybody else is shown the closed door."""
    found = require_access("office")
    if found.round is None or found.entry is None:
        st.stop()
    return OfficeVisitor(found.language, found.round, found.entry, found.may_write)


def leave_if_replaced() -> None:
    """Load the page anew once the link opens nothing any more; for fragments, which run without their page.

    While the journal does not answer, nobody can know, nothing can be saved, and what was typed has to stay.
    """
    try:
        replaced = _identity(ticket_owner()) is None
    except SQLAlchemyError:
        return
    if replaced:
        st.rerun()


def show_closed_door(found: Visitor) -> None:
    """Say that a personal link is needed and whom to ask, and nothing about anybody else."""
    st.title(text("closed_title", found.language), anchor=False)
    st.markdown(text("closed", found.language))
    offer_login(found.language)
    asked = found.meeting.whom_to_ask
    if asked:
        st.markdown(text("bad_link_ask", found.language, contact=plain(asked)))
    else:
        st.markdown(text("bad_link_ask_inviter", found.language))


def ticket_owner() -> str:
    """Return the link in this browser's cookie."""
    return str(st.context.cookies.get(LINK_COOKIE, ""))


def forget_links() -> None:
    """Let no visitor of this server in by a link that was just replaced; another server asks after seconds."""
    _resolved.clear()


def _identity(token: str) -> Identity | None:
    return _resolved(str(journal().url), token) if token else None


# Every rerun asks; a link that is revoked ends within these seconds.
@st.cache_resource(ttl=5, max_entries=1000, show_spinner=False)
def _resolved(_store: str, token: str) -> Identity | None:
    return Links(journal()).resolve(token)
