"""The table of the convention's keys: how each is read and checked, what it says, where it matters; one row is all it takes."""
from dataclasses import replace

import pytest

from neuron_graph import Convention, Layer, Network, Neuron, record, train
from neuron_graph.classroom.sheets.settings import Settings
from neuron_graph.conventions.choices import parts_in
from neuron_graph.conventions.key import BACKWARD, FORWARD, PHASES, UPDATE, Occasion
from neuron_graph.errors import BadValue, NeuronGraphError, UnknownName
from neuron_graph.network import activations, losses, rules
from neuron_graph.network.arithmetic import exp
from neuron_graph.network.convention import DEFAULT, KEYS
from neuron_graph.published.causes import other_conventions
from neuron_graph.published.causes.other_conventions import alternatives
from neuron_graph.published.example import Example
from neuron_graph.published.phrases import in_words

SENTENCES = [(key.name, value, row.sentence) for key in KEYS.values() for value, row in key.values.items()]


@pytest.mark.parametrize("key, value, sentence", SENTENCES, ids=lambda text: text[:30])
def test_a_value_says_what_it_means_in_a_part_of_a_sentence(key, value, sentence):
    """It stands after "only if", and on a sheet with a capital and a full stop."""
    assert sentence[0].islower() and sentence[-1].isalnum() | (sentence[-1] == "}") and sentence.strip() == sentence
    assert ("{}" in sentence) == (value == "") and sentence.count("{") == sentence.count("{}") <= 1
    assert not set(sentence) & set("()=.")
    assert len({said for name, _, said in SENTENCES if name == key}) == sum(name == key for name, *_ in SENTENCES)


def test_keys_are_written_in_their_order():
    assert str(Convention()) == (
        "error=half-squared-sum, gradient-factor=1, bias=trained, order=original, batch=1, batch-scale=mean, samples=file, "
        "sum=products-first, rule=descent, l2=0, sign=output-target")
    assert list(Convention().as_dict()) == [
        "error", "error-from", "huber-delta", "label-smoothing", "class-weights", "gradient-factor", "bias", "order", "batch", "batch-scale",
        "samples", "seed", "sum", "softmax", "rule", "momentum", "velocity", "dampening", "beta1", "beta2", "rho", "epsilon", "epsilon-place",
        "correction", "weight-decay", "clip-value", "clip-norm", "schedule", "schedule-factor", "schedule-steps", "schedule-per", "rates",
        "dropout", "norm-epsilon", "norm-momentum", "norm-average", "l2", "l1", "decays", "sign"]
    said = str(Convention(rule="momentum", samples="shuffled", seed=7))
    assert "seed=7" in said and "momentum=0.9, velocity=added" in said
    assert all(key.phase in PHASES and key.about.endswith(".") for key in KEYS.values())


PARTS = [
    ("error=squared-sum", {"error": "squared-sum"}), (" order = updated , ,l2=1/4 ", {"order": "updated", "l2": 0.25}),
    ("gradient-factor=5·10⁻¹", {"gradient-factor": 0.5}), ("gradient_factor=-2", {"gradient-factor": -2.0}),
    ("batch=all", {"batch": "all"}), ("batch=12", {"batch": 12}), ("batch=all,batch=1", {}), ("seed=-3", {"seed": -3}),
    ("seed=" + "9" * 30, {"seed": int("9" * 30)}), ("momentum=1", {"momentum": 1.0}), ("l2=-0", {}), ("", {}), (",", {}),
    ("class-weights=1:2:0.5", {"class-weights": (1.0, 2.0, 0.5)}), ("class-weights=1,2,0.5,l2=1", {"class-weights": (1.0, 2.0, 0.5), "l2": 1.0}),
    ("error=huber, class-weights = 3 , 1e-4 ,huber-delta=1/4", {"error": "huber", "class-weights": (3.0, 0.0001), "huber-delta": 0.25}),
    ("class-weights=0,5;2", {"class-weights": (0.5, 2.0)}), ("class-weights=", {}), ("class-weights=none", {}), ("l2=0,1", {"l2": 0.1}), ("class_weights=4", {"class-weights": (4.0,)}),
]


@pytest.mark.parametrize("text, parts", PARTS)
def test_parts_as_they_are_typed(text, parts):
    changed = Convention().changed(text)
    assert changed.unlike(DEFAULT) == parts
    assert changed == Convention().with_parts(parts) == Convention().with_parts(parts_in(text))
    assert Convention().with_parts({key: str(value) for key, value in changed.as_dict().items()}) == changed


