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


def data_folder(environment: Mapping[str, str] = os.environ,
                system: str = sys.platform) -> Path:
    """The folder, which need not be there yet. A relative XDG_DATA_HOME does not count,
    by the specification of XDG.

    Raises `RuntimeError` where the user has no home.
    """
    if system == "win32":
        local = environment.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / NAME
    if system == "darwin":
        return Path.home() / "Library" / "Application Support" / NAME
    shared = environment.get("XDG_DATA_HOME", "")
    if shared.startswith("/"):
        return Path(shared) / NAME
    return Path.home() / ".local" / "share" / NAME
