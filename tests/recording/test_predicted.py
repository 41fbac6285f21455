"""What a model of numbers predicts, and a target in its units, as steps: numbers by hand, and the same bits as `predict`."""
from __future__ import annotations

import json
import shutil
import subprocess
from decimal import Decimal, localcontext

import pytest

from neuron_graph.data.sqlite import load
from neuron_graph.network import Convention, Layer, Network, Neuron
from neuron_graph.published import Example
from neuron_graph.published.files import example_named, starter
from neuron_graph.recording import NOTATIONS, Glance, Recorder
from neuron_graph.setup import Scaling

USUAL = Convention(error="half-squared-sum", bias="trained")
ROOMS, PRICE = Scaling([3.0, 80.0], [2.0, 40.0]), Scaling([200000.0], [80000.0])


def house(name: str = "price", convention: Convention = USUAL) -> Network:
    """A neuron that predicts a price from rooms and area."""
    return Network([Layer([Neuron(name, [0.5, 1.0], 0.25, "identity")])], ["rooms", "area"], convention)


def example(name: str = "price", **parts) -> Example:
    samples = parts.pop("samples", [([5.0, 120.0], [320000.0])])
    return Example("a house", house(name), samples, 0.1, scaling=ROOMS, target_scaling=PRICE, **parts)


@pytest.mark.parametrize("name, value, formula, substituted", [
    ("rooms", 1.0, "(raw_rooms - 3)/2", "(5.0 - 3.0)/2.0"),
    ("price", 340000.0, "a_price·80000 + 200000", "1.75*80000.0 + 200000.0"),
    ("t_price", 1.5, "(raw_t_price - 200000)/80000", "(320000.0 - 200000.0)/80000.0"),
    ("E_price", 0.03125, "½·(t_price - a_price)²", "0.5*(1.5 - 1.75)**2"),
    ("w1+", 0.475, "w1 - eta·dE/dw1", "0.5 - 0.1*0.25"),
])
def test_numbers_by_hand(name, value, formula, substituted):
    step = example().recording()[name]
    assert step.value == pytest.approx(value, rel=1e-15) and step.formula == formula
    assert eval(step.substituted) == pytest.approx(value, rel=1e-15)
    if name in ("price", "t_price"):
        assert step.substituted == substituted


def test_where_they_stand():
    recording = example().recording()
    names = [step.name for step in recording]
    assert names.index("a_price") + 1 == names.index("price") < names.index("t_price") == names.index("E_price") - 1
    assert [(recording[name].phase, recording[name].owner) for name in ("price", "t_price")] == [("forward", "price"), ("error", "price")]
    assert recording["raw_t_price"].is_given and recording["raw_t_price"].value == 320000.0


@pytest.mark.parametrize("batch", [1, 2, "all"])
def test_every_sample_has_its_own_and_the_network_learns_from_the_scaled_ones(batch):
    samples = [([5.0, 120.0], [320000.0]), ([1.0, 40.0], [100000.0]), ([3.0, 80.0], [200000.0])]
    convention = Convention(error="half-squared-sum", bias="trained", batch=batch)
    given = Example("houses", house(convention=convention), samples, 0.1, scaling=ROOMS, target_scaling=PRICE)
    recording = given.recording()
    plain = house(convention=convention)
    given.train(plain, 1, 1)
    assert [recording[name].value for name in ("w1+", "w2+", "b_price+")] == [*plain.layers[0].neurons[0].weights, plain.layers[0].neurons[0].bias]
    assert recording["price[3]"].value == recording["a_price[3]"].value * 80000.0 + 200000.0


