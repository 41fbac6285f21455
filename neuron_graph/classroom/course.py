"""A course: a teacher's secret with some settings, and the sheets that come of them.

    course = Course(b"a long secret", Settings(layers=(2, 2, 1)))
    course.sheet("anna").code                    'NQ41-0H3T-...'
    course.sheet_of_code("NQ41-0H3T-...")        the same sheet again
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from ..errors import BadValue, NeuronGraphError, UnknownName
from ..published.example import Example
from ..recording.recording import Recording
from ..recording.step import PHASES, Step
from .candidate import candidate
from .chain import Chain
from .code import DRAWS, Code, checked, code_of, nonce_of, read_code
from .draw import Draw
from .fairness import Family, doubtful, families_of, in_range, steady
from .formula import Values
from .graph import Graph, Line
from .precision import Precision, of_step
from .settings import ALL, Settings
from .sheet import Sheet, blanks_of

PATIENCE = 12
"""After how many draws in range one doubtful class more is put up with."""
SAMPLES = 3
"""On how many lists of numbers slips must agree to be equal by algebra."""
LEAST_SECRET, LONGEST_STUDENT = 8, 200


class Course:
    """The sheets of a class. `secret` has at least 8 bytes; whoever knows it can compute every sheet and its key.

    Raises `BadValue` for a short secret, `UnknownName` for a name asked that the calculation does not have.
    """

    def __init__(self, secret: bytes, settings: Settings):
        if len(secret) < LEAST_SECRET:
            raise BadValue("the secret", f"{len(secret)} bytes", f"at least {LEAST_SECRET} are needed: take a long random line")
        self._secret, self.settings = secret, settings
        first = candidate(settings, Draw(b"shape", settings.text, Code(0, 0, 0)), "")
        self.graph = Graph(list(first.recordings(1, settings.rounds)), settings.notation)
        self.lines = asked_lines(self.graph, settings.ask)
        self.activations = {neuron.name: neuron.activation.name for neuron in first.network.neurons}
        """By neuron."""

    def sheet(self, student: str) -> Sheet:
        """The sheet of a student, by an id of 1 to 200 characters: the first fair draw.

        Raises `NeuronGraphError` where no draw in a thousand keeps its numbers in range.
        """
        if not student.strip() or len(student) > LONGEST_STUDENT:
            raise BadValue("the student's id", student, f"from 1 to {LONGEST_STUDENT} characters are needed")
        nonce = nonce_of(self._secret, self.settings.text, student)
        return self.drawn(student, code_of(self._secret, self.settings.text, nonce, self.fairest(nonce)))

    def sheet_of_code(self, text: str, student: str = "") -> Sheet:
        """The sheet that bears a code. Raises `BadValue` for one that is mistyped, or not of this secret and settings."""
        return self.drawn(student, checked(read_code(text), self._secret, self.settings.text))

    def drawn(self, student: str, code: Code) -> Sheet:
        """The sheet of a code."""
        example = self.example(code)
        values = self.graph.values(given_values(self.graph, example))
        precisions = precisions_of(self.graph, values, self.settings.figures)
        return Sheet(student, str(code), self.settings, example, self.graph, values,
                     blanks_of(self.graph, self.lines, precisions), precisions)

    def example(self, code: Code) -> Example:
        """The numbers of a draw, as an example."""
        return candidate(self.settings, Draw(self._secret, self.settings.text, code), self.title)

    @property
    def title(self) -> str:
        """What the sheet's example is called."""
        return f"A {'-'.join(map(str, self.settings.layers))} network"

    def fairest(self, nonce: int) -> int:
        """The number of the first draw whose doubtful classes are few enough: none at first, one more after every few
        draws in range."""
        last = None
        for tried, (last, chain) in enumerate(self.in_range(nonce)):
            if self.doubt(chain, tried // PATIENCE) <= tried // PATIENCE:
                return last
        if last is None:
            raise NeuronGraphError(f"of {DRAWS} draws for {self.title.lower()} none keeps its numbers in range: take a smaller one, "
                                   "or another activation")
        return last

    def in_range(self, nonce: int) -> Iterator[tuple[int, Chain]]:
        """The draws of a student whose numbers are in range and steady, with their right numbers."""
        for draw in range(DRAWS):
            values = self.graph.values(given_values(self.graph, self.example(Code(nonce, draw, 0))))
            if in_range(self.graph, values, self.activations):
                chain = Chain(self.graph, precisions_of(self.graph, values, self.settings.figures), values)
                if steady(chain, self.lines):
                    yield draw, chain

    def doubt(self, chain: Chain, enough: int) -> int:
        """How many classes of slips are doubtful on a sheet; the count ends when it is past `enough`."""
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
        return {line.position: families_of(self.graph, line, samples) for line in self.lines}

    def samples(self) -> Iterator[Values]:
        """Some lists of values in range, on which slips are told apart; they are the same for all secrets."""
        found = 0
        for number in range(DRAWS * SAMPLES):
            example = candidate(self.settings, Draw(b"families", self.settings.text, Code(number, 0, 0)), "")
            values = self.graph.values(given_values(self.graph, example))
            if found < SAMPLES and in_range(self.graph, values, self.activations):
                found += 1
                yield values
            if found == SAMPLES:
                return


def asked_lines(graph: Graph, ask: Iterable[str]) -> list[Line]:
    """The lines that phases or names ask for, in the order of the calculation.

    A phase leaves out numbers that are another line's by another name. Raises `UnknownName` or `BadValue`.
    """
    chosen: set[int] = set()
    for pattern in ask:
        chosen |= set(lines_matching(graph, pattern))
    return [line for line in graph.lines if line.position in chosen]


def lines_matching(graph: Graph, pattern: str) -> list[int]:
    """The positions of the lines that a phase or a name asks for."""
    if pattern == ALL or pattern in PHASES:
        found = [line for line in graph.lines if line.step.phase in (PHASES if pattern == ALL else [pattern])]
        return [line.position for line in found if not line.renamed]
    steps = matching(graph, pattern)
    computed = [graph.positions[id(step.number)] for step in steps if step.phase != "given"]
    if not computed:
        raise BadValue("what is asked", pattern, "it is given on the sheet; ask for numbers that are computed")
    return computed


def matching(graph: Graph, pattern: str) -> list[Step]:
    """The steps of a name, in any round that has it."""
    found: list[Step] = []
    unknown: UnknownName | None = None
    for recording in graph.recordings:
        try:
            found += recording.directory.select(pattern)
        except UnknownName as error:
            unknown = error
    if not found and unknown:
        raise unknown
    return found


def given_values(graph: Graph, example: Example) -> dict[int, float]:
    """The numbers of an example in the places of a graph's given lines."""
    inputs, targets = example.samples[0]
    numbers: dict[tuple[str, tuple[str, ...]], float] = {("rate", ()): example.rate or 0.0}
    numbers |= {("input", (name,)): value for name, value in zip(example.network.inputs, inputs)}
    numbers |= {("target", (neuron.name,)): value for neuron, value in zip(example.network.outputs, targets)}
    count = 0
    for neuron in example.network.neurons:
        for weight in neuron.weights:
            count += 1
            numbers["weight", (f"w{count}",)] = weight
        numbers["bias", (f"b_{neuron.name}",)] = neuron.bias
    return {line.position: numbers[line.step.kind, line.step.names] for line in graph.lines if line.formula is None}


def precisions_of(graph: Graph, values: Values, figures: int) -> list[Precision]:
    """How finely each line is asked for: new weights to show their change, all else to significant figures."""
    return [of_step(change(graph, line, values), figures, max(2, figures - 1)) if line.step.kind == "updated" else Precision(figures)
            for line in graph.lines]


def change(graph: Graph, line: Line, values: Values) -> float:
    """How much an update changes its weight or bias."""
    old = next((place for place in line.operands if graph.lines[place].step.kind in ("weight", "bias")), None)
    return values[line.position] - (values[old] if old is not None else 0.0)
