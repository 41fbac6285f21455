"""The reader of walkthrough files: an example, its parts and its printed figures from
the tables of a TOML file.

`walkthroughs/README.md` describes the format. Nothing in a file is executed.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from ...checks import check_length, finite, finite_list
from ...errors import BadValue, NeuronGraphError, UnknownName
from ...network import (
    EXTRAS,
    REMEMBERED,
    Convention,
    Layer,
    Network,
    Neuron,
    Sample,
    Trainable,
    extras_of,
    parameter_names,
)
from ...recording import KINDS, NOTATIONS, read_carry, split_name
from ...setup import Scaling
from ..cases import BIASES
from ..digits import read_printed
from ..example import Example, Procedure
from ..figure import AFTER, AT_END, BEFORE, Figure
from .toml_table import TomlTable

SAMPLE_KEYS = {"sample", "rows"}
"""Where the samples stand."""
RATE_KEYS = {"rate", "learning-rate", "learning_rate", "lr", "eta", "η"}
"""What a file may call the learning rate."""
EXAMPLE_KEYS = RATE_KEYS | SAMPLE_KEYS | {
    "title", "source", "about", "notation", "inputs", "input-gradients", "carry", "floats",
    "convention", "given", "scaling", "target-scaling", "layer", "test-rows", "predict",
    "procedure", "updates",
}
MEMORY = {kind: KINDS[kind].plural.replace(" ", "-") for kind in REMEMBERED}
"""What a file calls what a rule remembers: velocities, first-moments, ..."""
LAYER_KEYS = {
    "bias", "activation", "bias-input", "neuron", "names", "weights", "listed", "biases",
    *EXTRAS, *MEMORY.values(),
}
NEURON_KEYS = {
    "name", "weights", "bias", "activation", "weight-names", "frozen", "bias-velocity",
    *MEMORY.values(),
}
FIGURE_KEYS = set(Figure._fields)
EPOCH_KEYS = {"epoch", "round"}
"""What a file may call the epoch of a figure: many texts say round, as files of before did."""
PER_NEURON, PER_INPUT = "per neuron", "per input"
UNKNOWN_RATE = "unknown"
IN_QUOTES = ('write it in quotes, "{}": as a number it would lose its last zeros, and they say '
             "how many digits were printed")


def whole_file(table: TomlTable, procedure: Procedure | None) -> Example:
    """The example of a file, with its parts and its figures. `procedure` is that of the
    script beside it, if it names one."""
    table.check(EXAMPLE_KEYS | {"part", "published"})
    example, parts = example_of(table, procedure), {}
    for name, values in table.table("part").values.items():
        part = TomlTable(values, f"part {name}")
        part.check(EXAMPLE_KEYS)
        parts[name] = example_of(TomlTable(inherited(table, part, name), part.where), None)
    return replace(example, parts=parts,
                   figures=[figure_of(entry, parts) for entry in table.tables("published")])


def inherited(whole: TomlTable, part: TomlTable, name: str) -> dict[str, Any]:
    """The keys of a part, with those of the whole file that it does not repeat.

    With layers or samples of its own it leaves behind the numbers given for others;
    with both, the names and the scaling of the inputs, too.
    """
    own = set(part.values)
    left = {"part", "published", "procedure", "about"}
    for alike in (RATE_KEYS, SAMPLE_KEYS):
        left |= alike if own & alike else set()
    left |= {"updates"} if "layer" in own else set()
    others = ("layer" in own) + bool(own & SAMPLE_KEYS)
    left |= {"given"} if others else set()
    left |= {"inputs", "scaling", "target-scaling", "test-rows"} if others == 2 else set()
    title = {"title": f"{whole.words('title')}: {name}".removeprefix(": ")}
    kept = {key: value for key, value in whole.values.items() if key not in left}
    parts = {**whole.table("convention").values, **part.table("convention").values}
    return {**kept, **title, **part.values, "convention": parts}


def example_of(table: TomlTable, procedure: Procedure | None) -> Example:
    """An example without its figures."""
    convention = Convention().with_parts(dict(table.table("convention").values))
    seen = [table.get("inputs"), *(entry.get("inputs") for entry in table.tables("sample"))]
    layers = table.each("layer", partial(layer_of, seen=seen))
    network = Network(layers, table.get("inputs"), convention)
    network.updates = float(table.count("updates", least=0) or 0)
    names = dict(zip(map(id, network.trainables), parameter_names(layers)))
    for owner, own in tables_of_owners(network, table):
        freeze(owner, names[id(owner)], own)
        remind(owner, own)
    example = described(table, network, procedure).checked()
    if example.given:
        recording = replace(example, given={}).recording()
        for name in example.given:
            recording.directory.line(split_name(name).of_sample)
    return example


def described(table: TomlTable, network: Network, procedure: Procedure | None) -> Example:
    """The network of a file with all that the file says of it."""
    width, given = len(network.inputs), table.table("given").values
    return Example(
        title=table.words("title") or "an example",
        network=network,
        samples=rows_of(table, "rows", "sample", width) or table.each("sample", sample_of),
        rate=rate_of(table),
        notation=NOTATIONS[table.one_of("notation", NOTATIONS, "notation", "net-out")],
        source=table.words("source"),
        about=table.words("about"),
        scaling=scaling_of(table, "scaling", width),
        target_scaling=scaling_of(table, "target-scaling", len(network.outputs)),
        input_gradients=table.truth("input-gradients"),
        given={name: finite(value, f"given {name}") for name, value in given.items()},
        tests=rows_of(table, "test-rows", "predict", width),
        carry=read_carry(table.get("carry")),
        floats=table.truth("floats"),
        procedure=procedure,
    )


def only_one(table: TomlTable, keys: set[str], usual: str) -> str:
    """The one of some keys, which all mean the same, that a table has; the usual one if
    it has none. Raises `BadValue` for two."""
    key, *others = sorted(keys & set(table.values)) or [usual]
    if others:
        raise BadValue(table.at(key), table.get(key), f"{others[0]} says the {usual}, too")
    return key


def rate_of(table: TomlTable) -> float | None:
    """The learning rate, None if the file says that it is unknown."""
    key = only_one(table, RATE_KEYS, "rate")
    rate = table.get(key, 0.5)
    return None if rate == UNKNOWN_RATE else finite(rate, table.at(key))


def scaling_of(table: TomlTable, key: str, columns: int) -> Scaling | None:
    """The scaling of so many columns that the table of a key gives, None without one."""
    if key not in table:
        return None
    entry = table.table(key)
    entry.check({"shift", "scale"}, needed=["shift"])
    scaling = Scaling(entry.get("shift"), entry.get("scale"))
    check_length(entry.at("shift"), columns, scaling.shift)
    return scaling


def rows_of(table: TomlTable, key: str, head: str, inputs: int) -> list[Sample]:
    """Samples that stand in tables under a head, or in a list of rows, so many inputs and
    the rest targets; none without either."""
    if key not in table:
        return table.each(head, sample_of) if head in table else []
    if head in table:
        raise BadValue(table.at(key), "given",
                       f"with [[{head}]] beside it there would be two lists of samples")
    rows = (finite_list(row, f"{table.at(key)}, row {number}")
            for number, row in enumerate(table.list_of_lists(key), start=1))
    return [(row[:inputs], row[inputs:]) for row in rows]


def sample_of(table: TomlTable) -> Sample:
    """The inputs and the targets of a [[sample]] table."""
    table.check({"inputs", "targets"}, needed=["inputs"])
    return table.numbers("inputs"), table.numbers("targets", [])


def layer_of(table: TomlTable, seen: list[Any]) -> Layer:
    """The layer of a [[layer]] table, which has one of two forms.

    Its neurons have as many weights as most of them have and of the lists that they
    have `seen`: of inputs, then of the neurons of the layer before.
    """
    table.check(LAYER_KEYS)
    if ("names" in table) == ("neuron" in table):
        raise BadValue(table.where, "a layer",
                       "it needs its neurons: either [[layer.neuron]], or names and weights")
    activation = table.text("activation", "sigmoid")
    if "names" in table:
        neurons = listed_neurons(table, activation)
    else:
        neurons = table.each("neuron", partial(neuron_of, activation=activation))
    lists = [*(neuron.weights for neuron in neurons), *seen]
    widths = Counter(len(values) for values in lists if isinstance(values, list))
    width, seen[:] = widths.most_common(1)[0][0], [neurons]
    for neuron in neurons:
        check_length(f"the weights of {neuron.name}", width, neuron.weights)
        neuron.bias_input = table.number("bias-input", 1.0)
    values = {key: table.get(key) for key in EXTRAS if key in table}
    return Layer(neurons, table.get("bias"), *extras_of(values, neurons))


def listed_neurons(table: TomlTable, activation: str) -> list[Neuron]:
    """Neurons from lists: names, weights per neuron or per input, biases."""
    names, weights = table.names("names"), table.list_of_lists("weights")
    what = f"order of weights in {table.where}"
    listed = table.one_of("listed", (PER_NEURON, PER_INPUT), what, PER_NEURON)
    if listed == PER_NEURON:
        check_length(f"{table.at('weights')} {listed}", len(names), weights)
    else:
        for row in weights:
            check_length(f"{table.at('weights')}, each list {listed}", len(names), row)
        weights = list(map(list, zip(*weights)))
    biases = table.get("biases", [0.0] * len(names))
    biases = biases if isinstance(biases, list) else [biases]
    check_length(table.at("biases"), len(names), biases)
    return [Neuron(name, row, bias_of(bias), activation)
            for name, row, bias in zip(names, weights, biases)]


def neuron_of(table: TomlTable, activation: str) -> Neuron:
    """The neuron of a [[layer.neuron]] table."""
    table.check(NEURON_KEYS, needed=["name", "weights"])
    return Neuron(table.text("name"), table.get("weights"), bias_of(table.get("bias", 0.0)),
                  table.text("activation", activation), table.get("weight-names"))


def bias_of(value: Any) -> Any:
    """The bias that a file writes, None where it writes "none"."""
    return None if value == "none" else value


def tables_of_owners(network: Network, table: TomlTable) -> Iterator[tuple[Trainable, TomlTable]]:
    """What has parameters, each with the table that says so; of a layer the bias that it
    shares."""
    for layer, entry in zip(network.layers, table.tables("layer")):
        yield from zip((layer.shared, *layer.neurons), (entry, *entry.tables("neuron")))


def freeze(owner: Trainable, names: Sequence[str], table: TomlTable) -> None:
    """Freeze the weights and the bias, of these names, that the table of an owner
    names."""
    known = names[:len(owner.weights) + owner.owns_bias]
    frozen = table.names("frozen") if "frozen" in table else []
    for name in set(frozen).difference(known):
        raise UnknownName(f"weight or bias of {owner.name}", name, known)
    owner.frozen = owner.frozen.union(map(known.index, frozen))


def remind(owner: Trainable, table: TomlTable) -> None:
    """Let an owner remember what its table says of the updates before."""
    for kind, key in MEMORY.items():
        if key in table:
            owner.recall(kind, table.numbers(key), table.at(key))
    if "bias-velocity" in table:
        owner.remember(["velocity"])
        owner.memory["velocity"][-1] = table.number("bias-velocity")


def figure_of(table: TomlTable, parts: dict[str, Example]) -> Figure:
    """The figure of a [[published]] table."""
    table.check(FIGURE_KEYS | EPOCH_KEYS, needed=["name", "printed"])
    printed = table.get("printed")
    if not isinstance(printed, str):
        raise BadValue(table.at("printed"), printed, IN_QUOTES.format(printed))
    read_printed(printed, table.at("printed"))
    convention = dict(table.table("convention").values)
    check_parts(convention, table.at("convention"))
    when = table.one_of("when", [BEFORE, AFTER, AT_END], f"time in {table.where}", "")
    typed, predict = split_name(table.text("name")), table.count("predict")
    return Figure(
        name=typed.name,
        printed=printed,
        label=table.words("label"),
        where=table.words("where"),
        epoch=table.count(only_one(table, EPOCH_KEYS, "epoch")) or typed.epoch or 1,
        sample=table.count("sample") or typed.sample,
        when=when or (AFTER if predict else None),
        predict=predict,
        part=table.one_of("part", list(parts), f"part in {table.where}", ""),
        convention=convention,
        percent=table.truth("percent"),
        value=table.number("value"),
        floats=table.truth("floats"),
        note=table.words("note"),
        bits=table.count("bits") or 0,
    )


def check_parts(parts: dict[str, Any], where: str) -> None:
    """Refuse parts of a convention that are none, with the place where they stand."""
    biases = str(parts.get("biases", "shared"))
    if biases not in BIASES:
        raise UnknownName(f"owner of biases in {where}", biases, BIASES)
    try:
        Convention().with_parts({key: parts[key] for key in parts if key != "biases"})
    except NeuronGraphError as error:
        raise NeuronGraphError(f"{where}: {error}") from error
