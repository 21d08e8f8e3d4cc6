"""The records of what was deleted, each as PDF for the file, and the documents of rounds whose answers are gone."""

from __future__ import annotations

from functools import partial

import streamlit as st

from pages.components.download import download_button
from pages.components.store import journal, local
from pages.components.texts import plain, text
from pages.components.versions_shown import document_button
from pipeline.collect.journal import Deletion, Round
from pipeline.language import date_in_text
from pipeline.model import LANGUAGES, Language
from pipeline.tasks.purge import record_pdf


def deletion_records(language: Language) -> None:
    """List all deletions, the latest first."""
    deletions = journal().deletions()
    if not deletions:
        return
    rounds = {one.id: one for one in journal().rounds()}
    st.header(text("records_title", language), anchor=False)
    for deletion in reversed(deletions):
        _record(deletion, rounds[deletion.round_id], language)
    for of_round in rounds.values():
        if of_round.purged_at is not None:
            _documents(of_round, language)


def _record(deletion: Deletion, of_round: Round, language: Language) -> None:
    at = local(deletion.deleted_at, of_round.meeting)
    day = date_in_text(at.date(), language)
    office = plain(journal().entry(deletion.office_id).office.name) if deletion.office_id else ""
    key = "record_office" if office else "record_round"
    st.markdown(text(key, language, n=of_round.number, date=day, time=f"{at:%H:%M}", office=office))
    with st.container(horizontal=True):
        for written_in in LANGUAGES:
            name = (
                f"{at:%Y-%m-%d}_{'Loeschprotokoll' if written_in == 'de' else 'Deletion_record'}_{of_round.number}.pdf"
            )
            make = partial(record_pdf, journal(), deletion, written_in)
            label = text(f"record_pdf_{written_in}", language)
            download_button(label, make, name, key=f"record-{deletion.id}-{written_in}")


def _documents(of_round: Round, language: Language) -> None:
    """Offer what belongs to the file of a round whose answers are deleted."""
    versions = journal().versions(of_round.id)
    if not versions:
        return
    st.markdown(text("documents_kept", language, n=of_round.number, version=versions[-1].number))
    with st.container(horizontal=True, key=f"documents-{of_round.number}"):
        for edition, written_in in versions[-1].documents:
            document_button(versions[-1], edition, written_in, of_round, language)