def test_samples_side_by_side_have_them_too():
    layers = [Layer([Neuron("h1", [1.0, 2.0], 0.0, "tanh"), Neuron("h2", [-1.0, 1.0], 0.0, "tanh")], norm="batch"), Layer([Neuron("price", [1.0, 1.0], 0.5, "identity")])]
    network = Network(layers, ["rooms", "area"], Convention(batch="all"))
    samples = [([5.0, 120.0], [320000.0]), ([1.0, 40.0], [100000.0]), ([2.0, 90.0], [100000.0])]
    recording = Example("", network, samples, 0.1, scaling=ROOMS, target_scaling=PRICE).recording()
    for number in (1, 2, 3):
        assert recording[f"price[{number}]"].value == recording[f"a_price[{number}]"].value * 80000.0 + 200000.0
    phases = [step.phase for step in recording if step.sample]
    assert phases == sorted(phases, key=["forward", "error", "backward", "update"].index)


@pytest.mark.parametrize("name, shown", [
    ("price", "price"), ("w1", "predicted_w1"), ("b_w1", "b_w1"), ("z_max", "predicted_z_max"), ("E", "predicted_E"), ("t", "predicted_t"), ("eta", "predicted_eta"),
    ("net_rooms", "predicted_net_rooms"), ("raw_area", "predicted_raw_area"), ("t_rooms", "predicted_t_rooms"), ("weiß (kg)", "weiß (kg)")])
def test_a_name_that_another_number_may_have_is_not_taken(name, shown):
    recording = example(name).recording()
    step = next(step for step in recording if step.kind == "predicted")
    assert step.name == shown and recording[step.name] is step and recording[f"predicted_{name}"] is step


def test_without_targets_it_is_the_last_step():
    recording = example(samples=[([5.0, 120.0], [])]).recording()
    assert recording.steps[-1].name == "price" and "raw_t_price" not in recording


def test_a_glance_sees_it():
    glance = Glance({(("predicted", ("price",)), 1), (("target", ("price",)), 1)}, house(), 1, ROOMS, False, NOTATIONS["net-out"], PRICE)
    glance.epoch_of([([5.0, 120.0], [320000.0])], 0.1)
    assert sorted(glance.found.values()) == [1.5, 340000.0]


def test_a_shift_alone():
    recorder = Recorder(house(), 1, target_scaling=Scaling([10.0]))
    step = recorder.forward_pass([([1.0, 1.0], [])])["price"]
    assert (step.formula, step.value) == ("a_price + 10", 11.75)


def test_it_is_the_bits_of_predict_and_of_the_program_that_code_prints(typed, tmp_path):
    """And in decimals what they stand for."""
    table = tmp_path / "house.csv"
    table.write_text("rooms,area (m2),price\n" + "\n".join(f"{n % 5 + 1},{40 + 7.3 * n % 90:.1f},{150000 + 9000 * (n * 7 % 13)}" for n in range(40)))
    path = str(tmp_path / "house.db")
    assert not typed("train", str(table), "--target", "price", "--layers", "3", "--epochs", "5", "--model", path).code
    model = load(path)
    for row in ([3.0, 80.0], [1.0, 1e6], [-7.25, 0.1]):
        said = model.predict_one(row)
        found = typed("trace", path, "--inputs", ",".join(map(str, row)), "--only", "price", "--format", "json").out
        steps = json.loads(found)["steps"]
        assert [step["value"] for step in steps] == [said] and [step["name"] for step in steps] == ["price"]
        program = typed("code", path, "--inputs", ",".join(map(str, row))).out
        names: dict = {}
        exec(program, names)
        assert names["found"] == [said]
        with localcontext() as context:
            context.prec = 40
            for step, shift, scale in zip(steps, model.target_scaling.shift, model.target_scaling.scale):
                exact = Decimal(step["operands"][f"a_{step['name']}"]) * Decimal(scale) + Decimal(shift)
                assert step["value"] == pytest.approx(float(exact), rel=1e-14)


def test_a_file_has_a_target_scaling_and_new_writes_it(typed, tmp_path):
    file = tmp_path / "house.toml"
    file.write_text("\n".join(starter(example())), encoding="utf-8")
    again = example_named(str(file))
    assert again.target_scaling.shift == [200000.0] and again.recording()["price"].value == 340000.0
    assert typed("why", "price", str(file), "--depth", "0").out.strip() == "price = out_price·80000 + 200000 = 1.75·80000 + 200000 = 340000"
    file.write_text(file.read_text().replace("shift = [200000.0]", "shift = [1, 2]").replace("scale = [80000.0]", ""))
    assert "target-scaling" in typed("why", "price", str(file)).err


