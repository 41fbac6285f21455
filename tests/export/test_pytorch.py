"""Programs in PyTorch: every example, activation, loss and rule against its recording; a training against `train`, alone and by
torchrun."""
import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from neuron_graph import Convention, Layer, train
from neuron_graph.errors import BadValue, NeuronGraphError
from neuron_graph.export.pytorch import torch_lesson
from neuron_graph.network import LOSSES, RULES, Dropout, activations_written
from neuron_graph.published import Example
from neuron_graph.published.files import example_named, shipped
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
UNSAID = {
    "order=updated": "order=updated sends deltas back through weights that are updated already"}


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
            if error != "none" and not (activation.split(":")[0] in ("step", "step-from", "sign", "dead-zone", "identity", "relu", "leaky-relu", "elu",
                                        "hard-tanh", "hard-sigmoid", "silu", "gelu", "softplus", "tanh", "softsign", "bipolar-sigmoid",
                                        "scaled-tanh") and LOSSES[error].odds):
                yield f"{activation} {error}", example_of(activation + error, [activation, activation], f"error={error}")
    for activation in ACTIVATIONS:
        yield f"{activation} none", example_of(activation, [activation, "identity"], "error=none")
    for parts in RULED:
        last = "softmax" if "error=cross" in parts else "sigmoid"
        yield parts, example_of(parts, ["tanh", last], parts)
    for biases in "none", "shared":
        for parts in "", "rule=momentum,velocity=averaged", "batch=all", "rule=lms":
            yield f"{biases} {parts}", example_of(parts, ["tanh", "sigmoid"], parts, biases)
    for norm in "layer", "batch":
        for parts in "batch=all", "batch=2,rule=adam,samples=shuffled", "batch=all,norm-average=biased,rule=momentum,velocity=averaged", "batch=all,bias=frozen":
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


@pytest.fixture(scope="module")
def lessons(tmp_path_factory):
    """What the programs of all examples print, with their recordings."""
    in_torch.needed()
    given, programs = {}, {}
    for place, (name, example) in enumerate(examples()):
        recordings = recorded(example)
        given[f"{place:04}"] = name, recordings, example.notation
        printer = Printer(TEXT, example.notation, 9)
        programs[f"{place:04}"] = torch_lesson(vars(example), recordings[0], printer, len(recordings))
    said = in_torch.outputs(tmp_path_factory.mktemp("torch"), programs)
    return [(*given[name], said[name]) for name in programs]


def test_programs_print_the_numbers_of_the_trace(lessons):
    assert len(lessons) > 300
    failed = {name: text.splitlines()[-1] for name, _, _, text in lessons if "failed:" in text}
    assert failed == {}
    for name, recordings, notation, text in lessons:
        far, lacking, unknown = in_torch.distances(text, recordings, notation)
        assert (far[:1] < [(BOUND,)], lacking, unknown) == (True, [], []), (name, far[:3])
