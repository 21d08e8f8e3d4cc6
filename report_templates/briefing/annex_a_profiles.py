"""Annex A: what every office answered, word for word and whole, as its speaking note for the round of introductions."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import SCALES
from report_templates import theme
from report_templates.briefing.answers import profile
from report_templates.briefing.blocks import Story, annex, body, heads, office_anchor, small, table
from report_templates.briefing.view import View
from report_templates.tagged import Flowable, KeepTogether, Paragraph

MOST_EMPTY = 0.4  # of a page, so that a profile stands whole on the next one


def part(view: View) -> Iterator[Flowable]:
    """Yield the annex, one office at a time."""
    yield from annex(view, "A")
    yield body(view.t("annex_a.intro"))
    yield small(view.t("s03.legend"))
    for key in view.answers:
        yield one_profile(view, key, MOST_EMPTY)
    silent = [office.key for office in view.briefing.invited if office.key not in view.answers]
    if silent:
        yield body(view.t("annex_a.no_answers", liste=view.labels(silent)))


def one_profile(view: View, key: str, spare: float = 1.0) -> Flowable:
    """Return name, values and answers of one office, on one page if a page can hold them.

    `spare` is the share of a page that may be left empty for that.
    """
    b, d, e = (view.value(key, scale) for scale in SCALES)
    blocks: Story = [
        Paragraph(
            view.offices[key].name,
            theme.H2_PROFILE,
            tag="H2",
            outline=2,
            anchor=office_anchor(view, key),
            language="de",
        ),
        Paragraph(view.t("annex_a.values", b=b, d=d, e=e), theme.PROFILE_VALUES),
    ]
    answered = profile(view, key)
    if answered:
        headings = heads(view, ("annex_a.question", 1.75), ("annex_a.answer", 4.1))
        blocks.append(table(view.language, headings, answered, style=theme.TABLE_PROFILE))
    return KeepTogether(blocks, spare=spare)
