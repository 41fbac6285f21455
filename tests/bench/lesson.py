"""What recording costs, and what it costs not to record."""
import subprocess
import sys
from random import Random

from neuron_graph import network_of_sizes, record
from neuron_graph.network.training import train_plain

from . import by_hand
from .timing import peak_megabytes, ratio


def rows():
    """(what, bound, measured) of each promise of the first issue."""
    yield "plain training against the same loops by hand, 2-2-2", "at most 1.15", plain_against_hand([2, 2, 2], 3000)
    yield "... 64-32-10", "at most 1.15", plain_against_hand([64, 32, 10], 30)
    yield "recording a step of 64-32-10 against a plain one", "under 60", recording_against_plain([64, 32, 10])
    yield "`neuron-graph trace` against importing rich.console and rich.table", "at most 3", start_up()
    yield "peak MB of the JSON trace of 64-32-10", "under 150", peak_of_trace("json")
    yield "peak MB of its text trace", "under 150", peak_of_trace("terminal")


def example(sizes):
    """A network of these sizes and one random example."""
    random = Random(1)
    return network_of_sizes(sizes, 1), [([random.random() for _ in range(sizes[0])], [random.random() for _ in range(sizes[-1])])]


def plain_against_hand(sizes, epochs):
    network, examples = example(sizes)
    hand = by_hand.Network(network)
    return ratio(lambda: train_plain(network, examples, epochs), lambda: by_hand.train(hand, examples, epochs, 0.5))


def recording_against_plain(sizes):
    network, examples = example(sizes)
    other = network.copy()
    return 10 * ratio(lambda: record(network, examples), lambda: train_plain(other, examples, 10))


def start_up():
    def run(*words):
        return lambda: subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL)

    return ratio(run("-m", "neuron_graph", "trace"), run("-c", "import rich.console, rich.table"))


def peak_of_trace(form):
    """The largest memory of a process that traces 64-32-10."""
    inputs, targets = ",".join(["0.5"] * 64), ",".join(["0.1"] * 10)
    words = ["trace", "--layers", "64-32-10", "--inputs", inputs, "--targets", targets, "--format", form]
    return peak_megabytes("import sys; from neuron_graph.terminal.command_line import main; main(sys.argv[1:])", *words)
