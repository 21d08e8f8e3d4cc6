"""Tells which question the heading of a column means, however it is worded (German, English, short, long).

Looks at one heading alone; which of two like headings is the scale, `layout` decides with the cells below.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from pipeline.clean.text import caseless, folded
from pipeline.model import SCALES, Scale
from pipeline.questionnaire.model import Questionnaire

INTERNAL, UNNAMED, UNKNOWN = "__internal", "__unnamed", "__unknown"
TEXT_OF: Mapping[Scale, str] = {
    "affected": "why_affected",
    "pressure": "pressure_reason",
    "influence": "influence_basis",
}
_TOPIC_OF: Mapping[str, Scale] = {key: scale for scale in SCALES for key in (scale, TEXT_OF[scale])}
_PER_ITEM = frozenset({"fields", "interfaces"})
_MOST_WORDS = 14
LONGEST_HEADING = 700  # form services put the whole question with its help into the heading

_TOPICS: Mapping[Scale, re.Pattern[str]] = {
    "pressure": re.compile(r"(?<!\baus)(?<!\bein)(?<!\bnach)(?<!\bab)drucks?\b|\bpressure\b"),
    "influence": re.compile(r"\beinfluss|\binfluence\b|\beigeneinfluss"),
    "affected": re.compile(r"\bbetroff|\bbetrifft\b|\baffect"),
}
_SHORT: Mapping[str, Scale] = {  # only with the range of the scale: `Betr. (0-5)`, `B (0–5)`
    "betr": "affected", "b": "affected", "d": "pressure", "einfl": "influence", "e": "influence",
}  # fmt: skip
_ASKS_TEXT = re.compile(
    r"\bwarum\b|\bweshalb\b|\bwieso\b|\bgrund\b|\bgrunde\b|grund\w*\b|\bursache|\bworin\b|\bwodurch\b|\berlauter|"
    r"\bwhy\b|\breason|\bwhat does\b|\bbasis\b|\bconsist|\bexplain|\bexplanation|\bbemerkung zu|\bkommentar zu"
)
_ASKS_SCALE = re.compile(
    r"\bwie (?:stark|gross|hoch|sehr)\b|\bhow (?:strong|strongly|great|much|high|large|big)\b|\bskala\b|\bscale\b|"
    r"\bwert\b|\bpunkte?\b|\beinstufung\b|\bstarke\b|\bhohe\b|\bgrad\b|\bausmass\b|\bnote\b|\bstufe\b|\bscore\b|"
    r"\brating\b|\blevel\b|\bzahl\b|\bpunktzahl\b"
)
_OTHER = re.compile(
    r"\banzahl|\bzahl der\b|\bfallzahl|\bnumber of|\bhow many|\bwie viele\b|\bpersonen\b|\bintern|\bschnittstell|"
    r"\bhandlungsfeld|\bgremi|\binterface|\bfields? of\b|\bwer fehlt|"
    # another time, another view, or something made from the values
    r"\bvorjahr|\b(?:letzte[nsm]?|vorige[nsm]?) jahr|\bvorher|\bfruher|\bbisherig|\bin (?:\w+|\d+) jahr|\bkunftig|"
    r"\bprognos|\berwartet|\bziel(?:wert)?\b|\bsoll(?:wert)?\b|\bgewicht|\brang\b|\bdurchschnitt|\bmittelwert|"
    r"\bmedian\b|\bfremd|\bzweitmeinung|\blaut koordination|\banderer\b|\bdifferenz|\bprevious|\blast year|"
    r"\bprior\b|\btarget|\bweight|\brank\b|\baverage|^mean\b|\bexpected|\bforecast|\bin \w+ years|\bof others\b"
)
# Microsoft Forms puts `Punkte - …` and `Feedback - …` beside every question of a quiz.
_BESIDE_A_QUESTION = re.compile(r"(?:punkte|punktzahl|points|feedback) ?[-–—] ")
_ON_A_SCALE = re.compile(r"\bskala\b|\bscale\b")
_RANGE = re.compile(r"\(?\b\d{1,3} ?(?:-|–|—|−|bis|to|\.\.+|…) ?\d{1,3}\b\)?", re.IGNORECASE)
_REPEATED = re.compile(r" ?\((\d)\)$|\.(\d)$")
_CODE = re.compile(
    r"^\[?[A-Za-z]{1,2}\d{1,2}\]?(?:[.:)\]]|\s[–-])?\s+|^(?:frage|question|nr\.?)?\s?\d{1,2}[.:)]\s*", re.IGNORECASE
)
_ITEM = re.compile(r"^(?P<base>.+?) ?\[(?P<item>[^\[\]]+)\]$")

_OFFICE_WORD = (
    r"(?:akteure?|actor|amt|amter|amts|stelle|behorde|einrichtung|institution|organisation|dienststelle|"
    r"organisationseinheit|oe|fachbereich|office|department|authority|personengruppe|fachdienst|beteiligte)"
)
_ANOTHER_DAY = (
    r".*\b(?:start|begin|begonn|gestart|einlad|eingelad|erinner|mahn|gemahn|frist|versand|verschickt|anschreib|"
    r"angeschrieb|treffen|sitzung|invit|remind|due|deadline|sent to|birth|geburt)"
)
# The first question with a fitting wording gets the column; on folded text (caseless, no umlauts, no punctuation).
# `~word` fits anywhere in the heading, everything else the whole heading.
_WORDINGS: Mapping[str, tuple[str, ...]] = {
    "response_id": (
        r"(?:antwort|answer|response|submission|vorgangs?|eingangs?) ?(?:id|nummer|nr|number)", "id", "uuid",
    ),
    "form_version": (r"(?:fragebogen|formular|questionnaire|form) ?version", "version"),
    "lang": ("sprache", "language", "start ?language", "startsprache", "lang"),
    "submitted_at": (
        "zeitstempel", "time ?stamp", rf"(?:datum|date)(?!{_ANOTHER_DAY})(?: .*)?", "zeit",
        r"(?:eingangs|absende|abgabe|antwort|melde|ruckmelde|rucklauf|rucksende|abschluss)datum",
        r"(?:eingegangen|eingang|erfasst|abgegeben|abgeschickt|gesendet|eingereicht|ausgefullt)(?: am| um)?",
        r"(?:antwort|ruckmeldung|rucklauf|ruckgabe|abgabe|meldung) (?:am|vom)",
        r"(?:zuletzt )?(?:geandert|bearbeitet|aktualisiert)(?: am| um)?", r"(?:received|submitted)(?: on| at)?",
        r"(?:submit|submission|end|recorded|completion|response) ?(?:date|time)", "fertigstellungszeit", "uhrzeit",
        "zeitpunkt", r"(?:completed|finished|ended) (?:on|at)", r"last (?:modified|updated|changed|edited)(?: on| at)?",
    ),
    INTERNAL: (
        r"~intern(?:e|er|es|en)?", "~internal", r"(?:bemerkung|notiz|vermerk|anmerkung|kommentar)(?:en)?(?: der)?",
        r"~(?:bemerkung|notiz|vermerk|anmerkung)(?:en)? (?:der )?koordination", "koordination", r"(?:\w+ )?status",
        r"freigabe(?: .*)?", "freigegeben.*", "wiedervorlage", "erledigt", "ruckfragen?", "remarks?", "notes?",
        "comments?",
        "zu klaren", "prufvermerk", r"hinweise? (?:an|der|fur).*", "released", "approved",
    ),
    "joint_field": (
        r"~(?:zuerst|gemeinsam\w*|first|joint|together)\b.*\b(?:feld|handlungsfeld\w*|fields?)",
        r"~(?:feld|handlungsfeld\w*)\b.*\b(?:zuerst|gemeinsam\w*)", "fokusfeld", "schwerpunktfeld",
    ),
    "joint_topic": (
        "~zuerst gemeinsam", "~gemeinsam zuerst", "~first joint", "~joint (?:concern|topic)", "anliegen",
        "gemeinsames anliegen", "worum genau.*", "what exactly.*",
    ),
    "interface_issue": (
        "~hakts?", "~hakt es", "was sollte anders.*", "what should change.*",
        r"~schnittstell\w*\b.*\b(?:anders|verbesser\w*|problem\w*|ander\w*|schwierig\w*)",
        r"~interfaces?\b.*\b(?:change|improve\w*|issues?|problems?)",
    ),
    "interfaces": (r"~schnittstell\w*", r"~interfaces?", "zusammenarbeit mit.*"),
    "fields": (
        r"~handlungsfeld\w*", r"~aufgabenfeld\w*", "~fields? of action", "felder(?: und)? rollen?",
        "fields?(?: and)? roles?",
    ),
    "bodies": (r"~gremi(?:um|en)", "~bod(?:y|ies)", "~working groups?", "arbeitskreise.*", "bestehende runden.*"),
    "missing_actors": (
        r"~(?:wer|welche|was)\b.*\bfehl(?:t|en)", "fehlende .*", "es fehl(?:t|en)", "~missing", "wer noch.*",
    ),
    "external_experts": (
        r"~extern(?:e|er|en|es)?", "~fachleute", "~experts?", "~expert(?:en|innen)", r"~\w*migrantenselbst\w*", "mso",
        "externals?",
    ),
    "contribution": (r"~einbring\w*", "~beitr(?:ag|age|agen)", r"~contribut\w*", "angebote?", "ressourcen"),
    "expectation": (r"~erwartung\w*", r"~expect\w*", "~geklart oder verabredet", r"ziele?(?: des treffens)?"),
    "filled_by": (
        r"(?:ausgefullt|filled in|filled out|beantwortet|angaben|eingetragen|erfasst|completed) (?:von|durch|by)",
        "name",
        r"(?:name|person)(?: und)? funktion.*", r"ansprech(?:person|partner\w*)", r"bearbeiter\w*",
        "wer hat die angaben.*",
        "who (?:filled|provided|answered).*", "contact(?: person)?", "kontakt(?:person)?", "(?:ihr|your) name",
        "amtsleitung",
    ),
    "actor": (
        rf"(?:name )?(?:(?:der|des|ihrer|ihres|your|ihr|ihre|the) )?{_OFFICE_WORD}(?: .*)?",
        "~antworten sie", "~are you answering for", "name (?:institution|der stelle|des amtes|of (?:the )?office).*",
        "welche[sr]? (?:amt|stelle|behorde).*", "(?:stellen|office) (?:id|nr|key)",
    ),
}  # fmt: skip


def _whole(wording: str) -> str:
    return rf".*\b(?:{wording[1:]})\b.*" if wording.startswith("~") else f"(?:{wording})"


_PATTERNS = tuple((key, re.compile("|".join(map(_whole, wordings)))) for key, wordings in _WORDINGS.items())


@dataclass(frozen=True)
class Meaning:
    """What one heading asks: a question key; or a topic of which it is open whether text or scale."""

    key: str = UNKNOWN
    topic: Scale | None = None
    item: str = ""  # `Handlungsfelder [Sprache]`: one column per field of action or office


@dataclass
class HeaderWords:
    """All wordings of the questionnaire's own headings, and the usual ones of others."""

    questionnaire: Questionnaire
    _known: dict[str, Meaning] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._own = dict(_own_wordings(self.questionnaire))
        self._long = sorted((words for words in self._own if len(words.split()) > 3), key=len, reverse=True)  # noqa: PLR2004

    def meaning(self, heading: str) -> Meaning:
        """Return what a heading asks; `UNKNOWN` if it fits no question."""
        if heading not in self._known:
            self._known[heading] = self._find(heading)
        return self._known[heading]

    def is_own(self, cell: str) -> bool:
        """Tell whether a cell is word for word a heading or question of the questionnaire."""
        return len(cell) <= LONGEST_HEADING and folded(cell) in self._own

    def _find(self, heading: str) -> Meaning:
        text = caseless(heading)
        if not text or len(text) > LONGEST_HEADING or _BESIDE_A_QUESTION.match(text):
            return Meaning(UNNAMED if not text else UNKNOWN)
        one = _ITEM.match(heading.strip())
        if one and (base := self._find(one["base"])).key in _PER_ITEM:
            return Meaning(base.key, item=one["item"])
        text = _REPEATED.sub("", text)
        words = folded(_RANGE.sub(" ", _CODE.sub("", text)))
        key = self._own.get(folded(text)) or self._own.get(words) or self._beginning(words)
        return Meaning(key, _TOPIC_OF.get(key)) if key else self._usual(text, words)

    def _beginning(self, words: str) -> str:
        """A heading that begins with the whole question means it, whatever help text follows."""
        return next((self._own[known] for known in self._long if words.startswith(known)), "")

    def _usual(self, text: str, words: str) -> Meaning:
        if len(words.split()) > _MOST_WORDS and "?" not in text and not _ON_A_SCALE.search(words):
            return Meaning()  # a sentence of an answer
        if words in _SHORT and _RANGE.search(text):
            return Meaning(_SHORT[words], _SHORT[words])
        topics = [scale for scale in SCALES if _TOPICS[scale].search(words)]
        if len(topics) == 1 and not _is_other(words):
            return _of_topic(topics[0], text, words)
        return Meaning(next((key for key, pattern in _PATTERNS if pattern.fullmatch(words)), UNKNOWN))


