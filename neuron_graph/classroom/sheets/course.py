"""A course: a teacher's secret with some settings, and the sheets that come of them.

    course = Course(b"a long secret", Settings(layers=(2, 2, 1)))
    course.sheet("anna").code                    'NQ41-0H3T-...'
    course.sheet_of_code("NQ41-0H3T-...")        the same sheet again
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from itertools import islice
from typing import Any

from ...errors import BadValue, NeuronGraphError, TooMuch
from ...judging import Carried, Task
from ...network import EVERYWHERE
from ...published import Example
from ...recording import Values
from .candidate import Numbers, drawn_numbers, example_of
from .code import Code, Source, read_code
from .fairness import STEADY, Family, doubtful, families_of, is_steady, values_in_range
from .secret import NEWEST, key_of
from .selection import asked_lines
from .settings import Settings
from .sheet import Sheet
from .stream import Stream

NO_CODES: Mapping[str, str] = {}
MOST_DRAWS = 20_000
SOFTENS = 1000
"""After how many draws rounding may leave a line twice as far off."""
DRAWS_A_DOUBT = 8
"""After how many draws in range one doubtful class more is put up with."""
SAMPLES = 3
"""On how many lists of numbers slips must agree to be equal by algebra."""
MOST_NUMBERS = 1500
"""How many numbers a sheet's calculation may have: a slip is looked for in each of its
lines."""
LONGEST_STUDENT = 200
DRAWN_ORDER = {"rate": 0, "input": 1, "weight": 2, "bias": 2, "target": 3}
"""In which order a draw has the numbers of each kind; weights and biases take turns."""


class Course:
    """The sheets of a class. `secret` has at least 8 characters, for generator 2 at
    least 12; whoever knows it can compute every sheet and its key. `codes` are those of
    students whose sheets are drawn already.

    Raises `BadValue` for a short secret, `UnknownName` for a name asked that the
    calculation does not have.
    """

    def __init__(self, secret: bytes, settings: Settings, codes: Mapping[str, str] = NO_CODES):
        self.settings, self.codes = settings, dict(codes)
        self._source = Source(key_of(secret, settings.generator), settings.text, settings.generator)
        shape = Stream(Source(b"shape", settings.text), Code(0, 0, 0))
        first = example_of(settings, drawn_numbers(settings, shape), "")
        self.task = task_of(first, settings.epochs)
        self.lines = asked_lines(self.task, settings.ask)
        self.spans = {
            neuron.name: neuron.activation.drawn or EVERYWHERE
            for neuron in first.network.neurons
        }
        """Between which numbers the net input of each neuron may be."""

    def sheet(self, student: str) -> Sheet:
        """The sheet of a student, by an id of 1 to 200 printable characters: the first
        fair draw.

        Raises `BadValue` for another id, `NeuronGraphError` where no draw of 20,000
        keeps its numbers in range.
        """
        is_long = len(student) > LONGEST_STUDENT
        if is_long or not student.strip() or not student.isprintable():
            raise BadValue(
                "the student's id", student,
                f"from 1 to {LONGEST_STUDENT} printable characters are needed")
        known = self.codes.get(student)
        if known and self.owns(student, known):
            return self.sheet_of_code(known, student)
        nonce = self._source.nonce(student)
        return self.drawn(student, self._source.code(nonce, self.fairest(nonce)))

    def sheet_of_code(self, text: str, student: str = "") -> Sheet:
        """The sheet that bears a code. Raises `BadValue` for one that is mistyped, or
        not of this secret and settings."""
        return self.drawn(student, self._source.checked(read_code(text)))

    def owns(self, student: str, code: str) -> bool:
        """Whether a code is one of a student's, be it the first fair draw or another."""
        return read_code(code).nonce == self._source.nonce(student)

    def drawn(self, student: str, code: Code) -> Sheet:
        """The sheet of a code."""
        numbers = self.numbers_of(code)
        values = self.task.calculation.values(self.given(numbers))
        example = example_of(self.settings, numbers, self.title)
        return Sheet(student, str(code), self.settings, example, self.task, values, self.lines)

    def numbers_of(self, code: Code) -> Numbers:
        """The numbers that the draw of a code gives."""
        return drawn_numbers(self.settings, Stream(self._source, code))

    def given(self, numbers: Numbers) -> dict[int, float]:
        """The numbers of a draw by the positions of the task's given lines. What a rule
        remembers is not drawn, nor are its constants: they are as recorded."""
        own: list[Any] = self.task.calculation.own
        flat: dict[int, Any] = dict(enumerate(numbers.flat))
        return {position: flat.get(place, own[position])
                for position, place in self.places.items()}

    @cached_property
    def places(self) -> dict[int, int]:
        """Which of a draw's numbers each given line of the task is, by its position; -1
        for a number that is not drawn."""
        given = [line for line in self.task.lines if line.is_given]
        drawn = [line.step for line in given if line.step.kind in DRAWN_ORDER]
        drawn.sort(key=lambda step: DRAWN_ORDER[step.kind])
        names = list(dict.fromkeys(step.name for step in drawn))
        order = {name: place for place, name in enumerate(names)}
        return {line.position: order.get(line.step.name, -1) for line in given}

    def values_in_range(self, numbers: Numbers) -> Values | None:
        """All numbers of a sheet, None where one of them is out of range."""
        return values_in_range(self.task, self.given(numbers), self.spans)

    @property
    def title(self) -> str:
        """The title of the sheets."""
        return f"A {self.settings.sizes} network"

    def fairest(self, nonce: int) -> int:
        """The number of the first draw whose doubtful classes are few enough: none at
        first, one more after every few draws in range."""
        last = None
        for tried, (last, chain) in enumerate(self.in_range(nonce)):
            enough = tried // DRAWS_A_DOUBT
            if self.doubt(chain, enough) <= enough:
                return last
        if last is None:
            raise NeuronGraphError(
                f"of {MOST_DRAWS} draws for {self.title.lower()} none keeps its numbers "
                "in range: take fewer layers or epochs, another activation or --convention")
        return last

    def in_range(self, nonce: int) -> Iterator[tuple[int, Carried]]:
        """The draws of a student whose numbers are in range and steady, with their
        right numbers."""
        for draw in range(MOST_DRAWS):
            values = self.values_in_range(self.numbers_of(Code(nonce, draw, 0)))
            if values is None:
                continue
            chain = Carried(
                self.task.calculation, values,
                self.task.precisions(values, self.settings.figures))
            if is_steady(chain, self.lines, STEADY * (1.0 + draw / SOFTENS)):
                yield draw, chain

    def doubt(self, chain: Carried, enough: int) -> int:
        """How many classes of slips are doubtful on a sheet; the count ends when it is
        past `enough`, of those that are so surely first, which takes a tenth of the time."""
        lines = sorted(self.lines, key=lambda line: -len(self.families[line.position]))
        for surely in (True, False):
            count = 0
            for line in lines:
                count += doubtful(chain, line, self.families[line.position], surely)
                if count > enough:
                    return count
        return count

    @cached_property
    def families(self) -> dict[int, list[Family]]:
        """The classes of slips of every line that is asked, by position."""
        samples = list(self.samples())
        return {line.position: families_of(self.task, line, samples) for line in self.lines}

    def samples(self) -> Iterator[Values]:
        """Some lists of values in range, on which slips are told apart; they are the
        same for all secrets."""
        codes = (Code(number, 0, 0) for number in range(MOST_DRAWS))
        source = Source(b"families", self.settings.text)
        streams = (Stream(source, code) for code in codes)
        draws = (drawn_numbers(self.settings, stream) for stream in streams)
        return islice(filter(None, map(self.values_in_range, draws)), SAMPLES)


def generator_of(codes: Iterable[str], secret: bytes, settings: Settings) -> int:
    """The generator that some sheets were drawn with: the first one if it sealed one of
    their codes, else the newest."""
    for text in codes:
        with suppress(BadValue):
            Source(secret, settings.text).checked(read_code(text))
            return 1
    return NEWEST


def task_of(example: Example, epochs: int) -> Task:
    """The task of the first epochs. Raises `TooMuch` for one of over 1500 numbers."""
    recordings = list(example.recordings(1, epochs))
    if sum(len(recording.trail) for recording in recordings) > MOST_NUMBERS:
        raise TooMuch(
            f"the calculation has more than {MOST_NUMBERS} numbers, too many for a sheet: "
            "take a smaller network, fewer samples or fewer epochs")
    return Task(recordings, example.notation)