REFUSED = [
    ("eror=none", UnknownName, "no key of the convention 'eror'; nearest: error"),
    ("error=half-square-sum", UnknownName, "there is no error 'half-square-sum'; nearest: half-squared-sum"),
    ("batch-scale=men", UnknownName, "no batch-scale 'men'; nearest: mean"), ("order", BadValue, "write key=value"),
    ("batch=some", BadValue, "batch is 'some': a whole number is needed"), ("batch=0", BadValue, "batch is 0: a whole number from 1 on is needed, or \"all\""),
    ("batch=1.5", BadValue, "a whole number is needed"), ("batch=٣", BadValue, "a whole number is needed"), ("seed=1_0", BadValue, "seed is '1_0'"),
    ("l2=many", BadValue, "l2 is 'many': a finite number is needed"), ("l2=-1", BadValue, "l2 is -1.0: a number from 0 to 1e+09"),
    ("momentum=1.5", BadValue, "a number from 0 to 1 is needed"), ("gradient-factor=nan", BadValue, "gradient-factor is 'nan'"),
    ("gradient-factor=1e10", BadValue, "from -1e+09 to 1e+09"),
    ("class-weights=1:x", BadValue, "class-weights, entry 2, is 'x': a finite number is needed"), ("class-weights=1:0", BadValue, "class-weights is '1:0': numbers above 0"),
    ("class-weights=1:-2", BadValue, "numbers above 0 are needed, as in 1:2:0.5"), ("class-weights=1,2,three", BadValue, "write key=value"),
    ("label-smoothing=1.5", BadValue, "a number from 0 to 1 is needed"), ("huber-delta=0", BadValue, "a number from 1e-09"), ("error=huber,1.5", UnknownName, "no error 'huber,1.5'"),
    ("momentum=1e" + "9" * 50, BadValue, "power of ten"),
]


@pytest.mark.parametrize("text, error, sentence", REFUSED)
def test_what_is_refused(text, error, sentence):
    with pytest.raises(error) as refused:
        Convention().changed(text)
    assert sentence in str(refused.value)


@pytest.mark.parametrize("parts", [{"error": 3}, {"error": ["none"]}, {"batch": True}, {"batch": None}, {"batch": "1"}, {"seed": 1.0}, {"l2": "0.1"},
                                   {"momentum": None}, {"bias": None}, {"l2": float("inf")}, {"class_weights": "1:2"}, {"class_weights": 2.0}, {"class_weights": [1, None]}, {"huber_delta": "1"}])
def test_values_of_another_type_are_refused(parts):
    with pytest.raises(NeuronGraphError):
        Convention(**parts)


def occasion(**parts):
    return replace(Occasion(outputs=2, layers=2, samples=1, biases=True, last=UPDATE), **parts)


NEAR = [name for name, loss in losses.LOSSES.items() if not loss.sides and not name.startswith(("absolute", "huber"))]
"""Losses that a text may take for another; the rest are tried alone, and hinge losses want targets of 1 and -1."""

OTHERS = [
    ("error", occasion(), [name for name in NEAR if name != "half-squared-sum"]),
    ("error", occasion(outputs=1), [name for name in NEAR if not name.endswith("-mean") and name != "half-squared-sum"]),
    ("gradient_factor", occasion(), [0.5, 2.0]), ("gradient_factor", occasion(outputs=3, samples=4), [0.5, 2.0, 1 / 3, 0.25, 3.0, 4.0]),
    ("bias", occasion(), ["frozen"]), ("bias", occasion(biases=False), []),
    ("order", occasion(), ["updated"]), ("order", occasion(layers=1), []), ("order", occasion(last=BACKWARD), []),
    ("batch", occasion(), []), ("batch", occasion(samples=4), [2, "all"]), ("batch", occasion(samples=3), ["all"]), ("batch", occasion(samples=60), [2, 3, 4, "all"]), ("batch_scale", occasion(samples=4), ["sum"]),
    ("samples", occasion(samples=4), []), ("seed", occasion(samples=4), []), ("sum", occasion(last=FORWARD), ["bias-first"]),
    ("rule", occasion(), ["momentum", "nesterov"]),  # those with constants are neighbours of each other alone
    ("rule", occasion(layers=1), [name for name, rule in rules.RULES.items() if name != "descent" and not rule.constants]),
    ("momentum", occasion(), []), ("velocity", occasion(), []), ("l2", occasion(), []), ("sign", occasion(), ["target-output"]),
    ("softmax", occasion(), []), ("softmax", occasion(activation="softmax"), ["shifted"]),
    ("error_from", occasion(activation="sigmoid"), []),
    *((key, occasion(), []) for key in ("dampening", "beta1", "beta2", "rho", "epsilon", "epsilon_place", "correction", "weight_decay", "clip_value",
                                        "clip_norm", "schedule_factor", "schedule_steps", "schedule_per", "rates", "l1", "decays")),
    ("huber_delta", occasion(), []), ("label_smoothing", occasion(), []), ("class_weights", occasion(outputs=3), []),
    ("schedule", occasion(), []), ("dropout", occasion(), []), ("dropout", occasion(extras={"dropout"}), ["direct"]),
    *((key, occasion(extras={"batch"}), []) for key in ("norm_epsilon", "norm_momentum")), ("norm_average", occasion(), []),
    ("norm_average", occasion(extras={"layer"}), []), ("norm_average", occasion(extras={"batch"}), ["biased"]),
    ("order", occasion(extras={"layer"}), []), ("order", occasion(extras={"dropout"}), ["updated"]), ("batch", occasion(samples=3, extras={"batch"}), ["all"]),
    ("batch", occasion(samples=1, extras={"batch"}), []),
]


