"""Runs the compiled script of no integration in Node.js and serves it what the Cortex server serves to JavaScript.

The script and the program that runs it inside Node.js follow at the end of this file. Both sides talk in lines of JSON
over two pipes of their own: one call of the script, one answer. Whatever else is printed cannot disturb them.
"""

import time
from typing import Any, Callable, Dict

import demistomock as demisto
from CommonServerPython import *

from .deadline import Deadline, HostError
from .guest_process import Guest
from .utf8 import utf8_bytes


def host_functions(deadline: Deadline) -> Dict[str, Callable[..., Any]]:
    """The functions that the script finds as globals, by name."""

    def wait(seconds: float) -> None:
        if seconds > deadline.remaining():
            raise HostError(f"wait: {seconds} seconds are more than this script has left")
        time.sleep(seconds)

    return {
        "wait": wait,
        "log": demisto.log,
        "logInfo": demisto.info,
        "logDebug": demisto.debug,
        "logError": demisto.error,
        "demistoVersion": demisto.demistoVersion,
        "executeCommand": demisto.executeCommand,
        "setContext": demisto.setContext,
        # The entry that the script returns names the file, so only its id is of use.
        "saveFile": lambda content: fileResult("file", utf8_bytes(content))["FileID"],
    }


def run_script(program: str, script: str, deadline: Deadline) -> Any:
    """Returns what the script returns; raises a HostError with the text that it throws."""
    values = {
        "args": demisto.args(),
        "incidents": demisto.incidents(),
        "investigation": demisto.investigation(),
        "invContext": demisto.context(),
    }
    with Guest(program, deadline) as guest:
        return guest.run("script.js", script, host_functions(deadline), values)


def main(program: str, script: str) -> None:
    """Runs the script with the arguments that the platform gives it."""
    try:
        return_results(run_script(program, script, Deadline()))
        return
    except HostError as error:
        message = str(error)
    except Exception as error:
        return_error(f"Unexpected error in the host of the script. Please report it with this text. {error}", error)
    # While an exception is handled, the platform adds a traceback to the message of a command in debug mode.
    return_error(message)
