"""What is refused where a network, a convention or a sample comes in."""
import math

import pytest

from neuron_graph import (
    Convention,
    Layer,
    Network,
    Neuron,
    NeuronGraphError,
    loss,
    network_of_sizes,
    record,
)
from neuron_graph.errors import BadValue, UnknownName, WrongLength


def forwards():
    """A network that has gone forwards."""
    network = network_of_sizes([2, 1])
    network.forward([1.0, 1.0])
    return network


def early(learning_rate):
    """One that has computed its new weights on the way back."""
    network = network_of_sizes([1, 1, 1]).under(Convention(order="updated"))
    network.forward([1.0])
    network.backward([1.0], learning_rate)
    return network


REFUSED = [
    (lambda: Neuron("h", []), "at least one"),
    (lambda: Neuron("", [1.0]), "name of a neuron"),
    (lambda: Neuron("h", [1.0, math.nan]), "the weights of h, entry 2, is nan"),
    (lambda: Neuron("h", [1.0], math.inf), "the bias of h is inf"),
    (lambda: Neuron("h", ["1"]), "a number is needed"),
    (lambda: Neuron("h", "12"), "a list of numbers"),
    (lambda: Neuron("h", [1.0], activation="sigmoyd"), "no activation 'sigmoyd'; nearest: sigmoid"),
    (lambda: Neuron("h", [1.0], activation="leaky-relu:x"), "the number of leaky-relu (slope below 0) is 'x'"),
    (lambda: Neuron("h", [1.0, 2.0], weight_names=["a"]), "the weight names of h: 2 are needed, 1 given"),
    (lambda: Layer([]), "at least one"),
    (lambda: Layer([Neuron("a", [1.0]), Neuron("b", [1.0, 2.0])]), "the weights of b: 1 is needed, 2 given"),
    (lambda: Layer([Neuron("a", [1.0], activation="softmax"), Neuron("b", [1.0])]), "softmax must be"),
    (lambda: Network([]), "at least one"),
    (lambda: Network([Layer([Neuron("a", [1.0])])], inputs=["a"]), "all be named differently"),
    (lambda: Network([Layer([Neuron("a", [1.0])]), Layer([Neuron("b", [1.0, 1.0])])]), "the weights of b: 1 is needed"),
    (lambda: network_of_sizes([2]), "as in 2-3-1"),
    (lambda: network_of_sizes([2, 0]), "as in 2-3-1"),
    (lambda: network_of_sizes([2, 1]).forward([1.0]), "the inputs: 2 are needed, 1 given"),
    (lambda: record(network_of_sizes([2, 1]), [1.0, 2.0], [math.nan]), "is nan"),
    (lambda: record(network_of_sizes([2, 1]), [1.0], [1.0]), "the inputs: 2 are needed, 1 given"),
    (lambda: record(network_of_sizes([2, 1]), []), "the inputs: 2 are needed, 0 given"),
    (lambda: record(network_of_sizes([2, 2, 1]).under(Convention(rule="perceptron")), [1.0, 1.0], [1.0]), "single layer"),
    (lambda: record(network_of_sizes([2, 1]).under(Convention(error="binary-cross-entropy")), [1.0, 1.0], [1.5]),
     "between 0 and 1"),
    (lambda: record(network_of_sizes([2, 2], activation="softmax").under(Convention(error="cross-entropy")), [1.0, 1.0], [1.0, 1.0]),
     "it must be 1"),
    (lambda: Convention(error="half-square-sum"), "no error 'half-square-sum'; nearest: half-squared-sum"),
    (lambda: Convention(batch=0), "from 1 on"),
    (lambda: Convention(batch="some"), "from 1 on"),
    (lambda: Convention(l2=-1.0), "from 0 to"),
    (lambda: Convention().changed("erorr=none"), "no key of the convention 'erorr'; nearest: error"),
    (lambda: Convention().changed("error"), "write key=value"),
    (lambda: Convention().changed("l2=many"), "l2 is 'many': a finite number is needed"),
    (lambda: Neuron("h" * 61, [1.0]), "1 to 60 characters"), (lambda: Neuron("h", [1.0], activation=3), "a name is needed"),
    (lambda: Neuron("h", [1.0], weight_names=3), "a list of texts"), (lambda: Neuron("h", [1.0], weight_names=[""]), "1 to 60"),
    (lambda: Network([Layer([Neuron("h", [1.0, 2.0], weight_names=["a", "a"])])]), "all be named differently"),
    (lambda: Network([Layer([Neuron("h", [1.0, 2.0], weight_names=["E", "b"])])]), "none E, E_l2 or eta"),
    (lambda: Network([Layer([Neuron("h", [1.0])])], inputs=["w1"]), "inputs and weights must all be named differently"),
    (lambda: Network([Layer([Neuron("h", [1.0])])], inputs="a"), "a list of texts"),
    (lambda: network_of_sizes([1, 2]).measure([1.0]), "the targets: 2 are needed, 1 given"),
    (lambda: loss([1.0], []), "the outputs is []"),
    (lambda: network_of_sizes([2, 1]).backward([1.0]), "backward needs what forward computes: call forward first"),
    (lambda: network_of_sizes([2, 1]).update(), "update needs what backward computes: call backward first"),
    (lambda: network_of_sizes([1, 1]).under("error=none"), "a Convention is needed"),
    (lambda: Network([Layer([Neuron("h", [1.0])])], convention="error=none"), "the convention is 'error=none': a Convention is needed"),
    (lambda: Network([3, 2]), "one of the layers of a network is 3: a Layer is needed; network_of_sizes([2, 3, 1]) makes"),
    (lambda: Network(3), "the layers of a network is 3: a list of Layer objects is needed"),
    (lambda: Network(None), "the layers of a network is missing: a list of Layer objects is needed"),
    (lambda: Layer(["h1", "h2"]), "one of the neurons of a layer is 'h1': a Neuron is needed"),
    (lambda: Layer(Neuron("h", [1.0])), "a list of Neuron objects is needed"),
    (lambda: network_of_sizes(2, 3, 1), "the sizes is 2: a list of two or more whole numbers from 1 on is needed"),
    (lambda: network_of_sizes([2, 1]).forward([1, "a"]), "the inputs, entry 2, is 'a': a number is needed"),
    (lambda: network_of_sizes([2, 1]).forward("ab"), "the inputs is 'ab': a list of numbers is needed"),
    (lambda: network_of_sizes([2, 1]).forward(3), "the inputs is 3: a list of numbers is needed"),
    (lambda: network_of_sizes([2, 1]).forward([1, None]), "the inputs, entry 2, is missing: a number is needed"),
    (lambda: forwards().backward(["a"]), "the targets, entry 1, is 'a': a number is needed"),
    (lambda: forwards().backward(1.0), "the targets is 1.0: a list of numbers is needed"),
    (lambda: forwards().measure([None]), "the targets, entry 1, is missing: a number is needed"),
    (lambda: network_of_sizes([2, 1]).measure([1.0]), "measure needs what forward computes: call forward first"),
    (lambda: early(0.5).update(0.1), "the learning rate is 0.1: with order=updated it must be that of backward, 0.5"),
    (lambda: loss([1.0], [0.5, 0.5]), "the targets: 2 are needed, 1 given"),
]


