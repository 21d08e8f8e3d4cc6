"""The stored versions of the briefing as a list, and the documents of one of them to download."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from pages.components.download import download_button
from pages.components.evaluation import stored_briefing
from pages.components.store import journal, local
from pages.components.tables import table
from pages.components.texts import text
from pipeline.collect.journal import BriefingVersion, HandedOut, Round
from pipeline.language import date_in_table, listing
from pipeline.model import LANGUAGES, Edition, Language
from report_templates import Document, file_name

_SHORT = 12  # characters of a hash that tell versions apart


def versions_table(
    versions: Sequence[BriefingVersion], handed: Mapping[Edition, HandedOut], going_on: Round, language: Language
) -> None:
    """List the versions, newest first: data date, hash, who built it and when, who may see it."""
    st.header(text("versions_title", language), anchor=False)
    if not versions:
        st.markdown(text("no_version", language))
        return
    names = ("version", "data_date", "built", "built_by", "handed_out", "hash")
    rows = [_row(version, handed, going_on, language) for version in reversed(versions)]
    table(text("versions_caption", language), [text(f"column_{name}", language) for name in names], rows)


def choose_and_download(versions: Sequence[BriefingVersion], going_on: Round, language: Language) -> None:
    """Choose a version, the latest unless told otherwise, and offer everything that belongs to it."""
    if not versions:
        return
    version = st.selectbox(
        text("download_version", language),
        list(reversed(versions)),
        format_func=lambda one: str(one.number),
        key=f"download_version-{versions[-1].number}",
        width=220,
    )
    st.caption(text("version_hash", language, n=version.number, hash=version.hash))
    with st.container(horizontal=True):
        for edition, written_in in version.documents:
            first = (edition, written_in) == ("leadership", language)
            document_button(version, edition, written_in, going_on, language, primary=first)
        for written_in in LANGUAGES:
            notes_button(version, written_in, going_on, language)


def document_button(
    version: BriefingVersion,
    edition: Edition,
    written_in: Language,
    going_on: Round,
    language: Language,
    *,
    primary: bool = False,
) -> None:
    """Offer one document of a version."""

    def stored() -> bytes:
        return journal().document(going_on.id, version.number, edition, written_in) or b""

    download_button(
        text(f"edition_{edition}_{written_in}", language),
        stored,
        _name(edition, version, written_in, going_on),
        key=f"version-{version.number}-{edition}-{written_in}",
        primary=primary,
    )


def notes_button(version: BriefingVersion, written_in: Language, going_on: Round, language: Language) -> None:
    """Offer the speaking notes of a version, as long as its data are there."""
    if journal().snapshot(going_on.id, version.number) is None:
        return
    download_button(
        text(f"speaking_notes_{written_in}", language),
        partial(_notes, version.number, written_in, going_on),
        _name("speaking_notes", version, written_in, going_on),
        key=f"version-{version.number}-notes-{written_in}",
    )


def _notes(number: int, written_in: Language, going_on: Round) -> bytes:
    from report_templates.speaking_notes import write_speaking_notes  # noqa: PLC0415 - loads the PDF code

    briefing = stored_briefing(going_on, number)
    return b"" if briefing is None else write_speaking_notes(briefing, written_in)


def _name(document: Document, version: BriefingVersion, written_in: Language, going_on: Round) -> str:
    return file_name(document, going_on.meeting.authority, version.data_date, version.number, written_in)


def _row(
    version: BriefingVersion, handed: Mapping[Edition, HandedOut], going_on: Round, language: Language
) -> list[str]:
    at = local(version.stored_at, going_on.meeting)
    readers = [edition for edition, one in handed.items() if one.number == version.number]
    return [
        str(version.number),
        date_in_table(version.data_date, language)
        + (f" ({text('after_meeting', language)})" if version.after_meeting else ""),
        f"{date_in_table(at.date(), language)}, {at:%H:%M}",
        text(f"role_{version.stored_by}", language),
        listing(text(f"readers_{edition}", language) for edition in readers),
        f"{version.hash[:_SHORT]}\u00a0…",
    ]
