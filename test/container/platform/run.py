"""Runs the code of Python integrations as the platform does: behind the common library, in one process for all runs."""

import resource
import sys
import time
import traceback

import bridge
import CommonServerPython
import demistomock

real_sleep = time.sleep


def run(job, code):
    demistomock.start(job)
    time.sleep = (lambda seconds: bridge.call("wait", seconds)) if job["virtualTime"] else real_sleep
    namespace = {name: value for name, value in vars(CommonServerPython).items() if not name.startswith("__")}
    namespace.update(demisto=demistomock, __name__="__main__")
    try:
        exec(code, namespace)
    except SystemExit:
        pass
    except bridge.Killed:
        return {"killed": True}
    except Exception:
        return {"crashed": traceback.format_exc()}
    return {"results": demistomock.returned}


def main():
    compiled = {}
    while True:
        job = bridge.receive()
        if "code" in job:
            compiled["code"] = compile(job["code"], "integration.py", "exec")
        else:
            end = run(job, compiled["code"])
            # Kilobytes on Linux, bytes on macOS.
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // (1024 if sys.platform == "darwin" else 1)
            bridge.send({"end": end, "nodePeakKilobytes": peak})


main()
