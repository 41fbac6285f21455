"""The source of primitives, as programs print it."""
from neuron_graph.network.arithmetic import PRIMITIVES, log
from neuron_graph.programs.primitive_source import definitions, in_line


def stairs(z: float) -> float:
    """So many steps up, then their logarithm."""
    height = 1.0
    while height < z:
        height += 1.0
    return log(height)


def test_a_primitive_that_is_more_than_an_expression_is_called(monkeypatch):
    monkeypatch.setitem(PRIMITIVES, "stairs", stairs)
    assert in_line("stairs") == "" and in_line("relu") == "({0} if {0} > 0.0 else 0.0)"
    first, second = definitions(["a = stairs(z)"])
    assert first.startswith("def log(x):") and second.startswith("def stairs(z):\n    height = 1.0")
    assert definitions(["x = math.log(2) + my_log(3)", "exp()"])[0].startswith("def exp(") and len(definitions(["x = math.log(2)"])) == 0
