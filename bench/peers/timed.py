"""Runs one command in a small process of its own; prints its time (wall, CPU) and peak memory as JSON.

A child begins with the memory of its parent counted as its peak, so the parent must be small.
"""

import json
import os
import sys
import time

_command = sys.argv[1:]
_null = os.open(os.devnull, os.O_RDWR)
_started = time.perf_counter()
_pid = os.posix_spawnp(_command[0], _command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, _null, 1)])
_, _status, _usage = os.wait4(_pid, 0)
_wall = time.perf_counter() - _started
_unit = 1024 * 1024 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
_cpu = _usage.ru_utime + _usage.ru_stime
_code = os.waitstatus_to_exitcode(_status)
_result = {"ms": _wall * 1000, "cpu": _cpu * 1000, "mb": _usage.ru_maxrss / _unit, "code": _code}
print(json.dumps(_result))
