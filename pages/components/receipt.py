"""That a release arrived and which version counts, its receipt as PDF, and what happens next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from pages.components.access import OfficeVisitor
from pages.components.download import download_button
from pages.components.privacy import day
from pages.components.store import journal, local, today
from pages.components.texts import plain
from pages.components.widgets.place import Place
from pipeline.collect.journal import Release, deadline
from pipeline.collect.mail_settings import address_of, is_address, uses_mail
from pipeline.language import date_in_text, duration


def received(release: Release, office: OfficeVisitor, place: Place) -> None:
    """Say when and under which number the version that counts was released, and how it was given."""
    at = local(release.released_at, office.meeting)
    st.success(
        place.questionnaire.texts["saved"]
        .in_(office.language)
        .format(datum=date_in_text(at.date(), office.language), zeit=f"{at:%H:%M}", id=f"**{release.reference}**"),
        icon=":material/check_circle:",
    )
    counts = "version_counts" if release.version > 1 else "first_version_counts"
    st.markdown(place.text(counts, n=release.version))
    if release.way != "form":
        st.markdown(place.text(f"entered_{release.way}", date=day(release.agreed_on, office.language)))


def corrections(latest: Release, office: OfficeVisitor, place: Place) -> None:
    """List what the coordination has corrected in the version that counts, with whom and when it was agreed."""
    for entered in journal().standing_clarifications(office.round.id).values():
        said = entered.clarification
        concerns = said.office == office.entry.office.key and said.row_key in ("", latest.id)
        if concerns and said.question != "actor":
            question = place.questionnaire.question(said.question).label.in_(office.language)
            facts = {"question": question, "value": plain(said.value) or place.text("no_answer")}
            facts |= {"who": plain(said.agreed_with) or "–", "on": day(said.agreed_on, office.language)}
            st.info(place.text("corrected", **facts))


def earlier_versions(versions: Sequence[Release], office: OfficeVisitor, place: Place) -> None:
    """List the versions that no longer count."""
    if not versions:
        return
    with st.expander(place.text("earlier_versions")):
        for one in reversed(versions):
            at = local(one.released_at, office.meeting)
            when = f"{date_in_text(at.date(), office.language)}, {at:%H:%M}"
            st.markdown(place.text("earlier_version", n=one.version, when=when, id=one.reference))


def receipt_button(release: Release, office: OfficeVisitor, place: Place) -> None:
    """Offer the receipt of a release with all its answers, and the last day on which this office may change them."""
    meeting = replace(office.meeting, deadline=deadline(office.entry, office.round))

    def make() -> bytes:
        from report_templates.receipt import write_receipt  # noqa: PLC0415 - the form pages load no PDF code

        return write_receipt(
            office.entry.office,
            release.answers,
            place.questionnaire,
            meeting,
            place.offices,
            reference=release.reference,
            released_at=release.released_at,
            language=office.language,
        )

    download_button(place.text("receipt"), make, f"{release.reference}.pdf", key="receipt")


def _overview(office: OfficeVisitor, place: Place, now: date) -> str:
    """Say when the overview comes, also if its day has passed without it; nothing once it stands on this page."""
    dispatch = office.meeting.dispatch
    if dispatch is None or journal().readable_version(office.round.id, "meeting") is not None:
        return ""
    return place.text("next_overview" if now <= dispatch else "overview_late", date=day(dispatch, office.language))


def _deletion(office: OfficeVisitor, place: Place) -> str:
    months = office.meeting.retention_months
    return place.text("next_deletion", months=duration(months, "month", office.language)) if months else ""


def what_happens_next(office: OfficeVisitor, place: Place) -> None:
    """Say what is still to come: until when a correction is possible, the overview, the meeting; and whom to ask."""
    meeting, language = office.meeting, office.language
    last, address = deadline(office.entry, office.round), address_of(office.entry.office)
    now = today(office.round)
    mailed = office.may_write and uses_mail() and is_address(address)
    lines = [
        place.text("next_mail", address=plain(address)) if mailed else "",
        place.text("next_correct", date=day(last, language)) if last and office.may_write else "",
        _overview(office, place, now),
        place.text("next_meeting", date=day(meeting.date, language)) if meeting.date and now <= meeting.date else "",
        _deletion(office, place),
        place.text("next_ask", contact=plain(meeting.whom_to_ask)) if meeting.whom_to_ask else "",
    ]
    st.header(place.text("next_title"), anchor=False)
    st.markdown("\n".join(f"- {line}" for line in lines if line))
