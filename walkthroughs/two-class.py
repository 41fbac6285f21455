"""What the program behind `two-class` does in an epoch, beside the gradient it meant.

The text's code goes forwards through all ten rows and adds up the errors' slopes
(a - t). Then it goes backwards once, through the activations of the last row alone, and
by output weights that are updated already. No convention says that, so it is built here
from the library's own layers: `neuron-graph check two-class` uses it, and

    python two-class.py

prints what it leads to beside a run with the whole gradient of all rows. Then it trains
row by row, to the end, and asks for the test rows. The program's targets and its
`predict` number the classes in opposite order: the target of label 1 is high for the
first output, which `predict` calls 0. A network that learns them is read as the
opposite of every label, and the text's 1, 0, 1 is luck: after its 100 epochs every
output is within 0.002 of one half. A `Model` has one list of classes for targets and
predictions, and is right with either order.
"""
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import reduce
from operator import add

from neuron_graph import Model, Recording
from neuron_graph.network.training import Sample
from neuron_graph.published.cases.case import Case
from neuron_graph.published.example import Example
from neuron_graph.published.figure import Figure
from neuron_graph.published.files.walkthrough import example_named
from neuron_graph.recording import walk
from neuron_graph.recording.recorder import Recorder

EPOCHS, MORE = 100, 5000
LABELS = ["0", "1"] * 5
ORDERS = {"of the program": ["1", "0"], "of the text": ["0", "1"]}
"""The labels of the first and the second output: as the program makes targets, and as
the text says and `predict` reads outputs."""


def epoch_of(recorder: Recorder, samples: Sequence[Sample], rate: float) -> Recording:
    """The recording of an epoch: forwards through every row, backwards by the last."""
    network, convention = recorder.network, recorder.convention
    recorder.take_rate(rate)
    network.start(recorder.rate)
    seen = []
    for number, (inputs, targets) in enumerate(samples, start=1):
        given = recorder.go_forward(inputs, targets, number)
        seen.append(network.layers[-1].compare(given, convention)[0])
    upstreams = [reduce(add, column) for column in zip(*seen)]
    for layer in reversed(network.layers):
        layer.backward(upstreams)
        network.finish(layer)
        upstreams = layer.send_back(convention)
    recorder.keep(len(samples), walk.backward(network, recorder.names))
    recorder.update(len(samples))
    return recorder.recording(len(samples))


def learned(example: Example, classes: Sequence[str], epochs: int = MORE) -> Model:
    """The text's network trained row by row, its outputs standing for these classes."""
    network = example.network.under(example.convention.changed("order=original"))
    model = Model(
        network, ["x1", "x2"], ["label"], list(classes),
        low=0.05, high=0.95, rate=example.rate,
    )
    return model.fit([inputs for inputs, _ in example.samples], LABELS, epochs)


def print_orders(example: Example) -> None:
    """Print the largest output of each test row, and the label it stands for."""
    rows = [inputs for inputs, _ in example.tests]
    print(f"\nafter {MORE} epochs, row by row   {'largest output':>22}  {'label':>22}")
    for words, classes in ORDERS.items():
        model = learned(example, classes)
        places = listed(model.decided(model.outputs(row)) for row in rows)
        labels = listed(model.predict(rows))
        print(f"{'targets ' + words:<31}   {places:>22}  {labels:>22}")


def listed(values: Iterable[object]) -> str:
    """The values with a comma and a space between them."""
    return ", ".join(map(str, values))


def with_whole_gradient(published: Example) -> Example:
    """The example without the program's procedure, by the gradient of all rows."""
    whole = published.convention.changed("batch=all,batch-scale=sum,order=original")
    return replace(published, procedure=None).under(whole)


def print_epochs(runs: Sequence[Case]) -> None:
    """Print the updated weights and the predictions of both runs side by side."""
    print(f"after {EPOCHS} epochs    {'as published':>22}  {'whole gradient':>22}")
    for step in runs[0].recording(EPOCHS):
        if step.kind == "updated":
            values = [run.recording(EPOCHS)[step.name].value for run in runs]
            print(f"{step.name:<19} {values[0]:>22}  {values[1]:>22}")
    found = [run.found(Figure("predictions", "", epoch=EPOCHS)).values for run in runs]
    texts = [listed(f"{value:g}" for value in values) for values in found]
    columns = f"{texts[0]:>22}  {texts[1]:>22}"
    print(f"{'predictions':<19} {columns}   (the text expects 1, 0, 1)")


def main() -> None:
    """Print both runs side by side, then those that go on to the end."""
    published = example_named("two-class")
    print_epochs([Case(published), Case(with_whole_gradient(published))])
    print_orders(published)


if __name__ == "__main__":
    main()
