"""The errors that Google answers with, word by word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

_STATUS = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    501: "UNIMPLEMENTED",
    503: "UNAVAILABLE",
}
_BAD_CREDENTIALS = (
    "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid "
    "authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project."
)
PROJECT_NUMBER = "1071851248496"
CELLS_PER_WORKBOOK = "This action would increase the number of cells in the workbook above the limit of {} cells."
PROTECTED = (
    "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection "
    "if you need to edit."
)


class ApiError(Exception):
    """One error reply; `legacy` is the `errors` list of Drive, which has no `status` for unknown files."""

    def __init__(
        self,
        code: int,
        message: str,
        *,
        status: str | None = None,
        details: Sequence[Mapping[str, Any]] = (),
        legacy: Sequence[Mapping[str, Any]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.status = _STATUS[code] if status is None else status
        self.details = list(details)
        self.legacy = list(legacy)
        self.headers = dict(headers or {})

    def body(self) -> dict[str, Any]:
        error: dict[str, Any] = {"code": self.code, "message": self.message}
        if self.legacy:
            error["errors"] = self.legacy
        if self.status:
            error["status"] = self.status
        if self.details:
            error["details"] = self.details
        return {"error": error}

    def within(self, prefix: str) -> ApiError:
        """Say in which part of a batch it happened."""
        self.message = f"Invalid {prefix}: {self.message}"
        return self


def invalid(message: str) -> ApiError:
    return ApiError(400, message)


def bad_request(field: str, description: str) -> ApiError:
    """Answer a body that does not fit the message's definition: Google says so twice."""
    violation = {"field": field, "description": description} if field else {"description": description}
    details = [{"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": [violation]}]
    return ApiError(400, description, details=details)


def not_emulated(what: str) -> ApiError:
    return ApiError(501, f"{what} is not emulated by this test server.")


def unregistered() -> ApiError:
    return ApiError(
        403,
        "Method doesn't allow unregistered callers (callers without established identity). "
        "Please use API Key or other form of API consumer identity to call this API.",
    )


def unauthenticated(*, drive: bool = False) -> ApiError:
    legacy = {
        "message": "Invalid Credentials",
        "domain": "global",
        "reason": "authError",
        "location": "Authorization",
        "locationType": "header",
    }
    challenge = {"WWW-Authenticate": 'Bearer realm="https://accounts.google.com/", error="invalid_token"'}
    return ApiError(401, _BAD_CREDENTIALS, legacy=[legacy] if drive else (), headers=challenge)


def insufficient_scopes(service: str) -> ApiError:
    details = {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
        "domain": "googleapis.com",
        "metadata": {"service": service},
    }
    challenge = {"WWW-Authenticate": 'Bearer realm="https://accounts.google.com/", error="insufficient_scope"'}
    return ApiError(403, "Request had insufficient authentication scopes.", details=[details], headers=challenge)


def api_disabled() -> ApiError:
    return ApiError(
        403,
        f"Google Sheets API has not been used in project {PROJECT_NUMBER} before or it is disabled. Enable it by "
        "visiting https://console.developers.google.com/apis/api/sheets.googleapis.com/overview?project="
        f"{PROJECT_NUMBER} then retry. If you enabled this API recently, wait a few minutes for the action to "
        "propagate to our systems and retry.",
    )


def forbidden() -> ApiError:
    return ApiError(403, "The caller does not have permission")


def not_found() -> ApiError:
    return ApiError(404, "Requested entity was not found.")


def not_a_spreadsheet() -> ApiError:
    return ApiError(400, "This operation is not supported for this document", status="FAILED_PRECONDITION")


def file_not_found(file_id: str) -> ApiError:
    message = f"File not found: {file_id}."
    legacy = {
        "message": message,
        "domain": "global",
        "reason": "notFound",
        "location": "fileId",
        "locationType": "parameter",
    }
    return ApiError(404, message, status="", legacy=[legacy])


def drive_forbidden() -> ApiError:
    message = "The user does not have sufficient permissions for this file."
    legacy = {"message": message, "domain": "global", "reason": "insufficientFilePermissions"}
    return ApiError(403, message, status="", legacy=[legacy])


def drive_full() -> ApiError:
    message = "The user's Drive storage quota has been exceeded."
    legacy = {"message": message, "domain": "usageLimits", "reason": "storageQuotaExceeded"}
    return ApiError(403, message, status="", legacy=[legacy])


def over_quota(direction: str, scope: str) -> ApiError:
    """Answer a request beyond the quota; `direction` is Read or Write, `scope` is user or project."""
    per = "per user" if scope == "user" else ""
    limit = f"{direction} requests per minute {per}".strip()
    metadata = {
        "consumer": f"projects/{PROJECT_NUMBER}",
        "quota_limit": f"{direction}RequestsPerMinutePer{'User' if scope == 'user' else 'Project'}",
        "quota_metric": f"sheets.googleapis.com/{direction.lower()}_requests",
        "service": "sheets.googleapis.com",
    }
    details = {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": "RATE_LIMIT_EXCEEDED",
        "domain": "googleapis.com",
        "metadata": metadata,
    }
    message = (
        f"Quota exceeded for quota metric '{direction} requests' and limit '{limit}' of service "
        f"'sheets.googleapis.com' for consumer 'project_number:{PROJECT_NUMBER}'."
    )
    return ApiError(429, message, details=[details])


def internal() -> ApiError:
    return ApiError(500, "Internal error encountered.")


def unavailable() -> ApiError:
    return ApiError(503, "The service is currently unavailable.")
