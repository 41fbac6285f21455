"""Numbers as people write them: a table of forms with what they are, a table of what is refused and why."""
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest

from neuron_graph import numerals
from neuron_graph.errors import BadValue
from neuron_graph.numerals import (
    begins,
    is_number,
    read_float,
    read_integer,
    read_list,
    read_numeral,
    read_whole,
)

# what is typed, its value, the power of ten of its last digit, its figures
FORMS = [
    ("0.3775", "0.3775", -4, 4), ("0,3775", "0.3775", -4, 4), (".3775", "0.3775", -4, 4), (",5", "0.5", -1, 1),
    ("5.", "5", 0, 1), ("5,", "5", 0, 1), ("12", "12", 0, 2), ("12340", "12340", 0, 5), ("007", "7", 0, 1),
    ("0.0230", "0.0230", -4, 3), ("0", "0", 0, 1), ("0.000", "0", -3, 1), (" 7 ", "7", 0, 1), ("\u00a07\u202f", "7", 0, 1),
    ("3.775e-1", "0.3775", -4, 4), ("3.775E-01", "0.3775", -4, 4), ("84e1", "840", 1, 2), ("1e+3", "1000", 3, 1),
    ("3.775×10^-1", "0.3775", -4, 4), ("3,775 · 10⁻¹", "0.3775", -4, 4), ("3.775·10⁻¹", "0.3775", -4, 4),
    ("3.775*10**-1", "0.3775", -4, 4), ("3.775 x 10^(-1)", "0.3775", -4, 4), ("3.775X10^{-1}", "0.3775", -4, 4),
    (r"3.775 \cdot 10^{-1}", "0.3775", -4, 4), (r"3.775\times 10^{-1}", "0.3775", -4, 4), ("2⋅10⁺³", "2000", 3, 1),
    ("3.775×10^\u22121", "0.3775", -4, 4),
    ("\u22120.5", "-0.5", -1, 1), ("\u20130.5", "-0.5", -1, 1), ("-0,5", "-0.5", -1, 1), ("- 0.5", "-0.5", -1, 1),
    ("+0.5", "0.5", -1, 1), ("-.5e1", "-5", 0, 1),
    ("1e-400", "1e-400", -400, 1), ("1.7976931348623157e308", "1.7976931348623157e308", 292, 17),
    ("5e-324", "5e-324", -324, 1), ("1" * 300, "1" * 300, 0, 300),
]
ANSWERS = [
    ("= 0.3775", "0.3775", -4, 4), ("≈0.3775", "0.3775", -4, 4), ("~ 0.3775", "0.3775", -4, 4), ("== 1", "1", 0, 1),
    ("49.75 %", "0.4975", -4, 4), ("50%", "0.50", -2, 2), ("-5 %", "-0.05", -2, 1), ("1e2%", "1", 0, 1),
    ("0.377 5", "0.3775", -4, 4), ("0.377\u00a05", "0.3775", -4, 4), ("12 345.678 9", "12345.6789", -4, 9),
    ("1\u202f234\u202f567", "1234567", 0, 7),
]
# a fraction, above and below
FRACTIONS = [
    ("3/8", "3", "8"), ("-3 / 8", "-3", "8"), ("1e2/4", "100", "4"), ("0,5/3", "0.5", "3"), ("1/-4", "1", "-4"), ("1\u20443", "1", "3"),
    ("0.1/0.3", "0.1", "0.3"), ("0/7", "0", "7"), ("1e-300/1e10", "1e-300", "1e10"),
]
LONG, POWER, LARGE, SHAPE, ZERO = "at most 400", "power of ten", "larger than any float", "such as 0.05", "by zero"
REFUSED = [
    ("", SHAPE), ("  ", SHAPE), ("x", SHAPE), (".", SHAPE), ("-", SHAPE), ("1e", SHAPE), ("1e+", SHAPE), ("e5", SHAPE), ("--1", SHAPE),
    ("1/2/3", SHAPE), ("1/", SHAPE), ("/2", SHAPE), ("nan", SHAPE), ("inf", SHAPE), ("-Infinity", SHAPE), ("0x10", SHAPE),
    ("1_000", SHAPE), ("1,000.5", SHAPE), ("1.0,5", SHAPE), ("1,5,2", SHAPE), ("1.2.3", SHAPE), ("1 2", SHAPE), ("1 23", SHAPE),
    ("٣", SHAPE), ("①", SHAPE), ("３", SHAPE), ("½", SHAPE), ("2·105", SHAPE), ("2×10", SHAPE), ("10^", SHAPE), ("5 cm", SHAPE), ("1e2.5", SHAPE),
    ("1e5e5", SHAPE), ("w1·x1", SHAPE), ("=cmd()", SHAPE), ("__import__('os')", SHAPE), ("1\n2", SHAPE), ("1\x002", SHAPE), ("\ud800", SHAPE),
    ("1/0", ZERO), ("1/0.00", ZERO), ("0/0", ZERO),
    ("1e401", POWER), ("1e-401", POWER), ("1e99999999", POWER), ("1e-99999999", POWER), ("1e" + "9" * 300, POWER),
    ("1×10^99999999", POWER), ("2·10⁹⁹⁹⁹", POWER), ("1/1e999", POWER),
    ("1e309", LARGE), ("9e400", LARGE), ("9" * 310, LARGE), ("1e300/1e-300", LARGE),
    ("9" * 20_000, LONG), ("*" * 60_000, LONG), ("0." + "0" * 399, LONG), (" " * 1_000_000 + "1", LONG), ("-" * 401, LONG),
    ("1/" * 300, LONG), ("\u0663" * 5000, LONG),
]


