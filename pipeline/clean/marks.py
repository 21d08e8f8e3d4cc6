"""Recognises words that mark a row as test, example, total, draft or instruction.

Does not decide what happens to the row.
"""

from __future__ import annotations

import re

from pipeline.clean.text import caseless, folded

_TEST_WORDS = frozenset({
    "test", "tests", "testen", "teste", "testeintrag", "testzeile", "testdatensatz", "testantwort", "testamt",
    "teststelle", "testperson", "tester", "testlauf", "testdaten", "dummy", "probe", "probeeintrag", "probelauf",
    "asdf", "qwertz", "qwerty", "blabla", "bla", "lorem", "ipsum", "foo", "bar", "baz", "foobar", "ignore",
    "ignorieren", "loschen", "delete", "please", "bitte",
})  # fmt: skip
_TEST_PHRASE = re.compile(
    r"\b(?:bitte|please)\b.{0,20}\b(?:ignorieren|ignore|löschen|delete|nicht beachten|disregard)\b"
)
_TEST_START = re.compile(r"test(?:eintrag|zeile|datensatz|antwort|lauf|daten)?\b(?! (?:der|des|von|zur|zum|of|for)\b)")
_KEY_ROWS = ("qwertzuiopu", "asdfghjkloa", "yxcvbnm", "qwertyuiop", "zxcvbnm", "1234567890", "0987654321")
_EXAMPLE = re.compile(
    r"\(?(?:beispiel(?:zeile|eintrag|antwort|amt|hafte?r? .*)?|example(?: row| entry)?|sample(?: row| entry)?|"
    r"muster(?:amt|zeile|eintrag|behörde|stelle|antwort|einrichtung)?|vorlage(?:zeile)?|ausfüllbeispiel|"
    r"ausfüllhilfe)\b.*|(?:z\. ?b\.|bsp\.|e\. ?g\.) .*|"
    r".*[(\[](?:beispiel|muster|example|sample)\w*[)\]].*|.*\bmuster(?:mann|frau)\b.*|.*\bbeispielzeile\b.*"
)
_EXAMPLE_PERSON = re.compile(r"\b(?:mustermann|musterfrau|beispielperson|beispielzeile)\b")
_OUTSTANDING = re.compile(
    r"\W*(?:(?:noch )?(?:ausstehend|offen|nicht (?:gefüllt|ausgefüllt|beantwortet|geantwortet|eingegangen|erreicht)|"
    r"keine (?:antwort|rückmeldung|rückantwort|reaktion))|steht (?:noch )?aus|folgt(?: noch)?|kommt (?:noch|nach)|"
    r"wird nachgereicht|liegt (?:noch )?nicht vor|pending|outstanding|no (?:reply|response)(?: yet)?|"
    r"not (?:yet )?answered)\W*"
)
_TOTAL_WORDS = frozenset({
    "summe", "gesamtsumme", "zwischensumme", "gesamt", "insgesamt", "total", "totals", "average", "avg", "mean",
    "mittelwert", "mittelwerte", "durchschnitt", "durchschnittlich", "schnitt", "ø", "⌀", "median", "medianwert",
    "anzahl", "count", "minimum", "maximum", "stabw", "standardabweichung", "rucklauf", "rucklaufquote", "spannweite",
})  # fmt: skip
_TOTAL = re.compile(
    rf"(?:{'|'.join(sorted(_TOTAL_WORDS))}|gesamt(?:ergebnis|schnitt|wert|bild)|ergebnis|alle (?:stellen|amter)|"
    r"\w*durchschnitt|\w*mittelwert|\w*summe|(?:min|max) wert|grand total|all offices)\b"
)
_TOTAL_ALONE = frozenset({"min", "max", "sum", "n", "modus", "auswertung", "mittel"})  # Max is a first name, too
_MOST_WORDS_OF_A_TOTAL = 6
_DRAFT_WORD = (
    r"(?:entwurf(?:sfassung)?|entwürfe|draft|vorabfassung|vorläufig(?:e fassung|er stand|e version)?|"
    r"unfertig|unvollendet|(?:noch )?in (?:arbeit|bearbeitung)|"
    r"(?:noch )?nicht (?:final|freigegeben|freizugeben|abgestimmt|autorisiert|gezeichnet|unterschrieben)|"
    r"(?:noch )?nicht zur (?:auswertung|weitergabe) freigegeben|"
    r"freigabe (?:fehlt|offen|ausstehend|steht (?:noch )?aus|durch .{1,30} (?:fehlt|steht aus|ausstehend))|"
    r"not (?:yet )?(?:released|final|approved)|unreleased|work in progress|wip|preliminary|zwischenstand|rohfassung|"
    r"nicht freigeben|zurückgezogen|zurückgenommen|ungültig|storniert|nicht (?:verwenden|werten|berücksichtigen)|"
    r"gilt nicht mehr|withdrawn|invalid|do not use|"
    r"(?:freig|released|approved)[^:]{0,40}: (?:nein|no|n|offen|open|nicht|ausstehend|fehlt|falsch|false|0|-))"
)
_IS_DRAFT = re.compile(rf"\b{_DRAFT_WORD}(?:\b|$)")
_NO_DRAFT = re.compile(
    r"\b(?:kein|keine|nicht mehr|no longer|not a)\b[^.;,]{0,12}\b(?:entwurf|draft|vorläufig|in arbeit|in bearbeitung)"
)
_STARTS_AS_DRAFT = re.compile(
    rf"[\W_]*(?:achtung|hinweis|status|note)?[\W_]*(?:noch )?{_DRAFT_WORD}(?:\s*[:!–—\-|(\])*].*|\s*$)", re.DOTALL
)
_BRACKETED = re.compile(r"[(\[*][^()\[\]]{3,90}[)\]*]")
_BRACKETED_DRAFT = re.compile(rf"[(\[*]+\s*(?:noch )?{_DRAFT_WORD}\b[^()\[\]]{{0,40}}[)\]*]+")
_INSTRUCTION = re.compile(
    r"\s*(?:[←↑→↓⬅⬆⇦⇧☝👆👈*#]|//|hinweis|bitte\b|nur (?:ganze )?zahlen|anmerkung|achtung|legende|erläuterung|note:|"
    r"please\b|hier (?:bitte|eintragen|ausfüllen|kurz)|pflichtfeld|z\. ?b\.|wählen sie|nennen sie|freitext|ganze zahl)"
)
_MASHED_LENGTH = 3
_LONGEST_TEST = 300
_LONGEST_REMARK = 100  # longer ones are sentences about something else


