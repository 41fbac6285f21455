"""A fully connected network as the lines of a sheet, in the order in which they are computed.

A number is known by (name, epoch): ('z_h1', 1), ('w5', 2) what update 1 leaves of w5. A line sees (`sight`) the numbers that belong
into it and those beside it, under the names of the textbook; RIGHT computes the right number from them, a kind of mistake a wrong one.
"""
import math
from collections import namedtuple
from types import SimpleNamespace as Sight

from .arithmetic import ACTIVATIONS, DERIVATIVES, ERRORS, SLOPES, softmax


class Line(namedtuple("Line", "key role sight")):
    """One number: its key, what it is, and what it sees among all numbers."""

    def right(self, numbers):
        return RIGHT[self.role](self.sight(numbers))


RIGHT = {
    "net": lambda n: sum(w * x for w, x in zip(n.w, n.x)) + n.b,
    "exp": lambda n: math.exp(n.z),
    "sum": lambda n: sum(n.e),
    "out": lambda n: softmax(n.i, n.every_z) if n.kind == "softmax" else ACTIVATIONS[n.kind](n.z),
    "E": lambda n: ERRORS[n.loss](n.t, n.a),
    "total": lambda n: sum(n.E) / (len(n.E) if n.mean else 1),
    "dEda": lambda n: DERIVATIVES[n.loss](n.t, n.a) / n.n,
    "slope": lambda n: SLOPES[n.kind](n.a, n.z),
    "delta": lambda n: (n.a - n.t) / n.n if n.simplified else n.dEda * n.slope,
    "share": lambda n: n.delta * n.w,
    "back": lambda n: sum(n.shares),
    "grad": lambda n: n.delta * n.x,
    "gradb": lambda n: n.delta,
    "velocity": lambda n: n.m * n.v - n.eta * n.g,
    "new": lambda n: n.w - n.eta * n.g if n.v is None else n.w + n.v,
}
RIGHT["newb"] = RIGHT["new"]
RIGHT |= {
    "count": lambda n: n.before + 1.0,
    "first": lambda n: n.b1 * n.m + (1 - n.b1) * n.g,
    "second": lambda n: n.b2 * n.v + (1 - n.b2) * n.g ** 2,
    "correction": lambda n: 1 - n.beta ** n.t,
    "hat": lambda n: n.moment / n.c,
    "adapted": lambda n: n.w - n.eta * n.mhat / (math.sqrt(n.vhat) + n.eps),
}
"""Adam's step."""


class Net:
    """The lines of a setting."""

    def __init__(self, setting):
        self.setting = setting
        letters = ["h", "o"][-(len(setting.sizes) - 1):]
        self.layers = [[f"{letter}{i + 1}" for i in range(size)] for letter, size in zip(letters, setting.sizes[1:])]
        self.inputs = [f"x{i + 1}" for i in range(setting.sizes[0])]
        self.outputs, self.hidden = self.layers[-1], self.layers[0] if len(self.layers) > 1 else []
        count = iter(range(1, 1000))
        self.weights = {n: [f"w{next(count)}" for _ in self.sources(n)] for layer in self.layers for n in layer}
        self.simplified = (setting.output, setting.loss) in [("softmax", "cross-entropy"), ("sigmoid", "binary-cross-entropy")]
        self.mean = setting.loss.endswith("mean")

    def sources(self, neuron):
        """The names of what comes into a neuron: inputs or hidden neurons."""
        return self.hidden if neuron in self.outputs and self.hidden else self.inputs

    def beside(self, neuron):
        """The next neuron of the same layer, or None."""
        layer = self.outputs if neuron in self.outputs else self.hidden
        return layer[(layer.index(neuron) + 1) % len(layer)] if len(layer) > 1 else None

    def kind(self, neuron):
        return self.setting.output if neuron in self.outputs else self.setting.hidden

    def lines(self):
        """All lines of all epochs."""
        return [line for epoch in range(1, self.setting.epochs + 1) for line in Epoch(self, epoch).lines()]


