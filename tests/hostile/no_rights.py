"""`no_rights.py COMMAND…`: a command without the rights of an administrator: what may not be written is not written."""

from __future__ import annotations

import ctypes
import os
import sys

_VERSION = 0x20080522  # of the interface, linux/capability.h


class Head(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class Data(ctypes.Structure):
    _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32))


def main() -> None:
    if os.geteuid() == 0:
        ctypes.CDLL(None).prctl(38, 1, 0, 0, 0)  # PR_SET_NO_NEW_PRIVS
        for number in range(41):
            ctypes.CDLL(None).prctl(24, number, 0, 0, 0)  # PR_CAPBSET_DROP: what is executed gets none back
        assert ctypes.CDLL(None).capset(ctypes.byref(Head(_VERSION, 0)), (Data * 2)()) == 0
    os.execv(sys.argv[1], sys.argv[1:])


if __name__ == "__main__":
    main()
