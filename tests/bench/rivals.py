"""The same online training elsewhere: NumPy as one writes it, NumPy as tight as it goes, micrograd, C."""
import ctypes
import math
import shutil
import subprocess
import tempfile
from pathlib import Path

from neuron_graph.export.languages import LANGUAGES
from neuron_graph.export.scripts import script
from neuron_graph.programs import Session
from neuron_graph.recording import NOTATIONS


def parameters(network):
    """Per layer: rows of weights, and biases."""
    return [([list(n.weights) for n in layer.neurons], [n.bias for n in layer.neurons]) for layer in network.layers]


def numpy_natural(network, examples, batch=1):
    """NumPy's natural expressions, a sample or a batch at a time, one or more layers."""
    import numpy as np

    layers = [(np.array(w), np.array(b)) for w, b in parameters(network)]
    inputs, targets = (np.array(column) for column in zip(*examples))

    def sigmoid(z):
        return 1.0 / (1.0 + np.exp(-z))

    def online(epochs, rate=0.5):
        for _ in range(epochs):
            for x, t in zip(inputs, targets):
                activations = [x]
                for w, b in layers:
                    activations.append(sigmoid(w @ activations[-1] + b))
                delta = (activations[-1] - t) * activations[-1] * (1.0 - activations[-1])
                for k in range(len(layers) - 1, -1, -1):
                    w, b = layers[k]
                    back = w.T @ delta
                    layers[k] = w - rate * np.outer(delta, activations[k]), b - rate * delta
                    if k:
                        delta = back * activations[k] * (1.0 - activations[k])

    def in_batches(epochs, rate=0.5):
        for _ in range(epochs):
            for start in range(0, len(inputs), batch):
                activations = [inputs[start:start + batch]]
                for w, b in layers:
                    activations.append(sigmoid(activations[-1] @ w.T + b))
                delta = (activations[-1] - targets[start:start + batch]) * activations[-1] * (1.0 - activations[-1])
                for k in range(len(layers) - 1, -1, -1):
                    w, b = layers[k]
                    back = delta @ w
                    layers[k] = w - rate * (delta.T @ activations[k]) / batch, b - rate * delta.mean(axis=0)
                    if k:
                        delta = back * activations[k] * (1.0 - activations[k])

    return online if batch == 1 else in_batches


def numpy_tight(network, examples):
    """Two layers of NumPy with a buffer for every result and every method bound beforehand."""
    import numpy as np

    (w1, b1), (w2, b2) = ((np.array(w), np.array(b)) for w, b in parameters(network))
    pairs = [(np.array(x), np.array(t)) for x, t in examples]
    h, o, dh, do, s1, s2 = (np.empty(n) for n in (len(b1), len(b2), len(b1), len(b2), len(b1), len(b2)))
    g1, g2, w2t = np.empty_like(w1), np.empty_like(w2), w2.T
    dot, add, subtract, multiply, negative, exp, reciprocal = (
        np.dot, np.add, np.subtract, np.multiply, np.negative, np.exp, np.reciprocal)
    columns = do.reshape(-1, 1), dh.reshape(-1, 1)

    def online(epochs, rate=0.5):
        do_column, dh_column = columns
        for _ in range(epochs):
            for x, t in pairs:
                dot(w1, x, h); add(h, b1, h); negative(h, h); exp(h, h); add(h, 1.0, h); reciprocal(h, h)
                dot(w2, h, o); add(o, b2, o); negative(o, o); exp(o, o); add(o, 1.0, o); reciprocal(o, o)
                subtract(o, t, do); subtract(1.0, o, s2); multiply(s2, o, s2); multiply(do, s2, do)
                dot(w2t, do, dh); subtract(1.0, h, s1); multiply(s1, h, s1); multiply(dh, s1, dh)
                multiply(do, rate, do); multiply(dh, rate, dh)
                multiply(do_column, h, g2); subtract(w2, g2, w2); subtract(b2, do, b2)
                multiply(dh_column, x, g1); subtract(w1, g1, w1); subtract(b1, dh, b1)

    return online


def micrograd(network, examples, adam=False):
    """micrograd's own Value, with the sigmoid, and Adam, spelled out as its users do."""
    from micrograd.engine import Value

    layers = [([[Value(x) for x in row] for row in w], [Value(x) for x in b]) for w, b in parameters(network)]

    def sigmoid(z):
        return (1.0 + exp(-z)) ** -1

    def exp(z):
        out = Value(math.exp(z.data), (z,), "exp")

        def backward():
            z.grad += out.data * out.grad

        out._backward = backward
        return out

    def online(epochs, rate=0.5):
        for _ in range(epochs):
            for x, t in examples:
                for w, b in layers:
                    x = [sigmoid(sum((wi * xi for wi, xi in zip(row, x)), bi)) for row, bi in zip(w, b)]
                error = sum((0.5 * (a - target) ** 2 for a, target in zip(x, t)), Value(0.0))
                values = [v for w, b in layers for row in [*w, b] for v in row]
                for v in values:
                    v.grad = 0.0
                error.backward()
                states["t"] += 1
                for n, v in enumerate(values):
                    if not adam:
                        v.data -= rate * v.grad
                        continue
                    states[n, "m"] = m = 0.9 * states.get((n, "m"), 0.0) + 0.1 * v.grad
                    states[n, "v"] = s = 0.999 * states.get((n, "v"), 0.0) + 0.001 * v.grad * v.grad
                    v.data -= rate * (m / (1 - 0.9 ** states["t"])) / ((s / (1 - 0.999 ** states["t"])) ** 0.5 + 1e-8)

    states = {"t": 0}
    return online


RUN = """
void run(long epochs)
{
    for (long epoch = 1; epoch <= epochs; epoch++)
        train(samples, parameters);
}
"""


def c_program(network, examples):
    """The program that `code --language c` prints, compiled (-O2)."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if not compiler:
        raise ImportError("a C compiler")
    program = "\n".join(script("", Session(network, examples, 0.5), NOTATIONS["net-out"], 1, LANGUAGES["c"]))
    folder = Path(tempfile.mkdtemp())
    (folder / "train.c").write_text(program.replace("int main(", "int main_of_it(") + RUN)
    subprocess.run([compiler, "-O2", "-ffp-contract=off", "-shared", "-fPIC", "-o", folder / "train.so", folder / "train.c", "-lm"], check=True)
    library = ctypes.CDLL(str(folder / "train.so"))
    shutil.rmtree(folder)
    return lambda epochs: library.run(ctypes.c_long(epochs))
