"""Runs a compiled script in Node.js and serves it the functions that the Cortex server serves to JavaScript.

The script and the program that runs it inside Node.js follow at the end of this file. Both sides talk in lines of JSON
over two pipes of their own: one call of the script, one answer. Whatever else is printed cannot disturb them.
"""

import json
import os
import re
import subprocess
import tempfile
import threading
import time
from typing import Any, Callable, Dict, List, Optional
from urllib.parse import urlsplit

import demistomock as demisto
from CommonServerPython import *

NODE = "node"
MEMORY_MEGABYTES = 512
# What the platform gives a command when it does not say, and what the host keeps for itself.
DEFAULT_SECONDS = 180
SPARE_SECONDS = 10
REQUEST_SECONDS = 60
# One call is one request to the platform, or a failure would leave a part of it delivered.
CHUNK_BYTES = 9_000_000
EVENT_BYTES = 5_000_000
CONNECTION_FAILURES = (
    ("refused", "connection refused"),
    ("NameResolution|getaddrinfo|resolve|Name or service", "no such host"),
    ("reset|aborted|closed|EOF", "connection reset"),
)


class HostError(Exception):
    """Ends the command with a message for its user."""


class Deadline:
    """The time by which the command must have ended, as the platform says it."""

    def __init__(self) -> None:
        context = (getattr(demisto, "callingContext", None) or {}).get("context") or {}
        nanoseconds = context.get("TimeoutDuration") or DEFAULT_SECONDS * 1_000_000_000
        self.seconds = max(1.0, float(nanoseconds) / 1_000_000_000 - SPARE_SECONDS)
        self._end = time.monotonic() + self.seconds

    def remaining(self) -> float:
        """Seconds, never less than a tenth."""
        return max(0.1, self._end - time.monotonic())


class WebClient:
    """The function `http`, through the platform's own client with its proxies and certificates."""

    def __init__(self, deadline: Deadline) -> None:
        self._deadline = deadline
        self._clients: Dict[Any, BaseClient] = {}
        # Read once: clients that use no proxy delete the settings from the environment.
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
        seconds = min(wanted, self._deadline.remaining())
        try:
            response = self._client(bool(insecure), bool(proxy))._http_request(
                method,
                full_url=url,
                headers={name: ", ".join(values) for name, values in (options.get("Headers") or {}).items()},
                data=(options.get("Body") or "").encode("utf-8", "replace") or None,
                timeout=seconds,
                resp_type="response",
                # As on a server, the script sees where it was sent; credentials go to no other host.
                allow_redirects=False,
                proxies=self._proxies if proxy else None,
            )
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
            self._clients[insecure, proxy] = BaseClient("", verify=not insecure, proxy=proxy, ok_codes=every_status)
        return self._clients[insecure, proxy]


class Ingestion:
    """The function `sendEvents`: the platform's own way to a dataset."""

    def __init__(self) -> None:
        self.delivered: Optional[int] = None

    def send(self, lines: List[str], vendor: str, product: str) -> Dict[str, Any]:
        self.delivered = self.delivered or 0
        try:
            if not lines:
                # The field that the platform's helper reads: it is refused to what is no system content.
                demisto.getLicenseCustomField("Http_Connector.token")
                return {"StatusCode": 200, "Status": ""}
            events = [json.loads(line) for line in lines]
            # The platform's helper leaves such an event out without a word to its caller.
            if any(len(json.dumps(event)) + 100 > EVENT_BYTES for event in events):
                return {"StatusCode": 413, "Status": "an event is larger than the platform takes"}
            send_events_to_xsiam(
                events, vendor=vendor, product=product, chunk_size=CHUNK_BYTES, should_update_health_module=False
            )
        except Exception as error:
            status = getattr(getattr(error, "res", None), "status_code", 0)
            return {"StatusCode": status if status != 200 else 0, "Status": str(error)}
        self.delivered += len(lines)
        return {"StatusCode": 200, "Status": ""}

    def report(self) -> None:
        """Moves the counter of the instance, also for a run without events."""
        if self.delivered is None:
            return
        try:
            demisto.updateModuleHealth({"eventsPulled": self.delivered})
        except Exception as error:
            demisto.debug(f"The counter of the instance was not updated: {error}")