@pytest.mark.parametrize("name, where, others", OTHERS)
def test_what_other_texts_may_have(name, where, others):
    assert sorted(other_conventions.others(name, Convention(), where), key=str) == sorted(others, key=str)


def test_every_key_has_a_row_in_the_table_above():
    assert {name for name, *_ in OTHERS} == set(KEYS)


# --- one row is all that a new loss, rule or activation takes


def one_layer(activation="sigmoid"):
    return Network([Layer([Neuron("o1", [0.5, -0.25], 0.1, activation), Neuron("o2", [0.3, 0.2], -0.1, activation)])])


def example(convention, activation="sigmoid"):
    return Example("one of them", one_layer(activation), [([1.0, 0.5], [1.0, 0.0])]).under(convention).checked()


def test_a_loss_is_one_row(monkeypatch):
    row = losses.Loss("the error of an output is the fourth power of its distance from the target",
                      lambda t, a: losses.square(losses.square(a - t)), lambda t, a: 4.0 * ((a - t) * losses.square(a - t)))
    monkeypatch.setitem(losses.LOSSES, "fourth", row)
    convention = Convention(error="fourth")
    recording = record(one_layer().under(convention), [1.0, 0.5], [1.0, 0.0])
    assert recording["E_o2"].value == pytest.approx(recording["a_o2"].value ** 4, rel=1e-14)
    assert {"error": "fourth"} in [parts for group in alternatives(example(Convention())) for parts in group]
    assert in_words({"error": "fourth"}) == f"{row.sentence} (error=fourth)"
    assert "fourth" in KEYS["error"].written and Settings(convention=convention).text.endswith("error=fourth")
    assert train(one_layer().under(convention), [([1.0, 0.5], [1.0, 0.0])], 200, learning_rate=0.5)[-1][1] < recording["E"].value


def test_a_rule_is_one_row(monkeypatch):
    def crawl(w, g, past, pace):
        return past[0], w - pace.rate * (0.5 * g)

    row = rules.Rule("an update takes half the learning rate times the gradient from each weight", crawl,
                     remembers=("velocity",), leaves=("new_velocity",))
    monkeypatch.setitem(rules.RULES, "crawl", row)
    samples = [([1.0, 0.5], [1.0, 0.0])]
    slow, half = one_layer().under(Convention(rule="crawl")), one_layer()
    train(slow, samples, 7, learning_rate=0.5)
    train(half, samples, 7, learning_rate=0.25)
    assert slow.neurons[0].weights == pytest.approx(half.neurons[0].weights, rel=1e-14)
    assert {"rule": "crawl"} in [parts for group in alternatives(example(Convention())) for parts in group]
    assert in_words({"rule": "crawl"}) == f"{row.sentence} (rule=crawl)"


def test_an_activation_is_one_row(monkeypatch):
    @activations.with_slope("swish", lambda z, a: a / z + a * (1.0 - a / z), drawn=(0.1, 3.0))
    def swish(z):
        """An activation that lets through what is positive, softly."""
        return z / (1.0 + exp(-z))

    monkeypatch.setitem(activations.ACTIVATIONS, "swish", swish)
    samples, network = [([1.0, 0.5], [1.0, 0.0])], one_layer("swish")
    recording = record(network, *samples[0])
    assert recording["a_o1"].value == pytest.approx(recording["z_o1"].value / (1 + exp(-recording["z_o1"].value)), rel=1e-15)
    plain, compiled = one_layer("swish"), one_layer("swish")
    train(plain, samples, 5, compiled=False)
    train(compiled, samples, 5, compiled=True)
    assert plain.neurons[0].weights == compiled.neurons[0].weights != network.neurons[0].weights
    from neuron_graph.classroom.sheets.course import Course

    sheet = Course(b"a long secret", Settings((2, 1), ("forward",), activation="swish")).sheet("anna")
    z = next(sheet.value(blank) for blank in sheet.blanks if blank.name == "z_o1")
    assert 0.1 <= z <= 3.0
