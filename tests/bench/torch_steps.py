"""Ours against PyTorch in float64: gradients of random networks, and a hundred steps of every rule that both have.

Where they differ by more than 1e-12 of the largest gradient, 60 digits say who is right: `(ours is nearer)`.
"""
import random

from neuron_graph import Convention, Layer, Network, Neuron, train

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


def rows():
    """A row for each rule and schedule."""
    try:
        import torch
    except ImportError:
        yield "PyTorch", "", "it is not installed: pip install torch"
        return
    torch.set_num_threads(1)
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
