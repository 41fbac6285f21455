"""What the program behind `four-rows` leaves, and what training row by row does.

The text works out the first row by hand, and rightly. Its program goes through all
rows, 100 times, but with six quirks that no convention has, listed below. It is built
here from the library's own layers: they compute every number, and a quirk only decides
which number stands where.

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
        self.example, self.quirks = example, quirks
        self.convention = example.convention
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
        seen.forward(self.example.samples[0][0] if "row 1" in self.quirks else inputs)
        shared = [neuron.a for neuron in seen.layers[0].neurons]
        seen.forward(inputs)
        upstreams = seen.layers[-1].compare(targets, self.convention)[0]
        self.go_back(seen, upstreams)
        self.find_output_gradients(seen, upstreams, shared)
        for neuron, twin in zip(self.network.neurons, seen.neurons):
            neuron.gradients = [self.rounded(gradient) for gradient in twin.gradients]
        self.network.update(self.example.rate)

    def go_back(self, seen: Network, upstreams: Sequence[float]) -> None:
        """The deltas of both layers, and the gradients of the hidden one."""
        hidden, output = seen.layers
        output.backward(upstreams)
        for neuron, twin in zip(output.neurons, self.as_seen("back").outputs):
            neuron.weights = twin.weights
        hidden.backward(self.first_for_all("h1", output.send_back(self.convention)))

    def find_output_gradients(
        self, seen: Network, upstreams: Sequence[float], shared: Sequence[float]
    ) -> None:
        """The gradients of the output layer, by the hidden outputs that rows share."""
        for neuron, upstream in zip(seen.outputs, self.first_for_all("y1", upstreams)):
            neuron.inputs = shared
            neuron.take_delta(upstream * self.rounded(neuron.slope))

    def as_seen(self, quirk: str) -> Network:
        """The initial network with the quirk, the current one without; a copy of it."""
        network = self.example.network if quirk in self.quirks else self.network
        return network.copy()

    def first_for_all(self, quirk: str, upstreams: Sequence[float]) -> Sequence[float]:
        """dE/da of each neuron of a layer; with the quirk, the first one's for all."""
        return [upstreams[0]] * len(upstreams) if quirk in self.quirks else upstreams

    def rounded(self, number: float) -> float:
        """A number as the program rounds it."""
        return round(number, 8) if "rounded" in self.quirks else number


def trained_by_row(example: Example) -> Network:
    """The network after as many epochs of the library's own training."""
    network = example.network.copy()
    train(network, example.samples, EPOCHS, example.rate)
    return network


def weights_of(network: Network) -> list[float]:
    """All weights, w1 first."""
    return [w for neuron in network.neurons for w in neuron.weights]


def print_weights(published: Network, correct: Network) -> None:
    """Print the weights of both networks side by side."""
    print(f"after {EPOCHS} epochs    {'as published':>22}  {'trained row by row':>22}")
    pairs = zip(weights_of(published), weights_of(correct))
    for number, (as_published, by_row) in enumerate(pairs, start=1):
        print(f"w{number:<18} {as_published:>22}  {by_row:>22}")


def print_error(words: str, network: Network, example: Example) -> None:
    """Print the error of a network, the sum over all rows."""
    network = network.under(example.convention.changed("batch-scale=sum"))
    print(f"{words:<62}  {total_error(network, example.samples)}")


def main() -> None:
    """Print the weights of both runs, then the errors."""
    example = example_named("four-rows")
    published, correct = Program(example).trained(), trained_by_row(example)
    print_weights(published, correct)
    print("\nE, all rows together")
    print_error("before the first epoch", example.network, example)
    print_error("as published", published, example)
    for quirk, words in QUIRKS.items():
        program = Program(example, QUIRKS.keys() - {quirk})
        print_error(f"without {words}", program.trained(), example)
    print_error("trained row by row", correct, example)


if __name__ == "__main__":
    main()
