"""The same training step with the same loops, attributes and checks, written by hand and able to do floats alone.

It knows one convention (half squared sum, descent, a bias per neuron), and so shows what choosing among conventions and
being recordable cost together.
"""
import math


def sigmoid(z):
    return 1.0 / (1.0 + math.exp(-z))


def slope(z, a):
    return a * (1.0 - a)


class Neuron:
    def __init__(self, weights, bias):
        self.weights, self.bias = list(weights), bias
        self.activation, self.slope_of = sigmoid, slope

    def forward(self, inputs):
        z = 0.0
        for w, x in zip(self.weights, inputs):
            z += w * x
        self.inputs = inputs
        self.z = z + self.bias
        self.a = self.activation(self.z)
        return self.a

    def backward(self, upstream):
        self.upstream = upstream
        self.slope = self.slope_of(self.z, self.a)
        self.delta = upstream * self.slope
        self.gradients = [self.delta * x for x in self.inputs]
        self.bias_gradient = self.delta

    def send_back(self):
        self.shares = [self.delta * w for w in self.weights]
        return self.shares

    def update(self, rate):
        self.updated = [w - rate * g for w, g in zip(self.weights, self.gradients)]
        self.updated_bias = self.bias - rate * self.bias_gradient
        self.weights, self.bias = self.updated, self.updated_bias


class Layer:
    def __init__(self, neurons):
        self.neurons = neurons

    def forward(self, inputs):
        self.activations = [neuron.forward(inputs) for neuron in self.neurons]
        return self.activations

    def backward_from(self, targets):
        self.backward([a - t for a, t in zip(self.activations, targets)])

    def backward(self, upstreams):
        for neuron, upstream in zip(self.neurons, upstreams):
            neuron.backward(upstream)

    def send_back(self):
        columns = zip(*[neuron.send_back() for neuron in self.neurons])
        totals = []
        for shares in columns:
            total = 0.0
            for share in shares:
                total += share
            totals.append(total)
        return totals

    def update(self, rate):
        for neuron in self.neurons:
            neuron.update(rate)


class Network:
    def __init__(self, network):
        self.layers = [Layer([Neuron(n.weights, n.bias) for n in layer.neurons]) for layer in network.layers]
        self.width = len(network.inputs)

    def forward(self, inputs):
        if len(inputs) != self.width:
            raise ValueError(f"the inputs: {self.width} are needed, {len(inputs)} given")
        for layer in self.layers:
            inputs = layer.forward(inputs)
        return inputs

    def backward(self, targets):
        if len(targets) != len(self.layers[-1].neurons):
            raise ValueError(f"the targets: {len(self.layers[-1].neurons)} are needed, {len(targets)} given")
        layer = self.layers[-1]
        layer.backward_from(targets)
        for before in reversed(self.layers[:-1]):
            before.backward(layer.send_back())
            layer = before

    def update(self, rate):
        for layer in self.layers:
            layer.update(rate)


def train_sample(network, inputs, targets, rate):
    network.forward(inputs)
    network.backward(targets)
    network.update(rate)


def train(network, examples, epochs, rate):
    for _ in range(epochs):
        for inputs, targets in examples:
            train_sample(network, inputs, targets, rate)
