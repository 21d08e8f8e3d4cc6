"""The questions on screen: one file for each kind. Each shows one question and returns its answer.

They read and write nothing; `pages/components/autosave.py` does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from pages.components.widgets import (
    bodies,
    contribution,
    fields,
    free_text,
    interfaces,
    missing_actors,
    own_office,
    scale,
    select,
)
from pages.components.widgets.place import Answer, Place
from pipeline.model import Office
from pipeline.questionnaire.model import Question, QuestionType


class Kind(NamedTuple):
    """How a kind of question is shown (`ask`), and how another answer gets into the browser (`put`).

    `as_left`: the answer as the page showed it when it went away, from the saved one and what the fields held: the
    texts that were typed, or for a scale the place of the chosen point.
    """

    ask: Callable[[Question, Answer, Place], Answer]
    put: Callable[[Question, Answer, Place], None]
    as_left: Callable[[Question, Answer, Sequence[str], Sequence[Office]], Answer] | None = None


KINDS: Mapping[QuestionType, Kind] = {
    "select_or_other": Kind(own_office.ask, own_office.put),
    "textarea": Kind(free_text.ask, free_text.put, free_text.as_left),
    "text": Kind(free_text.ask_line, free_text.put, free_text.as_left),
    "scale": Kind(scale.ask, scale.put, scale.as_left),
    "multiselect_then_role": Kind(fields.ask, fields.put),
    "repeat_select_state": Kind(interfaces.ask, interfaces.put),
    "repeat_text_choice": Kind(bodies.ask, bodies.put, bodies.as_left),
    "multiselect_or_other": Kind(missing_actors.ask, missing_actors.put, missing_actors.as_left),
    "multiselect_plus_text": Kind(contribution.ask, contribution.put, contribution.as_left),
    "select": Kind(select.ask, select.put),
}
