"""What the program behind `four-rows` leaves after its 100 epochs, and what training row by row does.

The text works out the first row by hand, and rightly. Its program goes through all rows, but with six quirks that no
convention has, listed below. It is built here from the library's own layers: they compute every number, and a quirk
only decides which number stands where.

    python four-rows.py

prints the weights of both, and the error of all rows, also without each of the quirks.
"""
from collections.abc import Collection, Sequence

from neuron_graph import Network, train
from neuron_graph.network.training import total_error
from neuron_graph.published.example import Example
from neuron_graph.published.files.walkthrough import example_named

EPOCHS = 100
QUIRKS = {
    "stale": "outputs of the initial weights in every epoch",
    "row 1": "hidden outputs of row 1 in the gradients of every row",
    "y1": "dE/dout_y1 in the gradients of w7 and w8 too",
    "h1": "dE/dout_h1 in the gradients of w3 and w4 too",
    "back": "the initial w5 to w8 in every hidden delta",
    "rounded": "8 decimals of gradients and of the outputs' slopes",
}


class Program:
    """The program's way to train an example, with all of its quirks or some."""

    def __init__(self, example: Example, quirks: Collection[str] = QUIRKS.keys()):
        self.example, self.convention, self.quirks = example, example.convention, quirks
        self.network = example.network.copy()

    def trained(self) -> Network:
        """The network after all epochs, an update for each row."""
        for _ in range(EPOCHS):
            for inputs, targets in self.example.samples:
                self.learn(inputs, targets)
        return self.network

    def learn(self, inputs: Sequence[float], targets: Sequence[float]) -> None:
        """Update the network by one row."""
        seen = self.as_seen("stale")
        seen.forward(self.example.samples[0][0] if "row 1" in self.quirks else inputs, self.convention)
        shared = seen.layers[0].activations
        upstreams = self.convention.upstreams(targets, seen.forward(inputs, self.convention), len(targets))
        self.go_back(seen, upstreams)
        self.find_output_gradients(seen, upstreams, shared)
        for neuron, twin in zip(self.network.neurons, seen.neurons):
            neuron.gradients = [self.rounded(gradient) for gradient in twin.gradients]
        self.network.update(self.example.rate, self.convention)

    def go_back(self, seen: Network, upstreams: Sequence[float]) -> None:
        """The deltas of both layers, and the gradients of the hidden one."""
        hidden, output = seen.layers
        output.backward(upstreams, self.convention)
        for neuron, twin in zip(output.neurons, self.as_seen("back").outputs):
            neuron.weights = twin.weights
        hidden.backward(self.first_for_all("h1", output.send_back(self.convention)), self.convention)

    def find_output_gradients(self, seen: Network, upstreams: Sequence[float], shared: Sequence[float]) -> None:
        """The gradients of the output layer, by the hidden outputs that rows share."""
        for neuron, upstream in zip(seen.outputs, self.first_for_all("y1", upstreams)):
            neuron.inputs = shared
            neuron.differentiate(upstream * self.rounded(neuron.slope), self.convention)

    def as_seen(self, quirk: str) -> Network:
        """The network as a part of the program sees it: with the quirk as it was at first, without as it is now."""
        return (self.example.network if quirk in self.quirks else self.network).copy()

    def first_for_all(self, quirk: str, upstreams: Sequence[float]) -> Sequence[float]:
        """dE/da of each neuron of a layer; with the quirk, the first one's for all."""
        return [upstreams[0]] * len(upstreams) if quirk in self.quirks else upstreams

    def rounded(self, number: float) -> float:
        """A number that the program epochs."""
        return round(number, 8) if "rounded" in self.quirks else number


def trained_by_row(example: Example) -> Network:
    """The network after as many epochs of the library's own training."""
    network = example.network.copy()
    train(network, example.samples, EPOCHS, example.rate, example.convention)
    return network


def weights_of(network: Network) -> list[float]:
    """All weights, w1 first."""
    return [w for neuron in network.neurons for w in neuron.weights]


def main() -> None:
    """Print the weights of both runs, then the errors."""
    example = example_named("four-rows")
    published, correct = Program(example).trained(), trained_by_row(example)
    print(f"after {EPOCHS} epochs    {'as published':>22}  {'trained row by row':>22}")
    for number, values in enumerate(zip(weights_of(published), weights_of(correct)), start=1):
        print(f"w{number:<18} {values[0]:>22}  {values[1]:>22}")
    networks = {"before the first epoch": example.network, "as published": published}
    networks |= {f"without {words}": Program(example, QUIRKS.keys() - {quirk}).trained() for quirk, words in QUIRKS.items()}
    print("\nE, all rows together")
    for words, network in {**networks, "trained row by row": correct}.items():
        print(f"{words:<62}  {total_error(network, example.samples, example.convention.changed('batch-scale=sum'))}")


if __name__ == "__main__":
    main()
