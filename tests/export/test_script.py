"""The program that `code` prints, run by a bare Python: the same bits as ours."""
import json
import re
import subprocess
import sys
from random import Random

import pytest

from neuron_graph import Convention, Layer, Network, Neuron, train
from neuron_graph.errors import NeuronGraphError
from neuron_graph.export.languages import LANGUAGES
from neuron_graph.export.scripts import script
from neuron_graph.network import Dropout
from neuron_graph.programs.session import Session
from neuron_graph.recording.notation import NOTATIONS
from neuron_graph.setup.snapshot import state
from tests import in_node
from tests.conftest import drawn, sample

PARTS = [
    {}, {"batch": "all"}, {"batch": 2, "batch_scale": "sum", "l2": 0.1}, {"samples": "shuffled", "seed": 4, "batch": 3},
    {"l2": 0.1}, {"rule": "momentum"}, {"order": "updated"}, {"sign": "target-output", "bias": "frozen"},
    {"error": "cross-entropy"}, {"error": "binary-cross-entropy", "samples": "shuffled"}, {"sum": "bias-first"},
]


def printed(program: str) -> list[str]:
    """What a program prints, run without this package in sight."""
    done = subprocess.run([sys.executable, "-I", "-S", "-"], input=program, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.stderr, done.returncode) == ("", 0)
    return done.stdout.splitlines()


@pytest.mark.parametrize("parts", PARTS)
@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "leaky-relu", "gelu", "elu", "softsign"])
def test_the_same_bits(parts, activation):
    random, convention = Random(str(parts)), Convention(**parts)
    network = drawn(random, [2, 3, 2], [activation, "softmax" if convention.error.startswith("cross-entropy") else "sigmoid"], "own").under(convention)
    examples = [sample(random, network, convention) for _ in range(5)]
    lines = printed("\n".join(script("a test", Session(network, examples, 0.3), NOTATIONS["z-a"], 12)))
    history = train(network, examples, 12, 0.3)
    assert lines[:3] == [f"error after epoch {epoch}: {error!r}" for epoch, error in history]
    assert [line.split(" = ")[1] for line in lines[3:]] == list(map(repr, state(network)))


@in_node.needs_node
@pytest.mark.parametrize("parts", [parts for parts in PARTS if "samples" not in parts])
@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "leaky-relu", "gelu", "elu", "softsign"])
def test_javascript_agrees(parts, activation):
    random, convention = Random(str(parts)), Convention(**parts)
    network = drawn(random, [2, 3, 2], [activation, "softmax" if convention.error.startswith("cross-entropy") else "sigmoid"], "own").under(convention)
    examples = [sample(random, network, convention) for _ in range(5)]
    lines = in_node.printed("\n".join(script("a test", Session(network, examples, 0.3), NOTATIONS["z-a"], 12, LANGUAGES["javascript"])))
    history = train(network, examples, 12, 0.3)
    assert [line.split(": ")[0] for line in lines[:3]] == [f"error after epoch {epoch}" for epoch, _ in history]
    found = [float(line.replace(":", " =").split(" = ")[1]) for line in lines]
    assert in_node.drift(found, [*(error for _, error in history), *state(network)]) < 1e-12


@in_node.needs_node
@pytest.mark.parametrize("words", [
    ["--layers", "2-3-2", "--inputs", "1,0.5"], ["--layers", "2-2", "--inputs", "1,2", "--output-activation", "softmax"]])
def test_a_forward_pass_in_javascript(typed, words):
    ours, theirs = (typed("code", *words, "--language", language).out for language in ("python", "javascript"))
    found, wanted = ([float(x) for line in lines for x in line.split()] for lines in (in_node.printed(theirs), printed(ours)))
    assert in_node.drift(found, wanted) < 1e-12


