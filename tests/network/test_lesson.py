"""The contracts of the lesson: a network knows its convention, its numbers are floats, its door says in which order to read it."""
import inspect
from pathlib import Path
from typing import get_type_hints

import pytest

from neuron_graph import Convention, Layer, Network, Neuron, network, record, train
from tests.conftest import INPUTS, TARGETS, famous


def test_the_door_names_every_chapter():
    door = Path(network.__file__).read_text(encoding="utf-8").split('"""')[1]  # 3.13 takes the indents from docstrings
    chapters = [line.split()[0] for line in door.splitlines() if line.startswith("    ")]
    files = {path.stem for path in Path(network.__file__).parent.glob("*.py")} - {"__init__"}
    assert files - set(chapters) == {"arithmetic", "trainable", "schedules"} and set(chapters) <= files
    assert all(name in network.__doc__ for name in files)


def test_a_network_is_told_its_convention_once():
    convention = Convention(error="squared-sum", bias="frozen")
    told = Network(famous().layers, ["i1", "i2"], convention=convention)
    assert told.convention is convention and told.copy().convention is convention and famous().convention == Convention()
    with pytest.raises(AttributeError):
        told.convention = Convention()
    told.forward(INPUTS)
    told.backward(TARGETS)
    told.update(0.5)
    assert record(famous().under(convention), INPUTS, TARGETS, 0.5)["w5+"].value == told.outputs[0].weights[0]
    trained = famous().under(convention)
    assert train(trained, [(INPUTS, TARGETS)], epochs=1, learning_rate=0.5)[0][0] == 1
    assert [neuron.weights for neuron in trained.neurons] == [neuron.weights for neuron in told.neurons]


def test_under_is_a_copy():
    one = famous("shared")
    other = one.under(Convention(error="squared-sum"))
    other.forward(INPUTS)
    other.backward(TARGETS)
    other.update(0.5)
    assert one.layers[0].bias == 0.35 != other.layers[0].bias and one.neurons[0].weights == [0.15, 0.20] != other.neurons[0].weights
    assert one.convention == Convention() and one.neurons[0].z is None


def test_a_layer_has_the_weights_of_its_neurons():
    layer = Layer([Neuron("h1", [0.15, 0.20]), Neuron("h2", [0.25, 0.30])], bias=0.35)
    assert layer.weights == [[0.15, 0.20], [0.25, 0.30]] and layer.bias == 0.35
    assert Layer(layer.neurons).weights == layer.weights and Layer([Neuron("o1", [1.0])]).bias is None


@pytest.mark.parametrize("order", ["original", "updated"])
def test_only_update_installs_new_weights(order):
    one, twice = (famous().under(Convention(order=order)) for _ in range(2))
    for trained, times in ((one, 1), (twice, 2)):
        trained.forward(INPUTS)
        for _ in range(times):
            trained.backward(TARGETS, 0.3)
        assert trained.layers[1].weights == famous().layers[1].weights
        trained.update(0.3)
    assert one.layers[0].weights == twice.layers[0].weights != famous().layers[0].weights


@pytest.mark.parametrize("rule", ["descent", "momentum"])
def test_the_sign_of_delta_is_notation(rule):
    plain, turned = (famous().under(Convention(sign=sign, rule=rule)) for sign in ("output-target", "target-output"))
    for trained in (plain, turned):
        train(trained, [(INPUTS, TARGETS)], epochs=3, compiled=trained is turned)
        trained.forward(INPUTS)
        trained.backward(TARGETS)
    assert [(n.weights, n.delta, n.gradients) for n in plain.neurons] == [(n.weights, n.delta, n.gradients) for n in turned.neurons]
    shown = record(turned, INPUTS, TARGETS)
    assert shown["delta_o1"].value == -turned.outputs[0].delta
    assert shown["dE/dw5"].formula == "-delta_o1·a_h1" and shown["w5+"].formula == {
        "descent": "w5 + eta·(-dE/dw5)", "momentum": "w5 + v_w5+"}[rule]


PUBLIC = [method for kind in (Neuron, Layer, Network) for name, method in inspect.getmembers(kind, inspect.isfunction)
          if not name.startswith("_")]


@pytest.mark.parametrize("method", PUBLIC, ids=lambda method: method.__qualname__)
def test_an_editor_knows_what_comes_out(method):
    assert "Any" not in repr(get_type_hints(method))


def test_forward_gives_floats():
    assert get_type_hints(Network.forward)["return"] == list[float]
    assert get_type_hints(Neuron)["a"] is float and all(type(output) is float for output in famous().forward([1, 0]))
