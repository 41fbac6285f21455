"""How often 2-3-1 learns XOR in 1500 epochs: from a text's start, and from another.

The text of the walkthrough `xor` draws its weights from the standard normal
distribution, starts with biases of 0 and takes all four rows at once, at a rate of 0.1.
It prints no seed and no result. Its program learns XOR from 82 in 100 seeds of NumPy's
generator; from the others two outputs stay near one half, and the error stays above a
third. Learned means here: every output within 0.1 of its target.

    python xor.py

prints what comes of five of those seeds, then how many of 300 seeds of Python's own
generator learn it: drawn as in the text, and with the library's initial weights, which
are smaller; at the text's rate, and at a greater one. Either change alone does little;
with both, nearly all of them do.
"""
from collections.abc import Callable, Iterable
from random import Random

from neuron_graph import Convention, Layer, Network, Neuron, network_of_sizes, train

ROWS = [([0, 0], [0]), ([0, 1], [1]), ([1, 0], [1]), ([1, 1], [0])]
WHOLE = Convention(error="binary-cross-entropy", batch="all")
EPOCHS, SEEDS, NEAR = 1500, 300, 0.1
RATES = {"the text's": 0.1, "a greater one": 0.5}
STARTS = {
    0: [
        1.7640523459676640, 0.40015720836722329, 0.97873798410573920,
        2.2408931992014578, 1.8675579901499675, -0.97727787987641102,
        0.95008841752558937, -0.15135720829769789, -0.10321885179355784,
    ],
    1: [
        1.6243453636632417, -0.61175641365007538, -0.52817175226345570,
        -1.0729686221561705, 0.86540762932467852, -2.3015386968802827,
        1.7448117642164800, -0.76120690089510279, 0.31903909605709857,
    ],
    2: [
        -0.41675784740547062, -0.056266827226329474, -2.1361960956684540,
        1.6402708084049886, -1.7934355851948631, -0.84174736565620401,
        0.50288141715804280, -1.2452880866072316, -1.0579522188623389,
    ],
    3: [
        1.7886284734303186, 0.43650985051198943, 0.096497468072008624,
        -1.8634927033644908, -0.27738820251439905, -0.35475897926898675,
        -0.082741481482459772, -0.62700067682384730, -0.043818168975928239,
    ],
    42: [
        0.49671415301123267, -0.13826430117118466, 0.64768853810069249,
        1.5230298564080254, -0.23415337472333597, -0.23413695694918055,
        1.5792128155073915, 0.76743472915290878, -0.46947438593495211,
    ],
}
"""What NumPy draws with these seeds, as the text's program takes it: w1 to w9."""


def network_of(weights: list[float]) -> Network:
    """The network of w1 to w9, with biases of 0."""
    hidden = [Neuron(f"h{n}", weights[2 * n - 2:2 * n], 0, "tanh") for n in (1, 2, 3)]
    output = Neuron("o1", weights[6:], 0)
    return Network([Layer(hidden), Layer([output])], convention=WHOLE)


def as_the_text(seed: int) -> Network:
    """Weights from the standard normal distribution."""
    draw = Random(seed).gauss
    return network_of([draw(0, 1) for _ in range(9)])


def as_the_library(seed: int) -> Network:
    """Weights and biases from -1/√n to 1/√n for a neuron with n inputs."""
    return network_of_sizes([2, 3, 1], seed, "tanh", "sigmoid").under(WHOLE)


DRAWS = {"drawn as in the text": as_the_text, "drawn by the library": as_the_library}


def trained(network: Network, rate: float) -> float:
    """The error that is left after all epochs; the network is trained."""
    return train(network, ROWS, EPOCHS, rate)[-1][1]


def outputs(network: Network) -> list[float]:
    """The output for each row."""
    return [network.forward(inputs)[0] for inputs, _ in ROWS]


def has_learned(network: Network) -> bool:
    """Whether every output is near its target."""
    pairs = zip(outputs(network), ROWS)
    return all(abs(output - target) <= NEAR for output, (_, [target]) in pairs)


def learned(draw: Callable[[int], Network], rate: float, seeds: int) -> float:
    """The part of the seeds that learn XOR."""
    networks = [draw(seed) for seed in range(seeds)]
    for network in networks:
        trained(network, rate)
    return sum(map(has_learned, networks)) / seeds


def columns(values: Iterable[object], width: int) -> str:
    """The values, each in a column of this width."""
    return "".join(f"  {value!s:>{width}}" for value in values)


def print_five_seeds() -> None:
    """Print what the text's program leaves with each of the five seeds."""
    print(f"{'seed':<6}" + columns([*(inputs for inputs, _ in ROWS), "E"], 22))
    for seed, weights in STARTS.items():
        network = network_of(weights)
        error = trained(network, RATES["the text's"])
        print(f"{seed:<6}" + columns([*outputs(network), error], 22))


def print_parts_learned() -> None:
    """Print the part of the seeds that learn, by how weights are drawn and by rate."""
    rates = [f"{words} ({rate})" for words, rate in RATES.items()]
    print(f"\n{f'learned, of {SEEDS}':<21}" + columns(rates, 20))
    for words, draw in DRAWS.items():
        parts = [learned(draw, rate, SEEDS) for rate in RATES.values()]
        print(f"{words:<21}" + columns((f"{part:.1%}" for part in parts), 20))


def main() -> None:
    """Print the five seeds, then how many of all learn."""
    print_five_seeds()
    print_parts_learned()


if __name__ == "__main__":
    main()
