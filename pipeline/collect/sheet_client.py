"""gspread's client as this product uses it: a time limit, no repeats of its own, one server and no other."""

from __future__ import annotations

import logging
from typing import Any

from google.auth.transport.requests import AuthorizedSession
from google.oauth2.service_account import Credentials
from gspread.http_client import HTTPClient
from gspread.urls import SPREADSHEETS_API_V4_BASE_URL

from pipeline.collect.sheet_problems import SheetProblem, told_apart
from pipeline.collect.sheet_settings import SheetSettings

_SCOPE = "https://www.googleapis.com/auth/spreadsheets"


class SheetClient(HTTPClient):
    """gspread's client with a time limit, and another server where one is configured; repeats nothing by itself."""

    def __init__(self, settings: SheetSettings, timeout: tuple[float, float]) -> None:
        # At debug level the library logs whole requests and answers.
        logging.getLogger("google.auth.transport.requests").disabled = True
        with told_apart():
            credentials = _credentials(settings)
        session: Any = AuthorizedSession(credentials)  # type: ignore[no-untyped-call]
        super().__init__(credentials, session=session)
        self.set_timeout(timeout)
        self._base = settings.api_base_url and f"{settings.api_base_url}/v4/spreadsheets"

    def request(self, method: str, endpoint: str, *args: Any, **kwargs: Any) -> Any:
        """Send a request to Google, or to the server that is configured in its place."""
        if self._base:
            endpoint = endpoint.replace(SPREADSHEETS_API_V4_BASE_URL, self._base, 1)
        return super().request(method, endpoint, *args, **kwargs)


class _Credentials(Credentials):
    """The service account's credentials, which talk to the token server alone."""

    def _is_regional_access_boundary_lookup_required(self) -> bool:
        # Else the library asks a third server of Google in the background, with our token, for what we do not use.
        return False


def _credentials(settings: SheetSettings) -> Credentials:
    try:
        found: Credentials = _Credentials.from_service_account_info(  # type: ignore[no-untyped-call]
            settings.account, scopes=[_SCOPE]
        )
    except ValueError:
        raise SheetProblem("stop", "key_rejected") from None
    return found
