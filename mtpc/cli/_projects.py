"""New projects: the files of `templates/init/`, with the project's name in them.

A template is a folder there: the files of a project and `about.txt`, one line on what it is for. The files in
`_shared` go into every project, unless the template has a file of that name; `dot-` in a file name becomes a dot.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtpc.assets import asset_folder

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

PLACEHOLDER = "PROJECT-NAME"
SPEC = "floor.mtp"
_ABOUT = "about.txt"
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+!|~&-])")


def templates() -> dict[str, str]:
    """What each template is for, by its name, sorted."""
    folders = [entry for entry in _folder().iterdir() if entry.is_dir() and not entry.name.startswith("_")]
    folders.sort(key=lambda folder: folder.name)
    return {folder.name: (folder / _ABOUT).read_text("utf-8").strip() for folder in folders}


def project(template: str, name: str) -> dict[str, bytes]:
    """The files of a new project, by their path in it; the name is inserted as plain text."""
    assert template in templates(), f"there is no template {template}"
    files = {path: text for folder in ("_shared", template) for path, text in _files(_folder() / folder, "")}
    return {path: _named(path, text, name).encode("utf-8") for path, text in sorted(files.items()) if path != _ABOUT}


def _folder() -> Traversable:
    return asset_folder("templates") / "init"


def _files(folder: Traversable, inside: str) -> Iterator[tuple[str, str]]:
    for entry in folder.iterdir():
        path = f"{inside}{entry.name.replace('dot-', '.', 1) if entry.name.startswith('dot-') else entry.name}"
        if entry.is_dir():
            yield from _files(entry, f"{path}/")
        else:
            yield path, entry.read_text("utf-8")


def _named(path: str, text: str, name: str) -> str:
    """The text with the name in it: a string of the language in a spec, plain words in a page."""
    plain = " ".join("".join(char if char.isprintable() else " " for char in name).split()) or "New floor"
    if path.endswith(".mtp"):
        return text.replace(f'"{PLACEHOLDER}"', quoted(plain))
    if path.endswith(".md"):
        return text.replace(PLACEHOLDER, _MARKDOWN.sub(r"\\\1", plain))
    return text


def quoted(text: str) -> str:
    """A text as a string of the language."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("{", "\\{").replace("\n", "\\n")
    return '"' + escaped.replace("\t", "\\t") + '"'
