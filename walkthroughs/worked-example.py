"""What the text of `worked-example`, its claim and its code make of 10,000 epochs.

The text averages the error over the outputs and leaves the biases alone. Its claim for
10,000 epochs comes from another run, in which errors are added. Its code adds them too,
trains a bias for each neuron and has a penalty on the weights. These are three
conventions, with three results, and the library trains by each. Only the code's
cost_function follows none: it returns a cost for every output, each with the whole
penalty, so that their sum has the penalty twice.

    python worked-example.py

prints what the text says beside the three runs, then what that cost_function returns.
"""
from collections.abc import Iterable

from neuron_graph.published.cases import Case, keys_of
from neuron_graph.published.example import Example
from neuron_graph.published.figure import Figure
from neuron_graph.published.files.walkthrough import example_named

EPOCHS = 10_000
RUNS = {
    "the text": {"error": "half-squared-mean", "bias": "frozen"},
    "the claim": {"error": "half-squared-sum", "bias": "frozen"},
    "the code": {
        "error": "half-squared-sum", "bias": "trained", "biases": "per neuron",
        "l2": 0.0001,
    },
}
ROWS = {
    "E at first": Figure("E", ""),
    f"E in epoch {EPOCHS}": Figure("E", "", epoch=EPOCHS, when="before"),
    f"E after epoch {EPOCHS}": Figure("E", "", epoch=EPOCHS, when="after"),
    "out_o1 after it": Figure("out_o1", "", epoch=EPOCHS, when="after"),
    "out_o2 after it": Figure("out_o2", "", epoch=EPOCHS, when="after"),
}
TIMES = {"at first": (1, "before"), f"after epoch {EPOCHS}": (EPOCHS, "after")}


def number(run: Case, figure: Figure) -> float:
    """What a figure is in a run."""
    [value] = run.found(figure).values
    return value


def costs(run: Case, epoch: int, when: str) -> list[float]:
    """What the code's cost_function returns: an output's error plus the whole penalty."""
    names = "E_o1", "E_o2", "E_l2"
    figures = [Figure(name, "", epoch=epoch, when=when) for name in names]
    *errors, penalty = [number(run, figure) for figure in figures]
    return [error + penalty for error in errors]


def place(figure: Figure) -> tuple[str, int, str | None]:
    """What a figure is of: its name, its epoch, and before or after the update."""
    return figure.name, figure.epoch, figure.when


def columns(values: Iterable[object]) -> str:
    """The values, each in a column of its own."""
    return "".join(f"  {value!s:>22}" for value in values)


def print_figures(example: Example, runs: dict[str, Case]) -> None:
    """Print what the text says of each row beside what the runs make of it."""
    printed = {place(figure): figure.printed for figure in example.figures}
    print(f"{'':<19}  {'printed':>12}" + columns(runs))
    for words, figure in ROWS.items():
        values = columns(number(run, figure) for run in runs.values())
        print(f"{words:<19}  {printed.get(place(figure), ''):>12}{values}")


def main() -> None:
    """Print the runs side by side, then the costs."""
    example = example_named("worked-example")
    runs = {name: Case(example, parts) for name, parts in RUNS.items()}
    print_figures(example, runs)
    print("\nconventions")
    for name, run in runs.items():
        print(f"{name:<19}  {keys_of(run.parts)}")
    print(f"\n{'cost_function':<19}" + columns(["o1", "o2"]))
    for words, time in TIMES.items():
        print(f"{words:<19}" + columns(costs(runs["the code"], *time)))


if __name__ == "__main__":
    main()
