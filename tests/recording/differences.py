"""An independent truth: what a derivative's name says, found by moving one number a little and computing everything again.

Plain Python that shares no line with the package. A network is a list of layers, each a list of (name, weights, bias).
`moved` holds how far numbers are moved, by name: "w3", "b_h1", "x1"; "a_h1", "z_h1"; ("a_h1", "o2") in the eyes of o2 alone.
"""
import math
import re

H = 1e-6


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def softmax(zs):
    es = [math.exp(z - max(zs)) for z in zs]
    return [e / sum(es) for e in es]


def forwards(layers, inputs, targets, last, loss, mean, moved):
    """Every z, a, E_o and E by its name."""
    found, count = {}, 0
    seen = {name: x + moved.get(name, 0.0) for name, x in inputs.items()}
    for number, layer in enumerate(layers):
        for name, weights, bias in layer:
            z = bias + moved.get(f"b_{name}", 0.0)
            for weight, (source, x) in zip(weights, seen.items()):
                count += 1
                z += (weight + moved.get(f"w{count}", 0.0)) * (x + moved.get((source, name), 0.0))
            found[f"z_{name}"] = z + moved.get(f"z_{name}", 0.0)
        zs = [found[f"z_{name}"] for name, _, _ in layer]
        values = last(zs) if number == len(layers) - 1 else list(map(sigmoid, zs))
        seen = {f"a_{name}": a + moved.get(f"a_{name}", 0.0) for (name, _, _), a in zip(layer, values)}
        found |= seen
    errors = {f"E_{name}": loss(t, found[f"a_{name}"]) for (name, _, _), t in zip(layers[-1], targets)}
    return {**found, **errors, "E": sum(errors.values()) / (len(errors) if mean else 1)}


def slope(name, *network):
    """The central difference of what a name says: dE/dw5, da_o1/dz_o2, or dE/da_h1:o1 through one neuron alone."""
    of, by, _, through = re.fullmatch(r"d(.+)/d([^:]+)(:(.+))?", name).groups()
    of = by.replace("z_", "a_") if of == "a" else of
    place = (by, through) if through else by
    above, below = (forwards(*network, {place: step})[of] for step in (H, -H))
    return (above - below) / (2 * H)
