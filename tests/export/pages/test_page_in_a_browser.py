"""The page in a browser, as a person drives it: keys, buttons, what if, links, predictions."""
from html import escape

import pytest

from neuron_graph import Layer, Network, Neuron, record
from neuron_graph.export import page as document
from neuron_graph.published.files import example_named
from neuron_graph.stepping.timeline import Change, Timeline

EXAMPLE = "worked-example"
STEPS = 43


@pytest.mark.parametrize("keys, epoch, step", [
    ([], 1, 1), (["n"], 1, 2), ([" "], 1, 2), (["ArrowRight"], 1, 2), (["ArrowDown"], 1, 2), (["Enter"], 1, 2),
    (["n", "n", "p"], 1, 2), (["n", "ArrowLeft"], 1, 1), (["n", "n", "Backspace"], 1, 2), (["p"], 1, 1), (["5", "n"], 1, 6),
    (["N"], 1, 3), (["N", "N", "P"], 1, 3), (["]"], 1, 9), (["PageDown"], 1, 9), (["]", "]", "["], 1, 9), (["]", "n", "["], 1, 9),
    (["]", "["], 1, 1), (["G"], 1, STEPS), (["End"], 1, STEPS), (["G", "n"], 2, 1), (["G", "n", "p"], 1, STEPS), (["}"], 2, 1),
    (["1", "0", "0", "}"], 101, 1), (["}", "}", "{"], 2, 1), (["{"], 1, 1), (["}", "n", "g"], 2, 1), (["}", "n", "g", "g"], 1, 1),
    (["Home"], 1, 1), (["9", "9", "9", "9", "9", "}"], 10000, 1), (["9", "9", "9", "9", "9", "}", "G", "n"], 10000, STEPS)])
def test_keys_as_in_step(example, keys, epoch, step):
    page = example.at("").type(*keys)
    page.waits_for("#place", f"epoch {epoch:,}, ")
    assert page.place.startswith(f"epoch {epoch:,}, ") and page.place.endswith(f"step {step} of {STEPS}")


@pytest.mark.parametrize("button, place", [
    ("Next", "epoch 1, forward, o1, step 6 of 43"), ("Back", "epoch 1, forward, h2, step 4 of 43"), ("Next phase", "epoch 1, error, o1, step 9 of 43"),
    ("Phase before", "epoch 1, forward, h1, step 1 of 43"), ("Last step of the epoch", "epoch 1, update, o2, step 43 of 43"),
    ("First step of the epoch", "epoch 1, forward, h1, step 1 of 43"), ("Next epoch", "epoch 2, forward, h1, step 1 of 43")])
def test_buttons(example, button, place):
    page = example.at("#step=5")
    page.page.get_by_role("button", name=button, exact=True).click()
    page.waits_for("#place", place)


def test_the_present_line_with_its_operands_and_their_edges(example):
    page = example.at("#step=5")
    assert page.text("#line").startswith("FORWARDo1 neto1 net input ")
    assert page.text("#line .symbols").replace(" ", "") == "=w5·outh1+w6·outh2+b2"
    assert page.text("#line .numbers").replace(" ", "") == "=0.4·0.593269992+0.45·0.596884378+0.6"
    assert page.text("#line .result") == "= 1.10590597"
    assert page.page.locator("#network .present .value").text_content() == "1.105906"
    assert sorted(page.page.locator("#network .operand .value").all_text_contents()) == ["0.4", "0.45", "0.59327", "0.596884", "0.6", "0.6"]
    assert page.page.locator("#network .edge.lit").count() == 2
    assert page.texts("#before li") == ["outh2 = 0.596884378", "neth2 = 0.3925", "outh1 = 0.593269992", "neth1 = 0.3775"]
    page.type("n", "p").waits_for("#spoken", "step 5 of 43: net_o1 = w5·out_h1 + w6·out_h2 + b2 = 0.4·0.593269992 + 0.45·0.596884378 + 0.6 = 1.10590597")


@pytest.mark.parametrize("epoch, error", [("2", "0.147354079"), ("37", None), ("1000", None), ("10000", None)])
def test_any_epoch_has_the_numbers_of_python(example, epoch, error):
    page = example.at("")
    page.page.fill("#epoch", epoch)
    page.type("Enter").waits_for("#place", f"epoch {int(epoch):,}, ")
    shown = float(page.page.evaluate("original.numbers(state.epoch)[ERROR]"))
    exact = Timeline(example_named(EXAMPLE)).recording(int(epoch))["E"].value
    assert shown == pytest.approx(exact, rel=1e-11) and (error is None or page.page.evaluate("numeral(view.v[ERROR])") == error)


