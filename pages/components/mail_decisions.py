"""Mails that did not arrive, or of which nobody knows: the coordination decides about each."""

from __future__ import annotations

import streamlit as st

from pages.components.mail_states import mail_words
from pages.components.store import journal
from pages.components.texts import plain, text
from pipeline.collect.journal import Mail, Round
from pipeline.collect.journal.receipts import RECEIPT
from pipeline.model import Language


def mail_decisions(kind: str, going_on: Round, language: Language) -> None:
    """Show the mails that need a decision, with what can be done about each; receipts beside the invitations."""
    kinds = (kind, RECEIPT) if kind == "invitation" else (kind,)
    stuck = [mail for mail in journal().mails(going_on.id, *kinds) if mail.state in ("refused", "unknown")]
    if not stuck:
        return
    names = {entry.id: entry.office.name for entry in journal().roster(going_on.id, removed=True)}
    st.header(text("decide_title", language), anchor=False)
    st.markdown(text("decide_explained", language))
    for mail in stuck:
        with st.container(border=True):
            name = names.get(mail.office_id or "", mail.data.get("head", ""))
            st.markdown(f"**{plain(name)}** {plain(mail.address)}")
            if mail.kind == RECEIPT:
                st.markdown(text("decide_receipt", language))
            st.markdown(plain(mail_words(mail, going_on, language)).replace("\n", "  \n"))
            _choices(mail, name, language)


def _choices(mail: Mail, name: str, language: Language) -> None:
    choices = {"again": journal().send_mail_again}
    choices["arrived" if mail.state == "unknown" else "withdraw"] = (
        journal().note_mail_arrived if mail.state == "unknown" else journal().withdraw_mail
    )
    with st.container(horizontal=True):
        for choice, act in choices.items():
            if st.button(text(f"decide_{choice}", language), key=f"{choice}-{mail.id}", help=plain(name)):
                act(mail.id)
                st.rerun()
