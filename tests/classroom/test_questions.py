"""What a quiz says to a slip."""
from types import SimpleNamespace

from neuron_graph.classroom.papers.questions import sentence


def test_at_most_four_slips_are_named():
    family = [SimpleNamespace(words=f"the slip of {letter}") for letter in "abcdef"]
    assert sentence(family[:1]) == "That comes out if the slip of a."
    assert sentence(family[:4]).endswith("the slip of c; or the slip of d.")
    assert sentence(family).endswith("the slip of c; or the slip of d; or by another slip.")