class Guest:
    """The process that runs the script. It ends with this object, or when this process ends."""

    def __init__(self, program: str, deadline: Deadline) -> None:
        self._deadline = deadline
        self._expired = False
        self._printed = tempfile.TemporaryFile()
        guest_reads, host_writes = os.pipe()
        host_reads, guest_writes = os.pipe()
        self._writer = os.fdopen(host_writes, "wb", buffering=0)
        self._reader = os.fdopen(host_reads, "rb")
        try:
            self._process = subprocess.Popen(
                [NODE, f"--max-old-space-size={MEMORY_MEGABYTES}", "-e", program, str(guest_reads), str(guest_writes)],
                stdin=subprocess.DEVNULL,
                stdout=self._printed,
                stderr=self._printed,
                pass_fds=(guest_reads, guest_writes),
            )
        except OSError as error:
            self._close_files()
            raise HostError(
                f"The container image of this integration cannot run Node.js ({error}). Use an image that has it, such "
                "as the one that the documentation of the pack names, or the pack for the server runtime."
            ) from error
        finally:
            os.close(guest_reads)
            os.close(guest_writes)
        self._timer = threading.Timer(deadline.remaining(), self._expire)
        self._timer.daemon = True
        self._timer.start()

    def __enter__(self) -> "Guest":
        return self

    def __exit__(self, *_: Any) -> None:
        self._timer.cancel()
        self._process.kill()
        self._process.wait()
        self._close_files()

    def send(self, message: Dict[str, Any]) -> None:
        line = memoryview((json.dumps(message) + "\n").encode("ascii"))
        try:
            while line:
                line = line[self._writer.write(line) :]
        except BrokenPipeError as error:
            raise HostError(self._why_it_ended()) from error

    def receive(self) -> Dict[str, Any]:
        line = self._reader.readline()
        if not line.endswith(b"\n"):
            raise HostError(self._why_it_ended())
        try:
            message = json.loads(line)
        except ValueError as error:
            raise HostError("Node.js sent something that is no message. Please report this.") from error
        if not isinstance(message, dict):
            raise HostError("Node.js sent something that is no message. Please report this.")
        return message

    def _expire(self) -> None:
        self._expired = True
        self._process.kill()

    def _close_files(self) -> None:
        self._reader.close()
        self._writer.close()
        self._printed.close()

    def _why_it_ended(self) -> str:
        code = self._process.wait()
        self._printed.seek(0)
        printed = self._printed.read(1_000_000).decode("utf-8", "replace")
        if printed:
            demisto.error(f"Node.js printed before it ended: {printed[-2000:]}")
        if self._expired:
            return (
                f"The script was stopped after {self._deadline.seconds:.0f} seconds, the time of a command on this "
                "platform. What was delivered is kept; the next run goes on."
            )
        if "heap out of memory" in printed:
            return f"The script needed more than {MEMORY_MEGABYTES} MB of memory. Lower the maximum per fetch."
        if code == -9:
            return "Node.js was killed from outside, mostly because the memory of the container was used up."
        return f"Node.js ended (code {code}) before the script did. The log of the integration has what it printed."


def no_answer(method: str, url: str, error: Exception, seconds: float) -> str:
    """Says in one line which request got no answer and why, without query, credentials or headers."""
    cause = getattr(error, "exception", None) or error
    kinds = " ".join(kind.__name__ for kind in type(cause).__mro__)
    text = str(cause)
    if "Timeout" in kinds:
        reason = f"no answer in time (limit {seconds * 1000:.0f} ms)"
    elif "SSLError" in kinds:
        found = re.search(r"CERTIFICATE_VERIFY_FAILED[^(]*|[A-Z_]{8,}", text)
        reason = f"TLS handshake failed ({found.group(0).strip(' ]:') if found else 'unknown reason'})"
    elif "ProxyError" in kinds:
        reason = "no connection through the proxy"
    elif "ConnectionError" in kinds:
        reason = next((phrase for mark, phrase in CONNECTION_FAILURES if re.search(mark, text)), "connection failed")
    else:
        reason = f"failed ({type(cause).__name__})"
    parts = urlsplit(url)
    return f'{method} "{parts.scheme}://{parts.netloc.rpartition("@")[2]}{parts.path}": {reason}'


def go_header(name: str) -> str:
    """`content-type` as a server gives it: `Content-Type`."""
    return "-".join(part.capitalize() for part in name.split("-"))


def host_functions(deadline: Deadline, ingestion: Ingestion) -> Dict[str, Callable[..., Any]]:
    """The functions that the script finds as globals, by name."""

    def wait(seconds: float) -> None:
        if seconds > deadline.remaining():
            raise HostError(f"wait: {seconds} seconds are more than this command has left")
        time.sleep(seconds)

    return {
        "http": WebClient(deadline).send,
        "wait": wait,
        "log": demisto.log,
        "logInfo": demisto.info,
        "logDebug": demisto.debug,
        "logError": demisto.error,
        "getLastRun": demisto.getLastRun,
        "setLastRun": demisto.setLastRun,
        "getIntegrationContext": lambda: demisto.getIntegrationContext(),
        "setIntegrationContext": lambda context: demisto.setIntegrationContext(context),
        "demistoVersion": demisto.demistoVersion,
        "sendEvents": ingestion.send,
    }


def run_script(program: str, script: str, deadline: Deadline, functions: Dict[str, Callable[..., Any]]) -> Any:
    """Returns what the script returns; raises a HostError with the text that it throws."""
    with Guest(program, deadline) as guest:
        values = {"command": demisto.command(), "params": demisto.params(), "args": demisto.args()}
        guest.send({"name": "integration.js", "script": script, "functions": list(functions), "values": values})
        while True:
            message = guest.receive()
            if "thrown" in message:
                raise HostError(str(message["thrown"]))
            if "call" not in message:
                return message.get("result")
            try:
                reply = {"value": functions[message["call"]](*message["args"])}
            except Exception as error:
                reply = {"error": str(error)}
            guest.send(reply)


def main(program: str, script: str) -> None:
    """Runs the command that the platform asks for."""
    ingestion = Ingestion()
    fetches = demisto.command() == "fetch-events"
    try:
        deadline = Deadline()
        try:
            result = run_script(program, script, deadline, host_functions(deadline, ingestion))
        finally:
            if fetches:
                ingestion.report()
        # A fetch has nothing to show.
        if not fetches:
            return_results(result)
    except HostError as error:
        return_error(str(error))
    except Exception as error:
        return_error(f"Unexpected error in the host of the script. Please report it with this text. {error}", error)
