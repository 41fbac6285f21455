"""Every activation against the same function with 60 digits, written a second time; its slope along a complex step of another
writing; its limits, its corners, the figures of books; what is refused."""
import cmath
import math
from decimal import Decimal, localcontext

import pytest

from neuron_graph import (
    ACTIVATIONS,
    FAMILIES,
    Convention,
    Layer,
    Network,
    Neuron,
    NeuronGraphError,
    record,
    train,
)
from neuron_graph.network import activation_named
from neuron_graph.network.activations import listed, with_slope
from neuron_graph.network.arithmetic import sqrt
from neuron_graph.terminal.commands.glossary import terms_named

PLACES = [-37.5, -6.0, -3.25, -2.0, -1.2, -0.75, -0.3, -0.01, 0.02, 0.4, 1.1, 1.7, 2.25, 3.5, 8.0, 30.0]


PI = Decimal("3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803482534211707")


def erf(x):
    """In decimals the series of alternating terms, 2/√π Σ (-1)ⁿ x²ⁿ⁺¹ / n! (2n + 1); in complex numbers one of like terms,
    2/√π e^-x² Σ 2ⁿ x²ⁿ⁺¹ / (2n + 1)!!."""
    if abs(x) > 8:
        return x / abs(x.real) if isinstance(x, Decimal) else complex(math.copysign(1.0, x.real))
    total, term, exact = 0 * x, x, isinstance(x, Decimal)
    for n in range(1, 400):
        total += term / (2 * n - 1) if exact else term
        term *= -x * x / n if exact else 2 * x * x / (2 * n + 1)
    return 2 * total / PI.sqrt() if exact else 2 * total * cmath.exp(-x * x) / math.sqrt(math.pi)


def exp(x):
    return x.exp() if isinstance(x, Decimal) else cmath.exp(x)


def log(x):
    return x.ln() if isinstance(x, Decimal) else cmath.log(x)


def tanh(x):
    return (exp(x) - exp(-x)) / (exp(x) + exp(-x)) if isinstance(x, Decimal) else cmath.tanh(x)


def number(text, like):
    """A constant, in the kind of number that another one is."""
    over, _, under = text.partition("/")
    return type(like)(over) / type(like)(under or "1") if isinstance(like, Decimal) else complex(float(over) / float(under or "1"))


def positive(z):
    return (z if isinstance(z, Decimal) else z.real) > 0


def rise(z, text):
    """A straight line through one half, cut off at 0 and 1."""
    line = number(text, z) * z + number("0.5", z)
    return 0 * z if not positive(line) else 0 * z + 1 if positive(line - 1) else line


def by_tanh(z):
    return z / 2 * (1 + tanh((2 / number(str(PI), z)) ** number("0.5", z) * (z + number("0.044715", z) * z ** 3)))


TRUE = {
    "sigmoid": lambda z: exp(z) / (exp(z) + 1),
    "tanh": tanh,
    "relu": lambda z: z if positive(z) else 0 * z,
    "identity": lambda z: z,
    "bipolar-sigmoid": lambda z: (1 - exp(-z)) / (1 + exp(-z)),
    "scaled-tanh": lambda z: number("1.7159", z) * tanh(number("2/3", z) * z),
    "scaled-tanh:1.2:0.8": lambda z: number("1.2", z) * tanh(number("0.8", z) * z),
    "hard-tanh": lambda z: 0 * z + 1 if positive(z - 1) else z if positive(z + 1) else 0 * z - 1,
    "hard-sigmoid": lambda z: rise(z, "1/6"),
    "hard-sigmoid:0.2": lambda z: rise(z, "0.2"),
    "softplus": lambda z: z + log(1 + exp(-z)),
    "elu": lambda z: z if positive(z) else exp(z) - 1,
    "elu:0.5": lambda z: z if positive(z) else (exp(z) - 1) / 2,
    "silu": lambda z: z * exp(z) / (exp(z) + 1),
    "gelu": lambda z: z / 2 * (1 + erf(z / number("2", z) ** number("0.5", z))),
    "gelu:tanh": by_tanh,
    "softsign": lambda z: z / (1 + z) if positive(z) else z / (1 - z),
    "leaky-relu": lambda z: z if positive(z) else z * number("0.01", z),
    "leaky-relu:0.2": lambda z: z if positive(z) else z * number("0.2", z),
}
JUMPS = {"step", "step-from", "sign", "dead-zone"}


def test_the_table_is_covered():
    assert {*ACTIVATIONS, *FAMILIES} - {"softmax"} == {name for name in TRUE if name.count(":") == (name == "gelu:tanh")} | JUMPS


@pytest.mark.parametrize("name", TRUE)
def test_values(name):
    activation = activation_named(name)
    for z in PLACES:
        with localcontext() as context:
            context.prec = 80
            true = float(TRUE[name](Decimal(repr(z))))
        assert activation(z) == pytest.approx(true, rel=2e-15, abs=(1 + abs(z)) * 4e-16), z


