"""`bounded.py BYTES SECONDS COMMAND…`: a command with so much memory and processor time; what it prints goes to stderr.

Prints its exit code and the megabytes it took at most. It is a small process of its own, as the kernel counts for a
child also what its parent held when it was forked.
"""

from __future__ import annotations

import os
import resource
import sys


def main() -> None:
    memory, seconds, *command = sys.argv[1:]
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
        os.dup2(2, 1)
        os.execv(command[0], command)
    _, status, used = os.wait4(child, 0)
    print(os.waitstatus_to_exitcode(status), used.ru_maxrss // 1024)  # noqa: T201  to the test that asked


if __name__ == "__main__":
    main()
