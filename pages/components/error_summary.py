"""What the release waits for, as a list of links at the top that takes the focus; and the hints below it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from pages.components.checks import Remark
from pages.components.office_place import address
from pages.components.steps import step_of, steps
from pages.components.texts import plain
from pages.components.widgets.place import Place


def error_summary(found: Sequence[Remark], place: Place, *, asked: int) -> None:
    """List what is missing; after the button was pressed (`asked` times) the list takes the focus."""
    blocking = [remark for remark in found if remark.blocking]
    if not blocking:
        return
    focus = f' data-focus="errors-{asked}"' if asked else ""
    with st.container(border=True, key="errors"):
        st.html(f"<h2{focus}>{escape(place.text('errors_title', n=len(blocking)))}</h2>")
        for remark in blocking:
            _link(remark, place)


def hints(found: Sequence[Remark], place: Place) -> None:
    """List what one might want to look at once more; nothing waits for it."""
    friendly = [remark for remark in found if not remark.blocking]
    if friendly:
        with st.container(border=True, key="hints"):
            st.header(place.text("hints_title"), anchor=False)
            for remark in friendly:
                _link(remark, place)


def _link(remark: Remark, place: Place) -> None:
    label = f"{remark.question.label.in_(place.language)} – {plain(remark.text.in_(place.language))}"
    step = step_of(remark.question, steps(place.questionnaire))
    if step is None:
        st.markdown(label)
    else:
        st.page_link("self_assessment.py", label=label, query_params=address(step, at=remark.question.key))