@pytest.mark.parametrize("typed, place", [
    ("1,000", "epoch 1,000, forward, h1, step 1 of 43"), ("a_o1", "epoch 1, forward, o1, step 6 of 43"), ("100 dE/dw5", "epoch 100, backward, o1, step 15 of 43")])
def test_a_place_is_typed(example, typed, place):
    page = example.at("").type(":")
    page.page.keyboard.type(typed)
    page.type("Enter").waits_for("#place", place)


def test_the_bar_and_the_epochs_can_be_dragged(example):
    page = example.at("")
    page.page.fill("#bar", "14")
    assert page.place == "epoch 1, backward, o1, step 14 of 43"
    page.page.fill("#far", "1000")
    page.waits_for("#place", "epoch 10,000, backward, o1, step 14 of 43")
    assert page.page.get_attribute("#bar", "aria-valuetext") == "step 14 of 43, δ_o1"


@pytest.mark.parametrize("typed, said", [
    ("0", "“0” is no epoch: they go from 1 to 10,000"), ("10001", "“10001” is no epoch: they go from 1 to 10,000"), ("many", "“many” is no epoch"), ("", "“” is no epoch")])
def test_an_epoch_that_there_is_not(example, typed, said):
    page = example.at("")
    page.page.fill("#epoch", typed)
    page.type("Enter").waits_for("#said", said)
    assert page.place == "epoch 1, forward, h1, step 1 of 43"


def test_why_down_to_what_is_given(example):
    page = example.at("#step=delta_o1").type("y")
    assert page.text("#card h2") == "Where δo1 comes from"
    page.type("Tab", "Tab")
    page.page.locator("#card summary", has_text="= 0.186815602").click()
    page.page.locator("#card summary", has_text="= 0.75136507").last.click()
    assert "1/(1 + exp(−1.10590597))" in page.text("#card")
    page.page.locator("#card .there").last.click()
    assert page.place == "epoch 1, forward, o1, step 6 of 43"
    page.type("Escape")
    assert page.text("#card") == ""


def test_any_number_can_be_clicked(example):
    page = example.at("#step=20")
    page.page.locator("#network .number", has_text="0.592").or_(page.page.locator("#network .number", has_text="0.59327")).first.click()
    assert page.text("#card h2") == "Where outh1 comes from"
    page.page.locator("#before .number").first.click()
    assert page.text("#card h2").startswith("Where ")
    page.page.locator("#network .weight").first.click()
    assert page.text("#card h2") == "What if w1 were another number?"


def test_what_if(example):
    page = example.at("#step=delta_o1").type("e")
    assert page.text("#card h2") == "Where δo1 comes from"
    page.page.locator("#network .weight", has_text="w5").click()
    page.page.fill("#card input[inputmode]", "0,5")
    page.type("Enter").waits_for("#changes", "w5 is 0.5 in epoch 1")
    assert page.text("#line .original") == "original: 0.0692492808" and page.text("#line .result").startswith("= 0.0681597867")
    assert "E is 0.153262167 instead of 0.149185554." in page.text("#card .outcome")
    assert page.address == "#epoch=1&step=14&w5=0.5"
    assert page.page.locator("#network .changed").count() >= 4
    assert page.page.eval_on_selector("#network .changed .value", "one => getComputedStyle(one).textDecorationLine") == "underline"
    page.type("Escape", "}").waits_for("#place", "epoch 2, ")
    assert page.text("#line .original") == "original: 0.37747259" and page.address == "#epoch=2&step=1&w5@1=0.5"
    page.type("r").waits("document.querySelector('#changes').hidden")
    assert page.address == "#epoch=2&step=1" and page.page.locator("#network .changed").count() == 0


def test_what_if_is_what_the_timeline_says(opened):
    changes = [Change(3, "w5", -0.75), Change(5, "eta", 2.0, lasting=True), Change(6, "i1", 0.9, lasting=True)]
    exact = Timeline(example_named("mazur"), changes).recording(450)
    page = opened("mazur", state="#epoch=450&step=4&w5@3=-0.75&eta@5=2&i1@6=0.9")
    shown = dict(page.page.evaluate("order.map(id => [steps[id].key, view.v[id]])"))
    assert {step.name: step.value for step in exact} == pytest.approx(shown, rel=1e-9, abs=1e-12)


def test_a_slider_changes_everything_at_once(example):
    page = example.at("#step=6")
    page.page.locator("#network .weight", has_text="w5").click()
    page.page.focus("#card input[type=range]")
    page.type("ArrowRight", "ArrowRight", "ArrowRight").waits_for("#changes", "in epoch 1")
    page.waits("view.original && document.querySelector('.plot .original').getAttribute('points')")


