"""How functions are written in every form, and that Python's form has the value."""
import subprocess
import sys
from decimal import Decimal

import pytest

from neuron_graph.network.arithmetic import power, sqrt
from neuron_graph.programs import CODE, JAVASCRIPT, definitions
from neuron_graph.recording.expressions import COMPLEX, Number, decimals, fold
from neuron_graph.recording.printer import (
    HTML_STYLE,
    LATEX_STYLE,
    PLAIN_ASCII,
    PRETTY,
    PYTHON,
    number_piece,
)
from tests.in_node import NODE, printed

BASE = Number(0.75)
COUNT = Number(3.0)
ROOT = sqrt(BASE + 1.5)
RAISED = power(BASE, COUNT)
WRITTEN = [
    (ROOT, PLAIN_ASCII, "sqrt(0.75 + 1.5)"), (ROOT, PRETTY, "√(0.75 + 1.5)"), (ROOT, HTML_STYLE, "√(0.75 + 1.5)"),
    (ROOT, LATEX_STYLE, r"\sqrt{0.75 + 1.5}"), (ROOT, PYTHON, "sqrt(0.75 + 1.5)"),
    (RAISED, PLAIN_ASCII, "0.75^3"), (RAISED, PRETTY, "0.75^3"), (RAISED, HTML_STYLE, "0.75<sup>3</sup>"),
    (RAISED, LATEX_STYLE, "0.75^{3}"), (RAISED, PYTHON, "0.75**3.0"),
    (1.0 - RAISED, PRETTY, "1 - 0.75^3"), (power(BASE + 1.0, COUNT), PLAIN_ASCII, "(0.75 + 1)^3"), (RAISED * RAISED, PLAIN_ASCII, "(0.75^3)^2"),
]


def written(number, style):
    """A number in a style, given numbers in digits."""
    return fold(number, lambda leaf: number_piece(style.numeral(getattr(leaf, "value", leaf), None)), style.combine).text


@pytest.mark.parametrize("number, style, text", WRITTEN)
def test_functions(number, style, text):
    assert written(number, style) == text


@pytest.mark.parametrize("number", [ROOT, RAISED, 1.0 - RAISED, RAISED * RAISED])
def test_programs_have_the_value(number):
    text = written(number, CODE)
    source = "\n".join(["import math", *definitions([text]), f"print(repr({text}))"])
    done = subprocess.run([sys.executable, "-I", "-S", "-c", source], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == repr(number.value)
    if NODE:
        program = "\n".join([*JAVASCRIPT.translated(definitions([text])), f"console.log({JAVASCRIPT.expression(text)})"])
        assert float(printed(program)[0]) == pytest.approx(number.value, rel=1e-15)


def test_other_numbers():
    exact, complexes = decimals().operations, COMPLEX.operations
    assert exact["power"](Decimal("0.9"), Decimal(3)) == Decimal("0.729") and exact["power"](Decimal(0), Decimal(2)) == 0
    assert exact["sqrt"](Decimal("2.25")) == Decimal("1.5")
    assert complexes["sqrt"](complex(2.25, 1e-30)).imag == pytest.approx(1e-30 / 3, rel=1e-15)
    assert complexes["power"](complex(0.9, 1e-30), 3.0).imag == pytest.approx(2.43e-30, rel=1e-15)
