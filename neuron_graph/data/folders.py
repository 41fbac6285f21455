"""The folder in which programs keep what belongs to a user.

    Linux and others    $XDG_DATA_HOME/neuron-graph, or ~/.local/share/neuron-graph
    macOS               ~/Library/Application Support/neuron-graph
    Windows             %LOCALAPPDATA%\\neuron-graph, or the same below the user's profile
"""
from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

NAME = "neuron-graph"
PLACES = {
    "win32": ("LOCALAPPDATA", "AppData/Local"), "darwin": ("", "Library/Application Support"),
}
"""Of a system the variable that says where, and the place below the user's home without one."""


def data_folder(environment: Mapping[str, str] = os.environ,
                system: str = sys.platform) -> Path:
    """The folder, which need not be there yet. A relative XDG_DATA_HOME does not count,
    by the specification of XDG.

    Raises `RuntimeError` where the user has no home.
    """
    variable, usual = PLACES.get(system, ("XDG_DATA_HOME", ".local/share"))
    said = environment.get(variable, "")
    if system != "win32" and not said.startswith("/"):
        said = ""
    return Path(said or Path.home() / usual) / NAME
