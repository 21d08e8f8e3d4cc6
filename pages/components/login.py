"""The log-in of coordination and leadership with an account of the organisation (OIDC), where it is configured."""

from __future__ import annotations

import time
from typing import Any

import streamlit as st

from pages.components.texts import text
from pipeline.collect.access import DeskRole, access_rules, is_current
from pipeline.model import Language


def role_by_login() -> DeskRole | None:
    """Return the role of the account that is logged in, None if there is none, if it is on no list or has expired."""
    rules = access_rules()
    claims = _claims() if rules else {}
    return rules.role_of(claims) if rules and is_current(claims, time.time()) else None


def offer_login(language: Language) -> None:
    """Offer the log-in, and say why an account that is logged in does not open anything."""
    rules = access_rules()
    if rules is None:
        return
    claims = _claims()
    if claims and is_current(claims, time.time()):
        st.warning(text("login_unknown", language))
        if st.button(text("sign_out", language), key="log_out"):
            st.logout()
        return
    st.markdown(text("login_expired" if claims else "login_explained", language))
    for provider in rules.providers or (None,):
        label = text("login_at", language, name=provider) if provider else text("login", language)
        if st.button(label, type="primary", key=f"log_in_{provider or ''}"):
            st.login(provider)


def _claims() -> dict[str, Any]:
    """Return what the provider said of whoever is logged in, {} if nobody is."""
    claims = st.user.to_dict()
    return dict(claims) if claims.get("is_logged_in") else {}