@pytest.mark.parametrize("state, place, address", [
    ("#epoch=3&step=12&w5=0.5", "epoch 3, backward, o1, step 12 of 43", "#epoch=3&step=12&w5=0.5"),
    ("#step=a_o1", "epoch 1, forward, o1, step 6 of 43", "#epoch=1&step=6"), ("#epoch=7", "epoch 7, forward, h1, step 1 of 43", "#epoch=7&step=1"),
    ("#epoch=2&step=w5%2B", "epoch 2, update, o1, step 40 of 43", "#epoch=2&step=40"), ("", "epoch 1, forward, h1, step 1 of 43", "#epoch=1&step=1")])
def test_a_link_shows_the_same(example, state, place, address):
    page = example.at(state)
    assert page.place == place and page.address == address and page.text("#said") == ""


@pytest.mark.parametrize("state, said", [
    ("#epoch=0", "“0” is no epoch: they go from 1 to 10,000"), ("#epoch=3.5", "“3.5” is no epoch"), ("#epoch=", "“” is no epoch"),
    ("#epoch=99999999999999999999", "is no epoch"), ("#step=44", "“44” is no step: they go from 1 to 43"), ("#step=q", "“q” is no step"),
    ("#epoch=3&q9=0.5", "“q9” is none of its numbers"), ("#w5=much", "“much” is no number for w5"), ("#w5=1e999", "is no number for w5"),
    ("#w5=NaN", "is no number for w5"), ("#w5", "is no number for w5"), ("#w5@0=1", "“0” is no epoch"), ("#%E0%A4%A=1", "cannot be read"),
    ("#<script>alert(1)</script>=1", "is none of its numbers"), ("#__proto__=1", "“__proto__” is none"), ("#constructor=1", "“constructor” is none")])
def test_a_broken_link_is_a_sentence_and_the_unchanged_calculation(example, state, said):
    page = example.at(state)
    page.waits_for("#said", "The link cannot be followed: ")
    assert said in page.text("#said") and page.place == "epoch 1, forward, h1, step 1 of 43" and page.text("#changes") == ""


def test_a_link_typed_into_the_open_page(example):
    page = example.at("")
    page.page.evaluate("location.hash = '#epoch=4&step=2'")
    page.waits_for("#place", "epoch 4, forward, h1, step 2 of 43")


def test_predict(opened):
    page = opened(EXAMPLE, state="#step=6")
    page.page.click("#predict")
    assert page.text("#line .result") == "= ?" and "0.75136507" not in page.page.inner_text("main")
    for typed, said in [("", "Type a number first"), ("much", "“much” is no number"), ("-0.7514", "its sign is wrong"), ("0.9", "")]:
        page.page.fill("#answer", typed)
        page.type("Enter").waits_for(".verdict", said)
        assert page.text("#line .result") == "= ?"
    page.page.fill("#answer", "0,7514")
    page.type("Enter").waits_for(".verdict", "right")
    assert page.text("#line .result") == "= 0.75136507"
    page.type("n").waits_for("#line .result", "?")
    for shown in (1, 2):
        page.page.get_by_role("button", name="Hint").click()
        assert page.page.locator("#line .side").count() == 1 + shown
    page.page.get_by_role("button", name="Hint: the answer").click()
    assert page.text("#line .result") == "= 1.2249214" and "1 right, 1 shown" in page.text("#line")
    page.type("n").waits_for("#line .result", "?")
    page.page.get_by_role("button", name="Skip").click()
    assert page.text("#line .result") == "= 0.772928465"


def test_predictions_are_judged_in_the_opening_epoch_alone(opened):
    page = opened(EXAMPLE, state="#epoch=2&step=3")
    page.page.click("#predict")
    page.waits_for("#line", "Numbers are asked and judged in epoch 1 as it stands")
    assert page.text("#line .result") == "= 0.392468893"
    page.type("{").waits_for("#line .result", "?").at("#w5=0.5").waits_for("#line", "take back what was changed")


def test_what_is_hidden_is_hidden_everywhere(opened):
    page = opened(EXAMPLE, state="#step=5")
    page.page.click("#predict")
    page.page.click("#unfold")
    page.page.evaluate("document.activeElement.blur()")
    assert "1.105" not in page.page.inner_text("main") and "1.105" not in page.page.locator("#network").text_content()
    page.type("y").waits_for("#said", "net_o1 is still to be found")


