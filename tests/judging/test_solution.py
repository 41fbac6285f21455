"""What a person's answers say together."""
import pytest

from neuron_graph.judging.answer import read_answer
from neuron_graph.judging.solution import Solution
from tests.judging.test_tries import SCENES, tries_of

BRIEF = [  # answers to 4 figures, and whether most have fewer
    ({}, False), ({"out_h1": "0.59"}, True), ({"out_h1": "0.59", "out_h2": "0.5969"}, False),
    ({"out_h1": "0.59", "out_h2": "0.60", "net_o1": "1.106"}, True), ({"out_h1": "0.5933"}, False),
]


@pytest.mark.parametrize("texts, is_brief", BRIEF)
def test_a_work_is_brief_if_most_answers_are_short(texts, is_brief):
    tries = tries_of(SCENES["worked-example"])
    recording = tries.task.recordings[0]
    places = {tries.calculation.position(recording[name]): text for name, text in texts.items()}
    answers = {place: read_answer(text, tries.right.precision(place)) for place, text in places.items()}
    assert Solution(tries.task, tries.right, answers).brief is is_brief
