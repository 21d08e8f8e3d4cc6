"""The privacy notice says only what is known, and names the store that is really configured."""

from __future__ import annotations

import pytest

from pipeline.model import LANGUAGES, Language, Meeting
from report_templates.privacy_notice import notice


def test_the_store_is_named_as_it_is_configured() -> None:
    own, google = (Meeting(authority="Landkreis Auental", storage=storage) for storage in ("own", "google"))
    assert "Gespeichert wird auf einem Server der Verwaltung (Landkreis Auental)." in notice(own, "de")
    assert "They are stored on a server of the administration (Landkreis Auental)." in notice(own, "en")
    assert "Gespeichert wird auf Google Sheets (Google Ireland Ltd.; Übermittlung in die USA möglich)." in notice(
        google, "de"
    )
    assert "Google" not in notice(own, "de") + notice(own, "en")


def test_one_month_is_no_months() -> None:
    assert "spätestens 1 Monat nach der Sitzung" in notice(Meeting(retention_months=1), "de")
    assert "no later than 6 months after the meeting" in notice(Meeting(retention_months=6), "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_missing_leaves_a_sound_notice_without_braces(language: Language) -> None:
    said = notice(Meeting(), language)
    assert "{" not in said
    assert "  " not in said
    assert "Art. 6" in said
    assert "Google" not in said
