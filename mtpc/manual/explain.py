"""`mtpc explain`: the manual of a code, or a word of the trade, from files in this package; nothing is fetched.

A concept is one Markdown file in `concepts/`; its line `Also called:` lists the other words it is found under.
`{{map NAME}}` and the like in it are drawn from the records, so that no picture says what the compiler does not count
with. A rule and a concept that names its code lead to each other.
What a kind or an attribute says of itself comes from its declaration.
"""

from __future__ import annotations

import re

from mtpc.manual.concept_pages import also_called, concept, concepts_naming, slug_of
from mtpc.manual.rule_pages import rule_page
from mtpc.model.kinds._page import every_kind, explained
from mtpc.rules.files import mistake_files, rule, rule_files, rule_name

LINE_MAX = 100
_CODE = re.compile(r"[A-Za-z]{3}\d{3}")


def explain(word: str) -> str | None:
    """The page of a code or a word; None where there is none."""
    if _CODE.fullmatch(word.strip()):
        return _code_page(word.strip().upper())
    slug = slug_of(word)
    by_name = next((code for code in rule_files() if rule_name(code) == slug), None)
    name, declared = also_called().get(slug), explained(slug)
    if name is not None:
        return concept(name) + (f"\n## {slug} in a spec\n\n{declared}" if declared else "")
    if by_name:
        return _code_page(by_name)
    return f"# {slug}\n\n{declared}" if declared else None


def words() -> list[str]:
    """Everything that can be asked for: codes, names of rules, concepts and their other names, kinds, attributes."""
    kinds = [found for found, _ in every_kind()]
    declared = {found.name for found in kinds} | {one.name for found in kinds for one in found.attributes}
    return sorted({*rule_files(), *mistake_files(), *map(rule_name, rule_files()), *also_called(), *declared})


def _code_page(code: str) -> str | None:
    made = rule(code)
    if made is not None:
        return rule_page(made, concepts_naming(code))
    return _mistake_page(code) if code in mistake_files() else None


def _mistake_page(code: str) -> str:
    """The manual of a slip in syntax, from the file that shows it."""
    from mtpc.assets import asset_folder

    text = (asset_folder("grammar") / "mistakes" / mistake_files()[code]).read_text("utf-8")
    header = dict(re.findall(r"^#: (\w+) (.*)$", text, re.MULTILINE))
    shown = [line for line in text.splitlines() if line.strip() and not line.startswith("#:")][:4]
    example = "\n".join(line if len(line) <= LINE_MAX else f"{line[: LINE_MAX - 2]} …" for line in shown)
    parts = [f"# {code} {rule_name(code)}", f"*error*: {_readable(header.get('message', ''))}."]
    if "help" in header:
        parts.append(f"**What to do.** {_readable(header['help'])}.")
    parts += ["Found, for example:", f"```text\n{example}\n```", "Sources:", "- the language of mtpc: docs/language.md"]
    return "\n\n".join(parts) + "\n"


def _readable(sentence: str) -> str:
    return sentence.replace("{found}", "…").replace("{before}", "…")
