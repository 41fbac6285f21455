"""What real data costs: the irises beside scikit-learn and micrograd, a large model kept in a file, a large table read."""
import csv
import json
import tempfile
import warnings
from pathlib import Path
from random import Random

from neuron_graph import Model, Plan, Table, load, network_of_sizes, save, train

from . import rivals
from .timing import peak_megabytes, ratio, seconds

IRIS = Path(__file__).parent.parent.parent / "walkthroughs" / "iris.csv"
EPOCHS = 100
LINES, COLUMNS = 100_000, 20
READ = "import sys, csv; from neuron_graph import Table; path = sys.argv[1]; kept = "


def rows():
    """(what, bound, measured)."""
    yield from iris_rows()
    with tempfile.TemporaryDirectory() as folder:
        yield from kept_rows(Path(folder))
        yield from table_rows(Path(folder))


def iris_rows():
    """Ratios of whole fits: 150 rows, 4-8-3, a row at a time. micrograd does a single epoch, and it is counted 100 times."""
    table = Table.read(IRIS)
    inputs, labels = table.numbers(range(4)), table.texts(4)
    model = Model.of(inputs, labels, Plan())
    samples = [model.sample(row, label) for row, label in zip(inputs, labels)]
    scaled = [row for row, _ in samples]

    def ours():
        Model.of(inputs, labels, Plan()).fit(inputs, labels, EPOCHS)

    yield f"seconds: irises 4-8-3, {EPOCHS} epochs, Model.fit", "-", min(seconds(ours) for _ in range(5))
    try:
        theirs = scikit_learn(scaled, labels, model.rate)
        yield "scikit-learn's MLPClassifier, batch_size=1, against it", "over 1", ratio(theirs, ours, 3)
    except ImportError:
        yield "scikit-learn's MLPClassifier, batch_size=1, against it", "-", "not installed"
    network = network_of_sizes([4, 8, 3])
    twin = network.copy()
    try:
        run = rivals.micrograd(network, samples)
        once = ratio(lambda: run(1), lambda: train(twin, samples, EPOCHS))
        yield f"micrograd, sigmoid and squared error, 1 epoch times {EPOCHS}, against train", "over 1", EPOCHS * once
    except ImportError:
        yield "micrograd against train", "-", "not installed"


def scikit_learn(inputs, labels, rate):
    """A fit of the same network, with as many epochs."""
    from sklearn.neural_network import MLPClassifier

    def fit():
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it has not converged, it says
            rival = MLPClassifier((8,), "tanh", solver="sgd", alpha=0, batch_size=1, learning_rate_init=rate, momentum=0,
                                  max_iter=EPOCHS, tol=0, n_iter_no_change=EPOCHS, random_state=0).fit(inputs, labels)
        assert rival.n_iter_ == EPOCHS

    return fit


def kept_rows(folder):
    """A model of 23,860 parameters saved and loaded, beside its parameters alone as JSON."""
    network = network_of_sizes([784, 30, 10])
    model = Model(network, [f"p{n}" for n in range(784)], ["digit"], list("0123456789"))
    file, text = folder / "model.db", folder / "model.json"
    parameters = [[neuron.weights, neuron.bias] for neuron in network.neurons]

    def saved():
        save(model, file, force=True)

    def dumped():
        text.write_text(json.dumps(parameters))

    yield "milliseconds: saving 784-30-10", "under 1000", 1000 * min(seconds(saved) for _ in range(5))
    yield "milliseconds: loading it", "under 1000", 1000 * min(seconds(lambda: load(file)) for _ in range(5))
    yield "kB of its file", "-", file.stat().st_size / 1000
    yield "saving against writing its parameters as JSON", "-", ratio(saved, dumped, 5)
    yield "loading against reading them", "-", ratio(lambda: load(file), lambda: json.loads(text.read_text()), 5)


def table_rows(folder):
    """A table of two million numbers read, in time and at the peak of memory, beside the csv module alone."""
    path = folder / "table.csv"
    write_table(path)

    def read():
        Table.read(path)

    def gone_through():
        with path.open(newline="") as file:
            for _ in csv.reader(file):
                pass

    def listed():
        with path.open(newline="") as file:
            list(csv.reader(file))

    table = Table.read(path)
    size = f"{LINES:,} × {COLUMNS}"
    yield f"seconds: Table.read of {size}", "-", seconds(read)
    yield "... against csv.reader, rows let go", "under 5", ratio(read, gone_through, 3)
    yield "... against list(csv.reader)", "-", ratio(read, listed, 3)
    yield "seconds: Table.numbers of all of it", "-", seconds(lambda: table.numbers(range(COLUMNS)))
    yield "peak MB: Table.read", "-", peak_megabytes(READ + "Table.read(path)", str(path))
    yield "peak MB: list(csv.reader)", "-", peak_megabytes(READ + "list(csv.reader(open(path, newline='')))", str(path))


def write_table(path):
    """Numbers of seven digits, with a header."""
    draw = Random(1).random
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([f"x{n}" for n in range(1, COLUMNS + 1)])
        writer.writerows([f"{draw():.7f}" for _ in range(COLUMNS)] for _ in range(LINES))
