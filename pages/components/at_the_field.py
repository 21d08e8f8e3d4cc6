"""What there is to say of an answer, right below it: hints and lengths at once, what is missing after a first try."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.components.checks import remarks
from pages.components.texts import plain
from pages.components.widgets.place import Place
from pipeline.collect.journal import Draft

TRIED = "release_tried"  # in the session: how often somebody tried to release something incomplete


def say_at_the_fields(draft: Draft, boxes: Mapping[str, DeltaGenerator], place: Place) -> None:
    """Write below the questions, into the `boxes` that they stand in, by question key.

    Errors carry a key, by which the script of the page marks the field.
    """
    for remark in remarks(draft.answers, place.questionnaire, place.offices):
        key = remark.question.key
        if key not in boxes or not (remark.at_once or (remark.blocking and st.session_state.get(TRIED))):
            continue
        words = plain(remark.text.in_(place.language))
        with boxes[key]:
            if remark.blocking:
                st.container(key=f"error-{key}").warning(words, icon=":material/error:")
            else:
                st.info(words)
