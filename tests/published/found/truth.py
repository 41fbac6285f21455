"""The true value of every figure of a ledger, worked out with 60 digits and without a line of the package.

    python -m tests.published.found.truth          compares every `computed` of the ledgers beside this file

A network is read from the example's TOML file. `numbers` goes through its epochs on decimals and keeps each number
under (epoch, sample, name); the names are those of the notation z-a, and for what has no name in the package:

    w1*x1   exp(-z_o1)   1+exp(-z_o1)   -z_o1   sum_o1 (before the bias)   z_o1-max   dE/dw1[own] (of a row alone)
"""
from __future__ import annotations

import tomllib
from decimal import Decimal as D, getcontext
from pathlib import Path

HERE = Path(__file__).parent
getcontext().prec = 60


def number(value) -> D:
    return D(repr(value)) if isinstance(value, float) else D(value)


def tanh(z: D) -> D:
    return 1 - 2 / ((2 * z).exp() + 1)


def sigmoid(z: D) -> D:
    return 1 / (1 + (-z).exp())


ACTIVATIONS = {  # the value at z, the slope from z and a
    "sigmoid": (sigmoid, lambda z, a: a * (1 - a)),
    "tanh": (tanh, lambda z, a: 1 - a * a),
    "relu": (lambda z: max(z, D(0)), lambda z, a: D(int(z > 0))),
    "identity": (lambda z: z, lambda z, a: D(1)),
    "step:0": (lambda z: D(int(z > 0)), lambda z, a: D(1)),
    "softmax": (lambda z: z, lambda z, a: a * (1 - a)),
}
ERRORS = {  # an output's error, its derivative
    "half-squared-sum": (lambda t, a: (t - a) ** 2 / 2, lambda t, a: a - t),
    "squared-sum": (lambda t, a: (t - a) ** 2, lambda t, a: 2 * (a - t)),
    "cross-entropy": (lambda t, a: -t * a.ln() if t else D(0), lambda t, a: -t / a),
    "binary-cross-entropy": (
        lambda t, a: -(t * a.ln() + (1 - t) * (1 - a).ln()), lambda t, a: -t / a + (1 - t) / (1 - a)),
    "none": (lambda t, a: a, lambda t, a: D(1)),
}
WHOLE = {("softmax", "cross-entropy"), ("sigmoid", "binary-cross-entropy")}


