"""Which learning rate is best where none is said: `python -m tests.bench.rates RULE 0.001,0.002,0.005`.

Errors after 100 epochs on the rows for training and on those for the test, and the score on these, as means over four seeds."""
import math
import statistics
import sys
from random import Random

from neuron_graph import Plan, Table
from neuron_graph.data.fit import fit
from neuron_graph.data.preparation import prepared
from neuron_graph.errors import Diverged
from neuron_graph.network import total_error

from .real_data import IRIS
from .watching import digits

EPOCHS, SEEDS, ROWS = 100, 4, 300


def waves():
    """A number that goes up and down with two others, with some noise."""
    random, cells = Random(3), []
    for _ in range(ROWS):
        a, b = random.uniform(-3, 3), random.uniform(-3, 3)
        cells.append([f"{number:.4f}" for number in (a, b, math.sin(a) * math.cos(b) + 0.3 * a + random.gauss(0, 0.1))])
    return Table(["a", "b", "y"], cells, list(range(ROWS)), "waves")


def moons():
    """Two classes, each half a circle around an end of the other, with some noise."""
    random, cells = Random(4), []
    for number in range(ROWS):
        angle, own = random.uniform(0, math.pi), number % 2
        x, y = (math.cos(angle), math.sin(angle)) if own else (1 - math.cos(angle), 0.5 - math.sin(angle))
        cells.append([f"{x + random.gauss(0, 0.15):.4f}", f"{y + random.gauss(0, 0.15):.4f}", "ab"[own]])
    return Table(["x", "y", "class"], cells, list(range(ROWS)), "moons")


TABLES = {
    "irises": (lambda: Table.read(IRIS), "species", []), "petals": (lambda: Table.read(IRIS), "petal width", ["sepal length", "sepal width", "petal length"]),
    "waves": (waves, "y", []), "moons": (moons, "class", []), "digits": (digits, "digit", [])}


def measured(plan, table, target, features):
    """Error in training, error in the test, score in the test."""
    ready = prepared(plan, table, [target], features)
    try:
        fit(ready.model, ready.samples, EPOCHS, EPOCHS)
    except Diverged:
        return math.inf, math.inf, 0.0
    ready.examine()
    network = ready.model.network
    return total_error(network, ready.samples), total_error(network, [ready.model.sample(*row) for row in ready.test]), ready.model.tested.score


def main(rule, rates):
    for name, (make, target, features) in TABLES.items():
        table = make()
        for rate in map(float, rates.split(",")):
            found = zip(*[measured(Plan(rule=rule, rate=rate, seed=seed), table, target, features) for seed in range(SEEDS)])
            print(f"{name:8} {rule} {rate:<7g}", *(f"{statistics.fmean(numbers):.4f}" for numbers in found), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
