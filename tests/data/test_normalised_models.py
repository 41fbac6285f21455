"""Models with normalisation and dropout are kept, whole, and go on where they were."""
from __future__ import annotations

import sqlite3

import pytest

from neuron_graph import Convention, Layer, Model, Network, Neuron, NeuronGraphError
from neuron_graph.data.plan import Plan
from neuron_graph.data.sqlite.store import load, save
from neuron_graph.network import Dropout, Normalisation
from neuron_graph.published.files import read_example
from neuron_graph.published.files.template import starter
from neuron_graph.setup import state

ROWS = [[0.0, 1.0], [1.0, 0.5], [2.0, -1.0], [3.0, 0.25], [4.0, 2.0], [5.0, 0.0]]
LABELS = ["a", "b", "a", "b", "a", "b"]


def given():
    neurons = [Neuron("h1", [0.1, 0.2]), Neuron("h2", [0.3, 1 / 3])]
    norm = Normalisation("layer", neurons, {"gamma": [1 / 3, -0.0], "beta": [5e-324, 1e300]})
    return Network([Layer(neurons, norm=norm, dropout=Dropout(0.1, [[1, 0], [0, 1]])), Layer([Neuron("o1", [1.0, 2.0])])], convention=Convention(dropout="direct"))


def test_a_file_keeps_everything(tmp_path):
    save(Model(given(), ["x", "y"], ["z"]), tmp_path / "m.db")
    network = load(tmp_path / "m.db").network
    assert [*map(repr, state(network))] == [*map(repr, state(given()))]
    assert network.layers[0].described == given().layers[0].described and network.convention == given().convention


@pytest.mark.parametrize("plan", [Plan(norm="batch", dropout=0.2), Plan(norm="layer"), Plan(dropout=0.5, batch=2), Plan(norm="batch", batch="all", momentum=0.5)])
def test_a_kept_model_goes_on_bit_for_bit(tmp_path, plan):
    whole = Model.of(ROWS, LABELS, plan).fit(ROWS, LABELS, epochs=7)
    part = Model.of(ROWS, LABELS, plan).fit(ROWS, LABELS, epochs=3)
    save(part, tmp_path / "m.db")
    again = load(tmp_path / "m.db").partial_fit(ROWS, LABELS, epochs=4)
    assert [*map(repr, state(again.network))] == [*map(repr, state(whole.network))]
    assert again.predict(ROWS) == whole.predict(ROWS)


@pytest.mark.parametrize("text", ["", "[]", "{", "3", '{"norm": "bath"}', '{"norm": 3}', '{"dropout": 2}', '{"dropout": 0.5, "mask": 7}', "[" * 100_000])
def test_another_text_is_refused(tmp_path, text):
    save(Model(given(), ["x", "y"], ["z"]), tmp_path / "m.db")
    with sqlite3.connect(tmp_path / "m.db") as connection:
        connection.execute("UPDATE extra SET value = ?", [text])
    connection.close()
    with pytest.raises(NeuronGraphError):
        load(tmp_path / "m.db")


def test_a_starting_file_keeps_everything():
    from neuron_graph.published import Example
    example = Example("mine", given(), [([1.0, 2.0], [0.5])])
    text = "\n".join(starter(example))
    assert read_example(text, "mine").network.layers[0].described == given().layers[0].described