@pytest.mark.parametrize("attempt, sentence", REFUSED)
def test_refused_in_one_sentence(attempt, sentence):
    with pytest.raises(NeuronGraphError) as caught:
        attempt()
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


def test_errors_carry_what_offended():
    with pytest.raises(WrongLength) as length:
        network_of_sizes([2, 1]).forward([1.0])
    assert (length.value.expected, length.value.got) == (2, 1)
    with pytest.raises(UnknownName) as name:
        Convention(rule="decent")
    assert name.value.nearest[0] == "descent"
    with pytest.raises(BadValue) as value:
        Neuron("h", [1.0], "x")
    assert value.value.value == "x"


def test_a_convention_is_read_from_text_and_written_back():
    convention = Convention().changed("error=squared-mean, batch=all,l2=0.1,samples=shuffled,seed=7")
    assert convention == Convention(error="squared-mean", batch="all", l2=0.1, samples="shuffled", seed=7)
    assert Convention().changed(str(convention).replace(", ", ",")) == convention
    assert Convention().with_parts(convention.as_dict()) == convention
    assert Convention().changed("gradient-factor=1/4,l2=1e-3") == Convention(gradient_factor=0.25, l2=0.001)


def test_weights_of_a_seed_are_the_same_everywhere():
    """The documented rule, done by hand: (2u - 1)/√n, weights then bias."""
    from random import Random

    random = Random(7)
    u = [random.random() for _ in range(3)]
    neuron = network_of_sizes([2, 1], seed=7).neurons[0]
    assert [*neuron.weights, neuron.bias] == [(2 * x - 1) / math.sqrt(2) for x in u]
