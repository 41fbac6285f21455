"""Ours against PyTorch in float64: gradients of random networks, and a hundred steps of every rule that both have."""
import random

from neuron_graph import Convention, Layer, Network, Neuron, record, train
from neuron_graph.network import parameter_names
from neuron_graph.recording.expressions import decimals

STEPS, NETWORKS, BOUND = 100, 500, 1e-12
OPTIMISERS = {
    "descent": ("SGD", {}), "l2=0.1,decays=all": ("SGD", {"weight_decay": 0.1}),
    "rule=momentum,velocity=gathered": ("SGD", {"momentum": 0.9}),
    "rule=momentum,velocity=gathered,dampening=0.3": ("SGD", {"momentum": 0.9, "dampening": 0.3}),
    "rule=nesterov,velocity=gathered": ("SGD", {"momentum": 0.9, "nesterov": True}),
    "rule=adagrad,epsilon=1e-10": ("Adagrad", {}), "rule=rmsprop,rho=0.99": ("RMSprop", {}), "rule=adam": ("Adam", {}),
    "rule=amsgrad": ("Adam", {"amsgrad": True}), "rule=adamw,decays=all": ("AdamW", {}),
    "rule=adam,l2=0.1,decays=all": ("Adam", {"weight_decay": 0.1}),
}
SCHEDULES = {
    "schedule=step,schedule-steps=7": lambda o, s: s.StepLR(o, 7, 0.5), "schedule=exponential,schedule-factor=0.9": lambda o, s: s.ExponentialLR(o, 0.9),
    "schedule=cosine,schedule-steps=200": lambda o, s: s.CosineAnnealingLR(o, 200),
    "schedule=linear,schedule-steps=200": lambda o, s: s.LinearLR(o, 1.0, 0.0, 200),
}


def drawn(sizes, activation, output, draw, convention):
    """A network with random weights and biases."""
    layers, width = [], sizes[0]
    for place, size in enumerate(sizes[1:], start=1):
        name = output if place == len(sizes) - 1 else activation
        layers.append(Layer([Neuron(f"n{place}_{n}", [draw.uniform(-1, 1) for _ in range(width)], draw.uniform(-1, 1), name) for n in range(size)]))
        width = size
    return Network(layers, convention=convention)


def tensors(network, torch):
    """Its weights and biases, layer by layer, as tensors that ask for gradients."""
    return [[torch.tensor(numbers, dtype=torch.float64, requires_grad=True) for numbers in (layer.weights, [n.bias for n in layer.neurons])]
            for layer in network.layers]