def test_play_and_pause(opened):
    page = opened(EXAMPLE, state="#step=40")
    page.page.select_option("#pace", "450")
    page.page.click("#play")
    page.waits_for("#place", "epoch 2, forward, h1, step 1 of 43")
    page.page.click("#play")
    assert page.page.get_attribute("#play", "aria-pressed") == "false"
    page.page.select_option("#pace", "epochs")
    page.page.click("#play")
    page.waits("state.epoch > 4")
    page.type("Escape")
    assert page.page.get_attribute("#play", "aria-pressed") == "false"


def test_watch(opened):
    page = opened(EXAMPLE, state="#step=delta_o1").type("w")
    page.waits_for("#said", "δ_o1 is watched.")
    page.waits("document.querySelectorAll('#watches .plot .curve')[1].getAttribute('points').split(' ').length > 40")
    assert page.texts("#watches h2") == ["E 0.149185554", "δo1 0.0692492808"]
    page.type("w").waits_for("#said", "δ_o1 is watched no more.")


def test_the_marks_of_a_plot_say_where_they_stand(example):
    page = example.at("")
    shown = page.page.evaluate("""() => {
        const plot = new Plot(() => 0);
        plot.show([[1, -2e-5], [2, 1e-5]], [], [1, -2e-5], 'E');
        plot.show([[1, -1.2e-5], [2, 0.6e-5]], [], [1, -1.2e-5], 'E');
        return [...plot.root.querySelectorAll('.tick text')].map(text => text.textContent).slice(0, 5)}""")
    assert shown == ["−1.5·10⁻⁵", "−1·10⁻⁵", "−5·10⁻⁶", "0", "5·10⁻⁶"]


def test_several_samples(opened):
    page = opened("xor", state="#epoch=40&step=E[3]")
    assert page.place.startswith("epoch 40, sample 3 of 4, error, ")
    page.type("]", "]").waits_for("#place", "sample 4 of 4")
    assert page.page.locator("#rows tbody").count() >= 12


HOSTILE = ["</script><script>window.broken = 1</script>", "a\"b'c", "🧠 &amp; <b>", "<img src=x onerror=window.broken=1>"]


def test_hostile_names_are_names(opened, tmp_path):
    hidden = [Neuron("w1=0.5&step=2", [0.1] * 4, 0.2), Neuron("<sub>", [0.1] * 4, 0.2)]
    network = Network([Layer(hidden), Layer([Neuron("--><!--", [0.1, 0.2], 0.2)])], HOSTILE)
    path = tmp_path / "hostile.html"
    path.write_text(document(record(network, [1.0, 0.5, 2.0, -1.0], [1.0]), "</title><script>window.broken = 1</script>"), encoding="utf-8")
    page = opened(path, state="#step=2")
    assert page.text("h1") == page.page.title() == "</title><script>window.broken = 1</script>"
    assert page.page.evaluate("window.broken") is None and page.page.locator("img, b").count() == 0
    page.page.locator("#network .operand").first.click()
    page.page.get_by_text("What if it were another number?").click()
    page.page.fill("#card input[inputmode]", "2")
    page.type("Enter").waits_for("#changes", "is 2 in epoch 1")
    address = page.address
    assert address == "#epoch=1&step=2&z_w1%3D0.5%26step%3D2=2"
    assert page.at(address).text("#said") == "" and page.address == address
    assert [neuron for neuron in HOSTILE if neuron in page.page.evaluate("spoken")] == HOSTILE


def test_nothing_is_fetched_and_nothing_else_runs(opened):
    page = opened(EXAMPLE)
    policy = page.page.get_attribute("meta[http-equiv]", "content")
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy
    assert page.page.locator("[style], [onclick]").count() == page.page.locator("#bar[style]").count()


@pytest.mark.parametrize("frame", ['sandbox="allow-scripts" src="{address}"', 'srcdoc="{text}"'])
def test_within_another_page(opened, written, tmp_path, frame):
    page, file = opened(EXAMPLE), written(EXAMPLE)
    text = escape(file.read_text(encoding="utf-8"))
    outer = tmp_path / "blog.html"
    outer.write_text(f'<title>blog</title><iframe width="600" height="500" {frame.format(address=file.as_uri(), text=text)}></iframe>', encoding="utf-8")
    page.page.goto(outer.as_uri())
    inner = page.page.frame_locator("iframe")
    inner.locator("#skip").focus()
    page.type("Enter", "n")
    inner.get_by_text("epoch 1, forward, h1, step 2 of 43", exact=True).wait_for()
    inner.get_by_role("button", name="Next", exact=True).click()
    inner.get_by_text("epoch 1, forward, h2, step 3 of 43", exact=True).wait_for()
