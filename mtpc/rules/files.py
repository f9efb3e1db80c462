"""Which rules there are, found by their file names: `<folder>/<code>_<name>.py`.

The folder says when a rule is checked; the file name carries its code and name, so that one rule is read without
importing the others. Syntax mistakes with messages of their own are files of grammar/mistakes, named alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from mtpc import rules
from mtpc.assets import asset_folder
from mtpc.lazy_dataclass import dataclass
from mtpc.rules.rule import FILE_NAME, Rule, code_and_name

READING = "reading"  # the folder of what is found while specs are read and placed
ASKED = "asked"  # the folder of what is checked only where a policy states a severity for its code
_OF_REQUIREMENTS = "-not-as-required"


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A rule as its path names it, before anything of it is imported."""

    code: str  # POL101
    name: str  # tx-meets-tx
    folder: str  # lanes

    @property
    def module(self) -> str:
        """The module that holds `RULE`."""
        return f"{rules.__name__}.{self.folder}.{self.code.lower()}_{self.name.replace('-', '_')}"


def is_of_requirements(file: RuleFile) -> bool:
    """Whether a rule runs only where a policy requires something."""
    return file.name.endswith(_OF_REQUIREMENTS)


@cache
def rule_files() -> dict[str, RuleFile]:
    """Code -> file of every rule, sorted by code; no rule is imported."""
    files = (
        RuleFile(*code_and_name(module.name), folder.name)
        for folder in iter_modules(rules.__path__)
        if folder.ispkg
        for module in iter_modules([f"{path}/{folder.name}" for path in rules.__path__])
        if FILE_NAME.match(module.name)
    )
    return {file.code: file for file in sorted(files, key=lambda file: file.code)}


@cache
def mistake_files() -> dict[str, str]:
    """Code -> file name of every syntax mistake that has a message of its own (grammar/mistakes)."""
    folder = asset_folder("grammar") / "mistakes"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".mtp"))
    return {code_and_name(name.removesuffix(".mtp"))[0]: name for name in names}


def rule_name(code: str) -> str:
    """`tx-meets-tx` for POL101; empty for a code without a file."""
    if code in rule_files():
        return rule_files()[code].name
    mistake = mistake_files().get(code, "") if code.startswith("SYN") else ""
    return code_and_name(mistake.removesuffix(".mtp"))[1] if mistake else ""


def rule(code: str) -> Rule | None:
    """The rule of a code; only its own file is imported."""
    file = rule_files().get(code.upper())
    if file is None:
        return None
    imported = import_module(file.module).RULE
    assert isinstance(imported, Rule), f"{file.module} holds no RULE"
    return imported


def all_rules() -> Iterator[Rule]:
    """Every rule, by code."""
    for code in rule_files():
        its_rule = rule(code)
        assert its_rule is not None
        yield its_rule
