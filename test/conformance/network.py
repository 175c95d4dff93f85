"""Keeps the process off the network, and counts the attempts."""

import socket
import time

_attempts = 0


def attempts():
    return _attempts


def refuse():
    socket.getaddrinfo = _refused
    socket.socket.connect = _refused
    socket.socket.connect_ex = _refused
    # Who tries again after a while need not wait for the same answer.
    time.sleep = lambda _seconds: None


def _refused(*_arguments, **_named):
    global _attempts
    _attempts += 1
    raise OSError("This process keeps off the network.")
