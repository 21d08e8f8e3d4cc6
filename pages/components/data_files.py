"""All data of the round as files, the data of one office for a request for information, and the deletion of these."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

import streamlit as st

from pages.components.download import download_button
from pages.components.office_choice import choose_office
from pages.components.purge_form import deleted_by_hand, forget_answers
from pages.components.store import journal
from pages.components.texts import plain, text, told
from pages.server.downloads import ZIP
from pipeline.collect.journal import RosterEntry, Round
from pipeline.model import Language, UserError
from pipeline.tasks.packed import packed


def data_files(going_on: Round, language: Language) -> None:
    """Offer the files; what one office may ask for stands beside what it may have deleted."""
    st.header(text("files_title", language), anchor=False)
    st.markdown(text("files_explained", language))
    download_button(text("export_zip", language), partial(exported, None), "daten.zip", mime=ZIP, key="export")
    entries = {entry.id: entry for entry in journal().roster(going_on.id, removed=True)}
    names = {key: entry.office.name for key, entry in entries.items()}
    chosen = choose_office(text("files_of_office", language), names, language, key="files_office")
    if chosen is None:
        return
    entry = entries[chosen]
    with st.container(border=True):
        name = f"auskunft-{entry.office.key}.zip"
        label = text("files_one_office", language)
        download_button(label, partial(exported, entry.office.key), name, mime=ZIP, key="export_office")
        if going_on.purged_at is None:
            _delete_office(entry, language)


def exported(office_key: str | None) -> bytes:
    """Return everything that is held of the current round, or of one office, as one packed file."""
    from pipeline.tasks.export import export  # noqa: PLC0415 - loads openpyxl

    with tempfile.TemporaryDirectory() as folder:
        paths = export(journal(), Path(folder) / "export", office_key)
        return packed({path.name: path.read_bytes() for path in paths})


def _delete_office(entry: RosterEntry, language: Language) -> None:
    st.markdown(text("delete_office_explained", language))
    sure = st.checkbox(text("delete_office_sure", language), key=f"delete_sure-{entry.id}")
    by_hand = deleted_by_hand(entry.round_id, f"by_hand-{entry.id}", "delete_office_by_hand_help", language)
    if not st.button(text("delete_office", language), disabled=not sure, key="delete_office"):
        return
    from pipeline.tasks.purge import purge_office  # noqa: PLC0415 - rarely needed

    try:
        purge_office(journal(), entry.id, sheet_by_hand=by_hand)
    except UserError as error:
        st.error(told(error, language))
        return
    forget_answers()
    st.session_state["deleted"] = text("deleted_office", language, office=plain(entry.office.name))
    st.rerun()
