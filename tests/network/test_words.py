"""What people call activations, errors and the learning rate is understood wherever it is typed, and shown by its own name."""
import json

import pytest

from neuron_graph import Convention, Neuron, NeuronGraphError, Plan
from neuron_graph.classroom.sheets import Settings, settings_in, settings_lines
from neuron_graph.data.plan import plan_of
from neuron_graph.published.files.reader import whole_file
from neuron_graph.published.files.toml_table import TomlTable

ERRORS = [
    ("mse", "squared-mean"), ("MSE", "squared-mean"), ("mean squared error", "squared-mean"), ("half-mse", "half-squared-mean"),
    ("half_MSE", "half-squared-mean"), ("bce", "binary-cross-entropy"), ("log-loss", "binary-cross-entropy"),
    ("LogLoss", "binary-cross-entropy"), ("Binary Cross Entropy", "binary-cross-entropy"), ("cce", "cross-entropy"),
    ("categorical-cross-entropy", "cross-entropy"), ("Categorical_Cross_Entropy", "cross-entropy"), ("Cross entropy", "cross-entropy"),
]
ACTIVATIONS = [
    ("linear", "identity"), ("ReLU", "relu"), ("logistic", "sigmoid"), ("Sigmoid", "sigmoid"), ("leaky relu", "leaky-relu"),
    ("LeakyReLU", "leaky-relu"), ("Leaky_ReLU:0.2", "leaky-relu:0.2"), ("heaviside", "step"), ("Heaviside:0.5", "step:0.5"),
    ("Step from", "step-from"), ("TANH", "tanh"),
]


def example(activation="sigmoid", convention="", rate="rate = 0.5"):
    """The example of a TOML file."""
    import tomllib

    return whole_file(TomlTable(tomllib.loads(f"""
{rate}
[convention]
{convention}
[[layer]]
activation = "{activation}"
names = ["o1"]
weights = [[0.5]]
[[sample]]
inputs = [1.0]
targets = [1.0]
""")), None)


@pytest.mark.parametrize("word, error", ERRORS)
def test_errors(typed, word, error):
    assert Convention(error=word).error == Convention().changed(f"error={word}").error == error
    assert Plan(error=word).error == plan_of({"error": word}).error == error
    assert example(convention=f'error = "{word}"').convention.error == error
    said = typed("trace", "--layers", "2-2", "--inputs", "1,0", "--targets", "1,0", "--convention", f"error={word}")
    assert said.code == 0 and f"error={error}" in said.out


@pytest.mark.parametrize("word, activation", ACTIVATIONS)
def test_activations(typed, word, activation):
    assert Neuron("h1", [1.0], activation=word).activation.name == activation
    assert Plan(activation=word, output_activation=word).activation == activation
    assert example(activation=word).network.neurons[0].activation.name == activation
    said = typed("trace", "--layers", "2-2", "--inputs", "1,0", "--activation", word)
    assert said.code == 0 and f"network, {activation}, " in said.out


def test_other_keys_of_the_convention():
    assert Convention(bias="Frozen", rule="gradient descent", samples="SHUFFLED") == Convention(bias="frozen", samples="shuffled")
    assert Convention().changed("batch=Online,batch-scale=Sum") == Convention(batch="online", batch_scale="sum") == Convention(batch_scale="sum")
    assert Convention(batch="ALL").batch == "all"


def test_the_settings_of_sheets(tmp_path):
    settings = Settings(activation="Logistic", output_activation="linear")
    assert settings.text == Settings(output_activation="identity").text
    written = json.loads("\n".join(settings_lines(settings))) | {"activation": "LOGISTIC", "convention": {"error": "MSE"}}
    (tmp_path / "settings.json").write_text(json.dumps(written), encoding="utf-8")
    read = settings_in(tmp_path / "settings.json")
    assert (read.activation, read.convention.error) == ("sigmoid", "squared-mean")


def test_options_that_name_a_loss_or_an_activation(typed):
    plain = typed("sheet", "--loss", "squared-mean", "--activation", "sigmoid").out
    assert typed("sheet", "--loss", "MSE", "--activation", "Logistic").out == plain
    refused = typed("sheet", "--loss", "msee")
    assert refused.code == 2 and "there is no loss 'msee'" in refused.err


@pytest.mark.parametrize("key", ["rate", "lr", "learning-rate", "learning_rate"])
def test_the_learning_rate(typed, key):
    assert example(rate=f"{key} = 0.1").rate == 0.1 and example(rate=f'{key} = "unknown"').rate is None
    assert typed("why", key if key != "rate" else "eta").out == typed("why", "eta").out
    if key != "learning_rate":
        assert typed("trace", f"--{key}", "0.1").out == typed("trace", "--set", f"{'eta' if key == 'rate' else key}=0.1").out


def test_a_rate_is_said_once():
    with pytest.raises(NeuronGraphError, match="rate says the rate, too"):
        example(rate="rate = 0.5\nlr = 0.5")


@pytest.mark.parametrize("word", [None, "", " ", "-", "mse2", "squared"])
def test_what_is_no_word_for_an_error_is_refused(word):
    with pytest.raises(NeuronGraphError, match="there is no error"):
        Convention(error=word)
