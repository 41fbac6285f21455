"""The kinds of mistakes: the table of `KINDS.md`, each row with what it does on a sheet."""
import re
from collections import namedtuple
from functools import cache
from pathlib import Path

from . import backward, copying, errors, forward, moments, update
from .student import Copied, Cut, Given, Numbers, Operand, Short, Wrong

ROW = re.compile(r"^\| ([a-z]\S*) \| (\w+) \| (.+) \| (first|common|rare) \|$", re.MULTILINE)
BY_ROLE = {"net": forward.NET, "out": forward.OUT, "E": errors.E, "total": errors.TOTAL, "dEda": errors.DEDA, "slope": backward.SLOPE,
           "delta": backward.DELTA, "share": backward.SHARE, "back": backward.BACK, "grad": backward.GRAD, "gradb": backward.GRADB,
           "new": update.NEW, "newb": update.NEWB, "velocity": update.VELOCITY, "first": moments.FIRST, "second": moments.SECOND,
           "correction": moments.CORRECTION, "hat": moments.HAT, "adapted": moments.ADAPTED}


class Kind(namedtuple("Kind", "id role sentence how_common")):
    """One row of the table."""

    def mistakes(self, student, draw):
        """Mistakes of this kind on the sheet of a student who makes none, in a random order."""
        if self.role == "given":
            return given_mistakes(self.id, student.paper, draw)
        lines = shuffled([line for line in student.lines if self.role in ("any", line.role)], draw)
        return (mistake for line in lines for mistake in self.in_line(line, student, draw))

    def in_line(self, line, student, draw):
        if self.role != "any":
            return wrong_number(line, BY_ROLE[self.role][self.id], student.numbers)
        if self.id in copying.ANSWERS:
            return [Copied(line.key, copying.ANSWERS[self.id], draw)] if line.key in student.paper.precisions else []
        if self.id in copying.OPERANDS:
            return operands(self.id, line, student, draw)
        return [{"cut": Cut, "one-figure-short": Short}[self.id](line.key)] if line.key in student.paper.precisions else []


@cache
def kinds():
    """All kinds by id."""
    rows = [Kind(*found) for found in ROW.findall(Path(__file__).with_name("KINDS.md").read_text(encoding="utf-8"))]
    return {kind.id: kind for kind in rows}


def shuffled(values, draw):
    return draw.sample(values, len(values))


NO_NUMBER = (ArithmeticError, AttributeError, IndexError, StopIteration, TypeError, ValueError)
"""What a mistake raises where it cannot be made: what it takes is not there, or a calculator would show an error."""


def wrong_number(line, wrong, numbers):
    """The mistake, if what it takes is there and another number comes out."""
    try:
        value = wrong(line.sight(numbers))
    except NO_NUMBER:
        return []
    return [Wrong(line.key, wrong)] if type(value) is float and value != numbers[line.key] else []


def operands(kind, line, student, draw):
    """One number that goes into a line, copied wrongly there."""
    of_given, copies = copying.OPERANDS[kind]
    for key in shuffled(sorted(read_by(line, student.numbers)), draw):
        is_given = key not in student.texts
        if of_given in (None, is_given):
            text = student.paper.texts[key[0]] if is_given else repr(student.numbers[key])
            copy = draw.choice(copies)(text, draw)
            if copy is not None and line.right(Numbers({**student.numbers, key: float(copy)})) != line.right(student.numbers):
                yield Operand(line.key, key, float(copy))


def read_by(line, numbers):
    """The keys of the numbers that a line's right number is made from."""
    right = line.right(numbers)
    return [key for key, value in numbers.items() if line.right(Numbers({**numbers, key: value * 1.01 + 0.01})) != right]


def given_mistakes(kind, paper, draw):
    names = shuffled([name for name in paper.given if not name.startswith(("v_", "m_", "beta", "epsilon", "updates"))], draw)
    for name in names:
        if kind in copying.GIVENS:
            copy = copying.GIVENS[kind](paper.texts[name], draw)
            if copy is not None and float(copy) != paper.given[name]:
                yield Given((name, 1), {(name, 1): float(copy)})
        elif other := beside(name, paper.given):
            replaced = {(name, 1): paper.given[other]}
            yield Given((name, 1), replaced if kind == "given-neighbour" else {**replaced, (other, 1): paper.given[name]})


def beside(name, given):
    """The given number of the same kind that stands beside one: w2 for w1, b_h2 for b_h1, x1 for the last x."""
    stem = re.match(r"[a-z]+_?[a-z]*", name).group()
    same = [other for other in given if re.match(r"[a-z]+_?[a-z]*", other).group() == stem]
    return same[(same.index(name) + 1) % len(same)] if len(same) > 1 else None
