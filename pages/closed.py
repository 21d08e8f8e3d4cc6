"""For visitors without a valid link: what is needed, and whom to ask."""

from __future__ import annotations

from pages.components.access import show_closed_door, visitor

show_closed_door(visitor())
