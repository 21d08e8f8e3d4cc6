"""Annex B, the data log: what was evaluated and every decision on the way, so that each figure can be traced.

Old values of clarified answers and the coordination's remarks stay on the coordinator's desk (DESIGN, section 4).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.clean.cleaned import LogEntry
from pipeline.model import IN_MEETING, Clarification
from report_templates import theme
from report_templates.briefing import since_last_version
from report_templates.briefing.blocks import Content, Story, annex, body, german, heads, small, subheading, table
from report_templates.briefing.view import View
from report_templates.tagged import Cell, Document, Flowable

# Most important first: what is missing from the figures, then what changed, then what was only tidied.
_KINDS = ("flagged", "review", "unmatched", "merged", "normalised", "ignored", "read")
_COLUMNS: dict[str, tuple[str, float] | tuple[str, float, str]] = {
    "row": ("annex_b.row", 0.5, "right"),
    "office": ("page.office", 1.3),
    "question": ("annex_b.question", 1.2),
    "what": ("annex_b.what", 3.2),
    "raw": ("annex_b.raw", 1.6),
}


def part(view: View, document: Document) -> Iterator[Flowable]:
    """Yield the annex; `document` knows by then which characters no font had."""
    yield from annex(view, "B")
    yield body(view.t("annex_b.intro"))
    yield subheading(view.t("annex_b.data"))
    yield _facts(view)
    yield from since_last_version.part(view)
    log = [entry for entry in view.briefing.cleaned.log if not _superseded(view, entry)]
    lists = [_clarified(view), *(_entries(view, kind, [e for e in log if e.kind == kind]) for kind in _KINDS)]
    if not any(lists):
        yield body(view.t("annex_b.nothing"))
    for one in lists:
        yield from one
    yield from _characters(view, document.missing_characters)


def _facts(view: View) -> Flowable:
    briefing = view.briefing
    rows = [
        (view.t("annex_b.as_of"), view.day(briefing.as_of)),
        (view.t("annex_b.version"), str(briefing.version)),
        (view.t("annex_b.rows"), str(len(briefing.cleaned.rows))),
        (view.t("annex_b.counted"), view.t("s04.k4_of", k=view.answered, n=view.invited)),
        (view.t("annex_b.hash"), briefing.data_hash),
    ]
    return table(view.language, heads(view, ("s01.entry", 1.2), ("s01.content", 3.4)), rows)


def _superseded(view: View, entry: LogEntry) -> bool:
    """Whether a clarification stands for this entry: then neither the old value nor a remark about it is printed."""
    clarified = {(c.office, c.question) for c in view.briefing.clarifications}
    return entry.kind in {"clarified", "note"} or (entry.office, entry.question) in clarified


def _clarified(view: View) -> Story:
    rows = [_clarified_row(view, clarification) for clarification in view.briefing.clarifications]
    if not rows:
        return []
    headings = heads(view, ("page.office", 1.4), ("annex_b.question", 1.6), ("annex_b.what", 3.0))
    return [subheading(view.t("annex_b.clarified")), table(view.language, headings, rows)]


def _clarified_row(view: View, clarification: Clarification) -> tuple[Content | Cell, str, str]:
    done = view.t(f"annex_b.{_how(clarification)}", datum=view.short_day(clarification.agreed_on))
    return german(view, view.label(clarification.office)), _question(view, clarification.question), done


def _how(clarification: Clarification) -> str:
    """Tell a value put right in the meeting or before it from the office that a row was found to belong to."""
    if clarification.question == "actor":
        return "assigned_on" if clarification.office else "set_aside_on"
    return "said_on" if clarification.reason == IN_MEETING else "clarified_on"


def _entries(view: View, kind: str, entries: Sequence[LogEntry]) -> Story:
    """List the entries of one kind, without the columns that none of them fills."""
    if not entries:
        return []
    cells: dict[str, Sequence[Content | Cell]] = {
        "row": ["" if entry.row is None else str(entry.row) for entry in entries],
        "office": [german(view, view.label(entry.office)) if entry.office else "" for entry in entries],
        "question": [_question(view, entry.question) for entry in entries],
        "what": [view.say(entry.text) for entry in entries],
        "raw": [entry.raw for entry in entries],
    }
    filled = [name for name in cells if any(cells[name])]
    columns = heads(view, *(_COLUMNS[name] for name in filled))
    rows = list(zip(*(cells[name] for name in filled), strict=True))
    return [subheading(view.t(f"annex_b.{kind}")), table(view.language, columns, rows, style=theme.TABLE_SMALL)]


def _question(view: View, key: str | None) -> str:
    known = {question.key: question for question in view.briefing.questionnaire.questions}
    return view.say(known[key].table_heading) if key in known else ""


def _characters(view: View, missing: Sequence[str]) -> Story:
    """List the characters that no embedded font has; they are drawn as their code."""
    if not missing:
        return []
    codes = ", ".join(f"U+{ord(character):04X}" for character in missing)
    return [subheading(view.t("annex_b.characters")), body(codes), small(view.t("annex_b.characters_help"))]
