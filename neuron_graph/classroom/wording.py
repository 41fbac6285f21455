"""A convention in words, as it stands on a sheet: every part of it that changes a number that is asked.

A row of `WORDS` says what a value of a key means, and from which phase on it matters. What a number of the convention
is goes into the braces.
"""
from __future__ import annotations

from collections.abc import Iterator

from ..network.conventions import PERCEPTRONS, Convention, show
from ..recording.kinds import KINDS, PHASES
from ..recording.notation import said, visible
from ..recording.step import Step
from .sheet import Sheet

FORWARD, ERROR, BACKWARD, UPDATE = range(4)
WORDS: dict[tuple[str, str], tuple[int, str]] = {
    ("sum", "bias-first"): (FORWARD, "A net input starts with the bias; the products are added to it in order."),
    ("error", "half-squared-sum"): (
        ERROR, "The error of an output is half the square of target minus output; the total error is their sum."),
    ("error", "half-squared-mean"): (
        ERROR, "The error of an output is half the square of target minus output; the total error is their mean over "
               "the outputs, and so gradients are divided by their number too."),
    ("error", "squared-sum"): (
        ERROR, "The error of an output is the square of target minus output, without one half; the total error is "
               "their sum."),
    ("error", "squared-mean"): (
        ERROR, "The error of an output is the square of target minus output, without one half; the total error is "
               "their mean over the outputs, and so gradients are divided by their number too."),
    ("error", "binary-cross-entropy"): (
        ERROR, "The error of an output is the binary cross-entropy, with natural logarithms; the total error is "
               "their sum. After a sigmoid the delta of an output is output minus target as a whole."),
    ("error", "cross-entropy"): (
        ERROR, "The error of an output is the cross-entropy: minus the target times the natural logarithm of the "
               "output; the total error is their sum. After softmax the delta of an output is output minus target as "
               "a whole."),
    ("error", "none"): (
        ERROR, "There is no loss: each target is the gradient that comes from outside, and the error is the output "
               "times that."),
    ("gradient_factor", ""): (BACKWARD, "Gradients are multiplied by {}; the error is not."),
    ("sign", "output-target"): (
        BACKWARD, "A delta is the derivative of the total error with respect to the neuron's net input."),
    ("sign", "target-output"): (
        BACKWARD, "A delta is minus the derivative of the total error with respect to the neuron's net input, and the "
                  "update adds instead of subtracting."),
    ("order", "original"): (BACKWARD, "What comes back to a hidden neuron goes through the weights from before the update."),
    ("order", "updated"): (
        BACKWARD, "What comes back to a hidden neuron goes through the weights that are already updated."),
    ("rule", "descent"): (UPDATE, "An update takes the learning rate times the gradient from each weight."),
    ("rule", "momentum"): (
        UPDATE, "Updates have momentum: a weight's velocity is {momentum} times the one before and the learning rate "
                "times the gradient; velocities start at 0."),
    ("rule", "perceptron output-target"): (
        BACKWARD, "Perceptron rule: a delta is output minus target, without the slope, and the update subtracts."),
    ("rule", "perceptron target-output"): (
        BACKWARD, "Perceptron rule: a delta is target minus output, without the slope, and the update adds."),
    ("rule", "perceptron-target output-target"): (
        BACKWARD, "Perceptron rule: where an output is wrong its delta is minus the target, else 0, and the update "
                  "subtracts."),
    ("rule", "perceptron-target target-output"): (
        BACKWARD, "Perceptron rule: where an output is wrong its delta is the target, else 0, and the update adds."),
    ("velocity", "added"): (
        UPDATE, "The gradient's part is taken from the velocity, and the velocity is added to the weight."),
    ("velocity", "subtracted"): (
        UPDATE, "The gradient's part is added to the velocity, and the velocity is taken from the weight."),
    ("bias", "trained"): (UPDATE, "Biases are updated like weights."),
    ("bias", "frozen"): (UPDATE, "Biases are frozen: no update changes them."),
    ("l2", ""): (ERROR, "Large weights count as an error of their own, with the factor {}; biases do not."),
    ("batch", "1"): (UPDATE, "Every sample is followed by an update of its own."),
    ("batch", "all"): (UPDATE, "All samples share one update."),
    ("batch", ""): (UPDATE, "Every {} samples share one update."),
    ("batch_scale", "mean"): (ERROR, "Errors and gradients of samples that share an update are averaged."),
    ("batch_scale", "sum"): (ERROR, "Errors and gradients of samples that share an update are added."),
    ("samples", "file"): (UPDATE, "The samples come in the order in which they are given."),
    ("samples", "shuffled"): (UPDATE, "The samples are shuffled anew in each round, by the seed {seed}."),
}
OFF = {"gradient_factor": 1.0, "l2": 0.0}
"""Numbers that change nothing when they are these."""
ORDER = ["sum", "error", "l2", "gradient_factor", "sign", "order", "rule", "velocity", "bias", "batch", "batch_scale", "samples"]