def _is_other(words: str) -> bool:
    """Tell whether a heading with a topic word is about interfaces, remarks, numbers of people or the like."""
    return bool(_OTHER.search(words))


def _of_topic(topic: Scale, text: str, words: str) -> Meaning:
    scale = bool(_RANGE.search(text) or _ASKS_SCALE.search(words))
    asks_text = bool(_ASKS_TEXT.search(words))
    if scale and not asks_text:
        return Meaning(topic, topic)
    return Meaning(TEXT_OF[topic], topic) if asks_text and not scale else Meaning(UNKNOWN, topic)


_BARE_SCALE = re.compile(r"(?:skala|scale|wert|punkte?|punktzahl|zahl|einstufung|einschatzung|bewertung|rating|score)?")
_BARE_TEXT = re.compile(
    r"(?:text|freitext|warum|weshalb|wieso|grund|grunde|worin|wodurch|begrundung|erlauterung|stichworte|why|reasons?|"
    r"explanation|basis)(?: (?:warum|grund|begrundung|why|reason))?"
)
_MAY_NAME_OFFICES = re.compile(
    r"absender|adressat|teilnehmer\w*|teilnehmende|bereich|wer|who|ruckmeldung von|antwort von|bezeichnung|partner|"
    r"trager|unit|respondent|participant|sender|from|which (?:office|department|authority|unit).*|"
    rf"(?:\w+ ){_OFFICE_WORD}"
)
_NOT_WHEN = re.compile(rf"^{_ANOTHER_DAY}|.*\b(?:start|termin|besprech|meeting|appointment)")


