"""The way to the team's sheet, checked on a click: credentials, permission, share, tab, headings."""

from __future__ import annotations

import streamlit as st

from pages.components.store import journal
from pages.components.texts import plain, text, told
from pipeline.collect.sheet_settings import sheet_settings
from pipeline.model import Language, UserError


def sheet_check(language: Language) -> None:
    """Say whom to share the sheet with, check the way to it, and create the round's tab where it is missing."""
    try:
        address = sheet_settings().address
    except UserError as error:
        st.error(told(error, language))
        return
    st.markdown(text("sheet_share", language))
    st.code(address, language=None)
    st.markdown(text("sheet_check_explained", language))
    if not st.button(text("sheet_check", language), type="primary", key="sheet_check"):
        return
    from pipeline.tasks.doctor import examine_sheet  # noqa: PLC0415 - loads gspread, which most do not need

    with st.spinner(text("sheet_checking", language)):
        findings = tuple(examine_sheet(journal(), create=True))
    for one in findings:
        said = plain(one.text.in_(language))
        if one.well:
            st.markdown(f":material/check: {said}")
        else:
            st.error(said)
