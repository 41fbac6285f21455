"""What others printed, or computed from their conventions, against the shipped examples: an independent truth each.

The values are those of the project's ledger of published figures, re-computed there with 50 digits and shown to 15.
"""
import pytest

from neuron_graph.published.files.walkthrough import example_named
from neuron_graph.recording.lookup import split_name

COMPUTED = {
    "mazur": {
        "z_h1": 0.3775, "a_h1": 0.593269992107187, "a_h2": 0.596884378259767, "z_o1": 1.10590596705977, "a_o1": 0.751365069552316,
        "a_o2": 0.772928465321463, "E": 0.298371108760003, "delta_o1": 0.138498561628557, "dE/da_h1": 0.0363503063931447,
        "dE/da_h2": 0.0413703226487447, "w1+": 0.149780716132763, "w2+": 0.199561432265526, "w3+": 0.24975114363237,
        "w4+": 0.299502287264739, "w5+": 0.358916479717885, "w6+": 0.408666186076233, "w7+": 0.511301270238738, "w8+": 0.561370121107989,
        "E@2": 0.291027773693599, "a_o1@2": 0.742088111190782, "a_o2@2": 0.775284968294459, "E@10000": 3.51085481225126e-05,
        "E@10001": 3.51018778297886e-05, "a_o1@10001": 0.0159136204435507, "a_o2@10001": 0.984064273514624,
    },
    "han-kamber": {
        "z_4": -0.7, "a_4": 0.331812227831834, "z_5": 0.1, "a_5": 0.52497918747894, "z_6": -0.104539505845338, "a_6": 0.473888898823985,
        "delta_6": 0.131169078214345, "delta_5": -0.00654208506416899, "delta_4": -0.00872456196543326, "w46+": -0.260828846341545,
        "w56+": -0.138025067507005, "w14+": 0.19214789423111, "w15+": -0.305887876557752, "w24+": 0.4, "w25+": 0.1, "w34+": -0.50785210576889,
        "w35+": 0.194112123442248, "b_6+": 0.21805217039291, "b_5+": 0.194112123442248, "b_4+": -0.40785210576889,
    },
    "rgu": {
        "a_top": 0.680267196698649, "a_bottom": 0.663738697404353, "a_out": 0.690283492907644, "delta_out": -0.040681125112339,
        "w5+": 0.272325965061282, "w6+": 0.872998363008993, "delta_top": -0.00240962095693425, "w1+": 0.099156632665073,
        "w2+": 0.797831341138759, "w3+": 0.397225731702859, "w4+": 0.592866167235924,
    },
    "sklearn-mlp": {
        "a_h1": 0.679178699175393, "a_h2": 0.574442516811659, "a_o": 0.76545202190952, "delta_o": 0.76545202190952,
        "delta_h1": 0.0166788163538943, "delta_h2": 0.0374242217912538, "dE/dw1": 0.0200072898123366, "dE/dw4": 0.0424545330747523,
        "dE/dw2": 0.0433430530831154, "dE/dw5": 0.0399393774330031, "dE/dw3": 0.061675171447726, "dE/dw6": 0.0261969552538777,
        "dE/dw7": 0.529878708521682, "dE/dw8": 0.459708185964278, "dE/db_h1": 0.0166788163538943, "dE/db_o": 0.76545202190952,
        "w1+": 0.0979992710187663, "w6+": -0.00261969552538777, "w7+": 0.0470121291478318, "w8+": 0.154029181403572,
        "b_h1+": 0.0983321183646106, "b_h2+": 0.0962575778208746, "b_o+": 0.923454797809048, "a_h1@2": 0.676853041089442,
        "a_h2@2": 0.57167327957128, "z_o@2": 1.04332946767351, "a_o@2": 0.739491918048668,
    },
    "logistic-regression": {
        "dE/dw1": 0.999932158537405, "dE/dw2": 1.99980261978682, "dE/db_a": 0.499935230624706, "E": 6.0000647731916,
        "w1+@100": 0.112457897086351, "w2+@100": 0.231067746776129, "b_a+@100": 1.55930492484489, "dE/dw1@100": 0.901584280128569,
        "dE/dw2@100": 1.76250842348593, "dE/db_a@100": 0.430462071678683,
    },
    "grokking": {
        "a_win": 0.86, "E": 0.0196, "delta_win": -0.14, "dE/dw1": -1.19, "dE/dw3": -0.168, "a_win@2": 0.9637575, "E@2": 0.00131351880625,
        "dE/dw2@2": -0.023557625, "w1@3": 0.1149806125, "E@3": 8.80271252230821e-05, "dE/dw1@3": -0.0797493560937496,
    },
}
# Printed by programs whose arithmetic is ours, operation by operation: the same to the last bit.
PRINTED = {
    "grokking": {"a_win": "0.8600000000000001", "E": "0.01959999999999997", "delta_win": "-0.1399999999999999", "dE/dw1": "-1.189999999999999",
                 "dE/dw2": "-0.09099999999999994", "dE/dw3": "-0.16799999999999987", "a_win@2": "0.9637574999999999", "w1@3": "0.11498061250000001"},
}


def figures(table):
    return [(walkthrough, name, value) for walkthrough, values in table.items() for name, value in values.items()]


@pytest.fixture(scope="module")
def recordings():
    found = {}

    def at(walkthrough, name):
        epoch = split_name(name).epoch or 1
        if (walkthrough, epoch) not in found:
            found[walkthrough, epoch] = example_named(walkthrough).recording(epoch)
        return found[walkthrough, epoch][name].value

    return at


@pytest.mark.parametrize("walkthrough, name, value", figures(COMPUTED))
def test_computed(recordings, walkthrough, name, value):
    assert recordings(walkthrough, name) == pytest.approx(value, rel=2e-12 if "@1000" in name else 1e-12, abs=1e-16)


@pytest.mark.parametrize("walkthrough, name, digits", figures(PRINTED))
def test_printed_to_the_last_bit(recordings, walkthrough, name, digits):
    assert repr(recordings(walkthrough, name)) == digits


@pytest.mark.parametrize("walkthrough", COMPUTED)
def test_every_command_takes_it(typed, walkthrough):
    for words in (["trace"], ["show"], ["certify"], ["code", "--epochs", "3"], ["why", "E[1]"]):
        assert typed(*words, walkthrough).code == 0
