"""The same online training elsewhere: NumPy as one writes it, NumPy as tight as it goes, micrograd, C."""
import ctypes
import math
import shutil
import subprocess
import tempfile
from pathlib import Path


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


C = """
#include <math.h>
void train(long epochs, long I, long H, long O, double *w1, double *b1, double *w2, double *b2, double *x, double *t, double rate) {
  double h[H], o[O], dh[H], d[O];
  for (long r = 0; r < epochs; r++) {
    for (long j = 0; j < H; j++) { double z = 0; for (long i = 0; i < I; i++) z += w1[j*I+i]*x[i]; h[j] = 1/(1+exp(-(z+b1[j]))); }
    for (long k = 0; k < O; k++) { double z = 0; for (long j = 0; j < H; j++) z += w2[k*H+j]*h[j]; o[k] = 1/(1+exp(-(z+b2[k]))); }
    for (long k = 0; k < O; k++) d[k] = (o[k]-t[k])*(o[k]*(1-o[k]));
    for (long j = 0; j < H; j++) { double s = 0; for (long k = 0; k < O; k++) s += d[k]*w2[k*H+j]; dh[j] = s*(h[j]*(1-h[j])); }
    for (long j = 0; j < H; j++) { for (long i = 0; i < I; i++) w1[j*I+i] -= rate*(dh[j]*x[i]); b1[j] -= rate*dh[j]; }
    for (long k = 0; k < O; k++) { for (long j = 0; j < H; j++) w2[k*H+j] -= rate*(d[k]*h[j]); b2[k] -= rate*d[k]; }
  }
}
"""


def c_program(network, examples):
    """The same loops in C (-O2), for one example."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if not compiler:
        raise ImportError("a C compiler")
    folder = Path(tempfile.mkdtemp())
    (folder / "train.c").write_text(C)
    subprocess.run([compiler, "-O2", "-shared", "-fPIC", "-o", folder / "train.so", folder / "train.c", "-lm"], check=True)
    library = ctypes.CDLL(str(folder / "train.so"))
    shutil.rmtree(folder)
    arrays = [(ctypes.c_double * len(values))(*values) for w, b in parameters(network) for values in (sum(w, []), b)]
    (x, t), sizes = examples[0], network.sizes
    data = [(ctypes.c_double * len(values))(*values) for values in (x, t)]

    def online(epochs, rate=0.5):
        library.train(ctypes.c_long(epochs), *map(ctypes.c_long, sizes), *arrays, *data, ctypes.c_double(rate))

    return online
