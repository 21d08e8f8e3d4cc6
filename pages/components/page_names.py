"""Which pages there are for whom, by the names of their files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.collect.links import LinkRole

# The first page of a role is its start page. An office finds its way by buttons, the others by the menu.
PAGES: Mapping[LinkRole | None, Sequence[str]] = {
    "office": ("arrival", "self_assessment", "review", "released"),
    "coordinator": (
        "participation",
        "invitations",
        "clarifications",
        "results",
        "briefing",
        "meeting",
        "agreements",
        "retention",
        "on_behalf",
        "team_sheet",
        "setup",
    ),
    "leadership": ("leadership",),
    None: ("closed",),
}  # fmt: skip
START_PAGES = frozenset(names[0] for names in PAGES.values())  # Streamlit serves them under the empty address alone
