"""A convention in words, as it stands on a sheet: every part of it that changes a
number that is asked."""
from __future__ import annotations

from collections.abc import Iterator

from ...network import KEYS
from ...published import as_sentence
from ...recording import PHASES, Step, said, visible
from ..sheets import Sheet

OF_EPOCH_2 = (
    "A name with @2 is of epoch 2, which starts from the weights that epoch 1 leaves: its "
    "outputs and its error are those before its own update, a number with + is the one "
    "after it.")
ORDER_OF_WEIGHTS = (
    "Weights are numbered neuron by neuron, layer by layer, each neuron's in the order of "
    "what comes in; a bias is added to the weighted sum.")


def convention_words(sheet: Sheet) -> Iterator[str]:
    """The sentences of a sheet: what its network is, its convention, its epochs."""
    yield from network_words(sheet)
    for phase in PHASES[:deepest_phase(sheet) + 1]:
        for key in keys_said(sheet, phase):
            yield as_sentence(sheet.example.convention.sentence(key))
    share = next((blank for blank in sheet.blanks if blank.step.row.said), None)
    if share:
        words, through = said(sheet.task.notation, share.step), visible(share.step.names[0])
        yield f"{share.shown} is {words}: what comes back through {through} alone."
    if sheet.task.epochs > 1:
        yield OF_EPOCH_2


def keys_said(sheet: Sheet, phase: str) -> Iterator[str]:
    """The keys of the convention that change a number here, from a phase on, and do not
    go without saying."""
    convention, occasion = sheet.example.convention, sheet.example.occasion
    for name, key in KEYS.items():
        value = getattr(convention, name)
        if phase != (key.row(value).phase or key.phase):
            continue
        if key.matters(convention, occasion) and not (key.silent and value == key.default):
            yield name


def deepest_phase(sheet: Sheet) -> int:
    """The number of the last phase that a number asked depends on: the last one of all,
    where it comes from another update."""
    positions = [blank.position for blank in sheet.blanks]
    steps = [sheet.task.lines[n].step for n in sheet.task.calculation.behind(positions)]
    return max(
        [PHASES.index(step.phase) for step in steps if step.phase in PHASES], default=0)


def network_words(sheet: Sheet) -> Iterator[str]:
    """The sentences on the activations and on the order of the weights."""
    *hidden, last = [
        layer.neurons[0].activation.name for layer in sheet.example.network.layers]
    if set(hidden) <= {last}:
        yield f"Every neuron has the activation {last}."
    else:
        names = " and ".join(dict.fromkeys(hidden))
        yield f"Hidden neurons have the activation {names}, outputs {last}."
    yield ORDER_OF_WEIGHTS


def defining_steps(sheet: Sheet) -> list[Step]:
    """The steps whose formulas say what the words mean: an activation of each kind, an
    output's error, the total."""
    activations = {
        neuron.name: neuron.activation.name for neuron in sheet.example.network.neurons}
    deepest = deepest_phase(sheet)
    found: dict[tuple[str, str], Step] = {}
    for step in sheet.recording.steps:
        activation = activations.get(step.owner, "")
        is_said = step.row.defines and PHASES.index(step.phase) <= deepest
        if is_said and activation != "identity" and step.number.operation:
            found.setdefault((step.kind, activation * (step.kind == "a")), step)
    return list(found.values())
