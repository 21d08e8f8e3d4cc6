"""How the delivery to the team's sheet fares: how many wait, until when and why, and what no cell can hold."""

from __future__ import annotations

import streamlit as st

from pages.components.access import require_access
from pages.components.store import journal
from pages.components.texts import plain, text, told
from pipeline.collect.journal import Round
from pipeline.collect.journal.store import utc_now
from pipeline.collect.sheet_settings import SheetSettings, sheet_settings, uses_sheet
from pipeline.model import Language, UserError

_EVERY = 5.0  # seconds
_AT_GOOGLE = "https://docs.google.com/spreadsheets/d"


def sheet_line(language: Language) -> None:
    """Say in one line how delivery fares, with the way to its page; nothing where the sheet is not switched on."""
    if uses_sheet():
        settings = _settings(language)
        if settings is not None:
            _say(settings, language)
        st.page_link("team_sheet.py", label=text("sheet_link", language), icon=":material/arrow_forward:")


def sheet_state(going_on: Round, language: Language) -> None:
    """Say how delivery fares, in step with it while something waits; let somebody who has mended it try at once."""
    settings = _settings(language)
    if settings is None:
        return
    if journal().count_waiting():
        _followed(settings, language)
    else:
        _say(settings, language)
    _refused(going_on, settings, language)
    st.markdown(f"[{text('sheet_open', language)}]({_AT_GOOGLE}/{settings.spreadsheet}/edit)")


@st.fragment(run_every=_EVERY)
def _followed(settings: SheetSettings, language: Language) -> None:
    require_access("coordinator")
    if not journal().count_waiting():
        st.rerun()
    _say(settings, language)
    if st.button(text("sheet_try_now", language), key="sheet_try_now"):
        journal().try_delivery_now()
        st.caption(text("sheet_tried", language))


def _settings(language: Language) -> SheetSettings | None:
    try:
        return sheet_settings()
    except UserError as error:
        st.warning(told(error, language))
        return None


def _say(settings: SheetSettings, language: Language) -> None:
    from pipeline.collect.delivery_status import delivery_status  # noqa: PLC0415 - loads gspread, which most do not need

    said = plain(delivery_status(journal(), settings, utc_now()).in_(language))
    if journal().delivery_report().state == "idle":
        st.markdown(said)
    else:
        st.warning(said)


def _refused(going_on: Round, settings: SheetSettings, language: Language) -> None:
    from pipeline.collect.delivery_status import reason  # noqa: PLC0415 - loads gspread, which most do not need

    names = {entry.id: entry.office.name for entry in journal().roster(going_on.id, removed=True)}
    for release, why in journal().refused(going_on.id):
        because = reason(why, settings).in_(language)
        office = plain(names[release.office_id])
        st.warning(text("sheet_refused", language, office=office, n=release.version, why=because))
