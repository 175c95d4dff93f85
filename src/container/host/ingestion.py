"""The function `sendEvents`: the platform's own way to a dataset."""

import json
import re
from http import HTTPStatus
from typing import Any, Dict, List, Optional

import demistomock as demisto
from CommonServerPython import *

from .deadline import Deadline
from .time_limit import within
from .web_client import REQUEST_SECONDS, no_answer

# One call is one request to the platform, or a failure would leave a part of it delivered: this is the smallest size
# at which any version of the platform's helper cuts.
CHUNK_BYTES = 4_000_000
EVENT_BYTES = 5_000_000
# What Python adds to the size of a text.
TEXT_OVERHEAD = 100


class Refused(Exception):
    """Ends the platform's helper when its request was refused."""


class IngestionRequest:
    """Watches the one request of the platform's helper, whose exceptions carry neither status nor body.

    Its own handler of refusals is never called: it fails on some bodies, and it logs every header, the ingestion token
    among them.
    """

    def __init__(self, deadline: Deadline) -> None:
        self._seconds = deadline.for_request(REQUEST_SECONDS)
        self._url = ""
        self._answer: Any = None

    def __enter__(self) -> "IngestionRequest":
        self._original = original = BaseClient._http_request

        def refuse(response: Any) -> None:
            self._answer = response
            raise Refused()

        def watched(client: BaseClient, *args: Any, **options: Any) -> Any:
            self._url = options.get("full_url") or ""
            self._answer = None
            options.update(error_handler=refuse, timeout=self._seconds)
            self._answer = within(self._seconds, lambda: original(client, *args, **options))
            return self._answer

        BaseClient._http_request = watched
        return self

    def __exit__(self, *_: Any) -> None:
        BaseClient._http_request = self._original

    def failure(self, error: Exception) -> Dict[str, Any]:
        """What the exception of the helper means: by the answer, else by its text, else by what is known of the request."""
        answer = getattr(error, "res", None) if self._answer is None else self._answer
        if isinstance(getattr(answer, "status_code", None), int):
            return refusal(answer.status_code, words_of(answer), answer.headers.get("Retry-After", ""))
        status = status_named_in(str(error))
        if status == 0 and self._url:
            return refusal(0, no_answer("POST", self._url, error, self._seconds))
        return refusal(status, str(error))


class Ingestion:
    """The function `sendEvents`: the platform's own way to a dataset."""

    def __init__(self, deadline: Deadline) -> None:
        self._deadline = deadline
        self.delivered: Optional[int] = None

    def send(self, lines: List[str], vendor: str, product: str) -> Dict[str, Any]:
        self.delivered = self.delivered or 0
        if not lines:
            return self._probe()
        # Other characters would double or quadruple what the helper takes for the size of a whole event.
        events = [line if line.isascii() else json.dumps(json.loads(line)) for line in lines]
        sizes = [len(event) + TEXT_OVERHEAD for event in events]
        # The platform's helper leaves such an event out without a word to its caller, and cuts such a batch.
        if max(sizes) > EVENT_BYTES or (len(sizes) > 1 and sum(sizes) > CHUNK_BYTES):
            return refusal(413, "more than the platform takes at once")
        with IngestionRequest(self._deadline) as request:
            try:
                send_events_to_xsiam(
                    events,
                    vendor=vendor,
                    product=product,
                    # It need not read them to send them.
                    data_format="json",
                    chunk_size=CHUNK_BYTES,
                    # The script has its own rules for trying again.
                    num_of_attempts=1,
                    should_update_health_module=False,
                )
            except Exception as error:
                return request.failure(error)
        self.delivered += len(lines)
        return {"Taken": True}

    def report(self) -> None:
        """Moves the counter of the instance, also for a run without events."""
        if self.delivered is None:
            return
        try:
            demisto.updateModuleHealth({"eventsPulled": self.delivered})
        except Exception as error:
            demisto.debug(f"The counter of the instance was not updated: {error}")

    def _probe(self) -> Dict[str, Any]:
        try:
            # The field that the platform's helper reads: it is refused to what is no system content.
            demisto.getLicenseCustomField("Http_Connector.token")
        except Exception as error:
            return refusal(0, str(error))
        context = (getattr(demisto, "callingContext", None) or {}).get("context") or {}
        # The helper sends both as headers.
        for what, value in (("name", context.get("IntegrationInstance")), ("URL", demisto.params().get("url"))):
            flaw = flaw_of_header(str(value or ""))
            if flaw:
                return refusal(0, f'The {what} of the instance, "{value}", {flaw}')
        return {"Taken": True}


def flaw_of_header(text: str) -> str:
    """Why no header can carry a text; "" when one can."""
    if text[:1].isspace() or "\r" in text or "\n" in text:
        return "begins with a space or has a line break"
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return "has characters outside Latin-1"
    return ""


def refusal(status: int, reason: str, retry_after: str = "") -> Dict[str, Any]:
    """An answer of `sendEvents` for events that were not taken. Status 0: there was no answer, or it is not known."""
    return {"Taken": False, "StatusCode": status, "Reason": reason, "RetryAfter": retry_after}


def words_of(response: Any) -> str:
    """What a refusal says: its error or message, else its text, else its reason phrase; "" for an empty success."""
    text = response.text.strip()
    try:
        body = json.loads(text)
    except ValueError:
        if text[:1] not in ("", "<"):
            return text
        # The reason phrase of a success explains no refusal.
        if response.ok:
            return "a web page" if text else ""
        return response.reason or ""
    said = body.get("error") or body.get("message") if isinstance(body, dict) else None
    return said if isinstance(said, str) else json.dumps(said or body)


def status_named_in(text: str) -> int:
    """The status of a refusal by its text, for a helper whose request could not be watched; 0 when it names none."""
    found = re.search(r"\[([45]\d\d)\]", text)
    if found:
        return int(found.group(1))
    if re.search("Too Large$", text):
        return 413
    return next((status.value for status in HTTPStatus if status >= 400 and text.endswith(status.phrase)), 0)
