"""The manual of the rules as Markdown: one page per code and an index; docs/rules holds the same texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mtpc.manual.concept_pages import concepts_naming
from mtpc.rules.files import ASKED, all_rules, rule_files
from mtpc.rules.rule import FAMILIES, Premise, Rule

PREMISES = {  # what has to be known before a check can judge a thing
    Premise.NAMES_RESOLVED: "every statement that could touch the thing was read and placed",
    Premise.PARTS_COMPLETE: "its parts state what the check compares: map, fibre, gender, polish",
    Premise.CONNECTORS_MEET: "the two connectors go together, and into the adapter they meet in",
    Premise.PATH_COMPLETE: "light reaches a port",
    Premise.SAME_PIN_OUT: "both optics use positions that can be compared",
    Premise.PLACES_KNOWN: "the places of both ends, and how far apart their racks stand",
    Premise.LENGTHS_KNOWN: "the length of every cable on the path",
    Premise.LOSSES_KNOWN: "the loss of every fibre, mated pair, splice and part on the path",
    Premise.LIMITS_KNOWN: "a loss limit of the application over this fibre",
    Premise.REACHES_KNOWN: "a reach of the application over this fibre",
    Premise.REFLECTANCES_KNOWN: "the reflectance of every mated pair, where the application limits it",
    Premise.LANE_ORDER_KNOWN: "the order of the lanes of both optics, confirmed",
}


def rule_page(rule: Rule, words: Sequence[str] = ()) -> str:
    """Everything a rule states; `words` are the concepts it rests on."""
    parts = [f"# {rule.code} {rule.name}", f"*{_severity(rule)}*: {rule.summary}"]
    parts += [f"**Why it matters.** {rule.why}", f"**What to do.** {rule.fix}"]
    if rule.bad:
        parts += ["Reported:", _fenced(rule.bad)]
    if rule.good:
        parts += ["Not reported:", _fenced(rule.good)]
    if rule.bad or rule.good:
        parts.append("(The lines are added to the model of [mtpc/rules/_floor.mtp](../../mtpc/rules/_floor.mtp).)")
    if rule.premises:
        needed = "\n".join(f"- {PREMISES[premise]}" for premise in rule.premises)
        parts += ["Judged where this is known; what is missing is listed as not judged:", needed]
    parts.append("Sources:")
    parts.append("\n".join(f"- {source}" for source in rule.sources))
    if words:
        parts.append(f"See also: {', '.join(f'`mtpc explain {word}`' for word in words)}.")
    return "\n\n".join(parts) + "\n"


def pages() -> Mapping[str, str]:
    """File name -> text of everything in docs/rules."""
    rules = list(all_rules())
    of_codes = {f"{rule.code}.md": rule_page(rule, concepts_naming(rule.code)) for rule in rules}
    return {"README.md": _index(rules), "PREMISES.md": _premises(rules), **of_codes}


def _index(rules: list[Rule]) -> str:
    lines = ["# Rules", "", "Generated from the files in mtpc/rules; `mtpc explain CODE` prints the same."]
    lines += ["", "Codes SYN102 and up are the files of grammar/mistakes/."]
    for family, title in FAMILIES.items():
        members = [rule for rule in rules if rule.code.startswith(family)]
        if members:
            lines += ["", f"## {family}: {title}", "", "| code | name | severity | meaning |", "|---|---|---|---|"]
            lines += [_row(rule) for rule in members]
    return "\n".join(lines) + "\n"


def _premises(rules: list[Rule]) -> str:
    """Which checks judge the plant, and what each of them has to know."""
    lines = [
        "# What each check has to know",
        "",
        "Generated from the files in mtpc/rules. A check judges a thing where ",
    ]
    lines[-1] += "all of this is known of it; where one fact is missing, the thing is listed as not judged."
    for premise, words in PREMISES.items():
        members = [f"[{rule.code}]({rule.code}.md) {rule.name}" for rule in rules if premise in rule.premises]
        lines += ["", f"## {words[0].upper()}{words[1:]}", "", ", ".join(members) or "no check"]
    return "\n".join(lines) + "\n"


def _row(rule: Rule) -> str:
    return f"| [{rule.code}]({rule.code}.md) | {rule.name} | {_severity(rule)} | {rule.summary} |"


def _severity(rule: Rule) -> str:
    return f"{rule.severity.value}, off by default" if rule_files()[rule.code].folder == ASKED else rule.severity.value


def _fenced(spec: str) -> str:
    return f"```text\n{spec}\n```"
