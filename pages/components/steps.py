"""The form in short pages, derived from the questionnaire. Knows no answers and shows nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.model import Language
from pipeline.questionnaire.model import Block, Question, Questionnaire

# A page ends after a question of these kinds, which fill a telephone's screen on their own.
_ENDS_A_PAGE = ("scale", "multiselect_then_role")
# Known from the link, or asked where the answers are reviewed.
ASKED_ELSEWHERE = ("actor", "filled_by")
_RANGE = re.compile(r"\s*\(0–5\)$")  # of a scale; a title does without


@dataclass(frozen=True)
class Step:
    """One short page of the form: a whole block, or a part of one that is too long for a telephone."""

    number: int
    block: Block
    whole: bool
    questions: tuple[Question, ...]

    def title(self, language: Language) -> str:
        """Name the page: the block, or what its part is about."""
        if self.whole:
            return self.block.title.in_(language)
        about = next((one for one in self.questions if one.type in _ENDS_A_PAGE), self.questions[0])
        return _RANGE.sub("", about.table_heading.in_(language))


def steps(questionnaire: Questionnaire) -> tuple[Step, ...]:
    """Return the pages in order; numbers start at 1."""
    found: list[Step] = []
    for block in questionnaire.blocks:
        pages = list(_pages(q for q in questionnaire.questions if q.block == block.id and q.key not in ASKED_ELSEWHERE))
        for questions in pages:
            found.append(Step(len(found) + 1, block, len(pages) == 1, questions))
    return tuple(found)


def step_of(question: Question, pages: Iterable[Step]) -> int | None:
    """Return the number of the page on which a question stands; None: on the review."""
    return next((page.number for page in pages if question in page.questions), None)


def _pages(questions: Iterable[Question]) -> Iterator[tuple[Question, ...]]:
    page: list[Question] = []
    for question in questions:
        page.append(question)
        if question.type in _ENDS_A_PAGE:
            yield tuple(page)
            page = []
    if page:
        yield tuple(page)
