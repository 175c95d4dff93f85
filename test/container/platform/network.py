"""The network of the container: real sockets, each request reported to the test, or the network of a simulation."""

import gzip
import time
from http import HTTPStatus

import bridge
import requests

import demistomock

_send = requests.Session.request


def connect():
    """Every request of this process goes through here from now on, whichever library makes it."""
    requests.Session.request = _request


def _request(session, method, url, **options):
    if demistomock.job["virtualNetwork"]:
        return _virtual_response(method, url, options)
    if url.startswith("https://api-"):
        # Only the test knows where the platform's own receiver listens.
        url = bridge.call("route", url)
    started = time.monotonic()
    trace = {"method": method, "url": url.split("?")[0]}
    try:
        response = _send(session, method, url, **options)
    except requests.exceptions.RequestException as error:
        bridge.call("requested", {**trace, "failure": type(error).__name__})
        raise
    milliseconds = round((time.monotonic() - started) * 1000)
    bridge.call("requested", {**trace, "status": response.status_code, "milliseconds": milliseconds})
    return response


def _virtual_response(method, url, options):
    """The answer of the simulated network, in its own time."""
    headers = {name: value for name, value in (options.get("headers") or {}).items() if value is not None}
    body = options.get("data")
    if body is not None and headers.get("content-encoding") == "gzip":
        # That network carries text only.
        body = gzip.decompress(body)
        headers["content-encoding"] = "identity"
    given = {"Method": method, "Headers": {name: [value] for name, value in headers.items()}}
    if body is not None:
        given["Body"] = body.decode("utf-8")
    reply = bridge.call("http", url, given, False, False, options["timeout"] * 1000)
    if "failure" in reply:
        kind = requests.exceptions.ReadTimeout if reply["failure"] == "timeout" else requests.exceptions.ConnectionError
        raise kind(reply["message"])
    response = requests.Response()
    response.status_code = reply["StatusCode"]
    response.reason = HTTPStatus(reply["StatusCode"]).phrase
    response.headers.update({name: ", ".join(values) for name, values in reply["Headers"].items()})
    response.encoding = "utf-8"
    response._content = reply["Body"].encode("utf-8")
    return response