def convention_words(sheet: Sheet) -> Iterator[str]:
    """The sentences of a sheet: what its network is, its convention, its rounds."""
    yield from network_words(sheet)
    deepest = deepest_phase(sheet)
    convention = sheet.example.convention
    for key in ORDER:
        phase, text = row(convention, key)
        if text and phase <= deepest and matters(sheet, key):
            yield text.format(show(getattr(convention, key)), momentum=show(convention.momentum), seed=convention.seed)
    share = next((blank for blank in sheet.blanks if KINDS[blank.step.kind].said), None)
    if share:
        words = said(sheet.graph.notation, share.step)
        yield f"{share.shown} is {words}: what comes back through {visible(share.step.names[0])} alone."
    if sheet.graph.rounds > 1:
        yield ("A name with @2 is of round 2, which starts from the weights that round 1 leaves: its outputs and its error are "
               "those before its own update, a number with + is the one after it.")


def row(convention: Convention, key: str) -> tuple[int, str]:
    """From which phase on a part matters, and what is said of it, "" if there is nothing to say."""
    value = getattr(convention, key)
    if value in PERCEPTRONS:
        value = f"{value} {convention.sign}"
    if value == OFF.get(key):
        return UPDATE, ""
    return WORDS.get((key, str(value)), WORDS.get((key, ""), (UPDATE, "")))


def matters(sheet: Sheet, key: str) -> bool:
    """Whether a part of the convention can change a number here."""
    convention, network = sheet.example.convention, sheet.example.network
    several = len(sheet.example.samples) > 1
    if key in ("batch", "samples"):
        return several
    if key == "batch_scale":
        return several and convention.batch != 1
    known = {
        "velocity": convention.has_momentum, "sign": convention.rule not in PERCEPTRONS, "order": len(network.layers) > 1,
        "bias": any(line.step.kind == "bias" for line in sheet.graph.lines),
    }
    return known.get(key, True)


def deepest_phase(sheet: Sheet) -> int:
    """The last phase that a number asked depends on: all of them, where it comes from another update."""
    behind = sheet.graph.behind([blank.position for blank in sheet.blanks])
    phases = [line.step.phase for line in sheet.graph.lines if behind >> line.position & 1]
    return max((PHASES.index(phase) for phase in phases if phase in PHASES), default=FORWARD)


def network_words(sheet: Sheet) -> Iterator[str]:
    """What the network is."""
    layers = sheet.example.network.layers
    names = [layer.neurons[0].activation.name for layer in layers]
    if len(set(names)) == 1:
        yield f"Every neuron has the activation {names[0]}."
    else:
        hidden = " and ".join(dict.fromkeys(names[:-1]))
        yield f"Hidden neurons have the activation {hidden}, outputs {names[-1]}."
    yield ("Weights are numbered neuron by neuron, layer by layer, each neuron's in the order of what comes in; a bias is "
           "added to the weighted sum.")


def defining_steps(sheet: Sheet) -> list[Step]:
    """The steps whose formulas say what the words mean: an activation of each kind, an output's error, the total."""
    activations = {neuron.name: neuron.activation.name for neuron in sheet.example.network.neurons}
    deepest = deepest_phase(sheet)
    found: dict[tuple[str, str], Step] = {}
    for step in sheet.recording.steps:
        wanted = KINDS[step.kind].defines and PHASES.index(step.phase) <= deepest
        if wanted and activations.get(step.owner) != "identity" and step.number.operation:
            found.setdefault((step.kind, activations.get(step.owner, "") if step.kind == "a" else ""), step)
    return list(found.values())


