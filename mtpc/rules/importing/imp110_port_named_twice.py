"""IMP110 port-named-twice: two interfaces of the file have one name, or come to one name in a spec."""

from __future__ import annotations

from mtpc.rules.rule import Rule
from mtpc.rules.sources import DEVICE_TYPE_LIBRARY

RULE = Rule(
    __name__,
    summary="Two interfaces of the file have one name, or come to one name in a spec.",
    why="A cable that names the port would be in both.",
    fix="Give each interface a name of its own.",
    sources=(DEVICE_TYPE_LIBRARY,),
)
