"""`explain`: the words of the whole program, however they are written, and never another word."""
import pytest

from neuron_graph.terminal.commands.glossary import GLOSSARY, folded

WORDS = """layer, training, epoch, iteration, batch, accuracy, recall, precision, F1, R², RMSE, scaling, standardise, one-hot, logits, mse,
backpropagation, derivative, gradient, momentum, l2, softmax, cross-entropy, sigmoid, relu, tanh, bias, neuron, weight, activation, delta, error, loss,
overfitting, validation, confusion, seed, convention, notation, certificate, follow-through, carry, slip, checkpoint, forward pass, backward pass,
gradient descent, learning rate, weight decay, net input, chain rule, stratified split"""


@pytest.mark.parametrize("word", WORDS.replace("\n", " ").split(", "))
def test_the_words_of_the_program_are_known(typed, word):
    said = typed("explain", *word.split())
    assert said.code == 0 and said.out.startswith(f"{word}: ")


@pytest.mark.parametrize("typed_word, text", [
    ("backprop", "From the error back"), ("Back-Propagation", "From the error back"), ("back propagation", "From the error back"),
    ("learning-rate", "How large a step"), ("learning_rate", "How large a step"), ("Epochs", "One pass over"), ("losses", "One number for how wrong"),
    ("biases", "A number added"), ("confusion matrices", "A table with a row"), ("categories", "The label of a row"), ("ReLU", "An activation that lets"),
    ("one hot encoding", "A class as targets"), ("cross entropy", "A loss for probabilities"), ("R-squared", "The part of the targets' variance"),
    ("E", "One number for how wrong"), ("e", "In a softmax layer"), ("L2", "How strongly large weights"), ("output - target", "Output minus target"),
])
def test_words_are_known_as_people_write_them(typed, typed_word, text):
    said = typed("explain", typed_word)
    assert said.code == 0 and said.out.startswith(f"{typed_word}: {text}")


@pytest.mark.parametrize("word, near", [
    ("banana", ""), ("batchsum", "batch"), ("dwarf", ""), ("band", ""), ("at", "a-t"), ("as", "pass"), ("wonder+", ""), ("softmacs", "softmax"),
    ("backprob", "backprop"), ("dbase", ""), ("xyzzy", ""),
])
def test_an_unknown_word_is_one_sentence_with_the_nearest(typed, word, near):
    said = typed("explain", word)
    assert (said.code, said.out) == (2, "") and said.err.startswith(f"neuron-graph: there is no term {word!r}; nearest: {near}")
    assert said.err.count("\n") == 1


def test_words_stand_in_the_notation_of_the_screen(typed):
    said = " ".join(typed("explain", "slope").out.split())
    assert "how much out changes when net does" in said and "{" not in "".join(typed("explain", name).out for name in ("share", "dE/dout"))


def test_few_words_mean_two_things():
    names = [name for term in GLOSSARY for name in set(map(folded, term.names))]
    assert {name for name in names if names.count(name) > 1} == {
        "bias", "velocity", "e", "error", "targetoutput", "outputtarget", "gradientdescent", "batch", "sum", "momentum", "sign",
        "softmax", "all", "dampening", "deltarule", "epsilon", "exponential", "generalizeddeltarule", "l1", "linear", "none", "sgd", "step", "v"}
