"""The timeline: any epoch in any order is what training there gives; changes are what the same calculation by hand gives."""
import math
from dataclasses import replace
from random import Random

import pytest

from neuron_graph.errors import BadValue, Diverged, NeuronGraphError
from neuron_graph.published.files.walkthrough import example_named
from neuron_graph.published.setting import with_settings
from neuron_graph.stepping.timeline import Change, Timeline, change_of

NAMES = ["worked-example", "mazur", "four-rows", "xor", "logistic-regression", "sklearn-mlp", "two-class"]


@pytest.mark.parametrize("name, lasting", [("i1", True), ("t_o1", True), ("eta", True), ("w5", False), ("b1", False), ("z_h1", False), ("w5+", False)])
def test_what_every_epoch_is_given_anew_stays_changed(name, lasting):
    recording = Timeline(example_named("worked-example")).recording(1)
    assert change_of(recording, recording[name], 0.5).lasting is lasting


def test_a_velocity_is_trained_and_changed_just_here():
    example = example_named("worked-example")
    recording = Timeline(example.under(example.convention.changed("rule=momentum"))).recording(1)
    assert not change_of(recording, recording["v_w5"], 0.5).lasting


def test_a_scaled_input_is_computed_and_changed_just_here():
    recording = Timeline(example_named("weight-height")).recording(1)
    assert change_of(recording, recording["raw_height[1]"], 0.5).lasting and not change_of(recording, recording["height[1]"], 0.5).lasting


def values(recording):
    return [(step.name, step.sample, repr(step.value)) for step in recording.trail]


@pytest.mark.parametrize("name", NAMES)
def test_every_epoch_is_what_training_gives_whatever_was_visited_before(name):
    example = example_named(name)
    timeline, draw = Timeline(example), Random(1)
    timeline.piece = 7
    for epoch in [1, 30, 2, *(draw.randint(1, 40) for _ in range(8)), 1]:
        assert values(timeline.recording(epoch)) == values(example.recording(epoch))


def test_a_published_error_ten_thousand_epochs_on():
    # Mazur's post: "After repeating this process 10,000 times, for example, the error plummets to 0.0000351085"; the
    # ledger has it as the error in epoch 10,000, before its update
    assert f"{Timeline(example_named('mazur')).recording(10_000)['E'].value:.10f}" == "0.0000351085"


@pytest.mark.parametrize("text", ["w5=0.5", "b1=0.1", "i1=0.5", "t_o2=0.2", "eta=0.1"])
def test_a_number_given_anew_in_epoch_1_is_an_example_with_that_number(text):
    example = example_named("worked-example")
    name, value = text.split("=")
    timeline = Timeline(example)
    changed = timeline.changed(change_of(timeline.recording(1), timeline.recording(1)[name], float(value)))
    other = with_settings(example, text)
    for epoch in (1, 2, 50):
        assert values(changed.recording(epoch)) == values(other.recording(epoch))


def test_an_input_keeps_its_new_value_and_what_lies_before_keeps_its_old_one():
    timeline = Timeline(example_named("worked-example"))
    changed = timeline.changed(change_of(timeline.recording(5), timeline.recording(5)["i1"], 0.5))
    assert [changed.recording(epoch)["i1"].value for epoch in (1, 4, 5, 6, 40)] == [0.05, 0.05, 0.5, 0.5, 0.5]
    assert values(changed.recording(4)) == values(timeline.recording(4))
    z = timeline.recording(5)["w1"].value * 0.5 + timeline.recording(5)["w2"].value * 0.10 + 0.35
    assert changed.recording(5)["a_h1"].value == 1 / (1 + math.exp(-z))


def test_a_computed_number_has_its_new_value_once():
    timeline = Timeline(example_named("worked-example"))
    changed = timeline.changed(Change(1, "a_h1", 0.5))
    assert changed.recording(1)["z_o1"].value == 0.40 * 0.5 + 0.45 * timeline.recording(1)["a_h2"].value + 0.60
    assert changed.recording(1)["dE/dw5"].value == changed.recording(1)["delta_o1"].value * 0.5
    assert changed.recording(2)["w5"].value == changed.recording(1)["w5+"].value
    assert changed.recording(2)["a_h1"].formula == timeline.recording(2)["a_h1"].formula


def test_changes_of_several_epochs_hold_together():
    timeline = Timeline(example_named("four-rows"))
    changed = timeline.changed(Change(9, "a_h1[2]", 0.1)).changed(Change(3, "w5", 0.25)).changed(Change(3, "w5", 0.75))
    assert changed.recording(3)["w5"].value == 0.75
    assert changed.recording(9)["a_h1[2]"].value == 0.1
    again = Timeline(timeline.example, changed.changes)
    assert values(changed.recording(12)) == values(again.recording(12))
    assert values(changed.recording(2)) == values(timeline.recording(2))


def test_what_cannot_be():
    timeline = Timeline(example_named("worked-example"))
    with pytest.raises(NeuronGraphError, match="no number 'w55'"):
        timeline.changed(Change(1, "w55", 1.0)).recording(1)
    with pytest.raises(BadValue, match="must be 1 or more"):
        timeline.recording(0)
    ktu = Timeline(example_named("ktu"))
    assert ktu.last == 1
    wild = replace(example_named("grokking"), rate=1e200)
    with pytest.raises(Diverged, match="in epoch"):
        Timeline(wild).recording(50)


@pytest.mark.parametrize("rule, name, key, value", [
    ("adam", "beta1", "beta1", 0.5), ("adam", "epsilon", "epsilon", 0.25), ("rmsprop", "rho", "rho", 0.5),
    ("momentum,velocity=gathered", "mu", "momentum", 0.5)])
def test_a_constant_of_the_rule_stays_changed(rule, name, key, value):
    """From the third epoch on: the state after two is gone on from by the rule with the other number."""
    start = example_named("worked-example")
    start = start.under(start.convention.changed(f"rule={rule}"))
    changed = Timeline(start).changed(Change(3, name, value, True))
    network = start.network.copy()
    start.train(network, 1, 2)
    later = start.under(start.convention.with_parts({key: value}))
    network = network.under(later.convention)
    later.train(network, 3, 4)
    assert [step.value for step in changed.recording(7)] == [step.value for step in later.record(network, 7)]
    assert [step.value for step in changed.recording(2)] == [step.value for step in Timeline(start).recording(2)]


def test_what_a_rule_remembers_can_be_given_at_the_start():
    """Half of what it was and half of the gradient; a velocity keeps nine tenths."""
    start = example_named("worked-example")
    adam = with_settings(start.under(start.convention.changed("rule=adam,beta1=0.5")), "m_w5=0.1,v_w5=0.02").recording()
    assert adam["m_w5+"].value == 0.5 * 0.1 + 0.5 * adam["dE/dw5"].value and adam["v_w5"].value == 0.02
    momentum = with_settings(start.under(start.convention.changed("rule=momentum")), "v_w5=0.1").recording()
    assert momentum["v_w5+"].value == 0.9 * 0.1 - 0.5 * momentum["dE/dw5"].value
