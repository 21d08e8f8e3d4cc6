"""Token endpoint, error catalogue, quotas (sections 10, 11, 12)."""

from __future__ import annotations

import time
from typing import Any

import gspread
import pytest
import requests
from google.auth import crypt, jwt
from google.auth.exceptions import RefreshError

from tests.sheets_fixtures import ACCOUNT, SCOPES, Sheets, throw_away_key
from tests.sheets_server import tokens
from tests.sheets_server.world import PRIVATE_FILE

_OLD = (
    "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. "
    "Check your iat and exp values in the JWT claim."
)


def ask(sheets: Sheets, key_file: dict[str, str], **changed: Any) -> requests.Response:
    now = int(time.time())
    claims = {
        "iss": ACCOUNT,
        "scope": " ".join(SCOPES),
        "aud": f"{sheets.base_url}/token",
        "iat": now,
        "exp": now + 3600,
    }
    assertion = jwt.encode(crypt.RSASigner.from_service_account_info(key_file), claims | changed)
    form = {"grant_type": tokens.GRANT, "assertion": assertion}
    return requests.post(f"{sheets.base_url}/token", data=form, timeout=10)


def test_a_signed_jwt_gets_a_token_for_an_hour(sheets: Sheets) -> None:
    reply = ask(sheets, sheets.key_file())
    assert reply.status_code == 200
    token = reply.json()
    assert token["access_token"].startswith("ya29.c.")
    assert (token["expires_in"], token["token_type"]) == (3599, "Bearer")


@pytest.mark.parametrize(
    ("changed", "error", "description"),
    [
        ({"iss": "gone@example.org"}, "invalid_grant", "Invalid grant: account not found"),
        ({"iat": 1, "exp": 3601}, "invalid_grant", _OLD),
        ({"iat": time.time() + 7200, "exp": time.time() + 9000}, "invalid_grant", _OLD),
        ({"exp": time.time() + 9000}, "invalid_grant", _OLD),
        ({"aud": "https://example.org"}, "invalid_grant", "Invalid JWT: Failed audience check."),
        ({"scope": ""}, "invalid_scope", "Empty or missing scope not allowed."),
        ({"scope": "https://example.org/all"}, "invalid_scope", "Invalid OAuth scope or ID token audience provided."),
    ],
)
def test_claims_that_do_not_hold_are_refused_in_the_flat_form(
    sheets: Sheets, changed: dict[str, Any], error: str, description: str
) -> None:
    reply = ask(sheets, sheets.key_file(), **changed)
    assert (reply.status_code, reply.json()) == (400, {"error": error, "error_description": description})


def test_a_signature_of_another_key_is_refused(sheets: Sheets) -> None:
    sheets.key_file()
    _, other = throw_away_key("other@example.org")
    assert ask(sheets, other).json() == {"error": "invalid_grant", "error_description": "Invalid JWT Signature."}


def test_gspread_raises_a_refresh_error_then_and_no_api_error(sheets: Sheets) -> None:
    client = sheets.client()
    sheets.fault("token_account_deleted")
    with pytest.raises(RefreshError, match="account not found"):
        client.open_by_key(sheets.file())


def test_a_token_ends_after_its_hour_and_gspread_gets_a_new_one(sheets: Sheets) -> None:
    client = sheets.client()
    book = client.open_by_key(sheets.file())
    sheets.post("/_clock", {"advance": 3700})
    book.sheet1.update([["x"]], "A1")
    assert sheets.calls()["counts"]["token"] == 2


def test_a_token_without_the_scope_is_refused(sheets: Sheets) -> None:
    client = sheets.client(scopes=("https://www.googleapis.com/auth/drive.metadata.readonly",))
    with pytest.raises(PermissionError) as caught:
        client.open_by_key(sheets.file())
    assert "Request had insufficient authentication scopes." in str(caught.value.__cause__)


def error_of(sheets: Sheets, file_id: str, body: Any = None) -> dict[str, Any]:
    http = sheets.client().http_client

    def call() -> None:
        if body is None:
            http.spreadsheets_get(file_id)
        else:
            http.values_update(file_id, "A1", {"valueInputOption": "RAW"}, body)

    with pytest.raises(gspread.exceptions.APIError) as caught:
        call()
    return dict(caught.value.response.json()["error"])


