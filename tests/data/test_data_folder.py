"""Where what belongs to a user is kept, on each system."""
from pathlib import Path

import pytest

from neuron_graph.data.folders import data_folder

HOME = Path.home()
CASES = [
    ("linux", {"XDG_DATA_HOME": "/data"}, Path("/data/neuron-graph")),
    ("linux", {}, HOME / ".local" / "share" / "neuron-graph"),
    ("linux", {"XDG_DATA_HOME": ""}, HOME / ".local" / "share" / "neuron-graph"),
    ("linux", {"XDG_DATA_HOME": "relative"}, HOME / ".local" / "share" / "neuron-graph"),
    ("darwin", {"XDG_DATA_HOME": "/data"}, HOME / "Library" / "Application Support" / "neuron-graph"),
    ("win32", {"LOCALAPPDATA": "/app"}, Path("/app/neuron-graph")),
    ("win32", {}, HOME / "AppData" / "Local" / "neuron-graph"),
]


@pytest.mark.parametrize("system, environment, folder", CASES)
def test_the_folder(system, environment, folder):
    assert data_folder(environment, system) == folder
