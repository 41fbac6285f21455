"""The options that commands share: which example, under which convention, in which
digits."""
from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Iterable
from dataclasses import replace
from functools import reduce

from ..data import Predictor, encoded, row_of, seen_by
from ..errors import BadValue, UnknownName
from ..network import Convention, Network, Sample, activations_written
from ..numerals import read_list
from ..published import Example, with_settings
from ..published.files import WORKED, example_named, predicted
from ..recording import NOTATIONS, Printer, read_carry
from ..setup import network_of_sizes
from .matrices import with_parameters
from .screen import Screen

USUAL_DIGITS = 9
MOST_PARAMETERS = 3_000_000
"""Parameters of a network of one's own, at most."""

NOTATION_OPTION = f"  --notation {'|'.join(NOTATIONS)}  letters for net input and activation"
EXAMPLE_OPTIONS = f"""
an example, by name or of one's own, or other numbers for one:
  EXAMPLE?                    a walkthrough's name, a TOML file, a model, or weights in .json or
                                .safetensors (the worked example if none is named)
  --layers 2-3-1              sizes of a network of one's own, inputs first
  --weights* MATRIX           its weights, a row for each neuron, "0.15 0.20; 0.25 0.30", or all in
                                one, or a file of rows; if not given, drawn by the seed
  --biases|--bias* BIASES     "0.1 0.2; 0.3" those of each layer's neurons; "0.35; 0.60" for each
                                layer one that its neurons share; none
  --inputs* 1,0               inputs of a sample; repeat --inputs and --targets for several
  --targets* 1                targets of a sample
  --rate|--learning-rate|--lr|--eta 0.5  learning rate
  --activation NAME           activation of a network of one's own, or of weights in a file, tanh,
                                identity for those of their layers:
                                {', '.join(activations_written())}
  --output-activation NAME    activation of its last layer, if another
  --seed 7                    seed of its random weights (0)
  --set* w1=0.15,b_h1=0.35    give numbers other values, by name
  --convention* error=...,bias=...  change parts of the convention; `explain convention` lists
                                them
"""
CARRY_OPTION = """
  --carry WAY                 round every number before others are computed from it: "4 decimals",
                                "4 figures", either with " cut", or float32
"""
NUMBER_OPTIONS = f"""
how numbers are shown:
{NOTATION_OPTION}
  --digits N              significant figures (9)
  --full                  all digits of every number
"""


def read_shown(
    arguments: Namespace, screen: Screen, usual: int = USUAL_DIGITS
) -> tuple[Example, Printer]:
    """The example that the options describe, and what writes its numbers: in `usual`
    significant figures where nothing is said."""
    digits = read_digits(arguments, usual)
    example = read_example(arguments)
    return example, Printer(screen.style, example.notation, digits)


def read_example(arguments: Namespace) -> Example:
    """The example that the options describe."""
    own = arguments.layers is not None
    example = own_example(arguments) if own else named_example(arguments)
    said = vars(arguments)
    example = replace(
        example, rate=example.rate if arguments.rate is None else arguments.rate,
        notation=NOTATIONS.get(said.get("notation") or "", example.notation),
        rounding=read_carry(said.get("carry")))
    drawn = example.network
    if own:
        example = replace(example, network=with_parameters(drawn.copy(), arguments))
    example = example.under(changed(example.convention, arguments.convention)).checked()
    for parts in arguments.set:
        example = with_settings(example, parts)
    return replace(example, title=title_of(arguments, example, drawn)) if own else example


def changed(convention: Convention, changes: Iterable[str]) -> Convention:
    """A convention with parts of it changed. Raises `BadValue` for one that says nothing
    beside the others."""
    return reduce(Convention.changed, changes, convention).checked_beside(convention)


def named_example(arguments: Namespace) -> Example:
    """A walkthrough, with other samples where they are given."""
    name = WORKED if arguments.example is None else arguments.example
    is_weights = name.lower().endswith((".json", ".safetensors"))
    for option in ("activation", "output_activation", "seed", "weights", "biases")[is_weights:]:
        value = getattr(arguments, option)
        if value not in (None, []):
            typed = "--" + option.replace("_", "-")
            raise BadValue(typed, value, "it needs --layers, a network of one's own")
    example = example_named(name, arguments.activation or "")
    samples = read_samples(arguments, example.samples, example.model)
    if samples == example.samples:
        return example
    title = f"The network of {name}{described(samples)}"
    if is_weights:
        title = f"{name}: {example.title}{described(samples)}"
    if example.model and len(samples) == 1:
        title += f"; predicted {predicted(example.model, samples[0][0])}"
    return replace(example, samples=samples, title=title)