class Epoch:
    """The lines of one epoch."""

    def __init__(self, net, epoch):
        self.net, self.epoch = net, epoch

    def lines(self):
        net, back = self.net, []
        for layer in net.layers:
            yield from (self.line(f"z_{n}", "net", self.net_input, n) for n in layer)
            yield from self.exponentials(layer)
            yield from (self.line(f"a_{n}", "out", self.out, n) for n in layer)
        yield from (self.line(f"E_{n}", "E", self.error, n) for n in net.outputs)
        yield self.line("E", "total", self.total, None)
        for n in net.outputs:
            yield from self.output_neuron(n)
        back += [line for n in net.hidden for line in self.hidden_neuron(n)]
        updates = [line for n in net.outputs for line in self.update(n)]
        yield from updates + back if net.setting.order == "updated" else back + updates
        yield from (line for n in net.hidden for line in self.update(n))

    def corrections(self):
        """How many updates there were, and what the moments lack."""
        before = self.epoch - 1
        yield Line(("t", self.epoch), "count", lambda v: Sight(before=float(before)))
        for n, other in (1, 2), (2, 1):
            yield Line((f"c{n}", self.epoch), "correction", self.bound(
                lambda v, n, other: Sight(beta=v[f"beta{n}", 1], other=v[f"beta{other}", 1], t=v["t", self.epoch]), n, other))

    def adapted(self, n):
        """Adam's step for each parameter of a neuron."""
        for name in [*self.net.weights[n], f"b_{n}"]:
            yield Line((f"m_{name}", self.epoch + 1), "first", self.bound(self.moments, name))
            yield Line((f"v_{name}", self.epoch + 1), "second", self.bound(self.moments, name))
            for letter, c in ("m", "c1"), ("v", "c2"):
                yield Line((f"{letter}hat_{name}", self.epoch), "hat", self.bound(lambda v, letter, c, name: Sight(
                    moment=v[f"{letter}_{name}", self.epoch + 1], old=v[f"{letter}_{name}", self.epoch], c=v[c, self.epoch]),
                    letter, c, name))
            yield Line((name, self.epoch + 1), "adapted", self.bound(self.moments, name, 1))

    def moments(self, v, name, after=0):
        """What Adam's step sees of a parameter: its moments before the update, or after it."""
        sight = Sight(g=v[f"dE/d{name}", self.epoch], b1=v["beta1", 1], b2=v["beta2", 1], eps=v["epsilon", 1], eta=v["eta", 1])
        sight.m, sight.v, sight.w = v[f"m_{name}", self.epoch + after], v[f"v_{name}", self.epoch + after], v[name, self.epoch]
        sight.mhat, sight.vhat = v[f"mhat_{name}", self.epoch], v[f"vhat_{name}", self.epoch]
        return sight

    def exponentials(self, layer):
        if self.net.kind(layer[0]) == "softmax":
            yield from (self.line(f"e_{n}", "exp", lambda v, n: Sight(z=self.at(v, f"z_{n}")), n) for n in layer)
            name = f"e_sum{len(self.net.layers)}"
            yield self.line(name, "sum", lambda v, n: Sight(e=[self.at(v, f"e_{n}") for n in layer]), None)

    def output_neuron(self, n):
        yield self.line(f"dE/da_{n}", "dEda", self.derivative, n)
        yield from self.delta_and_gradients(n)

    def hidden_neuron(self, n):
        yield from (self.line(f"dE/da_{n}:{o}", "share", self.share, n, o) for o in self.net.outputs)
        yield self.line(f"dE/da_{n}", "back", self.back, n)
        yield from self.delta_and_gradients(n)

    def delta_and_gradients(self, n):
        yield self.line(f"da/dz_{n}", "slope", self.slope, n)
        yield self.line(f"delta_{n}", "delta", self.delta, n)
        yield from (self.line(f"dE/d{w}", "grad", self.gradient, n, i) for i, w in enumerate(self.net.weights[n]))
        yield self.line(f"dE/db_{n}", "gradb", self.bias_gradient, n)

    def update(self, n):
        names = [*self.net.weights[n], f"b_{n}"]
        if self.net.setting.is_adam:
            yield from self.corrections() if n == self.net.outputs[0] else ()
            yield from self.adapted(n)
            return
        if self.net.setting.momentum is not None:
            yield from (Line((f"v_{w}", self.epoch + 1), "velocity", self.bound(self.velocity, n, w)) for w in names)
        for i, w in enumerate(names):
            yield Line((w, self.epoch + 1), "newb" if w[0] == "b" else "new", self.bound(self.new, n, i, names))

    def line(self, name, role, sight, *which):
        return Line((name, self.epoch), role, self.bound(sight, *which))

    @staticmethod
    def bound(sight, *which):
        return lambda numbers: sight(numbers, *which)

    def at(self, numbers, name, back=0):
        """A number of this epoch, or of one before; a given one that stays is of epoch 1."""
        if name[0] == "x" or name[:2] == "t_" or name == "eta":
            return numbers[name, 1]
        return numbers[name, self.epoch - back]

    def source(self, numbers, name, back=0):
        return self.at(numbers, name if name[0] == "x" else f"a_{name}", back)

    def net_input(self, v, n, back=0):
        net, at = self.net, self.at
        sight = Sight(w=[at(v, w, back) for w in net.weights[n]], x=[self.source(v, x) for x in net.sources(n)], b=at(v, f"b_{n}", back))
        sight.inputs = [at(v, x) for x in net.inputs]
        if net.sources(n) is net.hidden:
            sight.before = [at(v, f"z_{x}") for x in net.hidden]
        if net.beside(n):
            sight.beside_w, sight.beside_b = [at(v, w) for w in net.weights[net.beside(n)]], at(v, f"b_{net.beside(n)}")
            layer = net.outputs if n in net.outputs else net.hidden
            flat = [at(v, w) for m in layer for w in net.weights[m]]
            sight.column = flat[layer.index(n)::len(layer)][:len(sight.x)]
        if self.epoch > 1 and not back:
            sight.old = self.net_input(v, n, 1)
        return sight

    def out(self, v, n):
        layer = self.net.outputs if n in self.net.outputs else self.net.hidden
        sight = Sight(z=self.at(v, f"z_{n}"), i=layer.index(n), every_z=[self.at(v, f"z_{m}") for m in layer], kind=self.net.kind(n))
        if len(layer) > 1:
            sight.beside_z = self.at(v, f"z_{self.net.beside(n)}")
        return sight

    def error(self, v, n):
        net, at = self.net, self.at
        sight = Sight(t=at(v, f"t_{n}"), a=at(v, f"a_{n}"), z=at(v, f"z_{n}"), E=at(v, f"E_{n}"), loss=net.setting.loss)
        sight.n, sight.half = len(net.outputs) if net.mean else 1, net.setting.loss.startswith("half")
        sight.squared, sight.entropy = "squared" in sight.loss, "entropy" in sight.loss
        if net.beside(n):
            sight.beside_t = at(v, f"t_{net.beside(n)}")
        return sight

    def total(self, v, _):
        return Sight(E=[self.at(v, f"E_{n}") for n in self.net.outputs], mean=self.net.mean)

    derivative = error

    def slope(self, v, n):
        sight = Sight(a=self.at(v, f"a_{n}"), z=self.at(v, f"z_{n}"), kind=self.net.kind(n))
        sight.logistic = sight.kind in ("sigmoid", "softmax")
        if self.net.beside(n):
            sight.beside_a = self.at(v, f"a_{self.net.beside(n)}")
        if n in self.net.outputs:
            sight.t = self.at(v, f"t_{n}")
        return sight

    def delta(self, v, n):
        at, net = self.at, self.net
        sight = self.error(v, n) if n in net.outputs else Sight(a=at(v, f"a_{n}"), z=at(v, f"z_{n}"))
        sight.slope, sight.simplified = at(v, f"da/dz_{n}"), net.simplified and n in net.outputs
        if not sight.simplified:
            sight.dEda = at(v, f"dE/da_{n}")
            others = net.hidden if n in net.outputs else net.outputs
            if others:
                sight.layer_slope = at(v, f"da/dz_{others[0]}")
            if n not in net.outputs:
                sight.next_delta = at(v, f"delta_{net.outputs[0]}")
        if net.beside(n) and not sight.simplified:
            sight.beside_slope, sight.beside_dEda = at(v, f"da/dz_{net.beside(n)}"), at(v, f"dE/da_{net.beside(n)}")
        return sight

    def share(self, v, n, o):
        at, net = self.at, self.net
        i, sight = net.hidden.index(n), self.error(v, o)
        name, updated = net.weights[o][i], net.setting.order == "updated"
        old, new = at(v, name), v[name, self.epoch + 1]
        sight.delta, sight.a = at(v, f"delta_{o}"), at(v, f"a_{n}")
        sight.error, sight.b = sight.t - at(v, f"a_{o}"), at(v, f"b_{o}")
        sight.w, sight.new, sight.old = (new, None, old) if updated else (old, new, None)
        if not net.simplified:
            sight.dEda = at(v, f"dE/da_{o}")
        if len(net.hidden) > 1:
            sight.beside_w = v[net.weights[o][(i + 1) % len(net.hidden)], self.epoch + updated]
        if net.beside(o):
            sight.beside_delta, sight.column_w = at(v, f"delta_{net.beside(o)}"), v[net.weights[net.beside(o)][i], self.epoch + updated]
        return sight

    def back(self, v, n):
        return Sight(shares=[self.at(v, f"dE/da_{n}:{o}") for o in self.net.outputs])

    def bias_gradient(self, v, n):
        at, net = self.at, self.net
        sight = self.error(v, n) if n in net.outputs else Sight(a=at(v, f"a_{n}"), z=at(v, f"z_{n}"))
        sight.delta, sight.slope, sight.b, sight.eta = at(v, f"delta_{n}"), at(v, f"da/dz_{n}"), at(v, f"b_{n}"), at(v, "eta")
        sight.every_x = [self.source(v, x) for x in net.sources(n)]
        if not (net.simplified and n in net.outputs):
            sight.dEda = at(v, f"dE/da_{n}")
        if net.beside(n):
            sight.beside_delta = at(v, f"delta_{net.beside(n)}")
        return sight

    def gradient(self, v, n, i):
        sight, net = self.bias_gradient(v, n), self.net
        source = net.sources(n)[i]
        sight.x, sight.w = sight.every_x[i], self.at(v, net.weights[n][i])
        if len(sight.every_x) > 1:
            sight.beside_x = sight.every_x[(i + 1) % len(sight.every_x)]
        if source[0] != "x":
            sight.z_x, sight.input = self.at(v, f"z_{source}"), self.at(v, net.inputs[min(i, len(net.inputs) - 1)])
        if self.epoch > 1:
            sight.old_delta = self.at(v, f"delta_{n}", 1)
            if source[0] != "x":
                sight.old_x = self.source(v, source, 1)
        return sight

    def velocity(self, v, n, w):
        return Sight(m=self.net.setting.momentum, v=self.at(v, f"v_{w}"), eta=self.at(v, "eta"), g=self.at(v, f"dE/d{w}"))

    def new(self, v, n, i, names):
        at, sight = self.at, self.error(v, n) if n in self.net.outputs else Sight()
        sight.w, sight.g, sight.eta, sight.delta = at(v, names[i]), at(v, f"dE/d{names[i]}"), at(v, "eta"), at(v, f"delta_{n}")
        sight.v = v[f"v_{names[i]}", self.epoch + 1] if self.net.setting.momentum is not None else None
        weights = names[:-1]  # beside a bias stands a weight
        other = weights[(i + 1) % len(weights)]
        if other != names[i]:
            sight.beside_w, sight.beside_g = at(v, other), at(v, f"dE/d{other}")
        if self.epoch > 1:
            sight.first = v[names[i], 1]
        return sight
