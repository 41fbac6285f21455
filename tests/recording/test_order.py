"""The modules of the room can be read in an order: none imports, be it for its types, what imports it."""
import ast
from graphlib import TopologicalSorter
from pathlib import Path

import neuron_graph.recording

ROOM = Path(neuron_graph.recording.__file__).parent


def imported(path):
    """The modules of the same room that a module imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == 1:
            yield from [node.module] if node.module else [alias.name for alias in node.names]


def test_no_circle():
    arrows = {path.stem: set(imported(path)) for path in ROOM.glob("*.py")}
    order = list(TopologicalSorter(arrows).static_order())
    assert order.index("number") < order.index("printer") < order.index("step") < order.index("lookup")
