"""How far the numbers that pages compute drift from Python's, relatively: in the epoch that they open at, and a hundred epochs later."""
from neuron_graph.export import page
from neuron_graph.published.files import example_named, shipped
from tests.in_node import NODE, computed, drift

EPOCHS = 101


def measured():
    """Each shipped example with its drift in its opening epoch and after a hundred more."""
    for name in shipped():
        example = example_named(name)
        last = min(EPOCHS, example.last_epoch)
        first, end = example.recording(1), example.recording(last)
        opened, *found = computed(page(first), last)
        yield name, drift(opened, values(first)), drift((found or [opened])[0], values(end))


def values(recording):
    """All numbers of a recording."""
    return [step.value for step in recording.trail]


def rows():
    """A row for each example."""
    if NODE is None:
        yield "drift of pages", "", "there is no Node to run JavaScript"
        return
    for name, first, last in measured():
        yield name, "at most what pages say", f"{first:.1e} in epoch 1, {last:.1e} after 100"
