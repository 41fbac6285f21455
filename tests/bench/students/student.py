"""A student who computes a sheet line by line, carries one figure more than is asked, and makes one mistake or none."""
import math
from decimal import ROUND_DOWN


class Numbers(dict):
    """All numbers by (name, epoch); one that nobody knows yet is nan."""

    def __missing__(self, key):
        return math.nan


class Mistake:
    """What is done wrong, and where: `key` is the line, or the given number. Made of nothing it changes nothing.

    Kinds override one of: the given numbers, the number of the line, its text and what is carried on from it.
    """
    key = None

    def givens(self, numbers):
        """Change what is given."""

    def value(self, line, numbers):
        """The number of the line with the mistake."""
        return line.right(numbers)

    def written(self, precision, value):
        """(what is written, what is carried on)."""
        return precision.text(precision.number(value, 1)), precision.number(value, 1)


class Wrong(Mistake):
    """Another number than the right one, by what the line sees."""

    def __init__(self, key, wrong):
        self.key, self.wrong = key, wrong

    def value(self, line, numbers):
        return self.wrong(line.sight(numbers))


class Copied(Mistake):
    """The line's own number copied wrongly."""

    def __init__(self, key, copy, draw):
        self.key, self.copy, self.draw, self.done = key, copy, draw, {}

    def written(self, precision, value):
        right = precision.text(precision.number(value, 1))
        text = self.done.setdefault(right, None) or self.copy(right, self.draw)
        self.done[right] = text
        return text, float(text)


class Cut(Mistake):
    """The line's number cut where it should be rounded; what is carried is cut behind one figure more."""

    def __init__(self, key):
        self.key = key

    def written(self, precision, value):
        return precision.cut(value), float(precision.text(value, 1, ROUND_DOWN))


class Short(Mistake):
    """The line's number rounded to one figure less, and that carried on."""

    def __init__(self, key):
        self.key = key

    def written(self, precision, value):
        text = precision.text(value, -1)
        return text, float(text)


class Operand(Mistake):
    """One number copied wrongly into one line."""

    def __init__(self, key, operand, number):
        self.key, self.operand, self.number = key, operand, number

    def value(self, line, numbers):
        return line.right(Numbers({**numbers, self.operand: self.number}))


class Given(Mistake):
    """Given numbers replaced for the whole sheet."""

    def __init__(self, key, replaced):
        self.key, self.replaced = key, replaced

    def givens(self, numbers):
        numbers.update(self.replaced)


class Student:
    """Numbers and texts of a sheet that somebody has filled in."""

    def __init__(self, paper, lines, mistakes=(), before=None):
        self.paper, self.lines = paper, lines
        self.mistakes = {mistake.key: mistake for mistake in mistakes}
        self.numbers, self.texts = Numbers(before or {}), {}
        self.numbers.update(given(paper))
        for mistake in mistakes:
            mistake.givens(self.numbers)
        for line in lines:
            self.fill(line)

    def fill(self, line):
        mistake = self.mistakes.get(line.key, Mistake())
        value = mistake.value(line, self.numbers)
        if type(value) is not float or not math.isfinite(value) or abs(value) > 1e9:
            raise ValueError(f"{line.key} has no number")
        self.texts[line.key], self.numbers[line.key] = mistake.written(self.paper.precision(line.key), value)

    def answers(self):
        """What stands on the sheet: key of a blank, text."""
        return {blank.key: self.texts.get(blank.key, "") for blank in self.paper.blanks}


def given(paper):
    """The given numbers by (name, epoch)."""
    return {(name, 1): number for name, number in paper.given.items()}
