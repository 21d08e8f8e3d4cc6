"""Pictures of the results page: they know numbers and names, not what they mean. Altair is loaded when one is shown.

Beside each stands a table that says the same; the picture itself has a text alternative.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

Line = dict[str, Any]
_LINE = 26  # pixels
_BLUE = "#3b82f6"  # reads on white and on black
_INK = {"light": "#0b1220", "dark": "#f3f4f6"}


def bars(lines: Sequence[Line], labels: Sequence[str], title: str, *, described: str, hint: str) -> None:
    """Show how often: `lines` hold label, count and the words of the hint (`hint` is its heading)."""
    import altair as alt  # noqa: PLC0415 - only the pictures need it

    axis = alt.Axis(title=None, domain=False, **_words())
    base = alt.Chart(_data(lines)).encode(
        y=alt.Y("label:N", sort=list(labels), axis=axis),
        tooltip=[alt.Tooltip("label:N", title=title), alt.Tooltip("count:Q", title="n"),
                 alt.Tooltip("names:N", title=hint)],
    )  # fmt: skip
    counts = alt.X("count:Q", axis=None)
    shown = base.mark_bar(color=_BLUE).encode(x=counts) + base.mark_text(
        align="left", dx=4, fontSize=13, color=_ink()
    ).encode(x=counts, text="count:Q")
    _show(shown.properties(height=_LINE * len(labels)), described)


def spans(lines: Sequence[Line], labels: Sequence[str], title: str, *, described: str) -> None:
    """Show from where to where: `lines` hold label, best, worst and the words of the hint."""
    import altair as alt  # noqa: PLC0415 - only the pictures need it

    last = max(line["worst"] for line in lines)
    places = alt.Scale(domain=[0.5, last + 0.5])
    axis = alt.Axis(
        title=title, tickMinStep=1, format="d", grid=True, orient="top", labelColor=_ink(), titleColor=_ink()
    )
    base = alt.Chart(_data(lines)).encode(
        y=alt.Y("label:N", sort=list(labels), axis=alt.Axis(title=None, **_words())),
        tooltip=[alt.Tooltip("label:N", title=" "), alt.Tooltip("hint:N", title=title)],
    )  # fmt: skip
    bar = base.mark_bar(color=_BLUE, height=10).encode(x=alt.X("low:Q", scale=places, axis=axis), x2="high:Q")
    _show(bar.properties(height=_LINE * len(labels)), described)


def _words() -> dict[str, Any]:
    """How the words beside an axis look: all of them, and dark enough."""
    return {"labelLimit": 260, "labelFontSize": 13, "labelOverlap": False, "labelColor": _ink(), "ticks": False}


def _ink() -> str:
    return _INK["dark" if st.context.theme.type == "dark" else "light"]


def _data(lines: Sequence[Line]) -> Any:
    import altair as alt  # noqa: PLC0415 - only the pictures need it

    return alt.Data(values=list(lines))  # type: ignore[no-untyped-call]


def _show(chart: Any, described: str) -> None:
    st.altair_chart(chart, alt=described)
