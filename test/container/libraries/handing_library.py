"""A library whose client knows no handler of refusals and hands the response on, as a later version might."""

import CommonServerPython
from CommonServerPython import *

_with_handler = CommonServerPython.BaseClient._http_request


def _without_handler(client, *args, error_handler=None, **options):
    return _with_handler(client, *args, **options)


CommonServerPython.BaseClient._http_request = _without_handler
