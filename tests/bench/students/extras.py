"""Students of no kind: a random number, an activation that no activation can be; each as a change of one line."""
from .cases import Case
from .student import Mistake, Wrong

OUT_OF_RANGE = {"sigmoid": (1.2, 2.5), "softmax": (1.1, 2.0), "tanh": (1.2, 2.5)}


class Guessed(Mistake):
    """A random number on a sheet that is right otherwise: nothing is carried on from it."""

    def __init__(self, key, number):
        self.key, self.number = key, number

    def written(self, precision, value):
        return precision.text(self.number), value


def guess(right, draw):
    """A number from 0 to twice the right one, in some line of a sheet."""
    blank = draw.choice([blank for blank in right.paper.blanks if right.numbers[blank.key]])
    return Case(["guess"], right, [Guessed(blank.key, draw.uniform(0, 2) * right.numbers[blank.key])])


def out_of_range(right, draw):
    """An activation that is too large, and all the rest computed from it; None where there is none of that kind."""
    lines = [line for line in right.lines if line.role == "out" and line.key in right.paper.precisions and right.numbers[line.key]]
    kinds = {line.key: line.sight(right.numbers).kind for line in lines}
    fit = [line for line in lines if kinds[line.key] in OUT_OF_RANGE]
    for line in draw.sample(fit, len(fit)):
        number = draw.uniform(*OUT_OF_RANGE[kinds[line.key]])
        try:
            return Case(["out of range"], right, [Wrong(line.key, lambda _, number=number: number)])
        except (ArithmeticError, ValueError):
            continue
    return None