def is_test_text(text: str, *, strict: bool = False) -> bool:
    """Tell whether a text is a marker word or key mashing; `strict` leaves out single letters."""
    words = folded(text).split() if len(text) < _LONGEST_TEST else []
    if not words:
        return False
    if _TEST_PHRASE.search(caseless(text)) or (_TEST_START.match(caseless(text)) and len(text) < 60):  # noqa: PLR2004
        return True
    return all(word in _TEST_WORDS or word.isdigit() or _is_mashed(word, strict=strict) for word in words) and any(
        not word.isdigit() for word in words
    )


def _is_mashed(word: str, *, strict: bool) -> bool:
    if len(set(word)) == 1:
        return len(word) > (1 if strict else 0)
    if len(word) < _MASHED_LENGTH or not word.isascii():
        return False
    half = word[: len(word) // 2]
    if len(word) >= 2 * _MASHED_LENGTH and word == half + half and not re.search("[aeiou]", half):
        return True
    on_one_row = any(word[:4] in row for row in _KEY_ROWS) and (len(word) <= 4 or _is_mashed(word[4:], strict=False))  # noqa: PLR2004
    return on_one_row or (len(word) > 4 and not re.search("[aeiouy]", word))  # noqa: PLR2004


def is_example(text: str) -> bool:
    """Tell whether a short cell says that its row is an example."""
    return bool(_EXAMPLE.fullmatch(caseless(text)))


def is_example_person(text: str) -> bool:
    """Tell whether the person named is the one that all German examples name."""
    return bool(_EXAMPLE_PERSON.search(caseless(text)))


def is_outstanding(text: str) -> bool:
    """Tell whether a cell says that the answer is still to come."""
    return bool(_OUTSTANDING.fullmatch(caseless(text)))


def is_total(text: str) -> bool:
    """Tell whether a cell is the label of a row of totals or averages."""
    words = folded(text).split() or caseless(text).split()
    if len(words) == 1 and words[0] in _TOTAL_ALONE:
        return True
    return bool(words) and len(words) <= _MOST_WORDS_OF_A_TOTAL and bool(_TOTAL.match(" ".join(words)))


def is_instruction(text: str) -> bool:
    """Tell whether a cell begins like a hint on how to fill in the table."""
    return bool(_INSTRUCTION.match(text.casefold()))


def says_draft(text: str, *, remark: bool) -> bool:
    """Tell whether a cell marks its row as a draft or not released; in answers only as a mark, not in a sentence."""
    start = caseless(text[:_LONGEST_REMARK])
    if _NO_DRAFT.search(start):
        return False
    if remark and len(text) <= _LONGEST_REMARK:
        return bool(_IS_DRAFT.search(start))
    marks = _BRACKETED.findall(text)
    return bool(_STARTS_AS_DRAFT.fullmatch(start)) or any(_BRACKETED_DRAFT.search(caseless(mark)) for mark in marks)
