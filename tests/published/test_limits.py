"""What a check costs is bounded: how much is recorded, computed and tried; never a time."""
import pytest

from neuron_graph.errors import TooMuch
from neuron_graph.judging.task import Task
from neuron_graph.published.cases.case import Case
from neuron_graph.published.causes.chance_policy import ChancePolicy
from neuron_graph.published.causes.other_conventions import MOST_STEPS, variants
from neuron_graph.published.causes.suspects import Suspects
from neuron_graph.published.checker import check
from neuron_graph.published.example import Example
from neuron_graph.published.figure import Figure
from neuron_graph.recording.notation import NOTATIONS
from neuron_graph.setup.initial import network_of_sizes
from neuron_graph.terminal.command_line import run


def example_of(sizes, rows, *figures):
    """A network with as many samples, and what a text prints of it."""
    samples = [([0.1 * (n % 9) + 0.05 * x for x in range(sizes[0])], [n % 2 / 1.0] * sizes[-1]) for n in range(rows)]
    network = network_of_sizes(sizes, seed=3)
    network = network.under(network.convention.with_parts({"batch": "all"}))
    return Example("of one's own", network, samples, figures=[Figure(name, printed, **more) for name, printed, more in figures])


@pytest.mark.parametrize("sizes, rows", [((2, 2, 2), 1), ((3, 2, 1), 4), ((2, 2, 2, 2), 3)])
def test_a_glance_has_the_numbers_of_the_recording_to_the_last_bit(sizes, rows):
    example = example_of(sizes, rows)
    for parts in [{}, *list(variants(example))[3 * rows::18]]:
        try:
            case = Case(example, parts)
        except Exception as error:  # one that does not fit
            assert type(error).__name__ in ("NeuronGraphError", "BadValue")
            continue
        for when, epoch in [(None, 1), (None, 3), ("before", 2), ("after", 2)]:
            figure = Figure("E", "", epoch=epoch, when=when)
            recording = case.time_of(figure)
            case.addresses = {(step.key, sample) for step in recording.trail for sample in (step.sample, None)}
            for step in recording.trail:
                twin = recording.twin(step, whole=True)
                is_one_of_several = step.kind == "gradient" and rows > 1 and ("when" in parts or twin.sample)
                assert repr(case.value_there(figure, step)) == repr(None if is_one_of_several else twin.value)


@pytest.mark.parametrize("sizes, rows", [((4, 2, 2), 60), ((20, 10, 3), 1)])
def test_few_numbers_are_recorded_and_computed_whatever_the_size(sizes, rows, monkeypatch):
    monkeypatch.setattr("neuron_graph.published.causes.chance_policy.LEAST_COMPUTED", 3_000)
    monkeypatch.setattr("neuron_graph.published.causes.chance_policy.MOST_COMPUTED", 6_000)
    recorded, computed, record, yielded = [], {}, Example.record, Suspects.slip_of
    monkeypatch.setattr(Example, "record", lambda *given: recorded.append(record(*given)) or recorded[-1])
    monkeypatch.setattr(Suspects, "slip_of", lambda self, outcome: computed.setdefault(id(self), self) and yielded(self, outcome))
    example = example_of(sizes, rows, ("E", "0.7654321", {}), ("w1+", "0.7654321", {}), ("w2+", "0.1765432", {}))
    lines = check(example).lines
    assert sum(len(recording.trail) for recording in recorded) <= MOST_STEPS + 2 * len(recorded[0].trail)
    assert all(suspects.computed <= 3_000 + 2 * len(suspects.calculation.lines) for suspects in computed.values())
    assert any("the search was cut after " in line.verdict.explanation and " tries" in line.verdict.explanation for line in lines)


def test_many_figures_share_the_work_and_each_has_some():
    assert [ChancePolicy(Stub, figures).most for figures in (0, 1, 5, 20, 1000)] == [200_000, 200_000, 200_000, 50_000, 20_000]


class Stub:
    line = lines = printed = readings = calculation = None
    position = 0


def test_a_slip_is_made_when_it_is_come_to_and_made_once(monkeypatch):
    made, found = [], Task.found
    monkeypatch.setattr(Task, "found", lambda *line: (made.append(one) or one for one in found(*line)))
    task = Task([example_of((4, 2, 2), 12).recording()], NOTATIONS["net-out"])
    place = next(line.position for line in task.lines if line.step.kind == "z")
    one, other = task.mistakes(place), task.mistakes(place)
    assert [next(one), next(other), next(one), next(other)] == [made[0], made[0], made[1], made[1]]
    assert len(made) == 2 and list(task.mistakes(place)) == made and len(made) > 20


def test_certify_proves_so_many_numbers_at_once(monkeypatch):
    monkeypatch.setattr("neuron_graph.terminal.commands.certify_command.MOST_PROVEN", 3)
    with pytest.raises(TooMuch, match="and 3 are proven at once: --only names some of them"):
        run(["certify", "mazur"])
    assert run(["certify", "mazur", "--only", "w5+"]) == 0
