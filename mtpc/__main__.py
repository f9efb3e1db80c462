"""`python -m mtpc`."""

import os
import sys
from contextlib import suppress

with suppress(OSError):  # the working directory is gone
    if not sys.flags.safe_path and sys.path[0] in ("", os.getcwd()):
        del sys.path[0]  # nothing is imported from the folder that is worked in

from mtpc.cli import main

if __name__ == "__main__":
    main()
