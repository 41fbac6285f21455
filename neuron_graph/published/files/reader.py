"""The reader of walkthrough files: an example, its parts and its printed figures from the tables of a TOML file.

`walkthroughs/README.md` describes the format. Nothing in a file is executed.
"""
from __future__ import annotations

from dataclasses import replace
from typing import Any

from ...checks import finite, finite_list, name_list
from ...errors import BadValue, NeuronGraphError, UnknownName, WrongLength
from ...network import Convention, Layer, Network, Neuron, Sample, parameter_names
from ...recording import NOTATIONS, read_carry, split_name
from ...setup import Scaling
from ..case import BIASES
from ..example import Example, Procedure
from ..figure import AFTER, BEFORE, Figure
from ..printed import read_printed
from .table import Table

RATES = {"rate", "learning-rate", "learning_rate", "lr"}
"""What a file may call the learning rate."""
EXAMPLE = RATES | {"title", "source", "about", "notation", "inputs", "input-gradients", "carry", "floats", "convention", "given",
           "scaling", "layer", "sample", "rows", "test-rows", "procedure"}
FIGURE = {"name", "printed", "label", "where", "epoch", "sample", "when", "part", "convention", "percent", "value", "floats",
          "note"}
LISTED = ("per neuron", "per input")
UNKNOWN_RATE = "unknown"


def whole_file(table: Table, procedure: Procedure | None) -> Example:
    """The example of a file, with its parts and its figures. `procedure` is that of the script beside it, if it names one."""
    table.check(EXAMPLE | {"part", "published"})
    example = example_of(table, procedure)
    parts = {}
    for name in table.table("part").values:
        part = Table(table.table("part").values[name], f"part {name}")
        part.check(EXAMPLE)
        parts[name] = example_of(part, None)
    figures = [figure_of(entry, parts) for entry in table.tables("published")]
    return replace(example, parts=parts, figures=figures)


def example_of(table: Table, procedure: Procedure | None) -> Example:
    """An example without its figures."""
    convention = Convention().with_parts(dict(table.table("convention").values))
    network = Network(table.each("layer", layer_of), table.get("inputs"), convention)
    example = described(table, network, procedure).checked()
    for name in example.given:
        _ = replace(example, given={}).recording()[split_name(name).name]
    return example


def described(table: Table, network: Network, procedure: Procedure | None) -> Example:
    """The network of a file with all that the file says of it."""
    for neuron, entry in zip(network.neurons, neuron_tables(table)):
        neuron.frozen = frozen_of(entry, network, neuron)
    width = len(network.inputs)
    return Example(
        title=table.words("title") or "an example", network=network, samples=samples_of(table, width),
        rate=rate_of(table),
        notation=NOTATIONS[table.one_of("notation", NOTATIONS, "notation", "net-out")],
        source=table.words("source"), about=table.words("about"),
        scaling=scaling_of(table, width), input_gradients=table.truth("input-gradients"),
        given={name: finite(value, f"given {name}") for name, value in table.table("given").values.items()},
        tests=split_rows(table, "test-rows", width) if "test-rows" in table else (),
        carry=read_carry(table.get("carry")), floats=table.truth("floats"), procedure=procedure,
    )


def rate_of(table: Table) -> float | None:
    """The learning rate, None if the file says that it is unknown."""
    key, *others = sorted(RATES & set(table.values)) or ["rate"]
    if others:
        raise BadValue(table.at(key), table.get(key), f"{others[0]} says the learning rate, too")
    rate = table.get(key, 0.5)
    return None if rate == UNKNOWN_RATE else finite(rate, table.at(key))


def scaling_of(table: Table, inputs: int) -> Scaling | None:
    """[scaling]"""
    if "scaling" not in table:
        return None
    entry = table.table("scaling")
    entry.check({"shift", "scale"}, needed={"shift"})
    scaling = Scaling(entry.get("shift"), entry.get("scale"))
    if len(scaling.shift) != inputs:
        raise WrongLength(entry.at("shift"), inputs, len(scaling.shift))
    return scaling


def samples_of(table: Table, inputs: int) -> list[Sample]:
    """[[sample]], or `rows`."""
    if "rows" in table:
        if "sample" in table:
            raise BadValue(table.at("rows"), "given", "with [[sample]] beside it there would be two lists of samples")
        return split_rows(table, "rows", inputs)
    return table.each("sample", sample_of)


def sample_of(table: Table) -> Sample:
    """A [[sample]]."""
    table.check({"inputs", "targets"}, needed={"inputs"})
    return finite_list(table.get("inputs"), table.at("inputs")), finite_list(table.get("targets", []), table.at("targets"))


def split_rows(table: Table, key: str, inputs: int) -> list[Sample]:
    """Rows as samples: so many inputs, the rest targets."""
    rows = [finite_list(row, f"{table.at(key)}, row {number}") for number, row in enumerate(table.list_of_lists(key), start=1)]
    return [(row[:inputs], row[inputs:]) for row in rows]


