"""Names of files made from names of things: whatever a thing is called, its file stays in its folder."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

_UNSAFE = re.compile(r"[^a-z0-9._-]+")
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?")  # reserved names of Windows
_ENDINGS = re.compile(r".*\.(rfq|ubl|own|change)")  # another vendor's file would have its name
_NAME_MAX = 60
_NOT_STATED = "vendor-not-stated"
_DIGEST_SHORT, _DIGEST_WHOLE = 8, 64  # characters
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def file_names(vendors: Iterable[str]) -> dict[str, str]:
    """The file name for each vendor; where two would have the same, the later one has its whole digest in it."""
    names: dict[str, str] = {}
    for vendor in vendors:
        name = safe_name(vendor)
        names[vendor] = name if name not in names.values() else safe_name(vendor, _DIGEST_WHOLE)
    return names


def safe_name(vendor: str, digits: int = _DIGEST_SHORT) -> str:
    """A file name for a vendor: the name itself if it is safe, else its safe characters and so many of a digest."""
    if not vendor:
        return _NOT_STATED
    name = _UNSAFE.sub("-", vendor.lower()).strip("-._")[:_NAME_MAX]
    plain = name == vendor and name != _NOT_STATED and not (_DEVICES.fullmatch(name) or _ENDINGS.fullmatch(name))
    if name and plain and digits == _DIGEST_SHORT:
        return name
    digest = hashlib.sha256(vendor.encode("utf-8", "surrogatepass")).hexdigest()[:digits]
    return f"{name or 'vendor'}-{digest}"


def drawing_names(kind: str, names: Iterable[str]) -> dict[str, str]:
    """`rack-A01` for each thing of a kind, without an ending: its name, if that is safe.

    Else, and where another differs from it in case only, so much of it as is safe, and its digest.
    """
    found: dict[str, str] = {}
    for name in names:
        plain = f"{kind}-{name}"
        is_safe = _PLAIN.fullmatch(name) and len(name) <= _NAME_MAX and not name.endswith(".")
        if not is_safe or any(plain.casefold() == other.casefold() for other in found.values()):
            digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST_SHORT]
            safe = _UNSAFE.sub("-", name.lower()).strip("-._")[:_NAME_MAX]
            plain = "-".join(filter(None, (kind, safe, digest)))
        found[name] = plain
    return found