@pytest.mark.parametrize("name", TRUE)
def test_slopes(name):
    activation = activation_named(name)
    for z in PLACES:
        true = TRUE[name](complex(z, 1e-30)).imag / 1e-30
        assert activation.slope(z, activation(z)) == pytest.approx(true, rel=1e-14, abs=(1 + abs(z)) * 2e-15), z


FIGURES = [
    ("bipolar-sigmoid", 1.0, 0.4621171573, 0.3932238665), ("bipolar", 0.0, 0.0, 0.5), ("gelu", 1.0, 0.8413447461, 1.0833154706),
    ("silu", 1.0, 0.7310585786, 0.9276705119), ("softplus", 0.0, 0.6931471806, 0.5), ("elu", -1.0, -0.6321205588, 0.3678794412),
    ("softsign", -2.0, -2 / 3, 1 / 9), ("hard-sigmoid", 1.0, 2 / 3, 1 / 6), ("hard-sigmoid:0.2", 1.0, 0.7, 0.2),
    ("scaled-tanh", 1.0, 1.7159 * 0.5827829453, 1.7159 * 2 / 3 * (1 - 0.5827829453 ** 2)), ("gelu:tanh", 1.0, 0.8411919906, 1.0829640838),
    ("hard-tanh", 0.3, 0.3, 1.0), ("step:0:-1:0.5:1:1", 0.3, 0.5, 0.0), ("step:0:0:0.5:0:1", 0.0, 0.5, 0.0), ("step:-1:0:1", 0.0, -1.0, 0.0),
    ("elu:0.5", -1.0, -0.3160602794, 0.1839397206),
]


@pytest.mark.parametrize("name, z, value, slope", FIGURES)
def test_figures_of_books(name, z, value, slope):
    activation = activation_named(name)
    assert activation(z) == pytest.approx(value, abs=1e-10) and activation.slope(z, activation(z)) == pytest.approx(slope, abs=1e-10)


LIMITS = {
    "sigmoid": (0, 1), "tanh": (-1, 1), "relu": (0, 1000), "identity": (-1000, 1000), "bipolar-sigmoid": (-1, 1), "scaled-tanh": (-1.7159, 1.7159),
    "scaled-tanh:1.2:0.8": (-1.2, 1.2), "hard-tanh": (-1, 1), "hard-sigmoid": (0, 1), "hard-sigmoid:0.2": (0, 1), "softplus": (0, 1000),
    "elu": (-1, 1000), "elu:0.5": (-0.5, 1000), "silu": (0, 1000), "gelu": (0, 1000), "gelu:tanh": (0, 1000),
    "softsign": (-1000 / 1001, 1000 / 1001), "leaky-relu": (-10, 1000), "leaky-relu:0.2": (-200, 1000),
}
STEEP = {"relu", "softplus", "elu", "elu:0.5", "silu", "gelu", "gelu:tanh", "leaky-relu", "leaky-relu:0.2", "identity"}
FLAT = {"identity": 1.0, "leaky-relu": 0.01, "leaky-relu:0.2": 0.2, "softsign": 1 / 1001 ** 2}
"""The slope far below 0, where it is not 0."""


@pytest.mark.parametrize("name", TRUE)
def test_limits(name):
    activation, ends = activation_named(name), LIMITS[name]
    assert (activation(-1000.0), activation(1000.0)) == pytest.approx(ends, rel=1e-15)
    slopes = [activation.slope(z, activation(z)) for z in (-1000.0, 1000.0)]
    assert slopes == pytest.approx([FLAT.get(name, 0.0), 1.0 if name in STEEP else FLAT.get(name, 0.0)], rel=1e-14)


CORNERS = [("hard-tanh", 1.0, 1.0, 0.0), ("hard-tanh", -1.0, -1.0, 0.0), ("hard-sigmoid", 3.0, 1.0, 0.0), ("hard-sigmoid", -3.0, 0.0, 0.0),
           ("hard-sigmoid:0.2", 2.5, 1.0, 0.0), ("elu", 0.0, 0.0, 1.0), ("elu:0.5", 0.0, 0.0, 0.5), ("leaky-relu", 0.0, 0.0, 0.01),
           ("softsign", 0.0, 0.0, 1.0), ("step-from", 0.0, 1.0, 0.0), ("step", 0.0, 0.0, 0.0), ("dead-zone", 0.2, 0.0, 0.0),
           ("dead-zone", -0.2, 0.0, 0.0), ("dead-zone", -0.25, -1.0, 0.0), ("softplus", 709.0, 709.0, 1.0), ("softplus", 709.5, 709.5, 1.0)]


@pytest.mark.parametrize("name, z, value, slope", CORNERS)
def test_corners(name, z, value, slope):
    activation = activation_named(name)
    assert (activation(z), activation.slope(z, activation(z))) == (value, slope)


