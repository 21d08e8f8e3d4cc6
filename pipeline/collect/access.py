"""Who comes in with an account of the organisation: the allow-lists of the configuration, applied to what OIDC says.

Logs nobody in; that is Streamlit's `st.login`. Who is on no list is nobody, whatever the provider says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pipeline.collect.configuration import section

DeskRole = Literal["coordinator", "leadership"]
DESK_ROLES: tuple[DeskRole, ...] = ("coordinator", "leadership")


@dataclass(frozen=True)
class AccessRules:
    """Which claim of an account says who somebody is, who is on which list, and whether links open the desk too."""

    claim: str
    members: Mapping[DeskRole, frozenset[str]]
    links: bool
    providers: tuple[str, ...]  # names of several providers; () for the one without a name

    def role_of(self, claims: Mapping[str, Any]) -> DeskRole | None:
        """Return the role of an account; of one that is on both lists the coordination's."""
        held = {name.casefold() for name in _held(claims, self.claim)}
        return next((role for role in DESK_ROLES if held & self.members[role]), None)


def access_rules() -> AccessRules | None:
    """Return the rules where a log-in is configured, None where coordination and leadership come in by links."""
    auth, access = section("auth"), section("access")
    if not auth:
        return None
    named = tuple(name for name, entry in auth.items() if isinstance(entry, Mapping))
    members = {role: frozenset(name.casefold() for name in _names(access.get(role))) for role in DESK_ROLES}
    return AccessRules(str(access.get("claim") or "email"), members, access.get("links") is True, named)


def roles_by_link() -> tuple[DeskRole, ...]:
    """Return the roles that a link opens: both, none where a log-in is configured and links are not switched on."""
    rules = access_rules()
    return DESK_ROLES if rules is None or rules.links else ()


def is_current(claims: Mapping[str, Any], now: float) -> bool:
    """Say whether a log-in still holds: Streamlit keeps its cookie for 30 days whatever the provider said."""
    ends = claims.get("exp")
    return isinstance(ends, (int, float)) and not isinstance(ends, bool) and ends > now


def _held(claims: Mapping[str, Any], claim: str) -> tuple[str, ...]:
    """Return what an account holds of a claim; an address that the provider has not verified is no proof."""
    if claim == "email" and claims.get("email_verified") is False:
        return ()
    return _names(claims.get(claim))


def _names(entry: object) -> tuple[str, ...]:
    """Read a list of names, or one; empty ones are left out."""
    names = entry if isinstance(entry, (list, tuple)) else (entry,)
    return tuple(name.strip() for name in names if isinstance(name, str) and name.strip())