class Net:
    """The layers, rows and conventions of one part of an example."""

    def __init__(self, part: dict):
        self.convention = part.get("convention", {})
        self.rate = number(part.get("rate", 0.5)) if part.get("rate") != "unknown" else D(0)
        self.given = {name: number(value) for name, value in part.get("given", {}).items()}
        self.rows = [(list(map(number, row["inputs"])), list(map(number, row.get("targets", []))))
                     for row in part.get("sample", [])]
        self.inputs = part.get("inputs") or [f"x{i + 1}" for i in range(len(self.rows[0][0]))]
        self.value: dict[str, D] = {}
        self.layers: list = []
        for layer in part["layer"]:
            self.add(layer, len(part["layer"]))

    def add(self, layer: dict, count: int) -> None:
        letter = "o" if len(self.layers) == count - 1 else "h" if count < 3 else f"h{len(self.layers) + 1}_"
        neurons = layer.get("neuron") or [
            {"name": name, "weights": weights} for name, weights in zip(layer["names"], layer["weights"])]
        if "biases" in layer:
            neurons = [dict(one, bias=bias) for one, bias in zip(neurons, layer["biases"])]
        shared = f"b{len(self.layers) + 1}" if "bias" in layer and layer["bias"] != "none" else None
        made = []
        for i, one in enumerate(neurons):
            taken = sum(len(old["weights"]) for row in [*self.layers, made] for old in row)
            names = one.get("weight-names") or [f"w{taken + k + 1}" for k in range(len(one["weights"]))]
            bias = layer.get("bias", one.get("bias", 0))
            neuron = {"name": one.get("name", f"{letter}{i + 1}"), "weights": names, "bias": None,
                      "activation": one.get("activation", layer.get("activation", "sigmoid"))}
            self.value.update(zip(names, map(number, one["weights"])))
            if bias != "none":
                neuron["bias"] = shared or f"b_{neuron['name']}"
                self.value[neuron["bias"]] = number(bias)
            made.append(neuron)
        self.layers.append(made)

    def put(self, into: dict, name: str, value: D) -> D:
        into[name] = self.given.get(name, value)
        return into[name]

    def forward(self, inputs: list[D]) -> dict[str, D]:
        seen = dict(zip(self.inputs, inputs))
        names, values = self.inputs, inputs
        for layer in self.layers:
            for neuron in layer:
                self.net(neuron, names, values, seen)
            if layer[0]["activation"] == "softmax":
                self.softmax(layer, seen)
            names = [neuron["name"] for neuron in layer]
            values = [seen[f"a_{name}"] for name in names]
        return seen

    def net(self, neuron: dict, names: list[str], values: list[D], seen: dict) -> None:
        n, total = neuron["name"], D(0)
        for weight, name, value in zip(neuron["weights"], names, values):
            seen[f"{weight}*{name}"] = self.value[weight] * value
            total += self.value[weight] * value
        seen[f"sum_{n}"] = total
        z = self.put(seen, f"z_{n}", total + self.value.get(neuron["bias"], D(0)))
        function, slope = ACTIVATIONS[neuron["activation"]]
        a = self.put(seen, f"a_{n}", function(z))
        seen.update({f"-z_{n}": -z, f"exp(-z_{n})": (-z).exp(), f"1+exp(-z_{n})": 1 + (-z).exp()})
        seen[f"1-a_{n}"] = 1 - a
        seen[f"da/dz_{n}"] = slope(z, a)

    def softmax(self, layer: list, seen: dict) -> None:
        top = max(seen[f"z_{one['name']}"] for one in layer)
        shift = top if self.convention.get("softmax") == "shifted" else D(0)
        powers = {one["name"]: (seen[f"z_{one['name']}"] - shift).exp() for one in layer}
        seen["e_sum1"] = sum(powers.values())
        for n, power in powers.items():
            seen[f"z_{n}-max"] = seen[f"z_{n}"] - top
            seen[f"e_{n}"] = power
            a = self.put(seen, f"a_{n}", power / seen["e_sum1"])
            seen[f"da/dz_{n}"] = a * (1 - a)

    def backward(self, seen: dict, targets: list[D]) -> None:
        kind = self.convention.get("error", "half-squared-sum")
        error, derivative = ERRORS[kind]
        factor = number(self.convention.get("gradient-factor", 1))
        seen["E"] = D(0)
        for neuron, t in zip(self.layers[-1], targets or [D(0)] * len(self.layers[-1])):
            n = neuron["name"]
            a = seen[f"a_{n}"]
            seen[f"E_{n}"] = error(t, a)
            seen["E"] += seen[f"E_{n}"]
            seen[f"t_{n}-a_{n}"] = t - a
            seen[f"a_{n}-t_{n}"] = a - t
            back = seen[f"dE/da_{n}"] = factor * derivative(t, a)
            whole = (neuron["activation"], kind) in WHOLE or self.convention.get("rule") == "perceptron"
            self.delta(neuron, a - t if whole else back * seen[f"da/dz_{n}"], seen)
        for layer, above in reversed(list(zip(self.layers, self.layers[1:]))):
            self.hidden(layer, above, seen)

    def hidden(self, layer: list, above: list, seen: dict) -> None:
        for i, neuron in enumerate(layer):
            n = neuron["name"]
            shares = {u["name"]: seen[f"delta_{u['name']}"] * self.value[u["weights"][i]] for u in above}
            seen.update({f"dE/da_{n}:{name}": share for name, share in shares.items()})
            seen[f"dE/da_{n}"] = sum(shares.values())
            self.delta(neuron, seen[f"dE/da_{n}"] * seen[f"da/dz_{n}"], seen)

    def delta(self, neuron: dict, value: D, seen: dict) -> None:
        seen[f"delta_{neuron['name']}"] = value

    def gradients(self, seen: dict) -> dict[str, D]:
        found: dict[str, D] = {}
        names = self.inputs
        for i, layer in enumerate(self.layers):
            for neuron in layer:
                delta = seen[f"delta_{neuron['name']}"]
                for weight, name in zip(neuron["weights"], names):
                    found[weight] = delta * (seen[f"a_{name}"] if i else seen[name])
                if neuron["bias"]:
                    found[neuron["bias"]] = found.get(neuron["bias"], D(0)) + delta
            names = [neuron["name"] for neuron in layer]
        for i, name in enumerate(self.inputs):
            seen[f"dE/d{name}"] = sum(
                seen[f"delta_{one['name']}"] * self.value[one["weights"][i]] for one in self.layers[0])
        return found


