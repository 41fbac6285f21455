"""The compiled reading: the same bits as plain training, for networks of many shapes, on numbers it was not recorded with."""
import linecache
import math
import traceback
from random import Random

import pytest

from neuron_graph import (
    Convention,
    Layer,
    Network,
    Neuron,
    NeuronGraphError,
    network_of_sizes,
    train,
    training,
)
from neuron_graph.errors import Diverged, TooMuch
from neuron_graph.network.losses import LOSSES
from neuron_graph.network.training import train_plain
from neuron_graph.programs import compiler, session
from neuron_graph.programs.trainer import stops
from neuron_graph.setup.snapshot import restore, state
from tests.conftest import ACTIVATIONS, INPUTS, SHAPES, TARGETS, drawn, famous, sample
from tests.recording.test_readings import PARTS, usable


def both(network, examples, epochs, rate, convention):
    """The parameters after plain and after compiled training, as text, so that every bit counts."""
    plain, other = network.under(convention), network.under(convention)
    train_plain(plain, examples, epochs, rate)
    train(other, examples, epochs, rate, compiled=True)
    return [list(map(repr, state(n))) for n in (plain, other)]


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("error", LOSSES)
def test_every_activation_loss_and_convention_online(activation, error):
    """Every pair of them, each with a third of the parts of a convention: every part with every activation, and with every loss."""
    random, turn = Random(f"{activation} {error}"), ACTIVATIONS.index(activation) + [*LOSSES].index(error)
    for number, parts in enumerate(PARTS):
        convention = Convention(error=error, **parts)
        if (convention.loss.odds or (turn + number) % 3 == 0) and usable(convention, activation):
            sizes = SHAPES[number % len(SHAPES)]
            network = drawn(random, sizes, [activation, "tanh", activation], ["own", "shared", "none"][number % 3])
            if not usable(convention, network.outputs[0].activation.name):
                continue
            examples = [sample(random, network, convention) for _ in range(3)]
            plain, other = both(network, examples, 4, 0.1, convention)
            assert plain == other, (parts, sizes)


@pytest.mark.parametrize("batch", [2, 3, "all"])
@pytest.mark.parametrize("parts", [{}, {"batch_scale": "sum"}, {"l2": 0.1}, {"rule": "momentum"}, {"sign": "target-output"}, {"order": "updated"}, {"order": "updated", "l2": 0.1, "rule": "momentum"},
                                   {"samples": "shuffled", "seed": 3}, {"rule": "momentum", "velocity": "subtracted", "bias": "frozen"}])
@pytest.mark.parametrize("biases", ["own", "shared", "none"])
@pytest.mark.parametrize("activation", ["tanh", "leaky-relu"])
def test_batches(batch, parts, biases, activation):
    random, convention = Random(str(parts)), Convention(batch=batch, **parts)
    network = drawn(random, [2, 3, 2], [activation, "sigmoid"], biases)
    plain, other = both(network, [sample(random, network, convention) for _ in range(5)], 6, 0.3, convention)
    assert plain == other


@pytest.mark.parametrize("rule", ["perceptron", "perceptron-target"])
@pytest.mark.parametrize("activation", ["step", "sign:1", "dead-zone:0.2", "sigmoid"])
def test_perceptron(activation, rule):
    random, convention = Random(1), Convention(rule=rule, samples="shuffled")
    network = drawn(random, [3, 2], [activation], "own")
    examples = [(inputs, [random.choice([-1.0, 0.0, 1.0]) for _ in targets])
                for inputs, targets in (sample(random, network, convention) for _ in range(4))]
    plain, other = both(network, examples, 20, 0.3, convention)
    assert plain == other


def test_both_sides_of_every_relu_are_in_the_program():
    """Recorded where it is active, run where it is not, and the reverse."""
    random, convention = Random(4), Convention()
    network = drawn(random, [2, 4, 2], ["relu", "sigmoid"], "own")
    step = compiler.compile_step(network)
    for _ in range(50):
        restore(network, [random.uniform(-2, 2) for _ in state(network)])
        inputs, targets = sample(random, network, convention)
        after = step.run([(*inputs, *targets)], tuple(state(network)), 0.7, math.exp)
        train_plain(network, [(inputs, targets)], 1, 0.7)
        assert list(after) == state(network)


