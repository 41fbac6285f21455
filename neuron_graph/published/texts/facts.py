"""What a text says of a network: the numbers that it gives, the sums that say what comes
in where, and the figures that it prints.

    x1 = 0.05, i1, inputs of 0.05 and 0.10        inputs; x1[2] is that of sample 2
    t1 = 0.01, target_o1, targets                 targets
    w5, w_11, W = [[...]], b1, b_h1, θ4           weights and biases
    eta, η, α, lr                                 the learning rate
    net_h1 = w1*x1 + w2*x2 + b1                   a sum: what comes in at h1
    everything else with a number                 a figure

A number is given once: one that is worked out, or that comes again with another value, is
a figure.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from ...numerals import is_number, read_numeral
from .statement import Statement

GIVEN = {
    "rate": r"η|eta|lr|α|alpha|learning_?rate",
    "target": r"[tTd]_?[oy]?\d*|(?:target|y_?true|desired)_?[a-z]*\d*|[Tt]argets|[Yy]_?train",
    "input": r"(?:[xi]|input_?)\d+|x|[Ii]nputs?|X(?:\d+|_train)?",
    "weight": r"[wWvVu]_?\w*\d\w*|[wW]|weights?|θ\d\d",
    "bias": r"(?:b|bias|B|θ)_?\w*|biases",
}
"""What each kind of given number is called."""
CALLED = {"target": r"(?i:targets?|class|label)", "bias": r"(?i:bias(?:es)?)"}
"""What is said before a letter of its own for it."""
SAME = {"target": (r"^\D*", "t"), "input": ("^[Ii]nputs?$", "x1")}
"""What is rewritten in the names of a kind, so that each number has one."""
IS_NEW = re.compile(r"(?:['⁺*+]|\^[+*n]\w*|_?new|_?neu|\(\w\s?\+\s?1\))$")
ROLES = {
    "net": r"net|in|I|z|s|v|Z|Net|In|net_in",
    "out": r"out|O|a|Out|output|act|A|H|σ|g|f|sigmoid|pred",
    "delta": r"δ|delta|Err|err|δ_",
    "E": r"(?:E|J|L|C|Error|Loss|loss)(?:_?out)?",
    "": r"(?=[hoynuHOY](?:\d+(?:_\d+)?)?$)",
}
"""How a name begins that is of a neuron."""
TOTAL = re.compile(r"(?i:(?:total_?)?(?:loss|error|cost|mse|sse|e_?tot(?:al)?))|[LJCE]")
ATOM = re.compile(r"[^\W\d_]+(?:_[^\W\d_]+)?_?\d+(?:_\d+)?|[^\W\d_]+(?:_\w+)?")
"""A name in a product, also in one without a sign, as in w1x1."""

SUM = re.compile(r"(?:[bw]\+)?[^w+]w(?:\+[^w+]w)*(?:\+[bw])?")
"""The kinds of names that a sum multiplies, by their first letters."""
NEGATIVE = re.compile(r"-\s*[^\W\d]")


class Sum(NamedTuple):
    """What comes in at a neuron: the names that each term multiplies; of the bias one
    alone."""

    terms: Sequence[Sequence[str]]

    @property
    def products(self) -> dict[str, str]:
        """The weights with their sources."""
        return dict(sorted(term, key=lambda name: kind_of(name) != "weight")
                    for term in self.terms if len(term) > 1)

    @property
    def bias(self) -> str:
        """The name of the bias, "" without one."""
        return next((term[0] for term in self.terms if len(term) == 1), "")


class Facts:
    """All that some statements say; `given` are the texts of numbers by kind and name,
    `remarks` what was assumed, and `questions` what is not known."""

    def __init__(self, said: Sequence[Statement]):
        found = list(neuron_by_neuron(said))
        self.given: dict[str, dict[str, str]] = {kind: {} for kind in GIVEN}
        self.sums: dict[str, Sum] = {}
        self.figures: list[Statement] = []
        self.remarks: list[str] = []
        self.questions: list[str] = []
        has_other = found != said or any("yhat" in statement.name for statement in found)
        self.letters: dict[str, str] = {"y": "target"} if has_other else {}
        """Letters of its own that the text has for a kind."""
        for statement in found:
            self.enter(statement)
            for total in filter(None, map(sum_of, statement.parts)):
                self.sums.setdefault(neuron_of(statement.name)[1], total)
        self.sums.pop("", None)
        for statement in found:
            self.put_in(statement)

    def enter(self, statement: Statement) -> None:
        """Enter a statement among what is given, or among the figures."""
        name, letters = statement.name, re.sub(r"\d+$", "", statement.name)
        for said, shape in CALLED.items():
            if re.search(rf"\b{shape}\W*$", statement.before) and len(letters) < 3:
                self.letters[letters] = said
        is_single, rows = len(statement.parts) == 1, statement.rows
        kind = kind_of(name) or self.letters.get(letters, "") * is_single
        known, own = self.given.get(kind, {}), re.sub(*SAME.get(kind, ("$", "")), name)
        if rows and kind in ("", "rate"):
            self.questions.append(f"line {statement.line}: {name} is a list: of what?")
        elif rows:
            known |= {one: known.get(one, number) for one, number in elements(kind, name, rows)}
        elif kind and own not in known and is_single and is_number(statement.printed):
            known[own] = statement.printed
        elif statement.printed and not alike(statement.printed, known.get(own, "")):
            self.figures.append(statement)

    def put_in(self, statement: Statement) -> None:
        """Take the numbers that a text puts into a sum, term by term, for those that it
        gives nowhere else."""
        names = self.sums.get(neuron_of(statement.name)[1], Sum([])).terms
        for numbers in map(terms_of, statement.parts):
            same = list(map(len, numbers)) == list(map(len, names))
            for name, number in zip(chain(*names), chain(*numbers)) if same else ():
                given = self.given.get(kind_of(name), {name: ""})
                if is_number(number) and name not in given:
                    given[name] = number
                    self.remarks.append(f"{name} = {number} is what line {statement.line} "
                                        "puts into its sum")

    def add(self, known: Facts) -> None:
        """Add what is known besides: that comes before what the text says."""
        for kind, numbers in known.given.items():
            kept = self.given[kind] if kind in ("weight", "bias") or not numbers else {}
            self.given[kind] = {**kept, **numbers}


def neuron_by_neuron(found: Sequence[Statement]) -> Iterator[Statement]:
    """Statements with a number for each neuron where a text prints those of a layer as a
    vector: z1 = [0.3 0.4] as z1_1 = 0.3 and z1_2 = 0.4; beside it z2 = 0.5 as z2_1 = 0.5."""
    layers = [one for one in found if neuron_of(one.name)[1].isdigit()]
    has_vectors = any(one.rows for one in layers)
    for statement in found:
        rows = statement.rows or [[statement.printed]]
        numbers = list(chain(*rows))
        if has_vectors and statement in layers and len(numbers) in (len(rows), len(rows[0])):
            for place, number in enumerate(numbers, start=1):
                yield statement._replace(name=f"{statement.name}_{place}", parts=[number])
        else:
            yield statement


def kind_of(name: str) -> str:
    """The kind of a given number that a name says; "" if it says none."""
    if IS_NEW.search(name):
        return ""
    bare = re.sub(r"\[\d+\]$", "", name)
    return next((kind for kind, shape in GIVEN.items() if re.fullmatch(shape, bare)), "")


def alike(printed: str, known: str) -> bool:
    """Whether a number is one that is known."""
    return bool(known) and float(read_numeral(known, "")) == float(read_numeral(printed, ""))


def elements(kind: str, name: str, rows: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """The numbers of a list with their names: of inputs each row is a sample."""
    for sample, row in enumerate(rows, start=1):
        for place, number in enumerate(row, start=1):
            own = f"x{place}[{sample}]" if kind == "input" else f"{name}[{sample}{place:03}]"
            yield own.removesuffix("[1]"), number


def terms_of(text: str) -> list[list[str]]:
    """What the terms of a sum multiply, without its parentheses and a function around
    it."""
    [text, *_] = re.split(r"[;,.](?:\s|$)|\s{3,}", text.strip())
    inner = re.sub(r"([\w)])\s+-\s*", r"\1 + -", re.sub(r"^\s*[^\W\d]\w*\s*\(", "(", text))
    terms = re.sub(r"[()\[\]]", " ", inner).split("+")
    return [[one for one in re.split(r"[*\s]+", term) if one] for term in terms]


def sum_of(text: str) -> Sum | None:
    """The sum of weights times sources that a text writes out, None if it is none."""
    terms = []
    for factors in terms_of(text):
        names = [one for one in factors if not is_number(one)]
        terms.append(names if len(names) == 2 else ATOM.findall(" ".join(names)))
    kinds = ["".join(sorted(kind_of(name)[:1] or "?" for name in term)) for term in terms]
    return Sum(terms) if SUM.fullmatch("+".join(kinds)) and not NEGATIVE.search(text) else None


def neuron_of(name: str) -> tuple[str, str]:
    """The role and the neuron that a name says, "" where it is of none; o is an output,
    whatever the text calls it."""
    plain = re.sub(r"^[yY](?=\d*$)", "o", re.sub("^yhat_?", "out_o", name))
    for role, shape in ROLES.items() if not TOTAL.fullmatch(name) else ():
        inner = re.fullmatch(rf"(?:{shape})(?:[_(]*(\w*?\d\w*|[hoy])|[_(]+([a-zA-Z]+))?\)?", plain)
        if inner and not re.search(r"\(\d", name):
            label = re.sub(r"^(?:net|out|z|a)_?(?=[a-z]|\d)", "", inner[1] or inner[2] or "o")
            return role, re.sub(r"^[yYO](?=_?\d*$)", "o", label)
    return "", ""
