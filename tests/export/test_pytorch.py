"""Programs in PyTorch: every example, activation, loss and rule against its recording; a training against `train`, alone and by
torchrun."""
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from random import Random

import pytest

from neuron_graph import Convention, Layer
from neuron_graph.data import Model, Plan
from neuron_graph.errors import BadValue, NeuronGraphError
from neuron_graph.export.pytorch import torch_lesson
from neuron_graph.network import LOSSES, RULES, Dropout, activations_written
from neuron_graph.published import Example
from neuron_graph.published.files import example_named, shipped
from neuron_graph.published.files.model_example import example_of as example_of_model
from neuron_graph.recording import NOTATIONS, TEXT, Printer
from tests import in_torch
from tests.conftest import drawn, sample

BOUND = 1e-12
ACTIVATIONS = [*activations_written(), "hard-sigmoid:0.2", "scaled-tanh:1.0:0.5", "elu:0.5", "leaky-relu:0.2", "step:-1:0:1",
               "step:0:0:0.5:0:1", "sign:1", "dead-zone:0.5", "step-from:0.5"]
RULED = [
    *(f"rule={rule}" for rule in RULES),
    *(f"rule=momentum,velocity={form}" for form in ("subtracted", "gathered", "averaged")), "rule=momentum,velocity=gathered,dampening=0.3",
    "rule=momentum,schedule=step,schedule-steps=2", "rule=nesterov,velocity=gathered", "rule=nesterov,velocity=gathered,dampening=0.2",
    "rule=nesterov,velocity=averaged", "rule=nesterov,velocity=subtracted",
    *(f"rule={rule},epsilon-place=inside" for rule in ("adagrad", "rmsprop", "adam", "amsgrad", "adamw")),
    *(f"rule=adam,correction=none,epsilon-place={place}" for place in ("inside", "outside")), "rule=adam,epsilon-place=uncorrected",
    "rule=adamw,decays=all", "rule=adam,weight-decay=0.1", "weight-decay=0.1", "l2=0.1", "l1=0.1", "l2=0.1,l1=0.2,decays=all,batch=2",
    "clip-norm=0.05", "clip-value=0.05", "clip-norm=0.05,rule=adam,batch=2", "gradient-factor=0.5,l2=0.1", "sign=target-output",
    *(f"schedule={name},schedule-steps=40" for name in ("step", "linear", "cosine", "warm-up")), "schedule=exponential",
    "schedule=natural-exponential", "schedule=inverse-time", "schedule=inverse-root,rule=adam", "schedule=table,rates=0.1:0.2:0.3:0.1:0.2:0.3:0.4:0.5:0.6:0.7",
    "schedule=step,schedule-steps=2,schedule-per=3", "batch=all", "batch=2,batch-scale=sum", "samples=shuffled,seed=4,batch=2", "samples=shuffled",
    "bias=frozen", "sum=bias-first", "error=cross-entropy,label-smoothing=0.1", "error=cross-entropy,class-weights=1:3",
    "error=binary-cross-entropy,label-smoothing=0.1,class-weights=2:1", "error=huber,huber-delta=0.2", "error=cross-entropy,error-from=logits"]


def example_of(name, activations, convention, biases="own", change=lambda layers: layers):
    """A drawn example by a convention."""
    random, own = Random(name), Convention().changed(convention)
    sizes = [2, 2] if own.learning.delta else [2, 3, 2]
    network = drawn(random, sizes, activations[-1:] if own.learning.delta else activations, biases)
    network = type(network)(change(network.layers), convention=own)
    return Example(name, network, [sample(random, network, own) for _ in range(5 if "batch" in convention or "sampl" in convention else 2)],
                   rate=0.1, notation=NOTATIONS["z-a"])


def normalised(norm):
    """What gives hidden layers a normalisation."""
    return lambda layers: [*(Layer(layer.neurons, norm=norm) for layer in layers[:-1]), layers[-1]]