@pytest.mark.parametrize("values, rows", [
    ("0:-1:0.5:1:1", [(-2, 0), (-1, 0), (-0.5, 0.5), (1, 0.5), (1.5, 1)]), ("0:0:0.5:0:1", [(-1e-300, 0), (0, 0.5), (1e-300, 1)]),
    ("1:0.5:-1", [(0.5, 1), (0.6, -1)]), ("0:1:1:1:2:2:3:3:4", [(0.9, 0), (1, 1), (1.1, 2), (2, 2), (2.5, 3), (3.1, 4)]),
])
def test_steps_of_ones_own(values, rows):
    step = activation_named(f"step:{values}")
    assert [step(float(z)) for z, _ in rows] == [value for _, value in rows]


NAMES = [("scaled-tanh:1.7159:2/3", "scaled-tanh"), ("scaled-tanh:2", "scaled-tanh:2.0:0.6666666666666666"), ("elu:1", "elu"), ("elu:1.0", "elu"),
         ("hard-sigmoid:1/6", "hard-sigmoid"), ("step:0", "step"), ("step:0:0:1", "step:0.0:0.0:1.0"), ("leaky-relu:0.01", "leaky-relu"), ("GELU: tanh", None),
         ("GELU:Tanh", "gelu:tanh"), ("Swish", "silu"), ("Hard Tanh", "hard-tanh"), ("hardtanh", "hard-tanh"), ("LeCun tanh:1:2", "scaled-tanh:1.0:2.0")]


@pytest.mark.parametrize("word, name", NAMES)
def test_names_are_read_back(word, name):
    if name is None:
        with pytest.raises(NeuronGraphError, match="there is no activation"):
            activation_named(word)
        return
    assert activation_named(word).name == activation_named(name).name == name


REFUSED = {
    "elu:x": "the number of elu (how far below 0 it goes) is 'x'", "elu:": "the number of elu (how far below 0 it goes) is ''",
    "scaled-tanh:1:2:3": "the number of scaled-tanh (height, steepness) is '1:2:3': at most 2 can be given",
    "scaled-tanh::2": "the number of scaled-tanh (height, steepness) is ''", "gelu:erf": "there is no activation 'gelu:erf'; nearest: gelu",
    "silu:2": "there is no activation 'silu:2'", "elu:nan": "is 'nan': a finite number is needed", "elu:1:2": "at most 1 can be given",
    "step:1:2": "values with rising thresholds between them are needed", "step:0:1:0:0:1": "values with rising thresholds between them are needed",
    "hard-sigmoid:1/0": "the number of hard-sigmoid (its slope in the middle) is '1/0'",
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_in_one_sentence(typed, name):
    said = typed("trace", "--layers", "1-1", "--inputs", "1", "--activation", name)
    assert said.code == 2 and said.err.count("\n") == 1 and REFUSED[name] in said.err


@pytest.mark.parametrize("word, name", [("swish", "silu"), ("bipolar", "bipolar-sigmoid"), ("LeCun tanh", "scaled-tanh"), ("hardtanh", "hard-tanh"),
                                        ("gelu:tanh", "gelu:tanh"), ("exponential linear unit", "elu"), ("smooth relu", "softplus")])
def test_explained_by_other_words(word, name):
    assert terms_named(word)[0].names[0] == name and len(terms_named(word)[0].text) > 40


@pytest.mark.parametrize("z", [-800.0, 800.0, 1e150, -1e150])
@pytest.mark.parametrize("name", ["softplus", "elu", "silu", "bipolar-sigmoid", "gelu", "softsign", "hard-sigmoid"])
def test_nothing_overflows_in_any_reading(name, z):
    network = Network([Layer([Neuron("o1", [z], 0.0, name)])])
    recording, found = record(network, [1.0], [0.25]), []
    assert all(math.isfinite(step.value) for step in recording)
    for compiled in (False, True):
        trained = network.copy()
        train(trained, [([1.0], [0.25])], 2, 0.0, compiled=compiled)
        found.append(list(map(repr, trained.neurons[0].weights)))
    assert found[0] == found[1] == [repr(z)]


def test_a_compiled_step_takes_roots_of_what_has_none():
    @listed
    @with_slope("rooted", lambda z, a: sqrt(z) * 0.0 + 0.5)
    def rooted(z):
        """nan below 0, where math.sqrt would raise."""
        return sqrt(z) * 0.0 + z

    try:
        for compiled in (False, True):
            network = Network([Layer([Neuron("o1", [-1.0], 0.0, rooted)])]).under(Convention())
            with pytest.raises(NeuronGraphError, match="diverged"):
                train(network, [([1.0], [0.5])], 3, 0.1, compiled=compiled)
    finally:
        del ACTIVATIONS["rooted"]
