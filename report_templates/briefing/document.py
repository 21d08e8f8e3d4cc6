"""Puts the parts of the briefing together and frames every page.

Which parts there are depends on the edition and on how many answered (scoring.md, section 3); nothing else is decided.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, time
from zoneinfo import ZoneInfo

from pipeline.briefing import Briefing
from pipeline.model import Edition, Language
from report_templates import theme
from report_templates.briefing import (
    annex_a_profiles,
    annex_b_data_log,
    annex_c_method,
    annex_d_privacy,
    contents,
    opening,
    page_one,
    s01_occasion,
    s02_response,
    s03_overall_view,
    s04_positions,
    s05_fields,
    s06_interfaces,
    s07_bodies,
    s08_missing,
    s09_contributions,
    s10_agenda,
)  # fmt: skip
from report_templates.briefing.blocks import Story
from report_templates.briefing.typeset import Typeset
from report_templates.briefing.view import View
from report_templates.tagged import Document, Flowable, PageBreak, SwitchTemplate

Part = Callable[[View], Story]
Block = Flowable | PageBreak | SwitchTemplate
_AFTER_THE_TABLE: tuple[Part, ...] = (
    s04_positions.part, s05_fields.part, s06_interfaces.part, s07_bodies.part, s08_missing.part, s09_contributions.part,
)  # fmt: skip


def write(briefing: Briefing, edition: Edition, language: Language) -> bytes:
    """Return the PDF."""
    view = Typeset(briefing, edition, language)
    document = theme.document(
        title=_title(view),
        author=briefing.meeting.authority or view.t("page.edition_leadership"),
        subject=view.t("page.subject"),
        language=language,
        created=datetime.combine(briefing.as_of, time(), ZoneInfo("UTC")),
        foot=_foot(view),
    )
    return document.build(story(view, document))


def story(view: View, document: Document) -> Iterator[Block]:
    """Yield everything from the first page to the last, part by part, so that no more than one is held at a time."""
    first = page_one.fitting(view) if view.for_leadership else None
    if first:
        yield from first.story
        yield PageBreak()
    else:
        yield from opening.part(view)
    yield from contents.part(view)
    yield from s01_occasion.part(view)
    yield from s02_response.part(view)
    shortened = first.shortened_decisions if first else ()
    if not view.answered:
        yield from s10_agenda.part(view, shortened)
        yield PageBreak()
        yield from annex_c_method.part(view)
        return
    yield SwitchTemplate(theme.LANDSCAPE)
    yield from s03_overall_view.part(view)
    yield SwitchTemplate(theme.PORTRAIT)
    for part in _AFTER_THE_TABLE:
        yield from part(view)
    yield from s10_agenda.part(view, shortened)
    yield PageBreak()
    yield from annex_a_profiles.part(view)
    yield from annex_b_data_log.part(view, document)
    yield from annex_c_method.part(view)
    yield from annex_d_privacy.part(view)


def _title(view: View) -> str:
    edition = view.t(f"page.edition_{view.edition}")
    return f"{edition}: {view.t('page.title')}"


def _foot(view: View) -> theme.Foot:
    """Return what stands at the foot of every page: file reference, data date, version, page x of y."""
    briefing = view.briefing
    reference = briefing.meeting.file_reference
    left = " · ".join(filter(None, [
        view.t(f"page.edition_{view.edition}"),
        view.t("page.file_reference", az=reference) if reference else "",
        view.data_date("page", view.short_day(briefing.as_of)),
        view.t("page.version", version=briefing.version),
    ]))  # fmt: skip
    return theme.Foot(left, lambda page, pages: view.t("page.number", x=page, y=pages))
