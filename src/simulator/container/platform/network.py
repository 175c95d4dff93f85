"""The network of the container: real sockets, each request reported to the local Cortex, or the requests of that."""

import gzip
import io
import time

import bridge
import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPResponse

import demistomock

FAILURES = {
    "timeout": requests.exceptions.ReadTimeout,
    "tls": requests.exceptions.SSLError,
}
# What a client says of its own connection. The connection is that of the local Cortex, which hands on texts.
WIRE_HEADERS = ("accept-encoding", "connection", "content-encoding", "content-length", "transfer-encoding")


def connect():
    """Every request of this process goes through here from now on, whichever library makes it with `requests`."""
    adapter = _Adapter()
    requests.Session.get_adapter = lambda _session, url: adapter


class _Adapter(HTTPAdapter):
    def send(self, request, stream=False, timeout=None, verify=True, cert=None, proxies=None):
        job = demistomock.job
        if job["hostNetwork"]:
            return self.build_response(request, _from_host(request, timeout, verify, proxies))
        if request.url.startswith("https://api-"):
            # Only the local Cortex knows where the platform's own receiver listens.
            request = request.copy()
            request.url = bridge.call("route", request.url)
        started = time.monotonic()
        trace = {"method": request.method, "url": request.url}
        try:
            response = super().send(request, stream, timeout, verify, cert, proxies)
        except requests.exceptions.RequestException as error:
            _report(job, {**trace, "failure": type(error).__name__, "milliseconds": _since(started)})
            raise
        _report(job, {**trace, "status": response.status_code, "milliseconds": _since(started)})
        return response


def _report(job, trace):
    with bridge.talking:
        # A thread may end after its command: nobody listens any more.
        if demistomock.job is job:
            bridge.call("requested", trace)


def _since(started):
    return round((time.monotonic() - started) * 1000)


def _from_host(request, timeout, verify, proxies):
    """The answer that the local Cortex fetches."""
    body = request.body if request.body is not None else b""
    if isinstance(body, str):
        body = body.encode("utf-8")
    if not isinstance(body, bytes):
        raise ValueError("the local Cortex takes no body that is a stream")
    if request.headers.get("content-encoding") == "gzip":
        body = gzip.decompress(body)
    headers = {name: [_text(value)] for name, value in request.headers.items() if name.lower() not in WIRE_HEADERS}
    given = {"Method": request.method, "Headers": headers}
    if body:
        given["Body"] = body.decode("utf-8")
    seconds = timeout[1] if isinstance(timeout, tuple) else timeout
    milliseconds = None if seconds is None else seconds * 1000
    through_proxy = any((proxies or {}).values())
    reply = bridge.call("http", request.url, given, verify is False, through_proxy, milliseconds)
    if "failure" in reply:
        raise FAILURES.get(reply["failure"], requests.exceptions.ConnectionError)(reply["message"], request=request)
    kept = [
        (name, value)
        for name, values in reply["Headers"].items()
        for value in values
        if name.lower() not in WIRE_HEADERS
    ]
    return HTTPResponse(
        body=io.BytesIO(reply["Body"].encode("utf-8")),
        headers=kept,
        status=reply["StatusCode"],
        reason=reply["Status"].partition(" ")[2],
        preload_content=False,
    )


def _text(value):
    return value.decode("latin-1") if isinstance(value, bytes) else value
