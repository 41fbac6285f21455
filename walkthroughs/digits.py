"""Hand-written digits: ten classes from 64 pixels, learned by 64-32-10 in five epochs.

The 1797 digits are in digits.csv.gz beside this file, 8 by 8 pixels from 0 to 16 each;
1400 are learned, 397 kept apart.

    python digits.py

prints, for each of five epochs, how long it took, all of it and for each digit, and the
part of the digits kept apart that is read rightly; then which is taken for which. The
first epoch also makes the compiled training step. What a step costs, for networks of
many sizes, `python -m tests.bench scale` measures.
"""
from pathlib import Path
from random import Random
from time import perf_counter

from neuron_graph import Model, Plan, Table

TABLE = Table.read(Path(__file__).parent / "digits.csv.gz")
PIXELS, DIGITS = TABLE.numbers(range(64)), TABLE.texts(64)
APART, EPOCHS = 397, 5


class Lesson:
    """A model, the digits it learns from and those kept apart, all drawn by a seed."""

    def __init__(self, seed: int):
        draw = Random(seed).random
        order = sorted(range(len(PIXELS)), key=lambda row: draw())
        pixels = [PIXELS[row] for row in order]
        digits = [DIGITS[row] for row in order]
        self.learned = pixels[APART:], digits[APART:]
        self.apart = pixels[:APART], digits[:APART]
        self.model = Model.of(*self.learned, Plan(hidden=(32,), seed=seed))

    def epoch(self) -> float:
        """Go through all digits once; the seconds that it took."""
        start = perf_counter()
        self.model.partial_fit(*self.learned)
        return perf_counter() - start

    def score(self) -> float:
        """The part of the digits kept apart that is read rightly."""
        return self.model.score(*self.apart)


def print_epochs(lesson: Lesson) -> None:
    """Print what each epoch costs, and the score after it."""
    print("epoch  seconds  µs a digit   right")
    for epoch in range(1, EPOCHS + 1):
        seconds = lesson.epoch()
        each = seconds / len(lesson.learned[0]) * 1e6
        print(f"{epoch:>5}{seconds:>9.2f}{each:>12.0f}{lesson.score():>8.1%}")


def print_confusions(lesson: Lesson) -> None:
    """Print, for each digit kept apart, how often it was read as which."""
    classes = lesson.model.classes
    confusion = lesson.model.test(*lesson.apart).confusion
    print("\nis    " + "".join(f"{digit:>5}" for digit in classes) + "   was read")
    for digit, counts in zip(classes, confusion):
        print(f"{digit:<6}" + "".join(f"{count or '.':>5}" for count in counts))


def main() -> None:
    """Print the epochs, then the confusions."""
    lesson = Lesson(0)
    print_epochs(lesson)
    print_confusions(lesson)


if __name__ == "__main__":
    main()
