"""A schedule that ends is asked for no more updates: one sentence, before anything is trained."""
import pytest

from neuron_graph import Convention, network_of_sizes, record, train
from neuron_graph.errors import BadValue
from neuron_graph.setup.snapshot import state

SAMPLES = [([0.5, -0.25], [1.0]), ([1.0, 0.75], [0.0])]
ENDING = [
    ("schedule=linear,schedule-steps=4", 4), ("schedule=cosine,schedule-steps=4", 4), ("schedule=table,rates=0.5:0.25:0.125", 3), ("schedule=table", 0),
    ("schedule=linear,schedule-steps=2,schedule-per=3", 6), ("schedule=linear,schedule-steps=2.5", 3)]


def network(parts):
    return network_of_sizes([2, 2, 1], seed=1).under(Convention().changed(parts))


def sentence(parts, updates, asked):
    of = parts.split(",")[0].split("=")[1]
    end = f"{updates:g}" if "2.5" not in parts else "2.5"
    return f"^schedule is '{of}': it ends after {end} updates, and update {asked} is asked for: schedule-steps, or the list rates of a table, says how many there are$"


@pytest.mark.parametrize("parts, updates", ENDING)
def test_one_update_too_many(parts, updates):
    one = network(parts)
    for _ in range(updates):
        one.forward(SAMPLES[0][0])
        one.backward(SAMPLES[0][1])
        one.update(0.5)
    one.forward(SAMPLES[0][0])
    one.backward(SAMPLES[0][1])
    with pytest.raises(BadValue, match=sentence(parts, updates, updates + 1)):
        one.update(0.5)
    with pytest.raises(BadValue, match=sentence(parts, updates, updates + 1)):
        record(one, *SAMPLES[0], learning_rate=0.5)


@pytest.mark.parametrize("compiled", [True, False, None])
@pytest.mark.parametrize("parts, updates", ENDING)
def test_training_is_refused_before_it_begins(parts, updates, compiled):
    one, fits = network(parts), updates // 2
    before = state(one)
    with pytest.raises(BadValue, match=sentence(parts, updates, 2 * (fits + 1))):
        train(one, SAMPLES, epochs=fits + 1, learning_rate=0.5, compiled=compiled)
    assert state(one) == before
    train(one, SAMPLES, epochs=fits, learning_rate=0.5, compiled=compiled)
    assert one.updates == 2.0 * fits and train(one, SAMPLES, epochs=0) == []
    with pytest.raises(BadValue, match=sentence(parts, updates, 2 * (fits + 1))):
        train(one, SAMPLES, epochs=1, compiled=compiled)


@pytest.mark.parametrize("parts, updates", ENDING)
def test_an_epoch_is_recorded_as_far_as_the_schedule_goes(parts, updates):
    one = network(parts)
    one.updates = max(0.0, updates - 1.0)
    with pytest.raises(BadValue, match="ends after"):
        record(one, SAMPLES, learning_rate=0.5)
    if updates:
        record(one, SAMPLES[:1], learning_rate=0.5)


@pytest.mark.parametrize("epochs, code", [("3", 0), ("4", 2)])
def test_on_the_command_line(typed, epochs, code):
    said = typed("trace", "worked-example", "--epoch", epochs, "--convention", "schedule=table,rates=0.5:0.25:0.125")
    assert said.code == code and ("it ends after 3 updates, and update 4 is asked for" in said.err) == bool(code) and said.err.count("\n") == bool(code)