Numbers = dict[tuple[int, int, str], D]


def numbers(part: dict, epochs: int) -> Numbers:
    """Every number of some epochs; a parameter's gradient, change and new value stand under each row of its batch."""
    net, found = Net(part), {}
    rows = list(enumerate(net.rows, 1))
    size = net.convention.get("batch", 1)
    size = len(rows) if size == "all" else size
    for epoch in range(1, epochs + 1):
        for start in range(0, len(rows), size):
            one_batch(net, epoch, rows[start:start + size], found)
        for s, (inputs, targets) in rows:
            after = net.forward(inputs)
            net.backward(after, targets)
            found.update({(epoch, s, f"{name} after"): value for name, value in after.items()})
    return found


def one_batch(net: Net, epoch: int, batch: list, found: Numbers) -> None:
    sums: dict[str, D] = {}
    sign = -1 if net.convention.get("sign") == "target-output" else 1
    for s, (inputs, targets) in batch:
        seen = net.forward(inputs)
        net.backward(seen, targets)
        mine = net.gradients(seen)
        seen.update({f"dE/d{name}[own]": value for name, value in mine.items()})
        sums = {name: sums.get(name, D(0)) + value for name, value in mine.items()}
        found.update({(epoch, s, k): sign * v if k.startswith(("delta_", "dE/da")) else v for k, v in seen.items()})
    scale = len(batch) if net.convention.get("batch-scale", "mean") == "mean" else 1
    for name, total in sums.items():
        frozen = net.convention.get("bias") == "frozen" and name.startswith("b")
        change = D(0) if frozen else -net.rate * total / scale
        net.value[name] += change
        for s, _ in batch:
            found[epoch, s, f"dE/d{name}"] = total / scale
            found[epoch, s, f"Δ{name}"] = change
            found[epoch, s, f"{name}+"] = net.value[name]


def part_of(example: dict, name: str) -> dict:
    return example["part"][name] if name else example


def truth(example: dict, ledger: dict) -> list[D | None]:
    """The true value of each figure of a ledger, None where it only states a number."""
    known: dict[str, dict] = {}
    values: list[D | None] = []
    for figure in ledger["published"]:
        where = figure.get("part", "")
        if where not in known:
            part = dict(part_of(example, where))
            part["convention"] = part.get("convention", {}) | ledger.get("truth", {})
            known[where] = numbers(part, max(one.get("epoch", 1) for one in ledger["published"]))
        name = figure.get("true-name", figure["name"]) + (" after" if figure.get("when") == "after" else "")
        last = max(s for _, s, _ in known[where])
        of_batch = name.endswith("+") or name.startswith(("dE/dw", "dE/db"))
        sample = figure.get("sample", last if of_batch else 1)
        values.append(known[where][figure.get("epoch", 1), sample, name])
    return values


def load(name: str) -> tuple[dict, dict]:
    return (tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8")),
            tomllib.loads((HERE / f"{name}.ledger.toml").read_text(encoding="utf-8")))


def names() -> list[str]:
    return sorted(file.name.removesuffix(".ledger.toml") for file in HERE.glob("*.ledger.toml"))


def main() -> None:
    for name in names():
        example, ledger = load(name)
        values = truth(example, ledger)
        wrong = [figure["name"] for figure, value in zip(ledger["published"], values)
                 if value is not None and abs(D(figure["computed"]) - value) > abs(value) * D("1e-17")]
        print(f"{name}: {len(values)} figures, " + (f"differing: {wrong}" if wrong else "all as recomputed"))


if __name__ == "__main__":
    main()