@in_node.needs_node
@pytest.mark.parametrize("labels", [["red", "green", "blue"], ["left or \"right\" and", "it's = x"], [0.5, 2.25, 7.0]])
def test_a_model_in_javascript_says_the_same(typed, tmp_path, labels):
    path = tmp_path / "rows.csv"
    quoted = [f'"{label.replace(chr(34), 2 * chr(34))}"' if isinstance(label, str) else label for label in labels]
    path.write_text("x,y,what\n" + "".join(f"{n},{n % 5},{quoted[n % len(labels)]}\n" for n in range(30)), encoding="utf-8")
    assert typed("train", str(path), "--target", "what", "--epochs", "5").code == 0
    words = ["code", str(tmp_path / "rows.db"), "--inputs", "3,1"]
    (ours,), (theirs,) = printed(typed(*words).out), in_node.printed(typed(*words, "--language", "javascript").out)
    label = isinstance(labels[0], str) and next(label for label in labels if ours.startswith(label)) or ""
    assert theirs.startswith(label)
    assert in_node.drift(*([float(x) for x in said.removeprefix(label).split()] for said in (theirs, ours))) < 1e-12


def test_code_against_trace(typed):
    lines = printed(typed("code", "--epochs", "1000").out)
    steps = json.loads(typed("trace", "--format", "json", "--epoch", "1000", "--phase", "update").out)["steps"]
    values = dict(line.split(" = ") for line in lines if " = " in line)
    assert {step["name"]: repr(step["value"]) for step in steps} == {f"{name}+": value for name, value in values.items() if name[0] == "w"}


def test_hostile_names_stay_text(typed, tmp_path):
    path = tmp_path / "odd.toml"
    path.write_text('title = "t\\nimport os"\ninputs = ["os.system(\\"x\\")", "x\\nimport os"]\n[[layer]]\n[[layer.neuron]]\n'
                    'name = "\'\'\'"\nweights = [1, 2]\nweight-names = ["__import__(\'os\')", "\\\\"]\n[[sample]]\ninputs = [1, 2]\ntargets = [1]\n', encoding="utf-8")
    program = typed("code", "--epochs", "1", str(path)).out
    if in_node.NODE:
        assert in_node.printed(typed("code", "--epochs", "1", str(path), "--language", "javascript").out)[0].startswith("error after epoch 1: ")
    assert not [line for line in program.splitlines() if line.lstrip().startswith(("import os", "os.", "__import__"))]
    assert printed(program)[0].startswith("error after epoch 1: ")


