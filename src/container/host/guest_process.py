"""The process that runs the script, and its messages."""

import json
import os
import subprocess
import tempfile
import threading
from typing import Any, Callable, Dict

import demistomock as demisto

from .deadline import Deadline, HostError

NODE = "node"
MEMORY_MEGABYTES = 512


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

    def run(self, name: str, script: str, functions: Dict[str, Callable[..., Any]], values: Dict[str, Any]) -> Any:
        """Returns what the script returns; raises a HostError with the text that it throws."""
        self.send({"name": name, "script": script, "functions": list(functions), "values": values})
        while True:
            message = self.receive()
            if "thrown" in message:
                raise HostError(str(message["thrown"]))
            if "call" not in message:
                return message.get("result")
            try:
                reply = {"value": functions[message["call"]](*message["args"])}
            except Exception as error:
                reply = {"error": str(error)}
            self.send(reply)

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
        except RecursionError as error:
            raise HostError("What the script hands over is nested too deeply for Python.") from error
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
