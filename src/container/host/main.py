"""Runs a compiled script in Node.js and serves it the functions that the Cortex server serves to JavaScript.

The script and the program that runs it inside Node.js follow at the end of this file. Both sides talk in lines of JSON
over two pipes of their own: one call of the script, one answer. Whatever else is printed cannot disturb them.
"""

import json
import time
from typing import Any, Callable, Dict

import demistomock as demisto
from CommonServerPython import *

from .deadline import Deadline, HostError
from .guest_process import Guest
from .ingestion import Ingestion
from .utf8 import utf8_bytes
from .web_client import WebClient


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
        # The entry that the script returns names the file, so only its id is of use.
        "saveFile": lambda content: fileResult("file", utf8_bytes(content))["FileID"],
        "sendEvents": ingestion.send,
    }


def run_script(program: str, script: str, deadline: Deadline, functions: Dict[str, Callable[..., Any]]) -> Any:
    """Returns what the script returns; raises a HostError with the text that it throws."""
    values = {
        "command": demisto.command(),
        "params": demisto.params(),
        "args": demisto.args(),
        "integrationInstance": demisto.integrationInstance(),
        "timeLimitSeconds": deadline.seconds,
    }
    with Guest(program, deadline) as guest:
        return guest.run("integration.js", script, functions, values)


def main(program: str, script: str) -> None:
    """Runs the command that the platform asks for."""
    fetches = demisto.command() == "fetch-events"
    try:
        deadline = Deadline()
        ingestion = Ingestion(deadline)
        try:
            result = run_script(program, script, deadline, host_functions(deadline, ingestion))
        finally:
            if fetches:
                ingestion.report()
        if demisto.command() == "fetch-incidents":
            demisto.incidents(json.loads(result))
        # A fetch of events has nothing to show.
        elif not fetches:
            return_results(result)
        return
    except HostError as error:
        message = str(error)
    except Exception as error:
        return_error(f"Unexpected error in the host of the script. Please report it with this text. {error}", error)
    # While an exception is handled, the platform adds a traceback to the message of a command in debug mode.
    return_error(message)