@pytest.mark.parametrize("text, value, exponent, figures", FORMS + ANSWERS)
def test_a_form_and_what_it_writes(text, value, exponent, figures):
    numeral = read_numeral(text, "an answer")
    assert (numeral.value, numeral.exponent, numeral.figures) == (Decimal(value), exponent, figures)
    assert numeral.exact == Fraction(value) and numeral.half == Decimal(f"5e{exponent - 1}")
    assert float(numeral) == float(value) and numeral.text == text.strip()
    assert not numeral.is_fraction and numeral.percent == text.endswith("%")


@pytest.mark.parametrize("text, value, exponent, figures", FORMS)
def test_what_is_computed_with_is_the_nearest_float(text, value, exponent, figures):
    assert repr(read_float(text, "a rate")) == repr(float(value))
    assert is_number(text)


@pytest.mark.parametrize("text", [text for text, *_ in ANSWERS])
def test_signs_of_equality_percentages_and_groups_are_for_answers(text):
    with pytest.raises(BadValue, match=SHAPE):
        read_float(text, "a rate")


@pytest.mark.parametrize("text, over, under", FRACTIONS)
def test_a_fraction_is_exact(text, over, under):
    numeral = read_numeral(text, "an answer")
    assert numeral.exact == Fraction(over) / Fraction(under) and float(numeral) == read_float(text, "a") == float(numeral.exact)
    assert abs(numeral.value * Decimal(under) - Decimal(over)) <= abs(Decimal(over)) * Decimal("1e-27")
    assert numeral.is_fraction and numeral.exponent is None and numeral.half == 0 and numeral.figures == 17


def test_a_percentage_of_a_fraction():
    assert read_numeral("1/8 %", "x").exact == Fraction(1, 800)


@pytest.mark.parametrize("read", [read_numeral, read_float])
@pytest.mark.parametrize("text, why", REFUSED, ids=lambda value: value[:20].encode("unicode_escape").decode())
def test_what_is_refused_is_quoted_in_one_short_sentence(text, why, read):
    with pytest.raises(BadValue, match=f"^the rate is .*{why}") as refused:
        read(text, "the rate")
    assert len(str(refused.value)) < 200 and "\n" not in str(refused.value)
    assert not is_number(text)


def test_every_float_is_read_back_from_its_digits():
    random = Random(5)
    for _ in range(2000):
        number = random.choice([1, -1]) * random.random() * 10.0 ** random.randint(-320, 300)
        for text in (repr(number), f"{number:.17g}", f"{number:.20e}", repr(number).replace(".", ","), repr(number).replace("e", "·10^")):
            assert read_float(text, "x") == number, text
    assert repr(read_float("-0.0", "x")) == "-0.0"


def test_nothing_large_is_ever_computed(monkeypatch):
    """A text is refused before any of it becomes a number: neither its digits nor its power of ten are."""
    monkeypatch.setattr(numerals, "Decimal", None)
    for text, why in REFUSED:
        if why in (LONG, POWER, SHAPE):
            with pytest.raises(BadValue):
                read_numeral(text, "x")


LISTS = [
    ("0.05,0.10", [0.05, 0.1]), ("0,05;0,1", [0.05, 0.1]), ("1;2", [1.0, 2.0]), ("1/2, 3", [0.5, 3.0]), ("-1,-.5", [-1.0, -0.5]),
    ("1,5", [1.0, 5.0]), ("0,5", [0.0, 5.0]), ("0,05;1", [0.05, 1.0]), ("1;0.5", [1.0, 0.5]), ("7", [7.0]),
    ("0,05", "0,05;0,1"), ("1,5;", "entry 2"), ("1;;2", "entry 2"), ("", "at least one"), ("1,,2", "entry 2"), ("a", "entry 1"),
    ("1,0x10", "entry 2"), ("1 2", "entry 1"),
]


@pytest.mark.parametrize("text, expected", LISTS)
def test_lists(text, expected):
    if isinstance(expected, str):
        with pytest.raises(BadValue, match=expected):
            read_list(text, "--inputs")
    else:
        assert read_list(text, "--inputs") == expected


INTEGERS = [("5", 5), (" 12 ", 12), ("+3", 3), ("-7", -7), ("\u22127", -7), ("007", 7), ("0", 0), ("9" * 18, 10 ** 18 - 1)]
NO_INTEGERS = ["", "5.0", "1e3", "1_000", "٣", "five", "1,000", "0x10", "--1", "1 000", "½"]


@pytest.mark.parametrize("text, value", INTEGERS)
def test_integers(text, value):
    assert read_integer(text, "--seed") == read_whole(text, "--seed") == value


@pytest.mark.parametrize("text", NO_INTEGERS)
def test_what_is_no_integer(text):
    for read in (read_integer, read_whole):
        with pytest.raises(BadValue, match="^--seed is .*: a whole number is needed$"):
            read(text, "--seed")


@pytest.mark.parametrize("text, least, why", [
    ("0", 1, "a whole number is needed, 1 or more"), ("-1", 0, "0 or more"), ("9" * 19, None, "at most 18 digits"),
    ("-" + "9" * 19, 1, "at most 18 digits"), ("9" * 20_000, 1, LONG),
])
def test_what_cannot_be_counted_to(text, least, why):
    with pytest.raises(BadValue, match=why):
        read_whole(text, "--epochs", least)


def test_an_integer_may_be_longer_than_what_is_counted_to():
    assert read_integer("9" * 400, "--seed") == 10 ** 400 - 1


@pytest.mark.parametrize("text, expected", [
    ("5n", True), (".5", True), (",5", True), ("-x", True), ("\u22125", True), (" 1-a", True), ("w5", False), ("", False), ("e5", False),
    ("=5", False), ("|E|", False), ("٣", False),
])
def test_how_numbers_begin(text, expected):
    assert begins(text) is expected
