"""A course: a teacher's secret with some settings, and the sheets that come of them.

    course = Course(b"a long secret", Settings(layers=(2, 2, 1)))
    course.sheet("anna").code                    'NQ41-0H3T-...'
    course.sheet_of_code("NQ41-0H3T-...")        the same sheet again
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice

from ...errors import BadValue, NeuronGraphError, TooMuch, UnknownName
from ...judging import Carried, Task
from ...network import EVERYWHERE, parameter_names
from ...published import Example
from ...recording import KINDS, PHASES, Line, Notation, Recording, Step, Values
from .candidate import Numbers, drawn_numbers, example_of
from .code import Code, checked, code_of, nonce_of, read_code
from .fairness import STEADY, Family, doubtful, families_of, steady_chain, values_in_range
from .settings import ALL, Settings
from .sheet import Sheet, blanks_of
from .stream import Stream

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
LEAST_SECRET, LONGEST_STUDENT = 8, 200


class Course:
    """The sheets of a class. `secret` has at least 8 bytes; whoever knows it can
    compute every sheet and its key.

    Raises `BadValue` for a short secret, `UnknownName` for a name asked that the
    calculation does not have.
    """

    def __init__(self, secret: bytes, settings: Settings):
        if len(secret) < LEAST_SECRET:
            raise BadValue("the secret", f"{len(secret)} bytes", f"at least {LEAST_SECRET} are needed: take a long random line")
        self._secret, self.settings = secret, settings
        first = example_of(settings, drawn_numbers(settings, Stream(b"shape", settings.text, Code(0, 0, 0))), "")
        self.task = task_of(list(first.recordings(1, settings.epochs)), settings.notation)
        self.lines = asked_lines(self.task, settings.ask)
        self.asked = frozenset(line.position for line in self.lines)
        self.drawn_as = drawn_places(self.task, first)
        """Which of a draw's numbers each given line is."""
        self.spans = {neuron.name: neuron.activation.drawn or EVERYWHERE for neuron in first.network.neurons}
        """Between which numbers the net input of each neuron may be."""

    def sheet(self, student: str) -> Sheet:
        """The sheet of a student, by an id of 1 to 200 printable characters: the first
        fair draw.

        Raises `NeuronGraphError` where no draw in a thousand keeps its numbers in
        range.
        """
        if not student.strip() or len(student) > LONGEST_STUDENT or not student.isprintable():
            raise BadValue("the student's id", student, f"from 1 to {LONGEST_STUDENT} printable characters are needed")
        nonce = nonce_of(self._secret, self.settings.text, student)
        return self.drawn(student, code_of(self._secret, self.settings.text, nonce, self.fairest(nonce)))

    def sheet_of_code(self, text: str, student: str = "") -> Sheet:
        """The sheet that bears a code. Raises `BadValue` for one that is mistyped, or
        not of this secret and settings."""
        return self.drawn(student, checked(read_code(text), self._secret, self.settings.text))

    def owns(self, student: str, code: str) -> bool:
        """Whether a code is one of a student's, be it the first fair draw or
        another."""
        return read_code(code).nonce == nonce_of(self._secret, self.settings.text, student)

    def drawn(self, student: str, code: Code) -> Sheet:
        """The sheet of a code."""
        numbers = drawn_numbers(self.settings, Stream(self._secret, self.settings.text, code))
        values = self.task.calculation.values(self.given(numbers))
        precisions = self.task.precisions(values, self.settings.figures)
        return Sheet(student, str(code), self.settings, example_of(self.settings, numbers, self.title), self.task, values,
                     blanks_of(self.task, self.lines, precisions), precisions)

    def given(self, numbers: Numbers) -> dict[int, float]:
        """The numbers of a draw by the places of the task's given lines."""
        flat, lines = numbers.flat, (line for line in self.task.lines if line.is_given)
        return {line.position: 0.0 if place is None else flat[place] for line, place in zip(lines, self.drawn_as)}

    def values_in_range(self, draw: Stream) -> Values | None:
        """All numbers of a draw, None where one of them is out of range."""
        return values_in_range(self.task, self.given(drawn_numbers(self.settings, draw)), self.spans)

    @property
    def title(self) -> str:
        """What the sheet's example is called."""
        return f"A {'-'.join(map(str, self.settings.layers))} network"

    def fairest(self, nonce: int) -> int:
        """The number of the first draw whose doubtful classes are few enough: none at
        first, one more after every few draws in range."""
        last = None
        for tried, (last, chain) in enumerate(self.in_range(nonce)):
            if self.doubt(chain, tried // DRAWS_A_DOUBT) <= tried // DRAWS_A_DOUBT:
                return last
        if last is None:
            raise NeuronGraphError(f"of {MOST_DRAWS} draws for {self.title.lower()} none keeps its numbers in range: "
                                   "take a smaller one, or another activation")
        return last

    def in_range(self, nonce: int) -> Iterator[tuple[int, Carried]]:
        """The draws of a student whose numbers are in range and steady, with their
        right numbers."""
        for draw in range(MOST_DRAWS):
            values = self.values_in_range(Stream(self._secret, self.settings.text, Code(nonce, draw, 0)))
            if values is not None:
                precisions = self.task.precisions(values, self.settings.figures)
                chain = steady_chain(self.task, precisions, values, self.asked, STEADY * (1.0 + draw / SOFTENS))
                if chain is not None:
                    yield draw, chain

    def doubt(self, chain: Carried, enough: int) -> int:
        """How many classes of slips are doubtful on a sheet; the count ends when it is
        past `enough`."""
        count = 0
        for line in sorted(self.lines, key=lambda line: -len(self.families[line.position])):
            count += doubtful(chain, line, self.families[line.position])
            if count > enough:
                break
        return count

    @cached_property
    def families(self) -> dict[int, list[Family]]:
        """The classes of slips of every line that is asked, by position."""
        samples = list(self.samples())
        return {line.position: families_of(self.task, line, samples) for line in self.lines}

    def samples(self) -> Iterator[Values]:
        """Some lists of values in range, on which slips are told apart; they are the
        same for all secrets."""
        draws = (Stream(b"families", self.settings.text, Code(number, 0, 0)) for number in range(MOST_DRAWS))
        return islice(filter(None, map(self.values_in_range, draws)), SAMPLES)


def task_of(recordings: Sequence[Recording], notation: Notation) -> Task:
    """The task of some epochs. Raises `TooMuch` for one too large."""
    if sum(len(recording.trail) for recording in recordings) > MOST_NUMBERS:
        raise TooMuch(f"the calculation has more than {MOST_NUMBERS} numbers, too many for a sheet: take a smaller network, "
                      "fewer samples or fewer epochs")
    return Task(recordings, notation)


def asked_lines(task: Task, ask: Iterable[str]) -> list[Line]:
    """The lines that phases or names ask for, in the order of the calculation.

    A phase leaves out numbers that are another line's by another name, and how softmax
    is computed inside: these are asked by name alone. Raises `UnknownName` or
    `BadValue`.
    """
    chosen: set[int] = set()
    for pattern in ask:
        chosen |= set(lines_matching(task, pattern))
    return [line for line in task.lines if line.position in chosen]


def lines_matching(task: Task, pattern: str) -> list[int]:
    """The positions of the lines that a phase or a name asks for."""
    if pattern == ALL or pattern in PHASES:
        found = [line for line in task.lines if line.step.phase in (PHASES if pattern == ALL else [pattern])]
        if not found:
            raise BadValue("what is asked", pattern, "the calculation has no such phase")
        return [line.position for line in found
                if not line.is_given and not line.is_renamed and not KINDS[line.step.kind].is_inside]
    steps = matching(task, pattern)
    computed = [task.calculation.positions[step.number] for step in steps if step.phase != "given" and step.number.operation]
    if not computed:
        raise BadValue("what is asked", pattern, "it is given on the sheet; ask for numbers that are computed")
    return computed


def matching(task: Task, pattern: str) -> list[Step]:
    """The steps of a name, in any epoch that has it."""
    found: list[Step] = []
    unknown: UnknownName | None = None
    for recording in task.recordings:
        try:
            found += recording.directory.select(pattern)
        except UnknownName as error:
            unknown = error
    if not found and unknown:
        raise unknown
    return found


def drawn_places(task: Task, example: Example) -> list[int | None]:
    """For each given line of a task which of a draw's numbers it is: the rate, then the
    inputs, the parameters neuron by neuron, the targets. A velocity is none of them: it
    starts from 0."""
    keys: list[tuple[str, tuple[str, ...]]] = [("rate", ()), *(("input", (name,)) for name in example.network.inputs)]
    for owner, names in zip(example.network.trainables, parameter_names(example.network.layers)):
        keys += [("weight", (name,)) for name in names[:-1]] + [("bias", (names[-1],))] * bool(owner.weights)
    keys += [("target", (neuron.name,)) for neuron in example.network.outputs]
    order = {key: place for place, key in enumerate(keys)}
    return [order.get((line.step.kind, line.step.names)) for line in task.lines if line.is_given]
