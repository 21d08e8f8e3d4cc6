"""Annex D, the privacy notice under Article 13: only sentences whose entries exist, never a brace."""

from __future__ import annotations

from report_templates.briefing.blocks import Story, annex, body
from report_templates.briefing.view import View
from report_templates.privacy_notice import notice


def part(view: View) -> Story:
    """Return the annex."""
    story = annex(view, "D")
    story.append(body(view.t("annex_d.intro")))
    story.append(body(notice(view.briefing.meeting, view.language)))
    return story
