"""A library whose helper makes its request where the host cannot watch it, as a later version might."""

import CommonServerPython
from CommonServerPython import *


class BaseClient(CommonServerPython.BaseClient):
    """Not the class that the helper uses."""
