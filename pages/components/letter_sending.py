"""To whom a letter goes, and how: by mail through the app, or as files that the authority sends itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from pages.components.download import download_button
from pages.components.texts import plain, text, told
from pipeline.collect.mail_settings import mail_settings, uses_mail
from pipeline.language import listing
from pipeline.model import Language, UserError

File = tuple[str, str, Callable[[Sequence[str]], bytes]]  # name, kind, and what makes it for some of the addressees


@dataclass(frozen=True)
class Dispatch:
    """One kind of letter to be sent. All is said by the ids of the addressees.

    Args:
        kind: of mail.
        names: of all who could get it.
        still_open: who should get it unless told otherwise.
        with_address: who can get it by mail.
        send: queues the mails, or notes that they were sent elsewhere; returns how many are new.
        files: by the key of their label.
    """

    kind: str
    names: Mapping[str, str]
    still_open: Sequence[str]
    with_address: frozenset[str]
    send: Callable[[Sequence[str], bool], int]
    files: Mapping[str, File]


def sending(of: Dispatch, language: Language) -> None:
    """Choose addressees, send, download, note."""
    st.header(text("send_title", language), anchor=False)
    _say_what_was_done(language)
    if not of.names:
        st.markdown(text(f"nobody_{of.kind}", language))
        return
    chosen = _choose(of, language)
    if not chosen:
        return
    _by_mail(of, chosen, language)
    _yourselves(of, chosen, language)


def _choose(of: Dispatch, language: Language) -> list[str]:
    """Return whom the coordination chose: all who are open, or some by name."""
    if not of.still_open:
        st.markdown(text(f"nobody_left_{of.kind}", language))
        return _choose_some(of, language)
    labels = {"open": text(f"to_open_{of.kind}", language, n=len(of.still_open)), "chosen": text("to_chosen", language)}
    way = st.radio(
        text("to_whom", language), list(labels), format_func=labels.__getitem__, key=f"to_whom-{of.kind}"
    )  # fmt: skip
    return list(of.still_open) if way == "open" else _choose_some(of, language)


def _choose_some(of: Dispatch, language: Language) -> list[str]:
    label, hint = text(f"to_chosen_{of.kind}", language), text("choose_offices", language)
    names = of.names
    return st.multiselect(label, list(names), format_func=names.__getitem__, key=f"which-{of.kind}", placeholder=hint)


def _by_mail(of: Dispatch, chosen: Sequence[str], language: Language) -> None:
    if not _can_mail(language):
        return
    reachable = [one for one in chosen if one in of.with_address]
    others = [of.names[one] for one in chosen if one not in of.with_address]
    if others:
        st.warning(text("without_address", language, names=plain(listing(others))))
    if not reachable:
        return
    sure = st.checkbox(text("looked_at", language), key=f"looked_at-{of.kind}")
    label = text("send_one_mail" if len(reachable) == 1 else "send_mails", language, n=len(reachable))
    if st.button(label, type="primary", disabled=not sure, key="send_mails", icon=":material/send:"):
        st.session_state["post_done"] = ("queued", of.send(reachable, False))
        st.rerun()


def _can_mail(language: Language) -> bool:
    """Return whether the app can send mails; else say why not."""
    if not uses_mail():
        st.info(text("mail_off", language))
        return False
    try:
        mail_settings()
    except UserError as error:
        st.error(told(error, language))
        return False
    return True


def _yourselves(of: Dispatch, chosen: Sequence[str], language: Language) -> None:
    with st.expander(text("yourselves", language), expanded=not uses_mail()):
        st.markdown(text("yourselves_explained", language))
        with st.container(horizontal=True):
            for label, (name, mime, make) in of.files.items():
                download_button(text(label, language), partial(make, chosen), name, mime=mime, key=label)
        if st.button(text("note_elsewhere", language, n=len(chosen)), key="note_elsewhere"):
            st.session_state["post_done"] = ("noted_elsewhere", of.send(chosen, True))
            st.rerun()


def _say_what_was_done(language: Language) -> None:
    done = st.session_state.pop("post_done", None)
    if done is not None:
        name, count = done
        st.success(text(name if count else f"{name}_none", language, n=count))
