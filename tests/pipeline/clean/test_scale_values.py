"""One scale cell: what counts, what is missing, what is flagged (scoring.md, section 1, both tables)."""

from __future__ import annotations

import pytest

from pipeline.clean.scale_values import read_scale, scale_words
from pipeline.model import SCALES, Scale
from pipeline.questionnaire.loader import load_questionnaire

WORDS = scale_words(load_questionnaire())


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        ("5 ", 5, "trimmed"),
        ("\u00a04", 4, "trimmed"),
        ("4\u200b", 4, "trimmed"),
        ("3\n", 3, "trimmed"),
        ("5️⃣", 5, "keycap"),
        ("４", 4, "unicode_digit"),
        ("٤", 4, "unicode_digit"),
        ("४", 4, "unicode_digit"),
        ("④", 4, "unicode_digit"),  # NFKC makes it the digit 4
        ("4,0", 4, "decimal_zero"),
        ("4.00", 4, "decimal_zero"),
        ("4/5", 4, "of_five"),
        ("4 von 5", 4, "of_five"),
        ("4 of 5", 4, "of_five"),
        ("4 out of 5", 4, "of_five"),
        ("４／５", 4, "of_five"),
        ("drei", 3, "number_word"),
        ("FÜNF", 5, "number_word"),
        ("fu\u0308nf", 5, "number_word"),
        ("null", 0, "number_word"),
        ("zero", 0, "number_word"),
        ("five", 5, "number_word"),
        ("sehr stark", 5, "anchor_word"),
        ("Stark", 4, "anchor_word"),
        ("starker", 4, "anchor_word"),
        ("sehr große", 5, "anchor_word"),
        ("sehr gross", 5, "anchor_word"),
        ("mittlerer", 3, "anchor_word"),
        ("mittel", 3, "anchor_word"),
        ("etwas", 2, "anchor_word"),
        ("kaum", 1, "anchor_word"),
        ("gar nicht", 0, "anchor_word"),
        ("not at all", 0, "anchor_word"),
        ("moderate", 3, "anchor_word"),
        ("somewhat", 2, "anchor_word"),
        ("very great", 5, "anchor_word"),
        ("4 (stark)", 4, "with_comment"),
        ("3(mittel)", 3, "with_comment"),
        ("4 (siehe Anlage 2)", 4, "with_comment"),
        ("4 (4)", 4, "with_comment"),
        ("4 (4,0)", 4, "with_comment"),
        ("4 (/5)", 4, "with_comment"),
    ],
)
def test_what_a_careful_person_reads_for_sure_counts(cell: str, value: int, code: str) -> None:
    read = read_scale(cell, WORDS["pressure"])
    assert (read.value, read.status, read.code, read.raw) == (value, "normalised", code, cell)


@pytest.mark.parametrize("value", range(6))
def test_a_plain_digit_counts_as_it_stands(value: int) -> None:
    for scale in SCALES:
        assert read_scale(str(value), WORDS[scale])[:3] == (str(value), value, "ok")


@pytest.mark.parametrize(
    ("scale", "cell", "value"),
    [
        ("pressure", "kein Druck", 0),
        ("pressure", "KEIN DRUCK", 0),
        ("pressure", "no pressure", 0),
        ("pressure", "mittlerer Druck", 3),
        ("pressure", "Sehr großer Druck", 5),
        ("pressure", "hardly any pressure", 1),
        ("influence", "kein Einfluss", 0),
        ("influence", "kein Einfluß", 0),
        ("influence", "some influence", 2),
        ("affected", "very strongly", 5),
    ],
)
def test_a_label_of_the_scale_counts_by_casefold(scale: Scale, cell: str, value: int) -> None:
    assert read_scale(cell, WORDS[scale]).value == value


