"""Rules F1–F3: fields of action without a lead, with several, or that nobody named."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.conclude.case import Case
from pipeline.conclude.catalogue import state, word
from pipeline.conclude.concluded import Statement
from pipeline.score.scored import FieldCoverage


def fields(case: Case) -> Iterator[Statement]:
    """State the open and the shared leads, field by field in the order of the questionnaire."""
    if not any(_named(field) for field in case.scored.fields):
        yield state("F3_no_field_named")
        return
    for field in case.scored.fields:
        for rule in (f1, f2, f3, f1a):
            yield from rule(case, field)


def f1(case: Case, field: FieldCoverage) -> Iterator[Statement]:
    """Nobody leads, somebody contributes or is touched."""
    if field.status == "gap" and _named(field):
        yield state(
            "F1",
            feld=case.field_name(field.field),
            liste=case.labels(field.contributing) or word("nobody"),
            offices=field.contributing,
            subject=field.field,
        )


def f1a(case: Case, field: FieldCoverage) -> Iterator[Statement]:
    """After F1 or F3: an office without a counted answer could lead, as the roster expects."""
    if field.status == "gap" and field.expected_lead:
        yield state(
            "F1a",
            feld=case.field_name(field.field),
            liste=case.labels(field.expected_lead),
            offices=field.expected_lead,
            subject=field.field,
        )


def f2(case: Case, field: FieldCoverage) -> Iterator[Statement]:
    """Two or more lead."""
    if field.status == "multiple":
        yield state(
            "F2",
            feld=case.field_name(field.field),
            k=len(field.lead),
            liste=case.labels(field.lead),
            offices=field.lead,
            subject=field.field,
        )


def f3(case: Case, field: FieldCoverage) -> Iterator[Statement]:
    """Nobody named the field, although half of the invited offices answered (R4 sees to that)."""
    if not _named(field):
        yield state("F3", feld=case.field_name(field.field), subject=field.field)


def _named(field: FieldCoverage) -> bool:
    return bool(field.lead or field.contributing or field.touched)
