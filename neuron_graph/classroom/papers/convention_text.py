"""A convention in words, as it stands on a sheet: every part of it that changes a
number that is asked."""
from __future__ import annotations

from collections.abc import Iterator

from ...network import KEYS
from ...published import as_sentence
from ...recording import KINDS, PHASES, Step, said, visible
from ..sheets import Sheet

FORWARD, ERROR = 0, 1


def convention_words(sheet: Sheet) -> Iterator[str]:
    """The sentences of a sheet: what its network is, its convention, its epochs."""
    yield from network_words(sheet)
    for phase in PHASES[:deepest_phase(sheet) + 1]:
        yield from (as_sentence(sheet.example.convention.sentence(name)) for name in told(sheet, phase))
    share = next((blank for blank in sheet.blanks if KINDS[blank.step.kind].said), None)
    if share:
        words = said(sheet.task.notation, share.step)
        yield f"{share.shown} is {words}: what comes back through {visible(share.step.names[0])} alone."
    if sheet.task.epochs > 1:
        yield ("A name with @2 is of epoch 2, which starts from the weights that epoch 1 leaves: its outputs and its error are "
               "those before its own update, a number with + is the one after it.")


def told(sheet: Sheet, phase: str) -> Iterator[str]:
    """The keys that change a number here, from a phase on, and do not go without
    saying."""
    convention, occasion = sheet.example.convention, sheet.example.occasion
    for name, key in KEYS.items():
        value = getattr(convention, name)
        said = key.matters(convention, occasion) and not (key.silent and value == key.default)
        if said and phase == (key.row(value).phase or key.phase):
            yield name


def deepest_phase(sheet: Sheet) -> int:
    """The last phase that a number asked depends on: all of them, where it comes from
    another update."""
    behind = sheet.task.calculation.behind(blank.position for blank in sheet.blanks)
    phases = [sheet.task.lines[place].step.phase for place in behind]
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
    """The steps whose formulas say what the words mean: an activation of each kind, an
    output's error, the total."""
    activations = {neuron.name: neuron.activation.name for neuron in sheet.example.network.neurons}
    deepest = deepest_phase(sheet)
    found: dict[tuple[str, str], Step] = {}
    for step in sheet.recording.steps:
        wanted = KINDS[step.kind].defines and PHASES.index(step.phase) <= deepest
        if wanted and activations.get(step.owner) != "identity" and step.number.operation:
            found.setdefault((step.kind, activations.get(step.owner, "") if step.kind == "a" else ""), step)
    return list(found.values())


