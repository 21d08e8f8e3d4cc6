"""The table of contents, behind page 1 or below the head of the meeting edition."""

from __future__ import annotations

from report_templates import theme
from report_templates.briefing.blocks import Story, annex_title, section_anchor, section_title
from report_templates.briefing.view import View
from report_templates.tagged import Contents, Paragraph

SECTIONS, ANNEXES = tuple(str(number) for number in range(1, 11)), ("A", "B", "C", "D")
WITHOUT_ANSWERS = ("1", "2", "10", "C")  # what there is to show if nobody answered (briefing.md, section 2)


def part(view: View) -> Story:
    """Return heading and lines."""
    shown = (*SECTIONS, *ANNEXES) if view.answered else WITHOUT_ANSWERS
    titles = [(_title(view, name), section_anchor(name)) for name in shown]
    return [Paragraph(view.t("page.contents"), theme.H2_CONTENTS, tag="H2"), Contents(titles, theme.CONTENTS)]


def _title(view: View, name: str) -> str:
    return section_title(view, int(name)) if name.isdigit() else annex_title(view, name)
