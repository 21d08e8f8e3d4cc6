"""Section 5, fields of action: the matrix of offices and fields, the same as a table by field, and the sentences."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from pipeline.score.scored import FieldCoverage
from report_templates import theme
from report_templates.briefing.blocks import (
    Story,
    body,
    floating,
    german,
    heads,
    picture,
    section,
    sentences,
    subheading,
    table,
)
from report_templates.briefing.view import View
from report_templates.flowables.role_matrix import LOOKS, RoleMatrix
from report_templates.tagged import Flowable

ROWS_IN_ONE, ROWS_IN_PART = 30, 12  # a longer picture comes in parts that find room below a table, three on a page


def part(view: View) -> Story:
    """Return the section."""
    story = section(view, 5)
    story += sentences(view, view.statements("fields"))
    fields = [field for field in view.briefing.scored.fields if _shown(view, field)]
    listed: Story = [subheading(view.t("s05.table")), _table(view, fields)]
    rest = [_without_field(view), _other(view)]
    if fields and view.answers:
        return story + floating([subheading(view.t("s05.matrix")), *_matrix(view, fields)], listed, *rest)
    return [*story, *listed, *chain(*rest)]


def _without_field(view: View) -> Story:
    without = [key for key, answer in view.answers.items() if answer["no_field"]]
    return [body(view.t("s05.no_field", liste=view.labels(without)))] if without else []


def _shown(view: View, field: FieldCoverage) -> bool:
    named = field.lead or field.contributing or field.touched
    return bool(named) or not view.briefing.questionnaire.field(field.field).optional


def _matrix(view: View, fields: Sequence[FieldCoverage]) -> Story:
    offices = list(view.answers)
    column_of = {field.field: column for column, field in enumerate(fields)}
    columns = [view.field(field.field) for field in fields]
    letters = view.letters(view.briefing.questionnaire.roles)
    story: Story = []
    parts = 1 if len(offices) <= ROWS_IN_ONE else -(-len(offices) // ROWS_IN_PART)
    rows = -(-len(offices) // parts)  # parts equally long
    for first in range(0, len(offices), rows):
        part_of = offices[first : first + rows]
        last = first + rows >= len(offices)
        cells = {
            (row, column_of[role.field]): role.role
            for row, key in enumerate(part_of) for role in view.answers[key]["fields"]
            if role.field in column_of and role.role in LOOKS
        }  # fmt: skip
        matrix = RoleMatrix(
            theme.TEXT_WIDTH, [view.label(key) for key in part_of], columns, cells, letters,
            view.t("s05.leads") if last else "", [len(field.lead) for field in fields] if last else (),
        )  # fmt: skip
        legend = [view.t("s05.legend", rollen=view.legend(view.briefing.questionnaire.roles))] if last else []
        story.append(picture(matrix, _alt(view, first, len(part_of), len(offices), len(fields)), *legend))
    return story


def _alt(view: View, first: int, rows: int, offices: int, fields: int) -> str:
    if first:
        return view.t("s05.matrix_part_alt", a=first + 1, b=first + rows)
    return view.t("s05.matrix_alt", n=offices, k=fields, rollen=view.legend(view.briefing.questionnaire.roles))


def _table(view: View, fields: Sequence[FieldCoverage]) -> Flowable:
    nobody = view.t("s05.none")
    rows = [
        (
            view.field(field.field),
            *(german(view, view.labels(who)) or nobody for who in (field.lead, field.contributing, field.touched)),
        )
        for field in fields
    ]
    columns = heads(view, ("s05.field", 1.5), ("s05.lead", 1.3), ("s05.contributing", 1.9), ("s05.touched", 1.9))
    return table(view.language, columns, rows)


def _other(view: View) -> Story:
    """Fields in the offices' own words: they stand in no coverage, but nothing typed is lost."""
    known = {field.field for field in view.briefing.scored.fields}
    roles = view.words(view.briefing.questionnaire.roles)
    rows = [
        (german(view, role.field), german(view, view.label(key)), roles.get(role.role, role.role))
        for key, answer in view.answers.items() for role in answer["fields"] if role.field not in known
    ]  # fmt: skip
    if not rows:
        return []
    headings = heads(view, ("s05.field", 3.0), ("page.office", 2.0), ("s05.role", 1.0))
    return [subheading(view.t("s05.other")), table(view.language, headings, rows)]
