"""What the package shows of itself: its names, and what stands for its objects where one looks at them."""
import neuron_graph
from neuron_graph import Layer, Model, Network, Neuron, Plan, Table, network_of_sizes, record


def test_dir_shows_the_public_names_and_nothing_else():
    assert dir(neuron_graph) == neuron_graph.__all__ == [
        "ACTIVATIONS", "Convention", "FAMILIES", "LOSSES", "Layer", "Model", "Network", "Neuron", "NeuronGraphError", "Perceptron", "Plan",
        "Progress", "Recording", "Scaling", "Step", "Table", "__version__", "accuracy", "certificate", "confusion", "decimals", "html", "load",
        "loss", "network_of_sizes", "page", "picture", "record", "save", "text", "train", "training"]


def test_few_numbers_are_shown_whole():
    neuron = Neuron("h1", [0.15, 0.2], 0.35)
    assert repr(neuron) == "Neuron('h1', weights=[0.15, 0.2], bias=0.35, activation='sigmoid')"
    assert repr(Layer([neuron])) == "<Layer of 1: h1>"
    assert repr(Network([Layer([neuron])])) == "<Network 2-1: h1>"
    assert repr(record(Network([Layer([neuron])]), [1.0, 2.0], [1.0])) == "<Recording of epoch 1: 13 steps>"


def test_large_objects_are_shown_in_a_line():
    network = network_of_sizes([784, 300, 10])
    assert repr(network) == "<Network 784-300-10: h1, h2, h3, h4, h5, h6, h7, h8, h9, h10, h11, h12, ...>"
    for thing in (network.layers[0], network.neurons[0], record(network, [0.0] * 784, [0.0] * 10)):
        assert len(repr(thing)) < 250 and "\n" not in repr(thing)


def test_a_table_says_its_rows_and_columns():
    table = Table([f"column {n}" for n in range(40)], [["1"] * 40] * 5000, [*range(5000)], "points.csv")
    assert repr(table) == "<Table points.csv: 5000 rows of column 0, column 1, column 2, column 3, column 4, column 5, ...>"


def test_a_model_says_what_it_predicts_and_how_well():
    rows, labels = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], ["no", "yes", "yes", "no"]
    model = Model.of(rows, labels, Plan(rate=0.2), ["height", "width"], ["kind"])
    assert repr(model) == "<Model 2-8-2 of kind from height, width, 0 epochs>"
    model.fit(rows, labels, epochs=500)
    assert repr(model) == f"<Model 2-8-2 of kind from height, width, 500 epochs: {model.history[-1].words}>"
