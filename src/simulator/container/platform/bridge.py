"""Lines of JSON to and from the process that plays the server: one call, one answer."""

import json
import os
import sys
import threading

# Whatever the tested code prints must not get between the lines.
_to_server = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="ascii", buffering=1)
os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
_from_server = os.fdopen(os.dup(sys.stdin.fileno()), "r", encoding="utf-8")

# The platform's own class keeps the threads of an integration apart, too.
talking = threading.RLock()


class Killed(BaseException):
    """The server ends the run here; no code of an integration is to catch it."""


def send(message):
    _to_server.write(json.dumps(message) + "\n")


def receive():
    line = _from_server.readline()
    if line == "":
        sys.exit(0)
    return json.loads(line)


def call(name, *args):
    with talking:
        send({"call": name, "args": args})
        reply = receive()
    if reply.get("killed"):
        raise Killed()
    if "error" in reply:
        raise ValueError(reply["error"])
    return reply.get("value")