def examples():
    """Every shipped example, and drawn ones, each with the epochs to print."""
    for name in shipped():
        whole = example_named(name)
        for part, example in {"": whole, **whole.parts}.items():
            if not example.recorded_epochs and example.convention.order == "original":
                yield f"{name}-{part}", example
    for activation in ACTIVATIONS:
        for error in LOSSES:
            if error != "none" and not (LOSSES[error].odds and activation not in ("sigmoid", "softmax")):
                yield f"{activation} {error}", example_of(activation + error, [activation, activation], f"error={error}")
    for activation in ACTIVATIONS:
        yield f"{activation} none", example_of(activation, [activation, "identity"], "error=none")
    for parts in RULED:
        last = "softmax" if "error=cross" in parts else "sigmoid"
        yield parts, example_of(parts, ["tanh", last], parts)
    for biases in "none", "shared":
        for parts in "", "rule=momentum,velocity=averaged", "batch=all", "rule=lms":
            yield f"{biases} {parts}", example_of(parts, ["tanh", "sigmoid"], parts, biases)
    for parts in "samples=shuffled", "batch=all", "batch=3,samples=shuffled,rule=adam", "rule=momentum,velocity=averaged,l2=0.1":
        several = example_of(parts, ["tanh", "sigmoid"], parts)
        yield f"one sample {parts}", replace(several, samples=several.samples[:1])
    for values in ["a", "b", "c"], ["a", "b", "a"], [1.5, 2.0, 3.0], [[1.5, 2.0], [2.0, 1.0], [3.0, 0.0]]:
        model = Model.of([[1.0, 2.0], [3.0, 4.0], [2.0, 6.0]], values, Plan(norm="batch" if values[0] == "a" else "", dropout=0.2))
        yield f"model {values}", example_of_model(model, "a model")
    for norm in "layer", "batch":
        for parts in "batch=all", "batch=3,rule=momentum,velocity=gathered,samples=shuffled", "batch=all,norm-average=biased,rule=momentum,velocity=averaged", "batch=all,bias=frozen":
            yield f"{norm} {parts}", example_of(parts, ["tanh", "sigmoid"], parts, change=normalised(norm))
    for parts in "", "dropout=direct,batch=2", "samples=shuffled":
        for masks in [], [[1.0, 0.0, 1.0], [0.0, 1.0, 1.0]]:
            yield f"dropout {parts} {len(masks)}", example_of(parts, ["tanh", "sigmoid"], parts, change=lambda layers, masks=masks: [
                Layer(layers[0].neurons, dropout=Dropout(0.4, masks)), layers[1]])


def recorded(example):
    """The recordings of two epochs, if there are two."""
    try:
        return [*example.recordings(1, 2)]
    except NeuronGraphError:
        return [*example.recordings(1, 1)]


def lessons_in(folder):
    """What the programs of all examples print, run in a folder, with their recordings."""
    given, programs = {}, {}
    for place, (name, example) in enumerate(examples()):
        recordings = recorded(example)
        given[f"{place:04}"] = name, recordings, example.notation
        printer = Printer(TEXT, example.notation, 9)
        programs[f"{place:04}"] = torch_lesson(vars(example), recordings[0], printer, len(recordings))
    said = in_torch.outputs(folder, programs)
    return [(*given[name], said[name]) for name in programs]


@pytest.fixture(scope="module")
def lessons(tmp_path_factory):
    """What the programs of all examples print, with their recordings."""
    in_torch.needed()
    return lessons_in(tmp_path_factory.mktemp("torch"))


def test_programs_print_the_numbers_of_the_trace(lessons):
    assert len(lessons) > 300
    failed = {name: text.splitlines()[-1] for name, _, _, text in lessons if "failed:" in text}
    assert failed == {}
    wrong = {}
    for name, recordings, notation, text in lessons:
        far, lacking, unknown = in_torch.distances(text, recordings, notation)
        if lacking or unknown or any(not distance < BOUND for distance, _ in far):
            wrong[name] = far[:2], lacking[:3], unknown[:3]
    assert wrong == {}


def test_programs_of_models_print_predictions(lessons):
    found = {name: (recordings[0], text) for name, recordings, _, text in lessons if name.startswith("model")}
    for name, place in ("model ['a', 'b', 'c']", "abc"), ("model ['a', 'b', 'a']", "ab"):
        recording, text = found[name]
        outputs = [step.value for step in recording.predictions]
        assert text.splitlines()[-1] == f"predicted: {place[outputs.index(max(outputs))]}"
    recording, text = found["model [[1.5, 2.0], [2.0, 1.0], [3.0, 0.0]]"]
    assert [line.split(" = ")[0] for line in text.splitlines()[-2:]] == ["y1", "y2"]


def test_what_cannot_be_said_is_named():
    example = example_of("updated", ["tanh", "sigmoid"], "order=updated")
    with pytest.raises(BadValue, match="order=updated sends deltas back through weights that are updated already"):
        torch_lesson(vars(example), example.recording(), Printer(TEXT, example.notation, 9), 1)


