"""The function `http`: requests through the platform's own client, with its proxies and certificates."""

import os
import re
from contextlib import contextmanager
from typing import Any, Dict, Iterator, Optional
from urllib.parse import urlsplit

from CommonServerPython import *
from requests.utils import should_bypass_proxies

from .deadline import Deadline, HostError
from .time_limit import within
from .utf8 import utf8_bytes

REQUEST_SECONDS = 60
CERTIFICATE_VARIABLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
CONNECTION_FAILURES = (
    ("refused", "connection refused"),
    ("NameResolution|getaddrinfo|resolve|Name or service", "no such host"),
    ("reset|aborted|closed|EOF", "connection reset"),
)
# By the class of the exception. What an answer of bytes is made of is known only when it was read to its end.
OTHER_FAILURES = (
    ("ChunkedEncodingError", "the answer is cut off"),
    ("ContentDecodingError", "the answer cannot be unpacked"),
    ("InvalidHeader|UnicodeEncodeError", "a header has characters that cannot be sent"),
    ("InvalidURL|MissingSchema|InvalidSchema|LocationParseError", "the URL is not valid"),
)


class WebClient:
    """The function `http`, through the platform's own client with its proxies and certificates."""

    def __init__(self, deadline: Deadline) -> None:
        self._deadline = deadline
        self._clients: Dict[Any, BaseClient] = {}
        # Read once: clients that use no proxy delete the settings from the environment.
        with kept_certificates():
            self._proxies: Dict[str, str] = handle_proxy()

    def send(
        self,
        url: str,
        options: Optional[Dict[str, Any]] = None,
        insecure: Optional[bool] = False,
        proxy: Optional[bool] = False,
        _unknown1: Any = None,
        _unknown2: Any = None,
        timeout_milliseconds: Optional[float] = None,
    ) -> Dict[str, Any]:
        options = options or {}
        method = options.get("Method") or "GET"
        wanted = REQUEST_SECONDS if timeout_milliseconds is None else timeout_milliseconds / 1000
        seconds = self._deadline.for_request(wanted)
        client = self._client(bool(insecure), bool(proxy))
        # Proxies that are given go before NO_PROXY.
        proxies = self._proxies if proxy and not should_bypass_proxies(url, None) else None

        def request() -> Any:
            return client._http_request(
                method,
                full_url=url,
                headers={name: ", ".join(values) for name, values in (options.get("Headers") or {}).items()},
                data=utf8_bytes(options.get("Body") or "") or None,
                timeout=seconds,
                resp_type="response",
                # As on a server, the script sees where it was sent; credentials go to no other host.
                allow_redirects=False,
                proxies=proxies,
            )

        try:
            response = within(seconds, request)
        except Exception as error:
            raise HostError(no_answer(method, url, error, seconds)) from error
        return {
            "StatusCode": response.status_code,
            "Status": f"{response.status_code} {response.reason or ''}".strip(),
            "Body": response.content.decode("utf-8", "replace"),
            "Headers": {go_header(name): [value] for name, value in response.headers.items()},
            "Cookies": [],
        }

    def _client(self, insecure: bool, proxy: bool) -> BaseClient:
        if (insecure, proxy) not in self._clients:
            every_status = tuple(range(100, 600))
            with kept_certificates():
                self._clients[insecure, proxy] = BaseClient("", verify=not insecure, proxy=proxy, ok_codes=every_status)
        return self._clients[insecure, proxy]


@contextmanager
def kept_certificates() -> Iterator[None]:
    """Keeps the site's own certificates: the platform deletes them for the whole process when one client trusts any."""
    kept = {name: os.environ[name] for name in CERTIFICATE_VARIABLES if name in os.environ}
    yield
    os.environ.update(kept)


def no_answer(method: str, url: str, error: Exception, seconds: float) -> str:
    """Says in one line which request got no answer and why, without query, credentials or headers."""
    cause = getattr(error, "exception", None) or error
    kinds = " ".join(kind.__name__ for kind in type(cause).__mro__)
    text = str(cause)
    if "Timeout" in kinds:
        reason = f"no answer in time (limit {seconds:.3g} seconds)"
    elif "SSLError" in kinds:
        found = re.search(r"CERTIFICATE_VERIFY_FAILED[^(]*|[A-Z_]{8,}", text)
        reason = f"TLS handshake failed ({found.group(0).strip(' ]:') if found else 'unknown reason'})"
    elif "ProxyError" in kinds:
        refused = re.search("Tunnel connection failed: ([0-9]{3}[A-Za-z ]*)", text)
        reason = f"no connection through the proxy{f' ({refused.group(1)})' if refused else ''}"
    elif "ConnectionError" in kinds:
        reason = next((phrase for mark, phrase in CONNECTION_FAILURES if re.search(mark, text)), "connection failed")
    else:
        unknown = f"failed ({type(cause).__name__})"
        reason = next((phrase for mark, phrase in OTHER_FAILURES if re.search(mark, kinds)), unknown)
    parts = urlsplit(url)
    return f'{method} "{parts.scheme}://{parts.netloc.rpartition("@")[2]}{parts.path}": {reason}'


def go_header(name: str) -> str:
    """`content-type` as a server gives it: `Content-Type`."""
    return "-".join(part.capitalize() for part in name.split("-"))