def run_rule(convention, optimiser, torch, rate=0.01):
    """The largest relative distance of parameters after so many steps, the same of each."""
    draw = random.Random(convention)
    network = drawn([2, 3, 2], "tanh", "sigmoid", draw, Convention().changed(convention))
    samples = [([draw.uniform(-1, 1) for _ in range(2)], [draw.random() for _ in range(2)]) for _ in range(5)]
    layers = tensors(network, torch)
    step, after = optimiser([p for pair in layers for p in pair], rate)
    for _ in range(STEPS // len(samples)):
        for inputs, targets in samples:
            a = torch.tensor(inputs, dtype=torch.float64)
            for (w, b), f in zip(layers, (torch.tanh, torch.sigmoid)):
                a = f(w @ a + b)
            step.zero_grad()
            (0.5 * ((a - torch.tensor(targets, dtype=torch.float64)) ** 2).sum()).backward()
            step.step()
            if after:
                after.step()
    train(network, samples, STEPS // len(samples), rate, compiled=True)
    theirs = [x for w, b in layers for row, c in zip(w.tolist(), b.tolist()) for x in (*row, c)]
    ours = [x for neuron in network.neurons for x in (*neuron.weights, neuron.bias)]
    return max(abs(a - b) for a, b in zip(ours, theirs)) / max(map(abs, theirs))


def functions(torch):
    """Each activation as PyTorch has it, or is written in it."""
    f = torch.nn.functional
    return {"sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": torch.relu, "identity": lambda z: z, "leaky-relu:0.2": lambda z: f.leaky_relu(z, 0.2),
            "elu": f.elu, "elu:0.5": lambda z: f.elu(z, 0.5), "silu": f.silu, "gelu": f.gelu, "gelu:tanh": lambda z: f.gelu(z, approximate="tanh"),
            "softplus": f.softplus, "softsign": f.softsign, "hard-tanh": f.hardtanh, "hard-sigmoid": f.hardsigmoid,
            "bipolar-sigmoid": lambda z: 2.0 * torch.sigmoid(z) - 1.0, "scaled-tanh": lambda z: 1.7159 * torch.tanh(2.0 / 3.0 * z)}


def losses(torch):
    """Each loss, of outputs and targets; the outputs' activations that it goes with, and how targets are drawn."""
    f, every = torch.nn.functional, None
    sign, share = (lambda draw, n: [draw.choice([-1.0, 1.0]) for _ in range(n)]), (lambda draw, n: [draw.random() for _ in range(n)])
    return {
        "half-squared-sum": (lambda a, t: 0.5 * ((a - t) ** 2).sum(), every, share), "squared-mean": (f.mse_loss, every, share),
        "absolute": (lambda a, t: (a - t).abs().sum(), every, share), "huber": (lambda a, t: f.huber_loss(a, t, reduction="sum"), every, share),
        "hinge": (lambda a, t: torch.relu(1 - t * a).sum(), every, sign), "squared-hinge": (lambda a, t: (torch.relu(1 - t * a) ** 2).sum(), every, sign),
        "binary-cross-entropy": (lambda a, t: f.binary_cross_entropy(a, t, reduction="sum"), "sigmoid", share),
        "cross-entropy": (lambda a, t: -(t * torch.log(a)).sum(), "softmax", lambda draw, n: [1.0] + [0.0] * (n - 1))}


def network_distances(torch):
    """For random networks how far gradients are from PyTorch's, relative to the largest of each."""
    draw, known, measures = random.Random(18), functions(torch), losses(torch)
    known["softmax"] = lambda z: torch.softmax(z, 0)
    hidden = [name for name in known if name != "softmax"]
    for number in range(NETWORKS):
        error = list(measures)[number % len(measures)]
        loss, needed, targets_of = measures[error]
        activation, output = hidden[number % len(hidden)], needed or draw.choice(hidden)
        sizes = [draw.randint(1, 4) for _ in range(draw.choice([3, 3, 4]))]
        sizes[-1] = max(2, sizes[-1])
        network = drawn(sizes, activation, output, draw, Convention(error=error))
        inputs, targets = [draw.uniform(-2, 2) for _ in range(sizes[0])], targets_of(draw, sizes[-1])
        network.forward(inputs)
        network.backward(targets)
        layers = tensors(network, torch)
        a = torch.tensor(inputs, dtype=torch.float64)
        for place, (w, b) in enumerate(layers, start=1):
            a = known[output if place == len(layers) else activation](w @ a + b)
        loss(a, torch.tensor(targets, dtype=torch.float64)).backward()
        theirs = [x for w, b in layers for row, c in zip(w.grad.tolist(), b.grad.tolist()) for x in (*row, c)]
        ours = [x for neuron in network.neurons for x in (*neuron.gradients, neuron.bias_gradient)]
        exact = in_digits(network, inputs, targets)
        far = [max(abs(one - other) for one, other in zip(some, others)) / (max(map(abs, theirs)) or 1.0)
               for some, others in ((ours, theirs), (ours, exact), (theirs, exact))]
        yield *far, f"{activation}, {output}, {error}"


def in_digits(network, inputs, targets):
    """The gradients of a step in 60 digits."""
    recording = record(network, inputs, targets, None)
    values = recording.calculation.values(arithmetic=decimals(60))
    found = {step.name: float(values[place]) for place, step in enumerate(recording.trail)}
    return [found[f"dE/d{name}"] for layer in network.layers for neuron in layer.neurons
            for name in own_names(network, neuron)]


def own_names(network, neuron):
    """The names of a neuron's weights and of its bias."""
    return dict(zip(network.trainables, parameter_names(network.layers)))[neuron]


def rows():
    """A row for each rule and schedule."""
    try:
        import torch
    except ImportError:
        yield "PyTorch", "", "it is not installed: pip install torch"
        return
    torch.set_num_threads(1)
    worst = sorted(network_distances(torch), reverse=True)
    far = [row for row in worst if row[0] > BOUND]
    yield f"gradients of {NETWORKS} networks, the worst", f"{BOUND:.0e}", f"{worst[0][0]:.1e} ({worst[0][-1]})"
    yield "  networks above that; ours nearer to 60 digits", "0, else all", f"{len(far)}; {sum(ours < theirs for _, ours, theirs, _ in far)}"
    yield "  ours from 60 digits, the worst of all", f"{BOUND:.0e}", f"{max(row[1] for row in worst):.1e}"
    yield "  activations in those above", "", ", ".join(sorted({name for row in far for name in row[-1].split(", ")[:2]})) or "none"
    for convention, (name, options) in OPTIMISERS.items():
        def optimiser(parameters, rate, name=name, options=options):
            return getattr(torch.optim, name)(parameters, lr=rate, **options), None
        distance = run_rule("" if convention == "descent" else convention, optimiser, torch)
        yield f"{STEPS} steps, {convention}", f"{BOUND:.0e}", f"{distance:.1e}"
    for convention, schedule in SCHEDULES.items():
        def optimiser(parameters, rate, schedule=schedule):
            found = torch.optim.SGD(parameters, lr=rate)
            return found, schedule(found, torch.optim.lr_scheduler)
        yield f"{STEPS} steps, {convention}", f"{BOUND:.0e}", f"{run_rule(convention, optimiser, torch):.1e}"
