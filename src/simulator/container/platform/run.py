"""Runs the code of Python integrations as the platform does: behind the common library, in one process for all runs."""

import os
import resource
import sys
import threading
import time
import traceback
from functools import lru_cache
from types import ModuleType

import bridge
import demistomock
import network

real_sleep = time.sleep
real_join = threading.Thread.join
environment = dict(os.environ)


def read_library():
    """The mock of the common library, or a real copy where COMMON_SERVER_PYTHON names one."""
    file = os.environ.get("COMMON_SERVER_PYTHON") or os.path.join(os.path.dirname(__file__), "CommonServerPython.py")
    # The newest library ends with an import of this one. The server commands are those of this folder.
    sys.modules["DemistoClassApiModule"] = ModuleType("DemistoClassApiModule")
    with open(file, encoding="utf-8") as source:
        return compile(source.read(), file, "exec")


@lru_cache(maxsize=1)
def compiled(code):
    return compile(code, "integration.py", "exec")


def run(job, code, library):
    demistomock.start(job)
    # The library deletes variables, as if no other command came.
    os.environ.clear()
    os.environ.update(environment)
    # The local Cortex keeps the limits of its own requests, in its own time.
    threading.Thread.join = (lambda thread, _limit=None: real_join(thread)) if job["hostNetwork"] else real_join
    time.sleep = (lambda seconds: bridge.call("wait", seconds)) if job["virtualTime"] else real_sleep
    try:
        # Every command begins with the library, as on the platform: it reads the parameters.
        namespace = {"__name__": "CommonServerPython"}
        exec(library, namespace)
        namespace.update(demisto=demistomock, __name__="__main__")
        exec(compiled(code), namespace)
    except SystemExit:
        pass
    except bridge.Killed:
        return {"killed": True}
    except Exception as error:
        return {"crashed": f"{type(error).__name__}: {error}", "traceback": traceback.format_exc()}
    return {"results": demistomock.returned}


def main():
    library = read_library()
    network.connect()
    code = ""
    while True:
        job = bridge.receive()
        if "code" in job:
            code = job["code"]
        else:
            end = run(job, code, library)
            demistomock.end()
            # Kilobytes on Linux, bytes on macOS.
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // (1024 if sys.platform == "darwin" else 1)
            bridge.send({"end": end, "nodePeakKilobytes": peak})


main()
