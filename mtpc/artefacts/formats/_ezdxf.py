"""The library for DXF, as its makers deliver it: nothing of a user, a folder or the environment changes what it does.

Left to itself it reads `ezdxf.ini` of the working folder and of the user, looks through the fonts of the machine, and
keeps what it found of them in the user's home.
"""

from __future__ import annotations

import configparser
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ezdxf.document import Drawing

_HOMES = ("XDG_CONFIG_HOME", "XDG_CACHE_HOME")
_SETTING = "EZDXF_"  # of the environment
_FONTS = "ezdxf.fonts.font_manager"
_VERSION = "R2010"


def new_document() -> Drawing:
    """An empty drawing with the line types of the library; its dates and names are the same every time."""
    with _as_delivered():
        from ezdxf._options import options
        from ezdxf.filemanagement import new

    options.write_fixed_meta_data_for_testing = True
    return new(_VERSION, setup=["linetypes"])


@contextmanager
def _as_delivered() -> Iterator[None]:
    """In the block the library is loaded without reading or writing a file beside its own."""
    if "ezdxf" in sys.modules:
        yield
        return
    from unittest.mock import patch

    kept = {name: value for name, value in os.environ.items() if not name.startswith(_SETTING)}
    surroundings = kept | dict.fromkeys(_HOMES, os.devnull)
    sys.modules[_FONTS] = _no_fonts()
    logging.getLogger("ezdxf").addHandler(logging.NullHandler())  # that it cannot keep what it found of fonts
    with (
        patch.dict(os.environ, surroundings, clear=True),
        patch.object(configparser.ConfigParser, "read", _reads_nothing),
    ):
        yield


def _reads_nothing(*_: object, **__: object) -> list[str]:
    return []


class _NoFonts:
    """In the place of what looks through the fonts of the machine: no text is measured here."""

    def __getattr__(self, name: str) -> object:
        return lambda *_, **__: ""


def _no_fonts() -> ModuleType:
    module = ModuleType(_FONTS)
    for name in ("FontNotFoundError", "UnsupportedFont"):
        setattr(module, name, type(name, (Exception,), {}))
    module.__dict__.update({"FontManager": _NoFonts, "SUPPORTED_TTF_TYPES": set(), "SUPPORTED_SHAPE_FILES": set()})
    return module
