"""Conventions in words, for those who have never seen one: what each part means in a sentence about a figure."""
from __future__ import annotations

from typing import Any

from ..network.conventions import PERCEPTRONS, Convention
from .case import Parts
from .example import Example
from .figure import AFTER, BEFORE, Figure

WORDS: dict[tuple[str, Any], str] = {
    ("error", "half-squared-sum"): "the error is half the squared difference of each output, added and not averaged",
    ("error", "half-squared-mean"): "the error is half the squared difference of each output, averaged over the outputs",
    ("error", "squared-sum"): "the error is the squared difference of each output, without one half",
    ("error", "squared-mean"): "the error is the squared difference, averaged over the outputs, without one half",
    ("error", "binary-cross-entropy"): "the error is the binary cross-entropy",
    ("error", "cross-entropy"): "the error is the cross-entropy",
    ("error", "none"): "the gradient is that of the output itself",
    ("bias", "trained"): "biases are updated too",
    ("bias", "frozen"): "biases stay as they are",
    ("biases", "per neuron"): "every neuron has a bias of its own",
    ("biases", "shared"): "the neurons of a layer share one bias",
    ("order", "updated"): "hidden deltas use the output weights that are already updated",
    ("order", "original"): "hidden deltas use the output weights from before the update",
    ("batch", 1): "every sample updates the weights",
    ("batch", "all"): "all samples share one update",
    ("batch-scale", "sum"): "the gradients of the samples are added",
    ("batch-scale", "mean"): "the gradients of the samples are averaged",
    ("sign", "target-output"): "delta has the sign of target - output",
    ("sign", "output-target"): "delta has the sign of output - target",
    ("sum", "bias-first"): "net inputs start from the bias",
    ("sum", "products-first"): "net inputs end with the bias",
    ("rule", "momentum"): "the update has momentum",
    ("rule", "descent"): "the update follows the gradient",
    ("rule", "perceptron"): "the update is the perceptron's",
    ("rule", "perceptron-target"): "the update is the perceptron's, with the target in place of the difference",
}
NUMBERS = {
    "gradient-factor": "the gradients are multiplied by {}",
    "l2": "large weights count as an error, {} times half their squares",
    "momentum": "the momentum is {}",
    "rate": "the learning rate is {}",
}


def phrase(key: str, value: Any) -> str:
    """One part in words."""
    return WORDS.get((key, value)) or NUMBERS.get(key, f"{key} is {{}}").format(shown(value))


def in_words(parts: Parts, figure: Figure | None = None) -> str:
    """A convention as a phrase, with its keys: "hidden deltas use ... (order=updated)"."""
    phrases = [phrase(key, value) for key, value in parts.items() if key != "when"]
    keys = ", ".join(f"{key}={shown(value)}" for key, value in parts.items() if key != "when")
    found = [f"{'; '.join(phrases)} ({keys})"] if phrases else []
    if "when" in parts and figure is not None:
        found.append(time_in_words(str(parts["when"]), figure))
    return "; ".join(found)


def time_in_words(when: str, figure: Figure) -> str:
    """When a number is looked at: in a round or after it."""
    return {BEFORE: f"it is the number in round {figure.round}, before its update, and not the one after it",
            AFTER: f"it is the number after round {figure.round}, and not the one in it, before its update"}[when]


def shown(value: Any) -> str:
    """A part's value as text."""
    return f"{value:g}" if isinstance(value, float) else str(value)


def telling_parts(example: Example) -> dict[str, Any]:
    """The parts of an example's convention that a reader has to know: whatever plays a role and is not the same for all."""
    own, usual = example.convention.as_dict(), Convention().as_dict()
    found = {key: value for key, value in own.items() if value != usual[key]}
    if any(neuron.bias is not None for neuron in example.network.neurons) and example.trains:
        found["bias"] = own["bias"]
    return found if example.convention.rule in PERCEPTRONS else {"error": own["error"], **found}
