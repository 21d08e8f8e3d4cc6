"""Annex D, the privacy notice under Article 13: only sentences whose entries exist, never a brace."""

from __future__ import annotations

from report_templates import theme
from report_templates.briefing.blocks import Story, annex, body
from report_templates.briefing.view import View
from report_templates.privacy_notice import notice_sentences
from report_templates.tagged import BulletList, KeepTogether


def part(view: View) -> Story:
    """Return the annex, on one page: it is often handed out by itself."""
    sentences = notice_sentences(view.briefing.meeting, view.language)
    return [KeepTogether([*annex(view, "D"), body(view.t("annex_d.intro")), BulletList(sentences, theme.BODY)])]