def own_example(arguments: Namespace) -> Example:
    """A network of one's own. It has no title yet: `--set` may still change it."""
    if arguments.example is not None:
        raise BadValue(
            "--layers", arguments.layers,
            f"it makes a network of its own: leave out {arguments.example!r}")
    sizes = read_sizes(arguments.layers)
    if not arguments.inputs:
        raise BadValue(
            "--inputs", None, "a network of one's own needs them, as in --inputs 1,0")
    network = network_of_sizes(
        sizes, arguments.seed or 0, activation_of(arguments), arguments.output_activation)
    return Example("", network, read_samples(arguments, []))


def activation_of(arguments: Namespace) -> str:
    """The activation of a network of one's own."""
    return "sigmoid" if arguments.activation is None else arguments.activation


def title_of(arguments: Namespace, example: Example, drawn: Network) -> str:
    """The title of a network of one's own, whose numbers were drawn so by a seed and
    then set."""
    layers, last = arguments.layers, arguments.output_activation
    an = "An" if re.match(r"8|1[18](\d{3})*\b", layers) else "A"
    title = f"{an} {layers} network, {activation_of(arguments)}"
    if last:
        title += f", {last} at the outputs"
    if kind := drawn_kind(drawn, example.network):
        title += f", {kind} by seed {arguments.seed or 0}"
    return title + described(example.samples)


def drawn_kind(drawn: Network, network: Network) -> str:
    """The kind of parameters among which some are still as they were drawn: weights,
    else biases; empty if all were set."""
    pairs = [*zip(drawn.neurons, network.neurons)]
    if any(w == other for a, b in pairs for w, other in zip(a.weights, b.weights)):
        return "weights"
    return "biases" if any(a.bias == b.bias for a, b in pairs) else ""


def described(samples: list[Sample]) -> str:
    """The samples in words, if they are few enough."""
    if len(samples) > 1 or sum(map(len, samples[0])) > 8:
        return f": {len(samples)} sample{'s' if len(samples) > 1 else ''}"
    inputs, targets = (", ".join(f"{x:g}" for x in numbers) for numbers in samples[0])
    return f": inputs {inputs}" + (f"; targets {targets}" if targets else "")


def read_samples(
    arguments: Namespace, known: list[Sample], model: Predictor | None = None
) -> list[Sample]:
    """The samples of --inputs and --targets; what is not given stays as it is known."""
    inputs = [read_inputs(text, model) for text in arguments.inputs]
    inputs = inputs or [list(numbers) for numbers, _ in known]
    targets = [read_targets(text, model) for text in arguments.targets]
    if not targets:
        alike = len(known) == len(inputs)
        targets = [list(t) for _, t in known] if alike else [[] for _ in inputs]
    if len(inputs) != len(targets):
        raise BadValue(
            "--targets", f"{len(targets)} times",
            f"it is needed once for each --inputs ({len(inputs)})")
    return list(zip(inputs, targets))


def read_inputs(text: str, model: Predictor | None) -> list[float]:
    """The inputs of a sample; for a model cells of its columns."""
    if model is None:
        return read_list(text, "--inputs")
    table = seen_by(model, row_of(text, model.columns, "--inputs"))
    return encoded(table, model.columns)[0]


def read_targets(text: str, model: Predictor | None) -> list[float]:
    """The targets of a sample; for a model the label of its class, or numbers in the
    units of its columns."""
    if model and model.label(text) in model.classes:
        return model.targets_of(text)
    if model and model.classes and not re.search(r"\d", text):
        raise UnknownName("class", text, model.classes)
    return read_list(text, "--targets")


def read_listed(texts: list[str]) -> list[str]:
    """The parts of an option that may be repeated, or hold several between commas."""
    return [part.strip() for text in texts for part in text.split(",")]


def read_sizes(text: str) -> list[int]:
    """The sizes of `2-3-1`."""
    is_sizes = re.fullmatch(r"[0-9]{1,7}(-[0-9]{1,7})+", text.strip())
    if not is_sizes or re.search(r"\b0+\b", text):
        raise BadValue("--layers", text, "two sizes or more, from 1 on, are needed, as in 2-3-1")
    sizes = [int(size) for size in text.split("-")]
    parameters = sum((before + 1) * size for before, size in zip(sizes, sizes[1:]))
    if parameters > MOST_PARAMETERS:
        raise BadValue(
            "--layers", text,
            f"that is {parameters} parameters, and the limit is {MOST_PARAMETERS}")
    return sizes


def read_digits(arguments: Namespace, usual: int = USUAL_DIGITS) -> int | None:
    """How many significant figures are shown, None for all."""
    if arguments.full or arguments.digits is None:
        return None if arguments.full else usual
    if arguments.digits > 17:
        raise BadValue(
            "--digits", arguments.digits,
            "a float has 17 at most; --full prints all that there are")
    return arguments.digits
