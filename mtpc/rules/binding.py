"""Which findings bind every project: no setting makes them less than an error, no waiver allows them.

What could not be read or placed is missing from every document. Waivers are judged last, and none allows another.
"""

from __future__ import annotations

from mtpc.rules.files import READING, mistake_files, rule, rule_files

WAIVERS = "waivers"


def stays_an_error(code: str) -> bool:
    """Whether what is found under a code cannot be lowered; of a family, whether nothing in it can be."""
    codes = _codes_of(code)
    return bool(codes) and all(map(_stays_an_error, codes))


def may_be_waived(code: str) -> bool:
    """Whether what is found under a code can be allowed; of a code without a rule, whether others of its family can."""
    codes = _codes_of(code)
    return not codes or not all(_stays_an_error(each) or _is_about_waivers(each) for each in codes)


def _codes_of(code: str) -> list[str]:
    """The code itself, where there is a rule or a slip of syntax for it; else all codes of its family."""
    codes = [*rule_files(), *mistake_files()]
    return [code] if code in codes else [each for each in codes if each[:3] == code[:3]]


def _stays_an_error(code: str) -> bool:
    its_rule = rule(code)
    if its_rule is None:  # a slip of syntax
        return True
    return rule_files()[code].folder == READING if its_rule.stays_an_error is None else its_rule.stays_an_error


def _is_about_waivers(code: str) -> bool:
    return code in rule_files() and rule_files()[code].folder == WAIVERS
