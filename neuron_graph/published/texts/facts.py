"""What a text says of a network: the numbers that it gives, the sums that say what comes
in where, and the figures that it prints.

    x1 = 0.05, i1, inputs of 0.05 and 0.10        inputs
    t1 = 0.01, target_o1, targets                 targets
    w5, w_11, W = [[...]], b1, b_h1, θ4           weights and biases
    eta, η, α, lr                                 the learning rate
    net_h1 = w1*x1 + w2*x2 + b1                   a sum: what comes in at h1
    everything else with a number                 a figure
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ...numerals import is_number, read_float
from .statement import Statement

GIVEN = {
    "rate": r"η|eta|lr|α|alpha|learning_?rate",
    "target": r"[tTd]_?[oy]?\d*|(?:target|y_?true|desired)_?[a-z]*\d*|targets|[Yy]_?train",
    "input": r"(?:[xi]|input_?)\d+|x|inputs?|X(?:\d+|_train)?",
    "weight": r"[wWvVu]_?\w*\d\w*|[wW]|weights?|θ\d\d",
    "bias": r"(?:b|bias|B|θ)_?\w*|biases",
}
"""What each kind of given number is called."""
CALLED = {"target": r"(?i:targets?|class|label)", "bias": r"(?i:bias(?:es)?)"}
"""What is said before a letter of its own for it."""
IS_NEW = re.compile(r"(?:['⁺*+]|\^[+*n]\w*|_?new|_?neu|\(\w\s?\+\s?1\))$")
CHANGES = re.compile(r"(?:[∂dδ]|Δ|delta_|grad_)")
ROLES = {
    "net": r"net|in|I|z|s|v|Z|Net|In|net_in",
    "out": r"out|O|a|Out|output|act|A|yhat|H|σ|g|f|sigmoid|pred",
    "delta": r"δ|delta|Err|err|δ_",
    "E": r"(?:E|J|L|C|Error|Loss|loss)(?:_?out)?",
}
"""How a name begins that is of a neuron."""
TOTAL = re.compile(r"(?i:(?:total_?)?(?:loss|error|cost|mse|sse|e_?tot(?:al)?))|[LJCE]")
ATOM = re.compile(r"[^\W\d_]+(?:_[^\W\d_]+)?_?\d+(?:_\d+)?|[^\W\d_]+(?:_\w+)?")
"""A name in a product, also in one without a sign, as in w1x1."""
EPOCH = re.compile(r"(?i)\b(?:epoch|iteration|round|pass|epoche|durchgang)\s*#?(\d+)\b")
AFTER_EPOCHS = re.compile(r"(?i)\bafter\s+(\d[\d,]*)\s+(?:epoch|iteration|round|step)s?\b")


@dataclass
class Sum:
    """What comes in at a neuron: the two names of each product, and the bias."""

    products: list[list[str]] = field(default_factory=list)
    bias: str = ""

    @property
    def terms(self) -> list[tuple[str, str]]:
        """Its products as pairs of weight and source."""
        pairs = (sorted(product, key=lambda name: kind_of(name) != "weight")
                 for product in self.products)
        return [(weight, source) for weight, source in pairs]


@dataclass
class Facts:
    """All that is found; `given` are the texts of numbers by kind and name, `lines` where
    they stand, `remarks` what was assumed, and `questions` what is not known."""

    given: dict[str, dict[str, str]] = field(default_factory=lambda: {kind: {} for kind in GIVEN})
    samples: dict[str, list[list[str]]] = field(default_factory=dict)
    sums: dict[str, Sum] = field(default_factory=dict)
    figures: list[Statement] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    letters: dict[str, str] = field(default_factory=dict)
    """Letters that the text has for a kind, of its own in a line, c@7, or throughout."""


def facts_of(found: Iterable[Statement]) -> Facts:
    """The facts of some statements."""
    facts, symbols, numbers = Facts(), dict[str, Statement](), list[Statement]()
    found = list(found)
    if any("yhat" in statement.name for statement in found):
        facts.letters |= {"y": "target", "Y": "target"}
    for statement in found:
        enter(facts, statement)
        neuron = neuron_of(statement.name)
        if neuron and sum_in(statement):
            symbols.setdefault(neuron[1], statement)
        numbers.append(statement)
    for label, statement in symbols.items():
        facts.sums[label] = sum_in(statement)[0]
    put_in(facts, numbers)
    return facts


def kind_of(name: str) -> str:
    """The kind of a given number that a name says; "" if it says none."""
    if IS_NEW.search(name) or CHANGES.match(name) and "/" in name:
        return ""
    return next((kind for kind, shape in GIVEN.items() if re.fullmatch(shape, name)), "")


def enter(facts: Facts, statement: Statement) -> None:
    """Enter a statement among what is given, or among the figures."""
    name, kind = statement.name, kind_of(statement.name)
    letters = re.sub(r"\d+$", "", name)
    for said, shape in CALLED.items():
        if re.search(rf"\b{shape}\W*$", statement.before) and len(letters) < 3:
            facts.letters[f"{letters}@{statement.line}"] = said
    own = facts.letters.get(letters) or facts.letters.get(f"{letters}@{statement.line}")
    kind = kind or (own if own and len(statement.parts) == 1 else "")
    if statement.listed:
        enter_list(facts, statement, kind)
    elif kind and is_number(statement.printed):
        enter_number(facts, statement, kind)
    elif statement.printed and not (re.fullmatch(r"[a-z]{3,}", name) and "(" in statement.before):
        facts.figures.append(statement)


def enter_number(facts: Facts, statement: Statement, kind: str) -> None:
    """A given number; one given before that has another value now is a figure."""
    name, known = statement.name, facts.given[kind]
    if kind == "target":
        name = re.sub(r"^\D*", "t", name)
    if name in ("inputs", "input"):
        facts.samples.setdefault(kind, [[statement.printed]])
        return
    is_step = len(statement.parts) > 1 and kind in ("weight", "bias")
    if not statement.line or name not in known and not is_step:
        known[name] = statement.printed
    elif not known.get(name) or read_float(known[name], "") != read_float(statement.printed, ""):
        facts.figures.append(statement)


def enter_list(facts: Facts, statement: Statement, kind: str) -> None:
    """The numbers of a list: those of several names, of samples, or of a matrix."""
    name, rows = statement.name, statement.rows
    flat = [number for row in rows for number in row]
    names = name.split(",")
    if len(names) == len(flat) > 1:
        for each, number in zip(names, flat):
            enter(facts, Statement(each, (number,), statement.line, before=statement.before))
    elif kind in ("input", "target"):
        facts.samples[kind] = rows if not statement.line else facts.samples.get(kind, rows)
    elif kind in ("weight", "bias"):
        for place, number in enumerate(flat, start=1):
            facts.given[kind].setdefault(f"{name}[{place}]", number)
    else:
        shown = ", ".join(flat[:6])
        facts.questions.append(f"line {statement.line}: {name} = {shown}: what are these numbers?")


def sums_of(text: str) -> list[str]:
    """The terms of a sum, without its parentheses and a function around it."""
    inner = re.sub(r"^\s*[^\W\d]\w*\s*\(", "(", text)
    inner = re.sub(r"([\w)])\s+-\s*", r"\1 + -", inner)
    return [term.strip() for term in re.sub(r"[()\[\]]", " ", inner).split("+")]


def sum_in(statement: Statement) -> list[Sum]:
    """The sum of weights times sources that a statement writes out, none or one."""
    return [found for part in statement.parts for found in sum_of(part)][:1]


def sum_of(text: str) -> Iterator[Sum]:
    """The sum that a text is, if it is one."""
    found = Sum()
    for term in sums_of(re.split(r"[;,.](?:\s|$)|\s{3,}", text.strip())[0]):
        atoms = atoms_of(term)
        kinds = [kind_of(atom) for atom in atoms]
        if sorted(kind == "weight" for kind in kinds) == [False, True]:
            found.products.append(atoms)
        elif kinds in (["bias"], ["weight"]) and not (found.bias or term.startswith("-")):
            found.bias = atoms[0]
        else:
            return
    if found.products:
        yield found


def atoms_of(term: str) -> list[str]:
    """The names that a product multiplies, also without a sign between, as in w1x1."""
    factors = [factor for factor in re.split(r"[*\s]+", term) if factor and not is_number(factor)]
    return factors if len(factors) == 2 else ATOM.findall(term)


def put_in(facts: Facts, found: Iterable[Statement]) -> None:
    """Take the numbers that a text puts into its sums for those that it gives nowhere
    else."""
    for statement in found:
        known = facts.sums.get((neuron_of(statement.name) or ("", ""))[1])
        for part in statement.parts if known else ():
            terms = [[number for number in re.split(r"[*\s]+", term) if number]
                     for term in sums_of(part)]
            if known and all(is_number(one) for term in terms for one in term):
                for kind, name, number in aligned(facts, known, terms):
                    if name not in facts.given[kind] and kind not in facts.samples:
                        facts.given[kind][name] = number
                        facts.remarks.append(f"{name} = {number} is what line {statement.line} "
                                             "puts into its sum")


def aligned(facts: Facts, known: Sum, terms: list[list[str]]) -> Iterator[tuple[str, str, str]]:
    """The numbers of a sum beside its names: kind, name and number. A product may stand
    the other way round: a number that is printed elsewhere is that of the source."""
    printed = {figure.printed for figure in facts.figures}
    pairs = [term for term in terms if len(term) == 2]
    if len(terms) != len(known.products) + bool(known.bias) or len(pairs) < len(known.products):
        return
    for (weight, source), product, numbers in zip(known.terms, known.products, pairs):
        names = product
        if {*numbers} & printed and kind_of(source) != "input":
            names = [source if number in printed else weight for number in numbers]
        for name, number in zip(names, numbers):
            if kind_of(name) in ("weight", "input"):
                yield kind_of(name), name, number
    if known.bias:
        yield "bias", known.bias, terms[-1][0]


def neuron_of(name: str) -> tuple[str, str] | None:
    """The role and the neuron that a name says, None where it is of none."""
    if TOTAL.fullmatch(name):
        return None
    for role, shape in ROLES.items():
        inner = re.fullmatch(rf"(?:{shape})(?:[_(]*(\w*?\d\w*)|[_(]+([a-z]+))?\)?", name)
        label = inner and (inner[1] or inner[2])
        if name.startswith("yhat"):
            return "out", name.replace("hat", "")
        if inner and (label or role != "E") and not re.search(r"\(\d", name):
            return role, re.sub(r"^(?:net|out|z|a)_?(?=[a-z]|\d)", "", label or "y")
    bare = re.fullmatch(r"[hoynuHOY]\d+(?:_\d+)?|[oyh]", name)
    return ("", name) if bare else None