def bare_heading(heading: str) -> Literal["scale", "text", ""]:
    """Tell whether a heading only says `Skala 0–5` or `Begründung`, not of what: the column beside it says that."""
    text = _REPEATED.sub("", caseless(heading))
    words = folded(_RANGE.sub(" ", text))
    if _BARE_SCALE.fullmatch(words) and (words or _RANGE.search(text)):
        return "scale"
    return "text" if words and _BARE_TEXT.fullmatch(words) else ""


def may_name_offices(heading: str) -> bool:
    """Tell whether a heading may mean the offices where no other does: `Absender`, `Dezernat / Amt`."""
    return bool(_MAY_NAME_OFFICES.fullmatch(folded(heading)))


def may_say_when(heading: str) -> bool:
    """Tell whether dates under a heading may be those of the answers; invitations and deadlines are none."""
    return not _NOT_WHEN.match(folded(heading))


def _own_wordings(questionnaire: Questionnaire) -> Iterable[tuple[str, str]]:
    for key, column in questionnaire.meta_columns:
        yield from ((folded(text), key) for text in (column.de, column.en, key))
    for question in questionnaire.questions:
        texts = (question.label, question.column)
        # `influence` alone may be the key of the scale or a short English heading of its text: the cells decide.
        codes = (question.id,) if question.scale else (question.id, question.key)
        for wording in (*codes, *(t for text in texts for t in (text.de, text.en))):
            yield folded(wording), question.key
            yield folded(_RANGE.sub(" ", caseless(wording))), question.key
