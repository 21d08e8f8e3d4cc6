"""The Briefing as the desk shows it: everything, also what is not printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from pages.components.texts import text
from pipeline.conclude.concluded import Statement
from pipeline.language import date_in_table
from report_templates.briefing.answers import answered
from report_templates.briefing.view import View

Shown = Mapping[str, str]  # an answer as it is read, by the key of its question


class Desk(View):
    """One briefing for the coordination. Printed, one-sided ratings of an interface stand nowhere; here they do."""

    @cached_property
    def mutual_namings(self) -> frozenset[tuple[str, str]]:
        """All namings of an interface (who, whom), returned or not."""
        return frozenset((edge.source, edge.target) for edge in self.briefing.scored.edges if edge.target)

    def said(self, *rules: str) -> list[Statement]:
        """Return the statements by these rules, whoever may read them."""
        return [one for one in self.briefing.concluded.statements if one.id in rules]

    def w(self, key: str, **values: object) -> str:
        """Return a text of the pages."""
        return text(key, self.language, **values)

    def heads(self, *names: str) -> list[str]:
        """Return headings of a table."""
        return [self.w(f"column_{name}") for name in names]

    def names(self, keys: Iterable[str]) -> str:
        """Name several offices, in roster order whatever their order was."""
        return self.labels(sorted(keys, key=lambda key: self.numbers.get(key, 0)))

    def shown(self, key: str) -> Shown:
        """Return everything that an office answered, as it is read: texts whole, values short."""
        scales = {scale: self.value(key, scale) for scale in self.briefing.scored.scales}
        return scales | {question: words for question, words in answered(self, key) if words}

    def heading(self, question: str) -> str:
        """Name a question as a table does."""
        return self.say(self.briefing.questionnaire.question(question).table_heading)

    def received(self, key: str) -> str:
        """Say when an office's answer came in, "" if nobody knows."""
        at = self.answers[key]["submitted_at"]
        return date_in_table(at.date(), self.language) if at is not None and at == at else ""  # noqa: PLR0124 - NaT

    def state(self, code: str) -> str:
        """Name the state of an interface; a dash where it was not said."""
        found = (option.label for option in self.briefing.questionnaire.interface_states if option.code == code)
        return next((self.say(label) for label in found), "–")
