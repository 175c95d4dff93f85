"""The server commands of the platform's Python, as far as public facts tell them."""

import base64
import json
import os
import uuid

import bridge

job = {}
returned = []
callingContext = {}
is_debug = False


def start(new_job):
    global job, callingContext, is_debug
    job = new_job
    is_debug = job.get("debug", False)
    returned.clear()
    callingContext = {
        "context": {
            "IntegrationBrand": job["brand"],
            "IntegrationInstance": job["instance"],
            "TimeoutDuration": job["timeLimitSeconds"] * 1_000_000_000,
        }
    }


def end():
    global job
    with bridge.talking:
        job = {}


def __getattr__(name):
    raise AttributeError(f"the local platform has no demisto.{name}")


def params():
    return job["params"]


def args():
    return job["args"]


def getParam(name):
    return job["params"].get(name)


def getArg(name):
    return job["args"].get(name)


def command():
    return job["command"]


def context():
    return job.get("invContext", {})


def investigation():
    return job.get("investigation") or {"id": "local"}


def executeCommand(name, arguments):
    return bridge.call("executeCommand", name, arguments)


def setContext(path, value):
    bridge.call("setContext", path, value)


def integrationInstance():
    return job["instance"]


def uniqueFile():
    return str(uuid.uuid4())


def get(obj, field, default=None):
    for part in field.split("."):
        if not isinstance(obj, dict) or part not in obj:
            return default
        obj = obj[part]
    return obj


def results(entry):
    # The server gets it now, and as JSON: what is none fails here, and later changes do not count.
    entry = json.loads(json.dumps(entry))
    for part in entry if isinstance(entry, list) else [entry]:
        if isinstance(part, dict) and "FileID" in part:
            collect_file(part)
    returned.append(entry)


def collect_file(entry):
    """Takes the file of an entry that the library left in the working folder."""
    file = f"{investigation()['id']}_{entry['FileID']}"
    if os.path.isfile(file):
        with open(file, "rb") as content:
            entry["FileID"] = bridge.call("saveFile", base64.b64encode(content.read()).decode("ascii"))
        os.remove(file)


# One function for both, as in the platform's own demistomock: without a list it reads, with one it returns.
def incidents(found=None):
    if found is None:
        return job.get("incidents", [])
    # The server takes the text that the scripts of its own engine return, too.
    returned.append(json.dumps(found))
    return None


def log(message):
    bridge.call("log", "log", str(message))


def info(message, *_):
    bridge.call("log", "info", str(message))


def debug(message, *_):
    bridge.call("log", "debug", str(message))


def error(message, *_):
    bridge.call("log", "error", str(message))


def getLastRun():
    return bridge.call("getLastRun")


def setLastRun(last_run):
    bridge.call("setLastRun", last_run)


def getIntegrationContext():
    return bridge.call("getIntegrationContext")


def setIntegrationContext(context):
    bridge.call("setIntegrationContext", context)


def getIntegrationContextVersioned(_refresh=False):
    return bridge.call("getIntegrationContextVersioned")


def setIntegrationContextVersioned(context, version=-1, _sync=False):
    bridge.call("setIntegrationContextVersioned", context, version)


def demistoVersion():
    return bridge.call("demistoVersion")


def getLicenseCustomField(key):
    return bridge.call("getLicenseCustomField", key)


def updateModuleHealth(health, is_error=False):
    bridge.call("updateModuleHealth", health)
