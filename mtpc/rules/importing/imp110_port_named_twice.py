"""IMP110 port-named-twice: two interfaces of the file have one name, or come to one name in a spec."""

from __future__ import annotations

from mtpc.diagnostics import Severity
from mtpc.rules.rule import Rule

RULE = Rule(
    code="IMP110",
    name="port-named-twice",
    severity=Severity.ERROR,
    summary="Two interfaces of the file have one name, or come to one name in a spec.",
    why="A cable that names the port would be in both.",
    fix="Give each interface a name of its own.",
    sources=(
        (
            "netbox-community/devicetype-library and what was found in sixteen of its files: notes on published"
            " catalogues, section 5 (seen)"
        ),
    ),
    bad="",
    good="",
)
