"""The time that a command has, and the error that ends it."""

import time

import demistomock as demisto

# Seconds that the platform gives a command when it does not say, and what the host keeps for itself.
DEFAULT_SECONDS = 180
SPARE_SECONDS = 10


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

    def for_request(self, seconds: float) -> float:
        """The part of these seconds that a request may take, so that the script has time to say how it went."""
        return min(seconds, self.remaining() * 0.9)
