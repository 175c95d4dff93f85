"""Stands in for what the host takes from the platform's common library, as far as public facts tell it."""

import gzip
import json
import os
import sys
import time
from types import SimpleNamespace

import bridge
import demistomock as demisto
import requests

PROXY_VARIABLES = ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")
EVENT_LIMIT = 5_000_000
CHUNK_LIMIT = 9_000_000


class DemistoException(Exception):
    def __init__(self, message, exception=None, res=None):
        super().__init__(message)
        self.exception = exception
        self.res = res


def handle_proxy():
    if demisto.params().get("proxy"):
        return {"http": os.environ.get("HTTP_PROXY", ""), "https": os.environ.get("HTTPS_PROXY", "")}
    skip_proxy()
    return {}


def skip_proxy():
    for name in PROXY_VARIABLES:
        os.environ.pop(name, None)


class BaseClient:
    def __init__(self, base_url, verify=True, proxy=False, ok_codes=(), headers=None):
        self._base_url = base_url
        self._verify = verify
        self._ok_codes = ok_codes
        self._headers = headers
        self._session = requests.Session()
        if not proxy:
            skip_proxy()

    def _http_request(
        self, method, url_suffix="", full_url=None, headers=None, data=None, timeout=60, resp_type="json", **kwargs
    ):
        url = full_url or self._base_url + url_suffix
        try:
            response = self._send(method, url, headers or self._headers, data, timeout, **kwargs)
        except requests.exceptions.SSLError as error:
            raise DemistoException("SSL Certificate Verification Failed", error)
        except requests.exceptions.ProxyError as error:
            raise DemistoException("Proxy Error", error)
        except requests.exceptions.ConnectionError as error:
            raise DemistoException("Verify that the server URL parameter is correct", error)
        if not (response.status_code in self._ok_codes if self._ok_codes else response.ok):
            raise DemistoException(f"Error in API call [{response.status_code}] - {response.reason}", res=response)
        return response if resp_type == "response" else response.json()

    def _send(self, method, url, headers, data, timeout, **kwargs):
        if demisto.job["virtualNetwork"]:
            return virtual_response(method, url, headers, data, timeout)
        started = time.monotonic()
        trace = {"method": method, "url": url.split("?")[0]}
        try:
            response = self._session.request(
                method, url, verify=self._verify, headers=headers, data=data, timeout=timeout, **kwargs
            )
        except requests.exceptions.RequestException as error:
            bridge.call("requested", {**trace, "failure": type(error).__name__})
            raise
        milliseconds = round((time.monotonic() - started) * 1000)
        bridge.call("requested", {**trace, "status": response.status_code, "milliseconds": milliseconds})
        return response


def virtual_response(method, url, headers, data, timeout):
    """The answer of the simulated network, in its own time."""
    given = {"Method": method, "Headers": {name: [value] for name, value in (headers or {}).items()}}
    if data is not None:
        given["Body"] = data.decode("utf-8")
    reply = bridge.call("http", url, given, False, False, timeout * 1000)
    if "failure" in reply:
        kind = requests.exceptions.ReadTimeout if reply["failure"] == "timeout" else requests.exceptions.ConnectionError
        raise kind(reply["message"])
    body = reply["Body"].encode("utf-8")
    return SimpleNamespace(
        status_code=reply["StatusCode"],
        reason="",
        ok=reply["StatusCode"] < 400,
        content=body,
        text=reply["Body"],
        headers={name: ", ".join(values) for name, values in reply["Headers"].items()},
        json=lambda: json.loads(body),
    )


def send_events_to_xsiam(
    events,
    vendor,
    product,
    data_format=None,
    url_key="url",
    num_of_attempts=3,
    chunk_size=2**20,
    should_update_health_module=True,
    add_proxy_to_request=False,
):
    if not events:
        demisto.updateModuleHealth({"eventsPulled": 0})
        return
    lines = [json.dumps(event) if isinstance(event, dict) else event for event in events]
    token = demisto.getLicenseCustomField("Http_Connector.token")
    host = demisto.getLicenseCustomField("Http_Connector.url")
    context = demisto.callingContext["context"]
    headers = {
        "authorization": token,
        "format": "json" if isinstance(events[0], dict) else data_format or "text",
        "product": product,
        "vendor": vendor,
        "content-encoding": "gzip",
        "collector-name": context["IntegrationBrand"],
        "instance-name": context["IntegrationInstance"],
        "collector-type": "events",
    }
    sent = 0
    for chunk in chunks(lines, min(chunk_size, CHUNK_LIMIT)):
        client = BaseClient(host if "://" in host else f"https://api-{host}", proxy=add_proxy_to_request)
        send_chunk(client, "\n".join(chunk), headers, num_of_attempts)
        sent += len(chunk)
    if should_update_health_module:
        demisto.updateModuleHealth({"eventsPulled": sent})


def chunks(lines, size):
    chunk, bytes_in_chunk = [], 0
    for line in lines:
        if bytes_in_chunk >= size:
            yield chunk
            chunk, bytes_in_chunk = [], 0
        line_size = sys.getsizeof(line)
        if line_size >= EVENT_LIMIT:
            demisto.error(f"entry size {line_size} is larger than the maximum allowed entry size {EVENT_LIMIT}")
            continue
        chunk.append(line)
        bytes_in_chunk += line_size
    if chunk:
        yield chunk


def send_chunk(client, text, headers, attempts):
    virtual = demisto.job["virtualNetwork"]
    for attempt in range(1, attempts + 1):
        try:
            response = client._http_request(
                "POST",
                "/logs/v1/xsiam",
                headers={**headers, "content-encoding": "identity"} if virtual else headers,
                data=text.encode("utf-8") if virtual else gzip.compress(text.encode("utf-8")),
                resp_type="response",
            )
        except DemistoException as error:
            if error.res is not None and error.res.status_code == 429 and attempt < attempts:
                time.sleep(1)
                continue
            reason = error.res.text or error.res.reason if error.res is not None else str(error)
            raise DemistoException(f"Error sending new events into XSIAM.\n{reason}", error.exception, error.res)
        answer = response.json()
        if str(answer.get("error")).lower() != "false":
            raise DemistoException(f"Error sending new events into XSIAM.\n{answer.get('error')}", res=response)
        return


def return_results(results):
    demisto.results(results)


def return_error(message, error=""):
    demisto.info(f"Full Integration Log:\n{message}")
    demisto.results({"Type": 4, "ContentsFormat": "text", "Contents": str(message)})
    sys.exit(0)
