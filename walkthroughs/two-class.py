"""What the program behind `two-class` does in a round, and the same with the gradient that it meant.

The text's code goes forwards through all ten rows and adds up the errors' slopes (a - t). Then it goes backwards once,
through the activations of the last row alone, and by output weights that are updated already. No convention says that,
so it is built here from the library's own layers: `neuron-graph check two-class` uses it, and

    python two-class.py

prints what it leads to beside a run with the whole gradient of all rows.
"""
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from operator import add

from neuron_graph import Recording
from neuron_graph.network.training import Sample
from neuron_graph.published.case import Case
from neuron_graph.published.figure import Figure
from neuron_graph.published.walkthrough import example_named
from neuron_graph.recording import walk
from neuron_graph.recording.record import Recorder

ROUNDS = 100


def round_of(recorder: Recorder, samples: Sequence[Sample], rate: float) -> Recording:
    """The recording of a round: forwards through every row, backwards through the last one."""
    network, convention = recorder.network, recorder.convention
    recorder.take_rate(rate)
    slopes = []
    for number, (inputs, targets) in enumerate(samples, start=1):
        given = recorder.go_forward(inputs, targets, number)
        slopes.append(convention.upstreams(given, network.layers[-1].activations, len(given)))
    upstreams = [reduce(add, column) for column in zip(*slopes)]
    for layer in reversed(network.layers):
        layer.backward(upstreams, convention)
        layer.finish(recorder.rate, convention)
        upstreams = layer.send_back(convention)
    recorder.keep("backward", len(samples), walk.backward(network, recorder.names, convention))
    recorder.update(len(samples))
    return Recording(recorder.trail, convention, recorder.round, len(samples))


def main() -> None:
    """Print both runs side by side."""
    published = example_named("two-class")
    whole = published.convention.changed("batch=all,batch-scale=sum,order=original")
    meant = replace(published, procedure=None, convention=whole)
    runs = [Case(published), Case(meant)]
    print(f"after {ROUNDS} rounds    {'as published':>22}  {'whole gradient':>22}")
    for step in runs[0].calculation(ROUNDS).recording:
        if step.kind == "updated":
            values = [run.calculation(ROUNDS).recording[step.name].value for run in runs]
            print(f"{step.name:<19} {values[0]:>22}  {values[1]:>22}")
    found = [run.found(Figure("predictions", "", round=ROUNDS)).values for run in runs]
    texts = [", ".join(f"{value:g}" for value in values) for values in found]
    print(f"{'predictions':<19} {texts[0]:>22}  {texts[1]:>22}   (the text expects 1, 0, 1)")


if __name__ == "__main__":
    main()
