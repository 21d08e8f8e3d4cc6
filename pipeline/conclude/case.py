"""What a rule may look at: the cleaned and scored answers of one round, and the names for sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from pipeline.clean.cleaned import Cleaned
from pipeline.language import listing
from pipeline.model import Office, Text
from pipeline.questionnaire.model import Questionnaire
from pipeline.score.response import counted_answers
from pipeline.score.scored import Response, Scored


@dataclass(frozen=True)
class Case:
    """One round as the rules see it; lists of offices are in roster order, because `Scored` is."""

    cleaned: Cleaned
    scored: Scored
    roster: tuple[Office, ...]
    questionnaire: Questionnaire
    as_of: date

    @property
    def response(self) -> Response:
        """How many of the invited offices answered: n and N of most rules."""
        return self.scored.response

    @cached_property
    def answers(self) -> pd.DataFrame:
        """The answers that count."""
        return counted_answers(self.cleaned, self.roster)

    @cached_property
    def offices(self) -> dict[str, Office]:
        """The whole roster by key."""
        return {office.key: office for office in self.roster}

    def label(self, office: str) -> str:
        """Return the name of an office for sentences (`kurzname`; if blank, `stelle`); the same in both languages."""
        return self.offices[office].label or self.offices[office].name

    def labels(self, offices: Iterable[str]) -> str:
        """Return a list of offices for a sentence."""
        return listing(self.label(office) for office in offices)

    def field_name(self, code: str) -> Text:
        """Return the name of a field of action."""
        return self.questionnaire.field(code).name

    @cached_property
    def silent(self) -> frozenset[str]:
        """The invited offices from which nothing came in."""
        return frozenset(self.response.no_answer)

    @cached_property
    def named_by(self) -> dict[str, list[str]]:
        """Who named each office as an interface."""
        names: dict[str, list[str]] = {}
        for edge in self.scored.edges:
            names.setdefault(edge.target, []).append(edge.source)
        return names

    @cached_property
    def state_names(self) -> dict[str, Text]:
        """The states of an interface by code."""
        return {state.code: state.label for state in self.questionnaire.interface_states}

    @cached_property
    def contribution_names(self) -> dict[str, Text]:
        """The options of what an office can contribute by code."""
        return {option.code: option.label for option in self.questionnaire.contributions}