def layer_of(table: Table) -> Layer:
    """A [[layer]], in one of its two forms."""
    table.check({"bias", "activation", "bias-input", "neuron", "names", "weights", "listed", "biases"})
    if ("names" in table) == ("neuron" in table):
        raise BadValue(table.where, "a layer", "it needs its neurons: either [[layer.neuron]], or names and weights")
    activation = table.text("activation", "sigmoid")
    neurons = listed_neurons(table, activation) if "names" in table else table.each(
        "neuron", lambda entry: neuron_of(entry, activation))
    bias_input = table.number("bias-input")
    for neuron in neurons:
        neuron.bias_input = 1.0 if bias_input is None else bias_input
    return Layer(neurons, table.get("bias"))


def listed_neurons(table: Table, activation: str) -> list[Neuron]:
    """Neurons from lists: names, weights per neuron or per input, biases."""
    names, weights = name_list(table.get("names"), table.at("names")), table.list_of_lists("weights")
    listed = table.one_of("listed", LISTED, f"order of weights in {table.where}", LISTED[0])
    whole = listed == LISTED[0]
    for size in [len(weights)] if whole else map(len, weights):
        if size != len(names):
            raise WrongLength(f"{table.at('weights')}{'' if whole else ', each list'} {listed}", len(names), size)
    columns = weights if whole else [list(column) for column in zip(*weights)]
    biases = table.get("biases", [0.0] * len(names))
    if not isinstance(biases, list) or len(biases) != len(names):
        raise WrongLength(table.at("biases"), len(names), len(biases) if isinstance(biases, list) else 1)
    return [Neuron(name, column, bias_of(bias), activation) for name, column, bias in zip(names, columns, biases)]


def neuron_of(table: Table, activation: str) -> Neuron:
    """A [[layer.neuron]]."""
    table.check({"name", "weights", "bias", "activation", "weight-names", "frozen", "velocities", "bias-velocity"},
                needed={"name", "weights"})
    neuron = Neuron(table.text("name"), table.get("weights"), bias_of(table.get("bias", 0.0)),
                    table.text("activation", activation), table.get("weight-names"))
    if "velocities" in table:
        neuron.velocities = finite_list(table.get("velocities"), table.at("velocities"))
        if len(neuron.velocities) != len(neuron.weights):
            raise WrongLength(table.at("velocities"), len(neuron.weights), len(neuron.velocities))
    neuron.bias_velocity = table.number("bias-velocity") or 0.0
    return neuron


def bias_of(value: Any) -> Any:
    """A bias; "none" is none."""
    return None if value == "none" else value


def neuron_tables(table: Table) -> list[Table]:
    """The table of each neuron of a file, an empty one where its layer lists them."""
    return [entry for layer in table.tables("layer")
            for entry in layer.tables("neuron") or [Table({})] * len(layer.get("names"))]


def frozen_of(table: Table, network: Network, neuron: Neuron) -> frozenset[int]:
    """The positions of the weights that a neuron's table freezes."""
    if "frozen" not in table:
        return frozenset()
    names = next(names for owner, names in zip(network.trainables, parameter_names(network.layers)) if owner is neuron)[:-1]
    chosen = name_list(table.get("frozen"), table.at("frozen"))
    for name in chosen:
        if name not in names:
            raise UnknownName(f"weight of {neuron.name}", name, names)
    return frozenset(map(names.index, chosen))


def check_parts(parts: dict[str, Any], where: str) -> None:
    """Refuse parts of a convention that are none, with the place where they stand."""
    biases = parts.get("biases", "shared")
    if biases not in list(BIASES):
        raise UnknownName(f"owner of biases in {where}", str(biases), BIASES)
    try:
        Convention().with_parts({key: value for key, value in parts.items() if key != "biases"})
    except NeuronGraphError as error:
        raise NeuronGraphError(f"{where}: {error}") from error


def figure_of(table: Table, parts: dict[str, Example]) -> Figure:
    """A [[published]] figure."""
    table.check(FIGURE, needed={"name", "printed"})
    printed = table.get("printed")
    if not isinstance(printed, str):
        raise BadValue(table.at("printed"), printed, f'write it in quotes, "{printed}": as a number it would lose its last '
                                                     "zeros, and they say how many digits were printed")
    read_printed(printed, table.at("printed"))
    convention = dict(table.table("convention").values)
    check_parts(convention, table.at("convention"))
    when = table.one_of("when", [BEFORE, AFTER], f"time in {table.where}", "")
    part = table.one_of("part", list(parts), f"part in {table.where}", "")
    return Figure(
        name=table.text("name"), printed=printed, label=table.words("label"), where=table.words("where"),
        epoch=table.count("epoch", 1) or 1, sample=table.count("sample"), when=when or None, part=part,
        convention=convention, percent=table.truth("percent"), value=table.number("value"),
        floats=table.truth("floats"), note=table.words("note"))
