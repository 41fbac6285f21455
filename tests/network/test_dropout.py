"""Dropout, worked out by hand."""
from __future__ import annotations

import pytest

from neuron_graph import Convention, Layer, Network, Neuron, record, train
from neuron_graph.errors import NeuronGraphError
from neuron_graph.network import Dropout, train_plain
from neuron_graph.setup import state


def network(rate=0.5, masks=((1, 0),), **parts):
    """2-2-1 of identities: h1 = 1, h2 = 2 of the inputs 1 and 2."""
    hidden = [Neuron("h1", [1.0, 0.0], None, "identity"), Neuron("h2", [0.0, 1.0], None, "identity")]
    return Network([Layer(hidden, dropout=Dropout(rate, [list(mask) for mask in masks])), Layer([Neuron("o1", [3.0, 5.0], None, "identity")])],
                   convention=Convention(**parts))


@pytest.mark.parametrize("way, drop, output, back", [("inverted", [2.0, 0.0], 6.0, [36.0, 0.0]), ("direct", [1.0, 0.0], 3.0, [9.0, 0.0])])
def test_by_hand(way, drop, output, back):
    recording = record(network(dropout=way), [1.0, 2.0], [0.0], 0.1)
    assert [recording[f"drop_h{n}"].value for n in (1, 2)] == drop and recording["a_o1"].value == output
    assert [recording[f"dE/da_h{n}"].value for n in (1, 2)] == back
    assert recording["dE/ddrop_h2"].value == output * 5.0 and recording["dE/dw6"].value == 0.0 and recording["dE/dw4"].value == 0.0
    assert recording["drop_h1"].formula == ("a_h1·mask_h1/0.5" if way == "inverted" else "a_h1·mask_h1")


@pytest.mark.parametrize("way, output", [("inverted", 13.0), ("direct", 6.5)])
def test_predictions_have_no_mask(way, output):
    assert network(dropout=way).forward([1.0, 2.0]) == [output]
    assert record(network(dropout=way), [1.0, 2.0])["a_o1"].value == output


def test_masks_are_drawn_by_seed_epoch_and_sample():
    drawn = network(0.25, (), seed=3)
    masks = [drawn.masks(epoch, sample) for epoch in range(1, 201) for sample in range(1, 6)]
    assert masks == [network(0.25, (), seed=3).masks(epoch, sample) for epoch in range(1, 201) for sample in range(1, 6)]
    assert masks != [network(0.25, (), seed=4).masks(epoch, sample) for epoch in range(1, 201) for sample in range(1, 6)]
    assert sum(map(sum, masks)) / 2000 == pytest.approx(0.75, abs=0.04) and {*map(tuple, masks)} == {(0, 0), (0, 1), (1, 0), (1, 1)}
    assert network(masks=[[1, 0], [0, 1]]).masks(7, 2) == network(masks=[[1, 0], [0, 1]]).masks(1, 4) == [0.0, 1.0]


@pytest.mark.parametrize("parts", [{}, {"dropout": "direct"}, {"batch": "all"}, {"batch": 2, "order": "updated"}, {"rule": "adam", "samples": "shuffled"}])
@pytest.mark.parametrize("masks", [(), [[1, 0], [1, 1]]])
def test_every_reading_has_the_same_bits(parts, masks):
    plain, compiled = network(0.3, masks, **parts), network(0.3, masks, **parts)
    examples = [([1.0, 2.0], [0.5]), ([0.25, 1.0], [1.0]), ([-1.0, 0.5], [0.0])]
    recording = record(plain, examples, learning_rate=0.01)
    train_plain(plain, examples, 1, 0.01)
    assert plain.layers[1].neurons[0].weights == [recording[name].value for name in ("w5+", "w6+")]
    train_plain(plain, examples, 4, 0.01, first=2)
    train(compiled, examples, 5, 0.01, compiled=True)
    assert [*map(repr, state(plain))] == [*map(repr, state(compiled))]


@pytest.mark.parametrize("make, sentence", [
    (lambda: network(1.0), "the rate of dropout is 1.0: a number from 0 to below 1 is needed"),
    (lambda: network(-0.1), "the rate of dropout is -0.1"),
    (lambda: network(masks=[[1, 0, 1]]), "a mask"), (lambda: network(masks=[[1, 2]]), "0 leaves a neuron out, 1 lets it stay"),
    (lambda: Network([Layer([Neuron("o1", [1.0])], dropout=Dropout(0.5))]), "dropout of the outputs is 0.5: an output that is left out learns nothing"),
])
def test_what_is_refused(make, sentence):
    with pytest.raises(NeuronGraphError, match=sentence):
        make()
