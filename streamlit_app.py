"""The server: `streamlit run streamlit_app.py`. Which pages a visitor has, says pages/navigation.py."""

from __future__ import annotations

import streamlit as st
from starlette.middleware import Middleware

from pages.server.lifespan import lifespan
from pages.server.problems import show_problem
from pages.server.routes import ROUTES
from pages.server.shell import Shell

app = st.App(
    "pages/navigation.py",
    lifespan=lifespan,
    routes=ROUTES,
    middleware=[Middleware(Shell)],
    on_script_error=show_problem,
)