def table(path, rows=60):
    """A small table with words, missing values and decimal commas, written to a file."""
    random = Random(5)
    lines = ["size;rooms;kind;garden;price"]
    for _ in range(rows):
        wide, rooms, kind, garden = random.uniform(30, 200), random.randint(1, 6), random.choice(["flat", "house", "villa"]), random.choice(["yes", "no"])
        price = 1000 * wide + 20000 * rooms + 30000 * (kind == "villa") + 15000 * (garden == "yes")
        lines.append(f"{wide:.1f};{'?' if random.random() < 0.1 else rooms};{kind};{garden};{price:.0f}".replace(".", ","))
    path.write_text("\n".join(lines), encoding="utf-8")


def run(folder, *words):
    """What a command of neuron-graph prints."""
    done = subprocess.run([sys.executable, "-m", "neuron_graph", *words], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


def goes_on(folder, *options):
    """A model of 3 epochs, what `train` makes of it by epoch 6, and the program that trains it in PyTorch."""
    table(folder / "houses.csv")
    options = [*options, *["--rule", "descent"] * ("perceptron" not in options), *["--stop-after", "0"] * ("--stop-after" not in options)]
    run(folder, "train", "houses.csv", "--quiet", *options, "--model", "three.db", "--epochs", "3")
    (folder / "six.db").write_bytes((folder / "three.db").read_bytes())
    six = json.loads(run(folder, "train", "houses.csv", "--model", "six.db", "--resume", "--epochs", "6", "--format", "json"))
    (folder / "program.py").write_text(run(folder, "code", "three.db", "--language", "pytorch", "--train", "houses.csv"), encoding="utf-8")
    return six


def printed(folder, *command):
    """What the program prints, by torch or torchrun, going on with the model."""
    words = [in_torch.PYTHON, *command, "program.py", "--weights", "three.db", "--epochs", "6"]
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("options", [
    ("--target", "price", "--missing", "mean", "--batch", "16"),
    ("--target", "kind", "--missing", "median", "--batch", "7", "--l2", "0.01", "--clip-norm", "0.5"),
    ("--target", "garden", "--missing", "drop", "--task", "perceptron"),
    ("--target", "price", "--missing", "mode", "--batch", "all", "--norm", "layer", "--loss", "huber"),
    ("--target", "price", "--missing", "mean", "--layers", "4,3", "--schedule", "exponential", "--stop-after", "9", "--batch", "5"),
    ("--target", "garden", "--missing", "mean", "--layers", "0", "--loss", "hinge", "--scale", "minmax", "--weight-decay", "0.1")])
def test_a_training_goes_on_as_train_does(options, tmp_path):
    in_torch.needed()
    six = goes_on(tmp_path, *options)
    text = printed(tmp_path)
    error = float(re.search(r"after 6 epochs: error (\S+),", text)[1])
    assert error == pytest.approx(six["training"]["error"], rel=1e-9)
    if rmse := six["test"]["rmse"]:
        assert f"R2 {six['test']['score']:.4f}, rmse {rmse[0]:.6g} on the {six['test']['rows']} rows of the test" in text
    else:
        assert f"accuracy {six['test']['score']:.1%} on the {six['test']['rows']} rows of the test" in text


def test_two_processes_compute_what_one_does(tmp_path):
    in_torch.needed()
    goes_on(tmp_path, "--target", "price", "--missing", "mean", "--batch", "7", "--rule", "adam")
    alone = printed(tmp_path)
    both = printed(tmp_path, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2")
    numbers = [[float(number) for number in re.findall(r"error (\d\.\S+\d)", text)] for text in (alone, both)]
    assert len(numbers[0]) > 2
    assert numbers[1] == pytest.approx(numbers[0], rel=1e-12)


def test_a_program_goes_on_from_its_checkpoint(tmp_path):
    in_torch.needed()
    goes_on(tmp_path, "--target", "price", "--missing", "mean", "--batch", "7", "--rule", "adam")
    whole = printed(tmp_path).splitlines()[-2:]
    words = [in_torch.PYTHON, "program.py", "--weights", "three.db", "--checkpoint", "kept.pt"]
    subprocess.run([*words, "--epochs", "4"], cwd=tmp_path, check=True, capture_output=True)
    rest = subprocess.run([*words, "--epochs", "6", "--resume"], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert rest.stdout.splitlines()[-2:] == whole


def test_a_program_is_for_a_model(tmp_path):
    with pytest.raises(subprocess.CalledProcessError) as found:
        run(tmp_path, "code", "--language", "pytorch", "--train", "houses.csv")
    assert "it is for a model, and a program in PyTorch" in found.value.stderr
