"""`mtpc explain`: the manual of a code, or a word of the trade, from files in this package; nothing is fetched.

A concept is one Markdown file in `concepts/`; its line `Also called:` lists the other words it is found under.
What a kind or an attribute says of itself comes from its declaration.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from mtpc.model.kinds._reference import every_kind, explained
from mtpc.rules._docs import rule_page
from mtpc.rules._rule import mistake_files, rule, rule_files, rule_name

_ALSO = re.compile(r"^Also called: (.*?)\.$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"[A-Za-z]{3}\d{3}")


def explain(word: str) -> str | None:
    """The page of a code or a word; None where there is none."""
    if _CODE.fullmatch(word.strip()):
        return _code_page(word.strip().upper())
    slug = _slug(word)
    by_name = next((code for code in rule_files() if rule_name(code) == slug), None)
    name, declared = _also_called().get(slug), explained(slug)
    if name is not None:
        return _concept(name) + (f"\n## {slug} in a spec\n\n{declared}" if declared else "")
    if by_name:
        return _code_page(by_name)
    return f"# {slug}\n\n{declared}" if declared else None


def words() -> list[str]:
    """Everything that can be asked for: codes, names of rules, concepts and their other names, kinds, attributes."""
    kinds = [found for found, _ in every_kind()]
    declared = {found.name for found in kinds} | {one.name for found in kinds for one in found.attributes}
    return sorted({*rule_files(), *mistake_files(), *map(rule_name, rule_files()), *_also_called(), *declared})


def _code_page(code: str) -> str | None:
    made = rule(code)
    if made is not None:
        return rule_page(made)
    return _mistake_page(code) if code in mistake_files() else None


def _mistake_page(code: str) -> str:
    """The manual of a slip in syntax, from the file that shows it."""
    from mtpc.assets import asset_folder

    text = (asset_folder("grammar") / "mistakes" / mistake_files()[code]).read_text("utf-8")
    header = dict(re.findall(r"^#: (\w+) (.*)$", text, re.MULTILINE))
    shown = [line for line in text.splitlines() if line.strip() and not line.startswith("#:")][:4]
    example = "\n".join(shown)
    parts = [f"# {code} {rule_name(code)}", f"*error*: {_readable(header.get('message', ''))}."]
    if "help" in header:
        parts.append(f"**What to do.** {_readable(header['help'])}.")
    parts += ["Found, for example:", f"```text\n{example}\n```", "Sources:", "- the language of mtpc: docs/language.md"]
    return "\n\n".join(parts) + "\n"


def _readable(sentence: str) -> str:
    return sentence.replace("{found}", "…").replace("{before}", "…")


def _concept(name: str) -> str:
    return (files("mtpc.rules") / "concepts" / f"{name}.md").read_text("utf-8")


@cache
def _also_called() -> dict[str, str]:
    """Word -> name of the concept it is explained in; a concept's own name wins."""
    folder = files("mtpc.rules") / "concepts"
    names = sorted(entry.name.removesuffix(".md") for entry in folder.iterdir() if entry.name.endswith(".md"))
    found: dict[str, str] = {}
    for name in names:
        match = _ALSO.search(_concept(name))
        for word in match[1].replace("\n", " ").split(",") if match else ():
            found.setdefault(_slug(word), name)
    return found | {name: name for name in names}


def _slug(word: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", word.lower()))
