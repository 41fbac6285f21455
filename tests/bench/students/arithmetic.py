"""The textbook in plain floats: z a net input, a an activation, t a target."""
import math


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def relu(z):
    return max(z, 0.0)


def identity(z):
    return z


def softmax(i, every_z):
    """The output of neuron i (from 0) of a layer with these net inputs."""
    return math.exp(every_z[i]) / sum(math.exp(z) for z in every_z)


ACTIVATIONS = {"sigmoid": sigmoid, "tanh": math.tanh, "relu": relu, "identity": identity}
SLOPES = {"sigmoid": lambda a, z: a * (1 - a), "softmax": lambda a, z: a * (1 - a), "tanh": lambda a, z: 1 - a ** 2,
          "relu": lambda a, z: 1.0 if z > 0 else 0.0, "identity": lambda a, z: 1.0}

ERRORS = {"half-squared-sum": lambda t, a: (t - a) ** 2 / 2, "half-squared-mean": lambda t, a: (t - a) ** 2 / 2,
          "squared-sum": lambda t, a: (t - a) ** 2, "squared-mean": lambda t, a: (t - a) ** 2,
          "cross-entropy": lambda t, a: -t * math.log(a),
          "binary-cross-entropy": lambda t, a: -(t * math.log(a) + (1 - t) * math.log(1 - a))}
DERIVATIVES = {"half-squared-sum": lambda t, a: a - t, "half-squared-mean": lambda t, a: a - t,
               "squared-sum": lambda t, a: 2 * (a - t), "squared-mean": lambda t, a: 2 * (a - t),
               "cross-entropy": lambda t, a: -t / a, "binary-cross-entropy": lambda t, a: (a - t) / (a * (1 - a))}