def test_ten_thousand_epochs_of_the_famous_example():
    network = famous().under(Convention(bias="frozen"))
    history = train(network, [(INPUTS, TARGETS)], 9_999, 0.5)
    assert [epoch for epoch, _ in history] == [1, 10, 100, 1000, 9_999]
    assert history[0][1] == pytest.approx(0.291027773693599, abs=1e-14)
    assert history[-1][1] == pytest.approx(3.51085481225126e-05, rel=1e-12)


@pytest.mark.parametrize("weights", [[1000.0, 1000.0], [-1000.0, -1000.0]])
def test_exp_that_overflows_is_no_other_result(weights):
    network = Network([Layer([Neuron("o1", weights, 1.0)])])
    plain, other = both(network, [([1.0, 1.0], [0.0]), ([0.001, 0.0], [1.0])], 5, 0.5, Convention())
    assert plain == other


def test_sizes_that_are_compiled_and_sizes_that_are_not():
    assert compiler.can_compile(network_of_sizes([64, 32, 10]))
    large = network_of_sizes([200, 60, 1])
    assert not compiler.can_compile(large)
    with pytest.raises(TooMuch, match="the limit is 60000"):
        train(large, [([0.1] * 200, [1.0])], 1, compiled=True)
    train(large, [([0.1] * 200, [1.0])], 1)
    assert not compiler.can_compile(network_of_sizes([601, 1]))


def test_the_longest_sum_compiles():
    network = network_of_sizes([600, 1])
    plain, other = both(network, [([0.01] * 600, [1.0])], 2, 0.5, Convention())
    assert plain == other


def test_networks_of_one_structure_share_a_step():
    one, other = network_of_sizes([2, 3, 1], seed=1), network_of_sizes([2, 3, 1], seed=2)
    assert compiler.compiled_step(one) is compiler.compiled_step(other)
    assert compiler.compiled_step(one) is not compiler.compiled_step(one.under(Convention(l2=0.1)))
    assert compiler.structure(one) != compiler.structure(network_of_sizes([2, 3, 1], activation="tanh"))


ODD = ['os.system("x")', "x\nimport os", "lambda", "ü", "a b", "exp", "1", "__import__('os')", "w1", "h1", "h1_"]


@pytest.mark.parametrize("parts", [
    {"rule": "momentum", "momentum": 0.0}, {"gradient_factor": 0.0}, {"rule": "momentum", "gradient_factor": 0.0}], ids=str)
def test_the_sign_of_a_zero_is_kept_whatever_was_compiled_before(parts):
    """0.0 equals -0.0, and a step that was compiled for the one gives another last bit, the sign of a zero, for the other."""
    for sign in (1.0, -1.0, 1.0):
        convention = Convention(**{key: sign * value if value == 0.0 else value for key, value in parts.items()})
        network = network_of_sizes([2, 2, 1])
        for owner in network.trainables:
            owner.weights = [-0.0 for _ in owner.weights]
        plain, other = both(network, [([1.0, -1.0], [0.5])], 2, 0.5, convention)
        assert plain == other


def test_no_name_reaches_the_program():
    layer = Layer([Neuron(name, [0.5, -0.5], 0.1) for name in ODD])
    network = Network([layer, Layer([Neuron("samples", [0.1] * len(ODD), 0.2)])], inputs=["eta2", "');print(1"])
    plain, other = both(network, [([1.0, 2.0], [1.0])], 3, 0.5, Convention())
    assert plain == other
    source = compiler.compile_step(network).source
    assert not [word for word in ("import", "os", "system", "print", "lambda") if word in source.replace("lambda_", "").replace("_lambda", "")]


def test_a_traceback_shows_the_source():
    step = compiler.compile_step(famous())
    try:
        step.run([("a", "b", 1.0, 1.0)], tuple(state(famous())), 0.5, math.exp)
    except TypeError:
        text = traceback.format_exc()
    assert "out_h1 = 1.0/(1.0 + exp(-(w1*i1 + w2*i2 + b_h1)))" in text
    assert any(name.startswith("<neuron_graph 2-2-2") for name in linecache.cache)


def test_zero_epochs_change_nothing():
    network = famous()
    before = state(network)
    assert train(network, [(INPUTS, TARGETS)], 0) == []
    assert state(network) == before


