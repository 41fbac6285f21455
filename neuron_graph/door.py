"""Doors: what a room lets others use, each name imported when it is asked for (PEP
562).

A room's `__init__` names it where type checkers look, and `door` reads it there:

    if TYPE_CHECKING:
        from .number import Number as Number

    __getattr__, __dir__, __all__ = door(__name__)
"""
from __future__ import annotations

import re
import sys
from collections.abc import Callable
from importlib import import_module
from pkgutil import get_data
from typing import Any

from .displays import attach

IMPORTED = re.compile(r"^    from (\.[\w.]+) import (\w+) as \2$", re.MULTILINE)


def door(room: str) -> tuple[Callable[[str], Any], Callable[[], list[str]], list[str]]:
    """The `__getattr__`, the `__dir__` and the `__all__` of a room."""
    module = sys.modules[room]
    source = get_data(room, "__init__.py") or b""
    named = {name: place for place, name in IMPORTED.findall(source.decode("utf-8"))}

    def get(name: str) -> Any:
        """A name that is imported when it is asked for, and kept."""
        if name not in named:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        found = getattr(import_module(named[name], room), name)
        setattr(module, name, found)
        attach()
        return found

    return get, lambda: sorted(named), sorted(named)