def test_divergence_stops_the_program(typed):
    program = typed("code", "--layers", "2-2-1", "--inputs", "1,1", "--targets", "1", "--activation", "identity", "--rate", "50", "--epochs", "1000").out
    done = subprocess.run([sys.executable, "-I", "-S", "-"], input=program, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1 and "training diverged" in done.stderr and "nan" not in done.stdout


@pytest.mark.parametrize("words, sentence", [
    (["--language", "cobol"], "there is no language 'cobol'"),
    (["--language", "javascript", "--convention", "samples=shuffled"], "samples=shuffled shuffles as Python does"),
    (["--epochs", "-1"], "--epochs is '-1'"), (["--notation", "x"], "there is no notation"),
    (["--layers", "100-100", "--inputs", ",".join("1" * 100), "--targets", ",".join("1" * 100)], "too large to print: the limit is 60000"),
])
def test_bad_input(typed, words, sentence):
    said = typed("code", *words)
    assert sentence in said.err and (said.code, said.out, said.err.count("\n")) == (2, "", 1)


RULES = [
    "rule=nesterov", "rule=nesterov,velocity=subtracted,momentum=0.5", "rule=nesterov,velocity=gathered", "rule=momentum,velocity=gathered,dampening=0.25",
    "rule=adagrad", "rule=rmsprop", "rule=adam", "rule=adam,epsilon-place=uncorrected", "rule=adam,correction=none", "rule=adamw,decays=all", "rule=amsgrad",
    "clip-norm=0.1,clip-value=0.05", "l1=0.01", "l1=0.01,l2=0.1,decays=all", "weight-decay=0.1",
    *[f"schedule={name},schedule-steps=40" for name in ("step", "linear", "cosine", "warm-up")], "schedule=step,schedule-steps=2,schedule-per=3,schedule-factor=0.75",
    *[f"schedule={name}" for name in ("exponential", "natural-exponential", "inverse-time", "inverse-root")], f"schedule=table,rates={':'.join(['0.5', '0.25'] * 20)}"]


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("more", ["batch=1", "batch=2", "order=updated"])
def test_rules_and_schedules_alone(rule, more):
    """From a state that is not 0: in Python with the same bits, in Node as far as its functions have them."""
    if "clip-norm" in rule and "updated" in more:
        return
    convention, random = Convention().changed(f"{rule},{more}"), Random(rule)
    network = drawn(random, [2, 3, 2], ["tanh", "sigmoid"], random.choice(["own", "shared"])).under(convention)
    examples = [sample(random, network, convention) for _ in range(3)]
    train(network, examples, 1, 0.3)
    ours, theirs = ("\n".join(script("a test", Session(network, examples, 0.3), NOTATIONS["z-a"], 5, LANGUAGES[language])) for language in ("python", "javascript"))
    history, lines = train(network, examples, 5, 0.3), printed(ours)
    assert lines[:len(history)] == [f"error after epoch {epoch}: {error!r}" for epoch, error in history]
    assert [line.split(" = ")[1] for line in lines[len(history):]] == list(map(repr, state(network)))
    if in_node.NODE:
        found = [float(line.replace(":", " =").split(" = ")[1]) for line in in_node.printed(theirs)]
        assert in_node.drift(found, [*(error for _, error in history), *state(network)]) < 1e-12


SIDE_BY_SIDE = [
    *[f"rule={rule},batch=2,order=updated" for rule in ("adam", "momentum", "nesterov", "adamw,weight-decay=0.1")], "batch=all,order=updated,l2=0.1,batch-scale=sum",
    "batch=2,order=updated,samples=shuffled,seed=4"]
REMEMBERING = ["descent", "momentum", "momentum,velocity=gathered,dampening=0.25", "nesterov", "nesterov,velocity=gathered", "adagrad", "rmsprop", "adam", "adamw", "amsgrad"]
GIVEN, DRAWN = Dropout(0.5, [[1, 0, 1], [0, 1, 1], [1, 1, 0]]), Dropout(0.25)


@pytest.mark.parametrize("norm, dropout, words", [
    *[(None, None, words) for words in SIDE_BY_SIDE],
    *[("batch", None, f"rule={rule},batch=3") for rule in REMEMBERING],
    *[("batch", None, words) for words in ("batch=all,batch-scale=sum,l1=0.01", "batch=3,norm-average=biased,norm-epsilon=0.1,norm-momentum=0.5,samples=shuffled", "batch=5,l2=0.1")],
    *[("layer", None, words) for words in ("batch=1", "batch=4,rule=adam", "batch=all,l2=0.1", "batch=1,rule=nesterov")],
    *[(None, dropout, f"{words},dropout={way}") for dropout in (GIVEN, DRAWN) for way in ("inverted", "direct")
      for words in ("batch=1", "batch=4,rule=adam", "samples=shuffled,seed=7", "batch=3,order=updated", "rule=nesterov,l2=0.1")],
    ("batch", DRAWN, "batch=3,rule=adam,seed=3"), ("batch", GIVEN, "batch=3,dropout=direct"), ("layer", DRAWN, "batch=all,samples=shuffled")])
def test_layers_side_by_side_and_with_dropout(norm, dropout, words):
    """Against compiled training and plain loops; running averages and what a rule remembers are among the parameters. Batches
    and layers are of three: of two, normalisation leaves 1 and -1 whatever they are, and what comes back is nothing but rounding;
    as is what comes back to a bias below batch normalisation."""
    convention, random = Convention().changed(words), Random(words)
    first, last = drawn(random, [2, 3, 3], ["tanh", "sigmoid"], "none" if norm == "batch" else "own").layers
    network = Network([Layer(first.neurons, norm=norm, dropout=dropout), Layer(last.neurons, norm=norm)], convention=convention)
    examples = [sample(random, network, convention) for _ in range(6 if convention.batch != 5 else 5)]
    ours, theirs = ("\n".join(script("a test", Session(network, examples, 0.3), NOTATIONS["z-a"], 12, LANGUAGES[language])) for language in ("python", "javascript"))
    plain = network.copy()
    train(plain, examples, 12, 0.3, compiled=False)
    history = train(network, examples, 12, 0.3, compiled=True)
    assert printed(ours) == [*(f"error after epoch {epoch}: {error!r}" for epoch, error in history),
                             *(f"{name} = {value!r}" for name, value in zip(names_in(ours), state(network)))]
    assert list(map(repr, state(plain))) == list(map(repr, state(network)))
    if in_node.NODE and convention.samples != "shuffled":
        found = [float(line.replace(":", " =").split(" = ")[1]) for line in in_node.printed(theirs)]
        assert in_node.drift(found, [*(error for _, error in history), *state(network)]) < 1e-12


def names_in(program: str) -> list[str]:
    """The names of the parameters of a program."""
    return json.loads(next(line for line in program.splitlines() if line.startswith("names = "))[8:].replace("'", '"'))


def test_given_masks_beside_drawn_ones():
    """Both are data then, for as many epochs as there are."""
    layers = drawn(Random(5), [2, 3, 3, 1], ["tanh"], "own").layers
    network = Network([Layer(layers[0].neurons, dropout=GIVEN), Layer(layers[1].neurons, dropout=DRAWN), layers[2]])
    examples = [([0.5, 1.0], [1.0]), ([1.0, -1.0], [0.0])]
    program = "\n".join(script("a test", Session(network, examples, 0.3), NOTATIONS["z-a"], 11))
    history = train(network, examples, 11, 0.3)
    assert printed(program)[:3] == [f"error after epoch {epoch}: {error!r}" for epoch, error in history]
    assert "Random" not in program


@pytest.mark.parametrize("norm, dropout, words, count, epochs, sentence", [
    (None, None, "order=updated,batch=2", 5, 10, "batch is 2: samples of a batch go side by side, which a program does for batches of one size, and here they are of 2, 2, 1"),
    ("batch", None, "batch=2", 5, 10, "here they are of 2, 3"),
    ("batch", None, "batch=all", 700, 10, "a sum of 700 numbers is too long to print: the limit is 600"),
    (None, DRAWN, "batch=1", 6, 60_000, "the masks of 60000 epochs are too many to print: the limit is 1000000 numbers, and fewer --epochs are needed")])
def test_what_is_not_printed(norm, dropout, words, count, epochs, sentence):
    convention, random = Convention().changed(words), Random(words)
    first, last = drawn(random, [2, 3, 2], ["tanh", "sigmoid"], "own").layers
    network = Network([Layer(first.neurons, norm=norm, dropout=dropout), last], convention=convention)
    session = Session(network, [sample(random, network, convention) for _ in range(count)], 0.3)
    with pytest.raises(NeuronGraphError, match=re.escape(sentence)):
        list(script("a test", session, NOTATIONS["z-a"], epochs, LANGUAGES["javascript"]))


def test_no_deviation_is_a_sentence():
    """Two rows that are the same, and no epsilon."""
    network = Network([Layer([Neuron("o1", [1.0], None, "identity")], norm="batch")], convention=Convention(batch="all", norm_epsilon=0.0))
    program = "\n".join(script("a test", Session(network, [([1.0], [1.0])] * 2, 0.3), NOTATIONS["z-a"], 5))
    done = subprocess.run([sys.executable, "-I", "-S", "-"], input=program, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1 and done.stderr.startswith("epoch 1 cannot be computed: ") and done.stderr.count("\n") == 1
