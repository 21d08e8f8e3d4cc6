"""The stored versions of the briefing, newest first, each in both editions and languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from pages.components.access import visitor
from pages.components.download import download_button
from pages.components.store import journal, local
from pages.components.texts import text
from pipeline.briefing import Briefing
from pipeline.collect.journal import BriefingVersion, Round
from pipeline.language import date_in_text
from pipeline.model import Edition, Language
from report_templates import file_name


def versions_shown(
    versions: Sequence[BriefingVersion], briefing: Briefing, going_on: Round, language: Language
) -> None:
    """Show every version with its downloads; the one to hand out first is marked. `briefing` names the authority."""
    st.header(text("versions_title", language), anchor=False)
    if not versions:
        st.markdown(text("no_version", language))
    for version in reversed(versions):
        with st.container(border=True):
            built = f"{local(version.stored_at, going_on.meeting):%d.%m.%Y, %H:%M}"
            data = date_in_text(version.data_date, language)
            st.markdown(text("version_line", language, n=version.number, date=data, built=built))
            with st.container(horizontal=True):
                for edition, written_in in version.documents:
                    first = version is versions[-1] and (edition, written_in) == ("leadership", language)
                    document_button(version, edition, written_in, briefing, going_on, primary=first)


def document_button(
    version: BriefingVersion,
    edition: Edition,
    written_in: Language,
    briefing: Briefing,
    going_on: Round,
    *,
    primary: bool,
) -> None:
    """Offer one document of a version."""
    name = file_name(replace(briefing, as_of=version.data_date, version=version.number), edition)
    download_button(
        text(f"edition_{edition}_{written_in}", visitor().language),
        partial(_document, going_on.id, version.number, edition, written_in),
        name if written_in == "de" else name.replace(".pdf", "_en.pdf"),
        key=f"version-{version.number}-{edition}-{written_in}",
        primary=primary,
    )


def _document(round_id: str, number: int, edition: Edition, written_in: Language) -> bytes:
    return journal().document(round_id, number, edition, written_in) or b""