@pytest.mark.parametrize(
    ("scale", "cell"),
    [
        ("affected", "kein Druck"),
        ("influence", "kein Druck"),
        ("pressure", "kein Einfluss"),
        ("influence", "großer Druck"),
    ],
)
def test_a_label_of_another_scale_may_have_slipped_over_and_is_flagged(scale: Scale, cell: str) -> None:
    assert read_scale(cell, WORDS[scale])[1:3] == (None, "flagged")


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("", "blank"),
        (" ", "blank"),
        ("\u00a0\u200b", "blank"),
        ("-", "dash"),
        (" – ", "dash"),
        ("—", "dash"),
        ("−", "dash"),
        ("k.A.", "explicit_na"),
        ("k. A.", "explicit_na"),
        ("K.A", "explicit_na"),
        ("keine Angabe", "explicit_na"),
        ("weiß nicht", "explicit_na"),
        ("WEISS NICHT", "explicit_na"),
        ("n/a", "explicit_na"),
        ("N/A", "explicit_na"),
        ("?", "explicit_na"),
        ("??", "explicit_na"),
        ("don't know", "explicit_na"),
        ("don’t know", "explicit_na"),
        ("no answer", "explicit_na"),
        ("na", "cannot_assess"),  # the code of the form
        ("Kann ich nicht einschätzen", "cannot_assess"),
        ("I cannot assess this", "cannot_assess"),
        ("#REF!", "spreadsheet_error"),
        ("#BEZUG!", "spreadsheet_error"),
        ("#NV", "spreadsheet_error"),
        ("#N/A", "spreadsheet_error"),
        ("#WERT!", "spreadsheet_error"),
        ("#DIV/0!", "spreadsheet_error"),
        ("#NAME?", "spreadsheet_error"),
        ("#ÜBERLAUF!", "spreadsheet_error"),
        ("#SAYI/0!", "spreadsheet_error"),
        ("#¡VALOR!", "spreadsheet_error"),
        ("#ССЫЛКА!", "spreadsheet_error"),
        ("#Н/Д", "spreadsheet_error"),
        ("#YOK", "spreadsheet_error"),
        ("####", "spreadsheet_error"),
        ("Err:502", "spreadsheet_error"),
        ("entfällt", "ambiguous_na"),
        ("keine", "ambiguous_na"),
        ("Kein", "ambiguous_na"),
    ],
)
def test_no_answer_is_missing_and_never_zero(cell: str, code: str) -> None:
    read = read_scale(cell, WORDS["pressure"])
    assert (read.value, read.status, read.code, read.raw) == (None, "missing", code, cell)


@pytest.mark.parametrize(
    ("cell", "code", "candidates"),
    [
        ("6", "out_of_range", (5,)),
        ("-1", "out_of_range", ()),
        ("8", "out_of_range", ()),
        ("45", "out_of_range", ()),
        ("3.5", "not_integer", (3, 4)),
        ("3,5", "not_integer", (3, 4)),
        ("4½", "unknown", ()),
        ("2-3", "range", (2, 3)),
        ("4–5", "range", (4, 5)),
        ("4 bis 5", "range", (4, 5)),
        ("3/4", "range", (3, 4)),
        ("4 oder 5", "range", (4, 5)),
        ("04.05.2026", "date_in_scale", (4,)),
        ("04.05.", "date_in_scale", (4,)),
        ("2026-05-04", "date_in_scale", (4,)),
        ("4. Mai", "date_in_scale", (4,)),
        ("Mai 04", "date_in_scale", (4,)),
        ("05. Apr", "date_in_scale", (4,)),
        ("46146", "date_in_scale", (4,)),  # 4 May 2026 as a spreadsheet counts
        ("4/10", "other_scale", ()),
        ("4 von 10", "other_scale", ()),
        ("80 %", "other_scale", ()),
        ("⁴", "superscript", (4,)),  # may be a footnote
        ("4¹", "superscript", ()),
        ("TRUE", "boolean", ()),
        ("WAHR", "boolean", ()),
        ("NULL", "unknown", (0,)),  # an empty cell of a database, or a shouted zero
        ("IV", "unknown", (4,)),
        ("||||", "unknown", (4,)),
        ("★★★★☆", "unknown", (4,)),
        ("****", "unknown", (4,)),
        ("4.", "unknown", (4,)),
        ("4!", "unknown", (4,)),
        ("~4", "unknown", (4,)),
        ("ca. 4", "unknown", (4,)),
        (">4", "unknown", (4,)),
        ("4+", "unknown", (4,)),
        ("'4", "unknown", (4,)),
        ('="4"', "unknown", (4,)),
        ("4;", "unknown", (4,)),
        ("(4)", "unknown", (4,)),
        ("4 stark", "unknown", (4,)),
        ("stark (4)", "unknown", (4,)),
        ("4 (eher 5)", "unknown", (4, 5)),
        ("4 (3-5)", "unknown", (4, 3, 5)),
        ("4 (4,5)", "unknown", (4,)),
        ("05", "unknown", (5,)),
        ("+4", "unknown", (4,)),
        ("4 (gar nicht)", "unknown", (4,)),
        ("4 (5)", "unknown", (4,)),
        ("=A1", "formula", ()),
        ("=2+2", "formula", ()),
        ("4 (von 10)", "unknown", (4,)),
        ("4 (?)", "unknown", (4,)),
        ("hoch", "unknown", ()),
        ("👍", "unknown", ()),
        ("❓", "unknown", ()),
    ],
)
def test_everything_else_is_flagged_with_candidates_and_never_guessed(
    cell: str, code: str, candidates: tuple[int, ...]
) -> None:
    read = read_scale(cell, WORDS["pressure"])
    assert (read.value, read.status, read.code) == (None, "flagged", code)
    assert set(candidates) <= set(read.candidates)


@pytest.mark.parametrize("cell", ["04", "+4", "4-", "1e0", "0x4", "4\u00bd", "四", "4 4", "4\n5"])
def test_a_form_that_no_rule_names_gives_no_value(cell: str) -> None:
    assert read_scale(cell, WORDS["affected"]).status == "flagged"
