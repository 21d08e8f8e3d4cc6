"""How templates are filled in both languages at once."""

from __future__ import annotations

from pipeline.conclude.wording import fill, join, join_with_and, quoted
from pipeline.model import Text


def filled(template: str, **values: str) -> str:
    return fill(Text(template, template), values).de


def test_a_value_may_differ_by_language() -> None:
    assert fill(Text("Feld {feld}", "Field {feld}"), {"feld": Text("Sprache", "Language")}) == Text(
        "Feld Sprache", "Field Language"
    )


def test_what_a_person_typed_is_never_read_as_a_template() -> None:
    assert filled("von {name}", name="{liste} [x] {0} %s") == "von {liste} [x] {0} %s"


def test_a_sentence_that_ends_with_an_abbreviation_has_one_full_stop() -> None:
    assert filled("Gehört werden: {liste}.", liste="Verein Nadija e. V.") == "Gehört werden: Verein Nadija e. V."
    assert filled("{von}. {bis}", von="1.", bis="e. V.") == "1. e. V."
    assert filled("Antwort: {text}.", text="nun ja …") == "Antwort: nun ja …."


def test_a_part_in_brackets_is_left_out_if_its_value_is_missing() -> None:
    template = "Sitzung[ am {tag}][, {beginn} bis {ende} Uhr]"
    assert filled(template, tag="2. Mai", beginn="14:00", ende="16:00") == "Sitzung am 2. Mai, 14:00 bis 16:00 Uhr"
    assert filled(template, tag="", beginn="14:00", ende="") == "Sitzung"


def test_lists_are_joined_with_commas_and_only_where_asked_with_and() -> None:
    names = [Text("A", "A"), Text("B", "B"), Text("C", "C")]
    assert join(["A", Text("B", "Be")]) == Text("A, B", "A, Be")
    assert join_with_and(names, Text(" und ", " and ")) == Text("A, B und C", "A, B and C")
    assert join_with_and(names[:1], Text(" und ", " and ")) == names[0]


def test_quotation_marks_follow_the_language() -> None:
    assert quoted(Text("Sprache", "Language")) == Text("„Sprache“", "“Language”")
