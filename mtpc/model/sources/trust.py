"""Whether a project's own settings may reach beyond it: a clone cannot trust itself.

What counts is said from outside: by `--trust`, or by the user's configuration, which names folders. A git work tree is
one thing: its folders may use each other. It is the folder that holds `.git`, whatever is written in there.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from mtpc.diagnostics import Diagnostic
from mtpc.opening import UnreadFile, read_text
from mtpc.text import Source
from mtpc.toml_text import NotToml, place_of, toml_of

FLAG = "--trust"
_LARGEST = 100_000  # bytes of a configuration
_KEY = "trusted"


def config_path() -> Path | None:
    """Where the user's configuration is; None where that is unknown."""
    given = os.environ.get("XDG_CONFIG_HOME", "")
    folder = given if os.path.isabs(given) else os.path.join(os.path.expanduser("~"), ".config")
    return Path(folder, "mtpc", "config.toml") if os.path.isabs(folder) else None


def work_tree(folder: Path) -> Path | None:
    """The git work tree a folder is in: the nearest above that holds `.git`. A home or the root of a disk is none."""
    home = os.path.realpath(os.path.expanduser("~"))
    for above in (folder, *folder.parents):
        if os.path.lexists(above / ".git"):
            return None if str(above) == home or above == above.parent else above
    return None


def trusted_by_user(folder: Path, sources: dict[str, Source]) -> tuple[bool, list[Diagnostic]]:
    """Whether the user's configuration names the folder of a project, or one above it; what is wrong with it."""
    path = config_path()
    if path is None or not os.path.lexists(path) or _is_own(path, folder):
        return False, []
    shown = path.as_posix()
    try:
        if shown not in sources:
            sources[shown] = Source(shown, read_text(path, _LARGEST).removeprefix("\ufeff"))
        source = sources[shown]
        names = _names(toml_of(source), source)
    except UnreadFile as unread:
        help_ = "correct it, or remove it"
        return False, [Diagnostic("REF119", f"{shown} {unread.told}", None, object=shown, help=help_)]
    except NotToml as fault:
        message, help_ = f"{shown} is not TOML: {fault.reason}", "correct this line"
        return False, [Diagnostic("REF119", message, fault.span, object=shown, help=help_)]
    if isinstance(names, Diagnostic):
        return False, [names]
    folders = [os.path.realpath(os.path.expanduser(name)) for name in names]
    return any(folder.is_relative_to(one) for one in folders), []


def _is_own(path: Path, folder: Path) -> bool:
    """Whether a configuration lies in what it would trust: it came along with the project."""
    real = Path(os.path.realpath(path))
    return any(real.is_relative_to(place) for place in (folder, work_tree(folder)) if place)


def _names(data: dict[str, Any], source: Source) -> list[str] | Diagnostic:
    """The folders that are trusted, or what is wrong with them."""
    unknown = next((key for key in data if key != _KEY), None)
    names = data.get(_KEY, [])
    if unknown is not None:
        message, key, help_ = f"there is no setting {unknown}", unknown, f"its only setting is `{_KEY}`"
    elif isinstance(names, list) and all(isinstance(name, str) and _is_whole(name) for name in names):
        return names
    else:
        message, key = f"{_KEY} is a list of folders, each in quotes and from the root", _KEY
        help_ = f'write `{_KEY} = ["~/plants"]`'
    return Diagnostic("REF119", message, place_of(source, (key,)), object=source.path, help=help_)


def _is_whole(name: str) -> bool:
    return "\0" not in name and os.path.isabs(os.path.expanduser(name))
