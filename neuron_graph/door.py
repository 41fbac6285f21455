"""Doors: what a room lets others use, each name imported when it is asked for (PEP
562).

A room's `__init__` names it where type checkers look, and `door` reads it there:

    if TYPE_CHECKING:
        from .number import Number as Number, value_of as value_of

    door(__name__)
"""
from __future__ import annotations

import re
import sys
from importlib import import_module
from pkgutil import get_data
from typing import Any

from .displays import attach

IMPORT = re.compile(r"^    from (\.[\w.]+) import (\([^)]+\)|.+)", re.MULTILINE)
NAME = re.compile(r"(\w+) as \1\b")


def door(room: str) -> None:
    """Give a room its `__getattr__`, its `__dir__` and its `__all__`."""
    module = sys.modules[room]
    source = (get_data(room, "__init__.py") or b"").decode("utf-8")
    named = {name: place for place, names in IMPORT.findall(source) for name in NAME.findall(names)}

    def get(name: str) -> Any:
        """A name that is imported when it is asked for, and kept."""
        if name not in named:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        found = getattr(import_module(named[name], room), name)
        setattr(module, name, found)
        attach()
        return found

    known = sorted(named)
    vars(module).update(__getattr__=get, __dir__=lambda: known, __all__=known)
