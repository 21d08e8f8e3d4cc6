"""The questionnaire that ships, and what a person is told who makes a slip while editing its files."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.model import SCALES, UserError
from pipeline.questionnaire.loader import FOLDER, load_questionnaire
from pipeline.questionnaire.offices import load_office_templates, template_roster

ASKED = (
    "actor why_affected affected pressure_reason pressure influence_basis influence fields interfaces "
    "interface_issue bodies missing_actors external_experts contribution joint_field joint_topic expectation filled_by"
)
REQUIRED = "actor why_affected affected pressure influence_basis influence fields"


def test_the_eighteen_questions_stand_in_the_order_of_the_recommendations() -> None:
    assert [question.key for question in load_questionnaire().questions] == ASKED.split()


def test_seven_questions_are_required_and_the_reason_is_once_there_is_pressure() -> None:
    questionnaire = load_questionnaire()

    required = [question.key for question in questionnaire.questions if question.required]
    condition = questionnaire.question("pressure_reason").required_if

    assert required == REQUIRED.split()
    assert condition is not None
    assert (condition.key, condition.minimum) == ("pressure", 1)


def test_every_scale_has_six_described_points_and_a_seventh_answer_that_is_no_number() -> None:
    questionnaire = load_questionnaire()

    for scale in SCALES:
        assert [point.value for point in questionnaire.scales[scale]] == [0, 1, 2, 3, 4, 5]
        assert all(point.anchor.de and point.anchor.en for point in questionnaire.scales[scale])
    assert questionnaire.cannot_assess.code == "na"
    assert questionnaire.cannot_assess.label.de == "Kann ich nicht einschätzen"


def test_twelve_fields_are_asked_and_mobility_is_known() -> None:
    questionnaire = load_questionnaire()

    assert len(questionnaire.asked_fields) == 12
    assert [field.code for field in questionnaire.fields if field.optional] == ["MOB"]


def test_codes_and_levels_are_what_stored_answers_hold() -> None:
    questionnaire = load_questionnaire()

    assert [role.code for role in questionnaire.roles] == ["F", "M", "B"]
    assert [(state.code, state.level) for state in questionnaire.interface_states] == [
        ("gut", 3), ("teilweise", 2), ("nicht", 1), ("fehlt", 0),
    ]  # fmt: skip
    assert [choice.code for choice in questionnaire.suitability] == ["ja", "nein", "unklar"]
    assert questionnaire.no_field.code == "none"
    assert len(questionnaire.contributions) == 8


def test_no_german_text_has_a_gender_sign_inside_a_word() -> None:
    files = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.toml"))

    for sign in ("*innen", ":innen", "_innen", "*in ", ":in ", "_in "):
        assert sign not in files


def test_the_questionnaire_is_read_once() -> None:
    assert load_questionnaire() is load_questionnaire()


def test_county_and_city_have_their_usual_offices() -> None:
    county, city = template_roster("county"), template_roster("city")

    assert (len(county), len(city)) == (31, 27)
    for roster in (county, city):
        assert len({office.short for office in roster}) == len(roster)
        assert len({office.label for office in roster}) == len(roster)
        assert all(len(office.short) <= 5 for office in roster)


@pytest.fixture
def edited(tmp_path: Path) -> Callable[[str, str, str], Path]:
    """Return a copy of the files in which one text was replaced."""

    def edit(file: str, old: str, new: str) -> Path:
        for path in FOLDER.glob("*.toml"):
            shutil.copy(path, tmp_path)
        text = (tmp_path / file).read_text(encoding="utf-8")
        assert old in text
        (tmp_path / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        return tmp_path

    return edit


def test_a_new_question_is_one_entry_in_one_file(edited: Callable[[str, str, str], Path]) -> None:
    entry = """[[question]]
id = "D7"
key = "first_step"
block = "D"
type = "text"
required = false
label = { de = "Was wäre ein erster Schritt?", en = "What would be a first step?" }
help = { de = "Ein Satz.", en = "One sentence." }
column = { de = "Erster Schritt", en = "First step" }
table_heading = { de = "Schritt", en = "Step" }