def test_a_file_that_does_not_exist_is_404(sheets: Sheets) -> None:
    expected = {"code": 404, "message": "Requested entity was not found.", "status": "NOT_FOUND"}
    assert error_of(sheets, "test") == expected


def test_somebody_elses_file_is_403(sheets: Sheets) -> None:
    expected = {"code": 403, "message": "The caller does not have permission", "status": "PERMISSION_DENIED"}
    assert error_of(sheets, PRIVATE_FILE) == expected


def test_a_reader_may_read_but_not_write(sheets: Sheets) -> None:
    file_id = sheets.file(share={ACCOUNT: "reader"})
    sheets.client().open_by_key(file_id)
    assert error_of(sheets, file_id, {"values": [["x"]]})["code"] == 403


def test_an_excel_file_opened_by_its_id_is_no_supported_document(sheets: Sheets) -> None:
    expected = {
        "code": 400,
        "message": "This operation is not supported for this document",
        "status": "FAILED_PRECONDITION",
    }
    assert error_of(sheets, sheets.file(is_spreadsheet=False)) == expected


def test_the_sixty_first_write_within_a_minute_is_429_word_by_word(sheets: Sheets) -> None:
    sheets.post("/_quotas", {"on": True})
    http, file_id = sheets.client().http_client, sheets.file()
    for _ in range(60):
        http.values_update(file_id, "A1", {"valueInputOption": "RAW"}, {"values": [["x"]]})
    with pytest.raises(gspread.exceptions.APIError) as caught:
        http.values_update(file_id, "A1", {"valueInputOption": "RAW"}, {"values": [["x"]]})
    assert "Retry-After" not in caught.value.response.headers
    assert caught.value.response.json() == {
        "error": {
            "code": 429,
            "message": "Quota exceeded for quota metric 'Write requests' and limit 'Write requests per minute per "
            "user' of service 'sheets.googleapis.com' for consumer 'project_number:1071851248496'.",
            "status": "RESOURCE_EXHAUSTED",
            "details": [
                {
                    "@type": "type.googleapis.com/google.rpc.ErrorInfo",
                    "reason": "RATE_LIMIT_EXCEEDED",
                    "domain": "googleapis.com",
                    "metadata": {
                        "consumer": "projects/1071851248496",
                        "quota_limit": "WriteRequestsPerMinutePerUser",
                        "quota_metric": "sheets.googleapis.com/write_requests",
                        "service": "sheets.googleapis.com",
                    },
                }
            ],
        }
    }


def test_reads_and_writes_have_quotas_of_their_own_that_come_back_with_time(sheets: Sheets) -> None:
    sheets.post("/_quotas", {"on": True, "per_user": 2})
    http, file_id = sheets.client().http_client, sheets.file()
    for _ in range(2):
        http.values_get(file_id, "A1")
    with pytest.raises(gspread.exceptions.APIError, match="Read requests per minute per user"):
        http.values_get(file_id, "A1")
    http.values_clear(file_id, "A1")
    sheets.post("/_clock", {"advance": 61})
    http.values_get(file_id, "A1")


def test_all_accounts_of_a_project_share_a_larger_quota(sheets: Sheets) -> None:
    sheets.post("/_quotas", {"on": True, "per_user": 2, "per_project": 3})
    file_id = sheets.file(share={ACCOUNT: "writer", "second@example.org": "writer"})
    first, second = sheets.client().http_client, sheets.client("second@example.org").http_client
    for http in (first, first, second):
        http.values_get(file_id, "A1")
    with pytest.raises(gspread.exceptions.APIError) as caught:
        second.values_get(file_id, "A1")
    error = caught.value.response.json()["error"]
    assert error["details"][0]["metadata"]["quota_limit"] == "ReadRequestsPerMinutePerProject"


def test_a_batch_counts_as_one_request(sheets: Sheets) -> None:
    sheets.post("/_quotas", {"on": True, "per_user": 1})
    sheets.client().http_client.values_batch_get(sheets.file(), ["A1", "A2", "A3"])
    assert sheets.calls()["reads"] == 1
