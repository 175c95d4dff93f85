"""A limit for the whole of a request."""

import threading
from typing import Any, Callable, List


class AnswerTimeout(Exception):
    """The answer was not there in time."""


def within(seconds: float, request: Callable[[], Any]) -> Any:
    """Returns what the request returns or raises what it raises; raises an AnswerTimeout when that takes too long.

    The limit of a client counts for each read, of which an answer that trickles has many, and not for the look-up of
    a name. Nobody waits for what goes on after that.
    """
    returned: List[Any] = []
    raised: List[BaseException] = []

    def run() -> None:
        try:
            returned.append(request())
        except BaseException as error:
            raised.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if raised:
        raise raised[0]
    if not returned:
        raise AnswerTimeout()
    return returned[0]