[[question]]
id = "E1"
"""
    folder = edited("questions.toml", '[[question]]\nid = "E1"\n', entry)

    questionnaire = load_questionnaire(folder)

    assert [question.key for question in questionnaire.questions][-2:] == ["first_step", "filled_by"]
    assert questionnaire.question("first_step").label.en == "What would be a first step?"


def test_mobility_is_asked_once_its_line_is_deleted(edited: Callable[[str, str, str], Path]) -> None:
    folder = edited("fields.toml", "optional = true  # nur für Landkreise sinnvoll\n", "")

    assert [field.code for field in load_questionnaire(folder).asked_fields][-1] == "MOB"


SLIPS = [
    # file, what stood there, what stands there now, what the sentence says (entry, problem, remedy)
    ("questions.toml", 'label.en = "How great is my influence?"\n', "", ["influence", "label.en fehlt", "ergänzen"]),
    ("questions.toml", 'help.de = "Ein Satz."', 'help.de = " "', ["joint_topic", "help.de fehlt", "ergänzen"]),
    ("questions.toml", 'type = "textarea"', 'type = "textbox"', ["why_affected", "textbox", "Möglich sind: select_or"]),
    ("questions.toml", 'key = "pressure"\n', 'key = "affected"\n', ["affected", "zweimal", "eigenen Wert"]),
    ("questions.toml", 'id = "B2"', 'id = "B1"', ["affected", "why_affected", "anderen Wert"]),
    ("questions.toml", 'column.de = "Schnittstellen"', 'column.de = "Akteur"', ["interfaces", "actor", "anderen Wert"]),
    (
        "questions.toml",
        '{ key = "pressure"',
        '{ key = "presure"',
        ["pressure_reason", "presure", "Möglich sind: affec"],
    ),
    ("questions.toml", "required = true", "requierd = true", ["actor", "required fehlt"]),
    ("questions.toml", "required = true", 'required = "ja"', ["actor", "true oder false", "berichtigen"]),
    ("questions.toml", "max_length = 120", 'max_length = "120"', ["actor", "max_length", "ganze Zahl"]),
    ("questions.toml", "max_length = 120", "maxlength = 120", ["actor", "maxlength", "Schreibweise"]),
    ("questions.toml", 'block = "B"', 'block = "X"', ["why_affected", "X", "Möglich sind: A, B, C, D, E"]),
    ("questions.toml", 'scale = "influence"', 'scale = "pressure"', ["Skala", "2-mal", "genau einmal"]),
    ("questions.toml", 'scale = "influence"\n', "", ["influence", "scale fehlt"]),
    ("questions.toml", 'version = "1.0"', "version = 1.0", ["version", "Anführungszeichen"]),
    ("questions.toml", 'key = "lang"', "key = lang", ["Zeile 35, Spalte 7", "gültiges TOML", "Anführungszeichen"]),
    ("scales.toml", "value = 5", "value = 6", ["affected", "sechs Punkte", "0, 1, 2, 3, 4, 6"]),
    ("scales.toml", "value = 5", "value = 4", ["4", "zweimal"]),
    ("scales.toml", "value = 5\n", "", ["value fehlt"]),
    ("options.toml", 'label.en = "lead"\n', "", ["F", "label.en fehlt"]),
    ("options.toml", "[[no_field]]", "[[nofield]]", ["[[no_field]]", "fehlt", "ergänzen"]),
    ("fields.toml", 'code = "FAM"', 'code = "SPR"', ["SPR", "zweimal"]),
    ("texts.toml", "{thema}", "{theme}", ["topic_line", "{thema}", "beide Texte"]),
    ("texts.toml", 'purpose.en = "', 'purpos.en = "', ["purpose", "purpose.en fehlt"]),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), SLIPS)
def test_a_slip_in_a_file_is_one_sentence_with_file_entry_and_remedy(
    edited: Callable[[str, str, str], Path], file: str, old: str, new: str, said: list[str]
) -> None:
    with pytest.raises(UserError) as raised:
        load_questionnaire(edited(file, old, new))

    sentence = raised.value.text.de
    assert sentence.startswith(file)
    assert "\n" not in sentence
    for part in said:
        assert part in sentence
    assert raised.value.text.en.startswith(file)


def test_an_office_template_with_an_unknown_field_is_named(edited: Callable[[str, str, str], Path]) -> None:
    folder = edited("offices.toml", 'expected_fields = ["AUF", "ARB"]', 'expected_fields = ["AUF", "ARBEIT"]')

    with pytest.raises(UserError, match=r"abh.*ARBEIT.*Möglich sind: SPR"):
        load_office_templates("county", folder)


def test_a_missing_or_wrongly_encoded_file_is_named(edited: Callable[[str, str, str], Path]) -> None:
    folder = edited("texts.toml", "ä", "ä")
    (folder / "texts.toml").write_bytes("ü = 1".encode("latin-1"))
    with pytest.raises(UserError, match=r"texts\.toml.*UTF-8"):
        load_questionnaire(folder)

    load_questionnaire.cache_clear()
    (folder / "texts.toml").unlink()
    with pytest.raises(UserError, match=r"texts\.toml.*nicht lesen"):
        load_questionnaire(folder)


def test_a_file_that_an_editor_saved_with_a_byte_order_mark_is_read(edited: Callable[[str, str, str], Path]) -> None:
    folder = edited("fields.toml", "# Die", "\ufeff# Die")

    assert len(load_questionnaire(folder).fields) == 13
