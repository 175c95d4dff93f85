"""Judges packs with the official development kit, one after the other, in one process: its start takes long.

Started in a content repository. Reads one JSON request per line, answers each with one JSON line:

  {"ask": "validate", "pack": FOLDER, "from": BRANCH, "codes": [...] or null}
      runs the checks, or those with the given codes, on what was committed since a branch
  {"ask": "structure", "files": [{"file": PATH, "model": MODEL}]}
      holds files against the strict models
"""

import functools
import gc
import json
import os
import pickle
import sys
import time
from pathlib import Path

import network

answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)  # The kit prints to the standard output.
network.refuse()

import json5  # noqa: E402
from demisto_sdk.commands.common import git_util  # noqa: E402
from demisto_sdk.commands.common.constants import ExecutionMode  # noqa: E402
from demisto_sdk.commands.common.git_util import GitUtil  # noqa: E402
from demisto_sdk.commands.common.logger import logging_setup  # noqa: E402
from demisto_sdk.commands.validate import validate_setup  # noqa: E402, F401
from demisto_sdk.commands.validate.config_reader import ConfigReader  # noqa: E402
from demisto_sdk.commands.validate.initializer import Initializer  # noqa: E402
from demisto_sdk.commands.validate.validators.base_validator import (  # noqa: E402
    BaseValidator,
    get_all_validators,
)
from demisto_sdk.scripts.validate_content_path import (  # noqa: E402
    ExemptedPath,
    InvalidPathException,
    _validate as validate_content_path,
)

from structure import structure_errors  # noqa: E402

FULL_CONFIGURATION = Path(validate_setup.__file__).with_name("sdk_validation_config.toml")


class NeedsGraph(Exception):
    """A check asked for the graph of all content, which is a database server."""


def refuse_graph(cls):
    raise NeedsGraph()


BaseValidator.ensure_graph_initialized = classmethod(refuse_graph)


# To read a repository anew for each question takes longer than the answers.
git_util.Repo = functools.lru_cache(maxsize=None)(git_util.Repo)

read_json5 = json5.loads


@functools.lru_cache(maxsize=None)
def pickled(text):
    return pickle.dumps(read_json5(text))


# It takes long, and most files are the same in every pack. Each gets a value of its own.
json5.loads = lambda text: pickle.loads(pickled(text))


# The kit remembers the files that it has read by their paths, which are the same for every pack.
CACHES = [
    cache
    for cache in gc.get_objects()
    if isinstance(cache, functools._lru_cache_wrapper) and (cache.__module__ or "").startswith("demisto_sdk")
] + [git_util.Repo]

# The remote of the repository changes only between two packs, and before the kit looks at it.
GitUtil.fetch = lambda _self: None


def full_configuration():
    reader = ConfigReader(path=FULL_CONFIGURATION)
    modes = [reader.read(mode=mode) for mode in (ExecutionMode.USE_GIT, ExecutionMode.SPECIFIC_FILES)]
    return modes[0], {code for mode in modes for code in mode.select + mode.warning}


CONFIGURATION, CODES = full_configuration()


def fresh_checks(wanted):
    """New ones for each pack: some remember the packs that they have seen."""
    codes = CODES if wanted is None else CODES.intersection(wanted)
    checks = [check for check in get_all_validators() if check.error_code in codes]
    return sorted(checks, key=lambda check: check.error_code)


def run_check(check, items):
    """Returns what it finds, and how it went: ran, crashed, or what it needs: graph, network."""
    attempts = network.attempts()
    try:
        found = check.obtain_invalid_content_items(items)
    except NeedsGraph:
        return [], "graph"
    except Exception as failure:
        if network.attempts() > attempts:
            return [], "network"
        return [{"code": check.error_code, "file": "", "message": f"crashed: {failure!r}"}], "ran"
    if network.attempts() > attempts:
        return [], "network"
    results = [
        {"code": check.error_code, "file": str(one.rel_path).replace("\\", "/"), "message": one.message}
        for one in found
    ]
    return results, "ran"


def wrong_paths(target):
    for file in sorted(path for path in target.rglob("*") if path.is_file()):
        try:
            validate_content_path(file)
        except InvalidPathException as failure:
            yield {"code": "path", "file": file.as_posix(), "message": failure.message}
        except ExemptedPath:
            pass


def validate(request):
    for cache in CACHES:
        cache.cache_clear()
    started = time.perf_counter()
    results = list(wrong_paths(Path(request["pack"])))
    outcomes = {}
    initializer = Initializer(committed_only=True, prev_ver=request["from"], execution_mode=ExecutionMode.USE_GIT)
    try:
        gathered, unreadable = initializer.gather_objects_to_run_on()
        items = sorted(gathered, key=lambda item: str(item.path))
    except Exception as failure:
        items, unreadable = [], set()
        results.append({"code": "crash", "file": "", "message": f"could not read the pack: {failure!r}"})
    results += [
        {"code": "BA102", "file": Path(path).as_posix(), "message": "The file cannot be read as content."}
        for path in sorted(unreadable)
    ]
    for check in fresh_checks(request["codes"]):
        # The support level of a pack excuses it from some checks; here all are to be kept.
        chosen = [
            item
            for item in items
            if check.should_run(item, CONFIGURATION.ignorable_errors, {}, ExecutionMode.USE_GIT)
        ]
        if not chosen:
            outcomes.setdefault(check.error_code, "idle")
            continue
        found, outcome = run_check(check, chosen)
        results += found
        if outcomes.get(check.error_code) not in ("graph", "network"):
            outcomes[check.error_code] = outcome
    for result in results:
        result["warning"] = result["code"] in CONFIGURATION.warning
    seconds = time.perf_counter() - started
    return {"results": results, "outcomes": outcomes, "seconds": seconds}


def answer(request):
    if request["ask"] == "validate":
        return validate(request)
    return {"errors": [error for file in request["files"] for error in structure_errors(**file)]}


def main():
    logging_setup(console_threshold="CRITICAL", file_threshold="CRITICAL", calling_function="validate")
    for line in sys.stdin:
        json.dump(answer(json.loads(line)), answers)
        answers.write("\n")
        answers.flush()


main()