def test_targets_are_typed_and_set_in_units_of_their_column(typed, tmp_path):
    file = tmp_path / "house.toml"
    file.write_text("\n".join(starter(example())), encoding="utf-8")
    out = typed("trace", str(file), "--inputs", "3,80", "--targets", "280000", "--only", "t_price").out
    assert "t_price = (raw_t_price - 200000)/80000 = (280000 - 200000)/80000 = 1" in out
    out = typed("trace", str(file), "--set", "raw_t_price=200000", "--only", "t_price").out
    assert "(200000 - 200000)/80000 = 0" in out


@pytest.mark.parametrize("inputs, changes, said", [
    ("male,?,C", (), {"sex_male": "1  (raw input: sex is male)", "age": "30  (raw input: it stands for a missing age)", "port_C": "1  (raw input: port is C)",
                      "port_Q": "0  (raw input: port is not Q)"}),
    ("female,31,S", (), {"sex_male": "0  (raw input: sex is female)", "age": "31  (raw input)", "port_C": "0  (raw input: port is not C)", "port_S": "1  (raw input: port is S)"}),
    ("male,31,S", ("--set", "raw_sex_male=0,raw_port_S=0.5"), {"sex_male": "0  (raw input: sex is female)", "port_S": "0.5  (raw input)"}),
])
@pytest.mark.parametrize("scale", ["standard", "none"])
def test_what_numbers_of_words_and_missing_values_come_from(typed, tmp_path, inputs, changes, said, scale):
    file, path = tmp_path / "tickets.csv", str(tmp_path / "tickets.db")
    file.write_text("sex,age,port,fare\n" + "\n".join(f"{'fe' * (n % 2)}male,{n % 3 * 20 + 10},{'SCQ'[n % 3]},{n * 7 % 31}.5" for n in range(36)) + "\nmale,?,S,3.5")
    assert typed("train", str(file), "--target", "fare", "--layers", "2", "--epochs", "2", "--missing", "median", "--test", "0", "--scale", scale, "--model", path).code == 0
    raw, word = ("raw_", "raw input") if scale == "standard" else ("", "input")
    out = typed("why", "fare", path, "--inputs", inputs, *(one.replace("raw_", raw) for one in changes)).out
    for name, leaf in said.items():
        assert f"{raw}{name} = {leaf.replace('raw input', word)}\n" in out


def test_a_program_takes_cells_as_they_are_typed(typed, tmp_path):
    """Also what is missing, and words that a program may not take for its own."""
    file, path = tmp_path / "tickets.csv", str(tmp_path / "tickets.db")
    words = ["it's", "a and b", "x if y"]
    file.write_text("sex,age,port,fare\n" + "\n".join(f"{'fe' * (n % 2)}male,{n % 4 * 20 + 10},{words[n % 3]},{n * 7 % 31}.5" for n in range(36)) + "\nmale,?,it's,3.5")
    assert typed("train", str(file), "--target", "fare", "--layers", "2", "--epochs", "2", "--missing", "mean", "--model", path).code == 0
    for row in ("male,?,it's", "female,31,a and b", "male;2,5;x if y", "?,na,?"):
        said = float(typed("predict", path, "--inputs", row).out.splitlines()[1].rsplit("," if ";" not in row else ",", 1)[1])
        program, names = typed("code", path, "--inputs", row).out, {}
        exec(program, names)
        assert names["found"] == [said]
        script = typed("code", path, "--inputs", row, "--language", "javascript").out
        if shutil.which("node"):
            found = subprocess.run(["node", "-"], input=script, capture_output=True, text=True, check=True).stdout
            assert float(found) == pytest.approx(said, rel=1e-13)
    with pytest.raises(SystemExit, match="'x' is none of"):
        exec(program + "\nnumbers('x', 1, 'x')", names)