REFUSED = [
    ({"epochs": -1}, "epochs is -1"), ({"epochs": 1.5}, "epochs is 1.5"), ({"learning_rate": math.nan}, "the learning rate is nan"),
    ({"examples": []}, "at least one"), ({"examples": [(INPUTS, TARGETS), ([1.0], TARGETS)]}, "the inputs of sample 2: 2 are needed"),
    ({"examples": [(INPUTS, [math.inf, 0.0])]}, "is inf"), ({"examples": 3}, "at least one"), ({"every": 0}, "every is 0"),
]


@pytest.mark.parametrize("words, sentence", REFUSED)
def test_refused_in_one_sentence(words, sentence):
    network = famous()
    before = state(network)
    with pytest.raises(NeuronGraphError) as error:
        train(network, **{"examples": [(INPUTS, TARGETS)], "epochs": 3, **words})
    assert sentence in str(error.value) and "\n" not in str(error.value)
    assert state(network) == before


@pytest.mark.parametrize("way", [True, False])
def test_divergence_stops_at_its_epoch(way):
    network = network_of_sizes([2, 2], activation="identity")
    examples = [([1000.0, 1000.0], [0.0, 1.0])]
    with pytest.raises(Diverged) as error:
        train(network, examples, 1000, 0.5, compiled=way)
    assert "try a smaller rate than 0.5" in str(error.value) and error.value.name
    assert all(map(math.isfinite, state(network)))
    again = network_of_sizes([2, 2], activation="identity")
    train_plain(again, examples, error.value.epoch - 1, 0.5)
    assert state(again) == state(network)
    train_plain(again, examples, 1, 0.5)
    assert not all(map(math.isfinite, state(again)))


@pytest.mark.parametrize("way", [True, False])
def test_an_interrupt_leaves_a_whole_epoch(way, monkeypatch):
    """The runner is interrupted in the middle of its third chunk; the network is as after the epochs before it."""
    run, calls = session.Session.run, []

    def interrupting(self, first, epochs):
        calls.append((first, epochs))
        if len(calls) == 3:
            self.network.neurons[0].weights = [9.0, 9.0]
            raise KeyboardInterrupt
        run(self, first, epochs)

    monkeypatch.setattr(session.Session, "run", interrupting)
    monkeypatch.setattr(session, "FIRST_CHUNK", 1000)
    monkeypatch.setattr(session, "CHUNK_SECONDS", 0.001)
    network = famous()
    with pytest.raises(KeyboardInterrupt):
        train(network, [(INPUTS, TARGETS)], 100_000, compiled=way, every=100_000)
    again = famous()
    train_plain(again, [(INPUTS, TARGETS)], calls[2][0] - 1)
    assert state(again) == state(network)


def test_reports_come_when_asked_and_change_nothing():
    seen, quiet, watched = [], famous(), famous()
    train(watched, [(INPUTS, TARGETS)], 25, watch=lambda progress: seen.append((progress.epoch, progress.error, progress.accuracy)), every=10)
    train(quiet, [(INPUTS, TARGETS)], 25)
    assert [epoch for epoch, _, _ in seen] == [10, 20, 25] and seen[0][1] > seen[-1][1]
    assert state(quiet) == state(watched)
    progress = next(training(famous(), [(INPUTS, TARGETS)], 25, every=5))
    assert progress.epoch == 5 and "error" not in vars(progress) and progress.accuracy in (0.0, 1.0)


@pytest.mark.parametrize("done, last, every, expected", [(0, 0, None, []), (0, 1, None, [1]), (0, 100, None, [1, 10, 100]), (0, 7, 3, [3, 6, 7]), (0, 6, 3, [3, 6]),
                                                         (57, 100, 20, [60, 80, 100]), (60, 81, 20, [80, 81]), (7, 7, 3, []), (12, 150, None, [100, 150])])
def test_stops(done, last, every, expected):
    assert list(stops(done, last, every)) == expected


def test_epochs_can_be_trained_in_parts():
    """Shuffling depends on the number of the epoch alone."""
    convention, random = Convention(samples="shuffled", seed=5), Random(1)
    whole, parts = famous().under(convention), famous().under(convention)
    examples = [sample(random, whole, convention) for _ in range(7)]
    train(whole, examples, 10)
    for first, epochs in ((1, 4), (5, 1), (6, 5)):
        list(training(parts, examples, epochs, first=first))
    assert state(whole) == state(parts)
