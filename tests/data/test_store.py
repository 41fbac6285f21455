"""Models in SQLite files: they come back bit for bit, whatever happens to the process that saves; nothing else is taken."""
import gzip
import os
import resource
import shutil
import sqlite3
import time
from contextlib import closing
from itertools import count, cycle
from pathlib import Path
from random import Random

import pytest

from neuron_graph import Convention, Layer, NeuronGraphError, network_of_sizes
from neuron_graph.data.columns import Column
from neuron_graph.data.history import Best, Entry, Origin, Scores
from neuron_graph.data.model import Predictor
from neuron_graph.data.plan import Plan
from neuron_graph.data.sqlite.database import LONGEST_WAIT
from neuron_graph.data.sqlite.store import BadStore, is_model_file, load, save
from neuron_graph.errors import TooMuch
from neuron_graph.network.activations import with_slope
from neuron_graph.setup.scaling import Scaling
from neuron_graph.setup.snapshot import state
from tests.conftest import ACTIVATIONS, SHAPES, drawn, famous, fit
from tests.forking import forked, killed_at_call, killed_in_step, succeeds

ODD = ["-0.0 and 🌼", "quote ' \" ` ;--", "two\nlines\0and NUL", "ü", ""]
TINY = [-0.0, 5e-324, -2.2250738585072009e-308, 1.7976931348623157e308, 0.1, 1.0, -3.0, 2.0 ** 53]


def model_with(network, **more):
    """A model around a network, that predicts numbers."""
    return Predictor(network, [f"column {n}" for n in range(len(network.inputs))], [f"y{n}" for n in range(len(network.outputs))], **more)


def everything():
    """A model in which nothing is as it is by default."""
    network = drawn(Random(1), [4, 3, 3, 2], ["leaky-relu:0.2", "tanh", "sigmoid"], "own")
    network.inputs = ["🌼", "a'b", "line\nbreak", '"; DROP TABLE weight; --']
    network.layers[1] = Layer(network.layers[1].neurons, -0.25)
    network.layers[1].shared.memory = {"velocity": [-0.0], "peak": [5e-324]}
    for number, neuron in enumerate(network.neurons):
        neuron.frozen = frozenset(range(number % 3))
        neuron.bias_input = -1.0
        neuron.memory["velocity"] = [*(1 / (7 + number + n) for n in range(len(neuron.weights))), 1e-310 * number * neuron.owns_bias]
        neuron.memory["second"] = [*(1.0 / (3 + n) for n in range(len(neuron.weights))), 0.25 * neuron.owns_bias]
    network.neurons[0].weight_names = ["w", "ω", "w'", "w\n"]
    network.neurons[0].weights = TINY[:4]
    convention = Convention().changed("error=binary-cross-entropy,rule=momentum,momentum=0.1,l2=1e-5,batch=all,samples=shuffled,seed=-7,gradient-factor=-0.0")
    network = network.under(convention)
    network.updates = 2.0 ** 53
    history = [Entry(1, float("inf")), Entry(2, 0.1, 1 / 3), Entry(2, -0.0, 1.0), Entry(10, float("-inf"), 0.0)]
    plan = Plan("classes", (), "relu\0", rate=1 / 3, batch="all", seed=-3, scale="shift:1,-0.0", low=-0.0, patience=7, validation=0.1, l2=0.0, rule="descent")
    return Predictor(network, ODD[:4], ["species\n"], ["", "🌼'"], Scaling([0.1, -0.0, 5e-324, 3.0]), None, -0.0, 5e-324, 1e-3, 10, history,
                 "t" * 5000 + "\0🌼", Origin(plan, "finger'print"), Best(3, [-x for x in state(network)]), Scores(9, 1 / 3, [[2, 0], [3, 4]], [-0.0], [5e-324], [1 / 7]), usual=[1.0])


def trained():
    """A model after some epochs with momentum."""
    model = model_with(famous("shared").under(Convention(rule="momentum", samples="shuffled", seed=3)), rate=0.5,
                       scaling=Scaling([0.5, 1.0], [2.0, 3.0]), target_scaling=Scaling([0.1, 0.2]))
    fit(model, [model.sample([0.05, 0.1], [0.01, 0.99]), model.sample([1.0, 2.0], [0.5, 0.5])], 5)
    return model


MODELS = {
    "smallest": lambda: model_with(network_of_sizes([1, 1])), "everything": everything, "trained": trained,
    "words": lambda: Predictor(network_of_sizes([6, 1]), ["🌼=b'", "age", "x=", "x=a", "x=\0\n", "one=1"], ["y"], columns=[
        Column("🌼", ("a", "b'"), "a"), Column("age", filling="1e-3"), Column("x", ("", "a", "\0\n")), Column("one", ("1",))]),
    "odd floats": lambda: model_with(network_of_sizes([8, 1]), scaling=Scaling(TINY, [-x or 1.0 for x in TINY])),
    "784-30-10": lambda: Predictor(network_of_sizes([784, 30, 10], 1, "relu", "softmax"), [f"p{n}" for n in range(784)], ["digit"], [*"0123456789"]),
    **{f"{shape} {kind}": lambda shape=shape, kind=kind: model_with(drawn(Random(5), shape, ["tanh"], kind))
       for shape in SHAPES for kind in ("own", "shared", "none")},
    **{name: lambda name=name: model_with(drawn(Random(6), [2, 2], [name], "own")) for name in ACTIVATIONS},
}


def described(model):
    """All that a model is, as text that tells floats apart to the bit."""
    network = model.network
    adam = model.convention.with_parts({"rule": "adam"})
    scalings = [scaling and (scaling.shift, scaling.scale) for scaling in (model.scaling, model.target_scaling)]
    layers = [(layer.bias, layer.shared.owns_bias, sorted(layer.shared.memory.items())) for layer in network.layers]
    neurons = [(neuron.name, neuron.activation.name, neuron.activation(-0.7), neuron.weights, neuron.bias, neuron.owns_bias, neuron.bias_input,
                sorted(neuron.frozen), neuron.weight_names, sorted(neuron.memory.items())) for neuron in network.neurons]
    return repr((state(network), state(network.under(adam)), network.updates, network.sizes, network.inputs, layers, neurons, scalings, model.features,
                 model.targets, model.classes, model.low, model.high, model.convention, model.rate, model.epochs, model.history, model.title, model.origin, model.best, model.tested, model.columns, model.usual))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "flowers.db"


def edited(path, *statements):
    """Change a database behind our back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            connection.execute(statement)


def refusal(path):
    """The sentence with which a file is refused; it and what is beside it stay as they were."""
    before = {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    with pytest.raises(BadStore) as error:
        load(path)
    assert {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()} == before
    assert error.value.path == str(path) and "\n" not in str(error.value) and len(str(error.value)) < 250 + len(str(path))
    return str(error.value)


# what is saved comes back

@pytest.mark.parametrize("make", MODELS.values(), ids=MODELS)
def test_comes_back_the_same(make, path):
    model = make()
    save(model, path)
    assert described(load(path)) == described(model) and is_model_file(path)
    assert [file.name for file in path.parent.iterdir()] == ["flowers.db"]


@pytest.mark.parametrize("name", [*ODD[1:2], "🌼 %20?mode=memory#x.db", "line\nbreak.db", "-x", ":memory:", "x" * 247, b"caf\xe9.db"], ids=ascii)
def test_any_name_of_a_file(tmp_path, name):
    path = tmp_path / os.fsdecode(name)
    for model in (trained(), everything()):
        save(model, str(path), force=True)
        assert described(load(str(path))) == described(model)
    assert os.listdir(tmp_path) == [path.name]


def test_a_relative_name_and_a_link(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("link.db").symlink_to("flowers.db")
    save(trained(), "link.db")
    save(everything(), "link.db", force=True)
    assert described(load("flowers.db")) == described(everything()) and Path("link.db").is_symlink()


def test_replaced_only_with_force(path):
    save(everything(), path)
    path.chmod(0o640)
    with pytest.raises(BadStore, match="holds a model already"):
        save(trained(), path)
    assert described(load(path)) == described(everything())
    save(trained(), path, force=True)
    assert described(load(path)) == described(trained()) and path.stat().st_mode & 0o777 == 0o640


def test_older_sqlite(path, monkeypatch):
    monkeypatch.setattr("sqlite3.sqlite_version_info", (3, 36, 0))
    save(everything(), path)
    monkeypatch.undo()
    assert described(load(path)) == described(everything())
    edited(path, "UPDATE weight SET value = 'x' WHERE neuron = 2 AND position = 1")
    assert "row 5 of its table weight: value is 'x', a float is needed" in refusal(path)


def test_a_student_reads_it(path):
    save(everything(), path)
    with closing(sqlite3.connect(path)) as connection:
        query = """SELECT neuron.name, weight.value FROM weight JOIN neuron ON neuron.id = weight.neuron
                   WHERE neuron.layer = 1 AND frozen ORDER BY neuron.position, weight.position"""
        names = [name for name, _ in connection.execute(query)]
        assert names == ["n0_1", "n0_2", "n0_2"]
        assert connection.execute("SELECT value FROM convention WHERE key = 'momentum'").fetchall() == [("0.1",)]
        assert connection.execute("PRAGMA user_version").fetchone() == (4,)
        query = """SELECT neuron.name, memory.position, memory.value FROM memory JOIN neuron ON neuron.id = owner
                   WHERE kind = 'velocity' AND neuron.layer = 1 AND memory.position = 5"""
        assert connection.execute(query).fetchall() == [("n0_0", 5, 0.0), ("n0_1", 5, 1e-310), ("n0_2", 5, 2e-310)]


# what cannot be saved

def spoiled(change):
    """A model with something in it that cannot be stored."""
    model = everything()
    change(model)
    return model


@pytest.mark.parametrize("change", [
    lambda model: model.network.neurons[0].weights.__setitem__(1, float("nan")),
    lambda model: model.network.neurons[0].memory["velocity"].__setitem__(1, float("inf")),
    lambda model: model.network.neurons[0].memory["velocity"].__delitem__(slice(2, None)),
    lambda model: model.network.neurons[0].memory["second"].__setitem__(1, -5e-324),
    lambda model: model.network.neurons[0].memory.__setitem__("third", [0.0] * 5),
    lambda model: setattr(model.network, "updates", -1.0), lambda model: setattr(model.network, "updates", float("inf")),
    lambda model: setattr(model.network, "updates", 0.5),
    lambda model: model.history.append(Entry(11, float("nan"))),
    lambda model: model.history.append(Entry(1.5, 0.1)),
    lambda model: model.features.__setitem__(0, "\udc80"), lambda model: setattr(model, "title", 5),
    lambda model: setattr(model, "rate", float("nan")), lambda model: setattr(model, "epochs", -1), lambda model: setattr(model, "epochs", 2 ** 70),
    lambda model: setattr(model, "title", "x" * 2_000_000),
    lambda model: setattr(model.network.neurons[0], "activation", with_slope("mine", lambda z, a: 1.0)(lambda z: z)),
    lambda model: setattr(model.network.neurons[0], "weight_names", ["a", None, "b", "c"]),
])
def test_what_a_file_cannot_hold_is_refused(change, path):
    with pytest.raises(NeuronGraphError):
        save(spoiled(change), path)
    assert not list(path.parent.iterdir())


def test_too_much(path, monkeypatch):
    monkeypatch.setattr("neuron_graph.data.sqlite.schema.MOST_ROWS", dict.fromkeys(("model", "feature", "column", "word", "target", "class", "layer", "neuron", "weight", "history"), 20) | {"convention": 100})
    with pytest.raises(TooMuch, match="at most 20 rows of weight, and here are 27"):
        save(everything(), path)


# what is no model

def write(content):
    """A file with this content."""
    return lambda path: path.write_bytes(content)


def after(*statements):
    """A model file with these changes."""
    def make(path):
        save(everything(), path)
        edited(path, *statements)

    return make


def rebuilt(table, change):
    """A model file in which a table was made anew, with its definition changed."""
    def make(path):
        save(everything(), path)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            [[sql]] = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", [table]).fetchall()
            rows = connection.execute(f"SELECT * FROM {table}").fetchall()
            connection.execute(f"DROP TABLE {table}")
            connection.execute(change(sql))
            for row in rows:
                connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)

    return make


MILLION = "WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 1000099) "
NO_MODELS = [
    (lambda path: None, "cannot be read: No such file or directory"),
    (lambda path: path.mkdir(), "is no model: it is a directory"),
    (lambda path: os.mkfifo(path), "is no model: it is not a file"),
    (lambda path: path.symlink_to("nothing"), "cannot be read: No such file"),
    (lambda path: path.symlink_to(path), "cannot be read: "),
    (write(b""), "is no model: it is empty"), (write(b"sepal,petal\n1,2\n"), "it is no SQLite database"),
    (write(b"SQLite format 3\0"), "something else (application id 0)"), (write(b"SQLite format 3\0" * 100), "something else"),
    (lambda path: edited(path, "CREATE TABLE model (id)"), "it holds a database of something else (application id 0)"),
    (lambda path: edited(path, "PRAGMA application_id = -5"), "(application id -5)"),
    (lambda path: edited(path, "PRAGMA application_id = 1313296966", "PRAGMA user_version = 1"), "it has no table model"),
    (after("PRAGMA user_version = 7"), "it is in version 7 of the format, and versions up to 4 are known"),
    *[(after(f"DROP TABLE {table}"), f"it has no table {table}") for table in ("model", "convention", "class", "weight", "history")],
    (after("ALTER TABLE neuron DROP COLUMN bias_input"), "its neuron is not the table that a model has"),
    (after("ALTER TABLE neuron RENAME COLUMN bias_input TO x"), "its neuron is not the table"),
    (after("ALTER TABLE weight ADD COLUMN x ANY"), "its weight is not the table"),
    (rebuilt("weight", lambda sql: sql.replace(" REFERENCES neuron (id)", "")), "its weight is not the table"),
    (rebuilt("history", lambda sql: sql.replace("error ANY", "error BLOB").replace(") STRICT", ")")), "its history is not the table"),
    (after("CREATE TRIGGER t AFTER DELETE ON weight BEGIN DELETE FROM history; END"), "it has more than a model has: the trigger 't'"),
    (after("CREATE VIEW \"v\n\" AS SELECT * FROM weight"), r"it has more than a model has: the view 'v\n'"),
    (after("ALTER TABLE weight RENAME TO w", "CREATE VIEW weight AS SELECT * FROM w"), "its weight is not the table"),
    (after("CREATE TABLE notes (t)"), "it has more than a model has: the table 'notes'"),
    (after("CREATE INDEX i ON weight (value)"), "it has more than a model has: the index 'i'"),
    (after("DELETE FROM model"), "its table model has 0 rows"), (after("DELETE FROM layer"), "refers to a layer that there is not"),
    (after("UPDATE model SET id = 2"), "the checksum differs"),
    (after("DELETE FROM neuron WHERE id = 2"), "refers to a neuron that there is not"), (after("UPDATE neuron SET layer = 9 WHERE id = 2"), "refers to a layer"),
    (after("DELETE FROM weight"), "the weights of n0_0 is []"), (after("DELETE FROM weight WHERE neuron = 2 AND position = 2"), "4 are needed, 3 given"),
    (after("DELETE FROM feature WHERE position = 4"), "3 are needed, 4 given"),
    (after("DELETE FROM class WHERE position = 2"), "confusion refers to a class"),
    (after("DELETE FROM confusion", "DELETE FROM class WHERE position = 2"), "the classes: 2 are needed, 1 given"),
    (after("DELETE FROM confusion WHERE class = 2"), "the confusion: 4 are needed, 2 given"), (after("UPDATE model SET test_rows = NULL"), "the confusion: 0 are needed"),
    (after("DELETE FROM best WHERE position = 1"), "the best parameters"), (after("UPDATE model SET best_epoch = NULL"), "the best parameters: 0 are needed"),
    (after("UPDATE plan SET value = 'x' WHERE name = 'rate'"), "the option rate of the plan is 'x'"), (after("INSERT INTO plan VALUES ('x', '')"), "no option of a plan 'x'"),
    (after("UPDATE plan SET value = '1e999' WHERE name = 'l2'"), "plan is '1e999'"), (after("UPDATE plan SET value = '4' WHERE name = 'seed'"), "the checksum differs"), (after("DELETE FROM target"), "the target columns: 1 is needed, 0 given"),
    (after("DELETE FROM convention WHERE key = 'seed'"), "the checksum differs"), (after("DELETE FROM history WHERE position = 4"), "the checksum differs"),
    (after("UPDATE weight SET value = value / 2"), "the checksum differs"), (after("UPDATE weight SET frozen = 1 - frozen"), "the checksum differs"),
    (after("UPDATE model SET checksum = 'x'"), "the checksum differs"), (after("UPDATE feature SET name = name || '!'"), "the features are others"),
    (after("UPDATE weight SET value = 'abc' || zeroblob(1)"), "value is"), (after("UPDATE weight SET value = x'00'"), "row 1 of its table weight: value is b'\\x00', a float"),
    (after("UPDATE weight SET value = 1"), "value is 1, a float is needed"), (after("UPDATE weight SET value = 9e999 WHERE neuron = 2"), "is inf: a finite number is needed"),
    (after("UPDATE model SET rate = 9e999"), "the rate is inf"), (after("UPDATE history SET error = 'x'"), "row 1 of its table history: error is 'x'"),
    (after("UPDATE memory SET value = -9e999 WHERE owner = 8"), "the peak of owner 8 in its table memory, entry 1, is -inf: a finite number"),
    (after("UPDATE memory SET value = -1.0 WHERE kind = 'second' AND owner = 2 AND position = 2"), "the second of owner 2 in its table memory is -1.0: squares are averaged there"),
    (after("UPDATE memory SET kind = 'third' WHERE kind = 'second'"), "there is no such thing as the third of owner 1 in its table memory"),
    (after("DELETE FROM memory WHERE owner = 2 AND kind = 'second' AND position = 5"), "the checksum differs"),
    (after("DELETE FROM memory WHERE owner = 2 AND kind = 'second' AND position > 3"), "the second of owner 2 in its table memory: 4 are needed, 3 given"),
    (after("INSERT INTO memory VALUES (2, 'second', 6, 1.0)"), "the second of owner 2 in its table memory: 5 are needed, 6 given"),
    (after("INSERT INTO memory VALUES (5, 'second', 4, 1.0)"), "the second of owner 5 in its table memory: 3 are needed, 4 given"),
    (after("DELETE FROM memory WHERE kind = 'second'"), "the checksum differs"), (after("UPDATE memory SET value = value / 2"), "the checksum differs"),
    (after("UPDATE memory SET position = 6 WHERE owner = 2 AND position = 5"), "the checksum differs"),
    (after("UPDATE memory SET owner = 99 WHERE owner = 2"), "there is no such thing as the second of owner 99 in its table memory"),
    (after("UPDATE memory SET owner = 0 WHERE owner = 2"), "there is no such thing as the second of owner 0 in its table memory"),
    (after("UPDATE memory SET value = 'x' WHERE owner = 2"), "value is 'x', a float is needed"), (after("UPDATE model SET updates = 5.0"), "the checksum differs"),
    (after("UPDATE model SET updates = -1.0"), "the updates is -1.0: a whole number from 0 on is needed"),
    (after("DROP TABLE memory"), "it has no table memory"), (after("UPDATE feature SET scale = 0.0"), "nothing can be divided by it"),
    (after("UPDATE feature SET shift = NULL WHERE position = 2"), "is missing"),
    (after("UPDATE neuron SET activation = 'os.system' WHERE id = 1"), "there is no activation 'os.system'"), (after("UPDATE neuron SET name = 'x'"), "a name is 'x'"),
    (after("UPDATE neuron SET name = ''"), "a text of 1 to 60 characters"), (after("UPDATE neuron SET name = hex(zeroblob(400000))"), "a text of 1 to 60 characters"),
    (after("UPDATE model SET title = hex(zeroblob(4000000))"), "too big"), (after("UPDATE convention SET value = '1e999999999' WHERE key = 'l2'"), "l2 is '1e999999999'"),
    (after("UPDATE convention SET value = 'x' WHERE key = 'momentum'"), "momentum is 'x': a finite number"), (after("UPDATE convention SET value = 'x' WHERE key = 'batch'"), "batch is 'x'"),
    (after("UPDATE convention SET key = 'x' WHERE key = 'rule'"), "there is no key of the convention 'x'"), (after("UPDATE class SET label = 'x'"), "all must be different"),
    (after(MILLION + "INSERT INTO neuron SELECT i, 1, i, 'n' || i, 'tanh', 0.0, 1.0 FROM n"), "at most 100000 rows of neuron, and here are 1000008"),
    (after("PRAGMA writable_schema = ON", "UPDATE sqlite_master SET sql = 'x' WHERE name = 'weight'"), "cannot be read: it is damaged"),
    (after("PRAGMA writable_schema = ON", "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'class') WHERE name = 'target'"), "is no model: it is damaged"),
    (after("PRAGMA writable_schema = ON", "UPDATE sqlite_master SET rootpage = 99999 WHERE name = 'target'"), "it is damaged"),
]


@pytest.mark.parametrize("make, sentence", NO_MODELS, ids=[sentence[:60] for _, sentence in NO_MODELS])
def test_what_is_no_model_is_refused_and_stays(make, sentence, path):
    make(path)
    assert sentence in refusal(path)


@pytest.mark.parametrize("make, ours", [(write(b""), False), (write(b"text"), False), (lambda path: None, False), (lambda path: path.mkdir(), False),
                                        (lambda path: os.mkfifo(path), False), (after("PRAGMA user_version = 7"), False), (after("VACUUM"), True)])
def test_is_model_file(make, ours, path):
    make(path)
    assert is_model_file(path) == is_model_file(str(path)) == ours
    assert not is_model_file("\0") and not is_model_file("x" * 5000)


@pytest.mark.parametrize("make, sentence", [
    (write(b""), "it is empty"), (write(b"a diary"), "it is no SQLite database"), (lambda path: path.mkdir(), "is a directory"),
    (lambda path: edited(path, "CREATE TABLE t (a)"), "a database of something else"), (after("PRAGMA user_version = 5"), "version 5"),
    (after("CREATE TRIGGER t AFTER DELETE ON weight BEGIN DELETE FROM history; END"), "it has more than a model has: the trigger"),
    (after("CREATE TABLE notes (t)"), "it has more than a model has: the table"),
])
def test_what_is_not_ours_is_never_replaced(make, sentence, path):
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(BadStore, match=sentence):
        save(trained(), path, force=True)
    assert (path.read_bytes() if path.is_file() else None) == before and os.listdir(path.parent) == ["flowers.db"]


@pytest.mark.parametrize("path, sentence", [("/nowhere/at/all.db", "No such file or directory"), ("", "is a directory"), ("a\0b", "null"), ("x" * 5000, "too long")])
def test_where_nothing_can_be_saved(path, sentence):
    for call in (load, lambda path: save(trained(), path)):
        with pytest.raises(BadStore, match=sentence):
            call(path)


# whatever happens

def saving(path, models, begin=lambda: None):
    """Save some models, one in place of the other."""
    for model in models:
        begin()
        save(model, path, force=True)


def pair():
    """Two models that fill some pages, of different sizes."""
    return [model_with(network_of_sizes(sizes, seed)) for seed, sizes in enumerate(([20, 20, 2], [30, 25, 2]))]


@pytest.mark.parametrize("there", [False, True], ids=["new", "over"])
def test_killed_at_any_of_its_calls_a_save_leaves_a_model_whole(tmp_path, there):
    old, new = (model_with(network_of_sizes(sizes)) for sizes in ([2, 1], [3, 2, 1]))
    wholes, kills = [described(new), *[described(old)] * there], 0
    for number in count(1):
        path = tmp_path / f"{number}.db"
        if there:
            save(old, path)
        killed = killed_at_call(lambda path=path: save(new, path, force=True), number)
        assert path.exists() if there or not killed else True
        assert not path.exists() or described(load(path)) in wholes
        if not killed:
            break
        kills += 1
    assert kills > 40


def test_killed_at_any_moment_the_file_holds_one_model_whole(tmp_path):
    random, models = Random(0), pair()
    wholes = [described(model) for model in models]
    for number in range(100):
        path, steps = tmp_path / f"{number // 10}.db", random.choice([1, 2])
        kept, order = path.exists() or steps > 1, models[number % 2:] + models[:number % 2]
        killed_in_step(lambda begin, path=path, order=order: saving(path, cycle(order), begin), steps, random.random())
        assert path.exists() or not kept
        assert not path.exists() or described(load(path)) in wholes


def test_readers_and_a_writer_get_along(path):
    models = pair()
    wholes = [described(model) for model in models]
    save(models[0], path)
    child = forked(lambda: saving(path, 10 * models))
    found = [described(load(path)) for _ in range(40)]
    assert os.waitpid(child, 0)[1] == 0 and set(found) <= set(wholes)


def cut_short(path):
    """Begin to save in place of a model, and die when some pages are written."""
    def work():
        connection = sqlite3.connect(path, isolation_level=None)
        for statement in ("PRAGMA cache_size = 1", "BEGIN IMMEDIATE", "UPDATE weight SET value = 0.0", "DELETE FROM neuron", "UPDATE layer SET bias = 'x'"):
            connection.execute(statement)
        os._exit(0)

    assert succeeds(work) and path.with_name(path.name + "-journal").exists()


def test_a_save_that_was_cut_short_is_taken_back_in_a_copy(path):
    models = pair()
    save(models[1], path)
    whole = path.read_bytes()
    cut_short(path)
    half, journal = path.read_bytes(), path.with_name("flowers.db-journal").read_bytes()
    assert half != whole and described(load(path)) == described(models[1])
    assert (path.read_bytes(), path.with_name("flowers.db-journal").read_bytes()) == (half, journal)
    save(models[0], path, force=True)
    assert described(load(path)) == described(models[0]) and os.listdir(path.parent) == ["flowers.db"]


def test_a_journal_that_names_another_file_is_refused(path):
    """SQLite takes the file that a journal names at its end for one of its own, and deletes it."""
    victim = path.with_name("diary.txt")
    victim.write_text("dear diary")
    save(pair()[1], path)
    cut_short(path)
    name = os.fsencode(victim)
    end = b"\0\0\0\0" + name + len(name).to_bytes(4, "big") + sum(name).to_bytes(4, "big") + bytes.fromhex("d9d505f920a163d7")
    with path.with_name("flowers.db-journal").open("ab") as file:
        file.write(end)
    assert "its journal is not one that saving a model leaves" in refusal(path)
    with pytest.raises(BadStore, match="its journal"):
        save(everything(), path, force=True)
    assert victim.read_text() == "dear diary"


def test_a_journal_of_a_file_that_is_gone_is_not_played_back(path):
    save(pair()[1], path)
    cut_short(path)
    path.unlink()
    save(everything(), path)
    assert described(load(path)) == described(everything()) and os.listdir(path.parent) == ["flowers.db"]


def test_a_log_written_ahead_is_read_and_left(path):
    save(everything(), path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("SELECT count(*) FROM weight").fetchone()
        assert described(load(path)) == described(everything())
        save(trained(), path, force=True)
        before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
        assert path.with_name("flowers.db-wal").stat().st_size and described(load(path)) == described(trained())
        assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == before
    load(path)
    assert os.listdir(path.parent) == ["flowers.db"]


def test_two_writers(path, monkeypatch):
    assert LONGEST_WAIT == 5.0
    monkeypatch.setattr("neuron_graph.data.sqlite.database.LONGEST_WAIT", 0.05)
    save(everything(), path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BadStore, match="cannot be saved: another program is busy with it, and was waited for 0.05 seconds"):
            save(trained(), path, force=True)
        assert described(load(path)) == described(everything())
        other.execute("COMMIT")
        other.execute("BEGIN EXCLUSIVE")
        assert "cannot be read: another program is busy with it" in refusal(path)
        other.execute("ROLLBACK")
    save(trained(), path, force=True)
    assert described(load(path)) == described(trained())


def test_the_second_writer_waits(path, monkeypatch):
    monkeypatch.setattr("neuron_graph.data.sqlite.database.LONGEST_WAIT", 60.0)
    save(everything(), path)
    told, tell = os.pipe()

    def hold():
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("BEGIN IMMEDIATE")
        os.write(tell, b"!")
        time.sleep(0.1)

    child = forked(hold)
    os.read(told, 1)
    save(trained(), path, force=True)
    assert os.waitpid(child, 0)[1] == 0 and described(load(path)) == described(trained())
    os.close(told)
    os.close(tell)


@pytest.mark.parametrize("room", [0, 600, 5000, 20_000, 33_000, 60_000, 80_000])
def test_a_full_disk_leaves_the_old_model(path, room):
    small, large = trained(), model_with(network_of_sizes([60, 50, 2]))
    save(small, path)

    def work():
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        for target in (path, path.with_name("new.db")):
            with pytest.raises(BadStore, match="cannot be saved: "):
                save(large, target, force=True)

    assert succeeds(work) and described(load(path)) == described(small)
    assert not path.with_name("new.db").exists() and not [file for file in path.parent.iterdir() if file.is_dir()]


def test_interrupted(path, monkeypatch):
    def interrupt(connection):
        raise KeyboardInterrupt

    save(everything(), path)
    before = path.read_bytes()
    monkeypatch.setattr("neuron_graph.data.sqlite.store.check_sound", interrupt)
    for target in (path, path.with_name("new.db")):
        with pytest.raises(KeyboardInterrupt):
            save(trained(), target, force=True)
    assert path.read_bytes() == before and os.listdir(path.parent) == ["flowers.db"]


def test_where_only_reading_is_allowed(tmp_path):
    room = Path("/tmp", f"neuron-graph-{os.getpid()}")
    room.mkdir()
    save(everything(), room / "flowers.db")
    save(everything(), room / "hidden.db")
    (room / "hidden.db").chmod(0)
    room.chmod(0o555)

    def work():
        if os.getuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        assert described(load(room / "flowers.db")) == described(everything())
        for call in (lambda: save(trained(), room / "flowers.db", force=True), lambda: save(trained(), room / "new.db"), lambda: load(room / "hidden.db")):
            with pytest.raises(BadStore, match="Permission denied|readonly|unable to open|folder cannot be written"):
                call()

    try:
        assert succeeds(work) and sorted(os.listdir(room)) == ["flowers.db", "hidden.db"]
    finally:
        room.chmod(0o755)
        shutil.rmtree(room)


# damaged files

def damaged(content, random):
    """A content with its end cut off, or some bytes or bits changed, or pages exchanged."""
    kind, changed = random.randrange(5), bytearray(content)
    if kind == 0:
        return bytes(changed[:random.randrange(len(changed))])
    if kind == 1:
        first, second = (4096 * random.randrange(len(changed) // 4096) for _ in "ab")
        changed[first:first + 4096], changed[second:second + 4096] = changed[second:second + 4096], changed[first:first + 4096]
        return bytes(changed)
    for _ in range(random.choice([1, 1, 3, 20])):
        place = random.randrange(len(changed) if kind < 4 else 200)
        changed[place] = changed[place] ^ 1 << random.randrange(8) if kind == 2 else random.randrange(256)
    return bytes(changed)


def outcome(path, content, wholes):
    """Whether a damaged file was read, as one of the wholes; if not, it was refused. It stays as it is."""
    path.write_bytes(content)
    try:
        assert described(load(path)) in wholes
    except BadStore as error:
        assert "Traceback" not in str(error)
        return False
    finally:
        assert path.read_bytes() == content
    return True


@pytest.mark.parametrize("make", [everything, lambda: pair()[0]], ids=["everything", "some pages"])
def test_damaged_files_are_read_right_or_refused(make, path):
    save(make(), path)
    content, random = path.read_bytes(), Random(7)
    read = [outcome(path, damaged(content, random), [described(make())]) for _ in range(300)]
    assert any(read) and not all(read) and os.listdir(path.parent) == ["flowers.db"]


def test_damaged_files_are_replaced_whole_or_not_at_all(path):
    save(everything(), path)
    content, random = path.read_bytes(), Random(8)
    for _ in range(150):
        broken = damaged(content, random)
        path.write_bytes(broken)
        try:
            save(trained(), path, force=True)
        except BadStore:
            assert path.read_bytes() == broken
        else:
            assert described(load(path)) == described(trained())
        assert os.listdir(path.parent) == ["flowers.db"]


def test_damaged_journals(path):
    models = pair()
    save(models[1], path)
    cut_short(path)
    journal = path.with_name("flowers.db-journal")
    half, whole, random = path.read_bytes(), journal.read_bytes(), Random(9)
    for _ in range(100):
        broken = damaged(whole, random)
        journal.write_bytes(broken)
        outcome(path, half, [described(models[1])])
        assert journal.read_bytes() == broken


@pytest.fixture
def older(path):
    """A model in version 1 of the format, as 0.1.0 saved it."""
    path.write_bytes(gzip.decompress((Path(__file__).parent / "model-1.db.gz").read_bytes()))
    return path


def test_a_model_of_version_1_is_read_and_stays(older):
    before = older.read_bytes()
    model = load(older)
    assert model.epochs == 12 and [entry.epoch for entry in model.history] == [*range(1, 13)] and older.read_bytes() == before
    assert model.history[-1].error == 0.720915754784299589452 and is_model_file(older)


def test_a_model_of_version_1_is_saved_over_in_version_4(older):
    model = load(older)
    save(model, older, force=True)
    with closing(sqlite3.connect(older)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (4,)
        assert connection.execute("SELECT epochs, best_epoch FROM model").fetchall() == [(12, None)]
    assert described(load(older)) == described(model)


def test_killed_while_a_version_1_is_replaced_one_model_is_there(tmp_path, older):
    for number in count(1):
        path = tmp_path / f"{number}.db"
        shutil.copyfile(older, path)
        killed = killed_at_call(lambda path=path: save(load(path), path, force=True), number)
        assert load(path).epochs == 12
        if not killed:
            break
    assert number > 40


@pytest.fixture
def with_velocities(path):
    """A model like `everything`, in version 2 of the format, in which parameters had velocities and no other memory: saved by the
    program of that time."""
    path.write_bytes(gzip.decompress((Path(__file__).parent / "model-2.db.gz").read_bytes()))
    return path


def of_version_2(model):
    """A model with what version 2 knew of it."""
    for owner in model.network.trainables:
        owner.memory = {"velocity": owner.memory["velocity"]}
    model.network.updates = 0.0
    model.tested = model.tested._replace(rmse=[], mae=[], baseline=[])
    model.usual = []
    return model


def test_a_model_of_version_2_is_read_with_its_velocities(with_velocities):
    before = with_velocities.read_bytes()
    model = load(with_velocities)
    assert described(model) == described(of_version_2(everything())) and with_velocities.read_bytes() == before
    memory = [owner.memory["velocity"] for owner in model.network.trainables]
    assert memory[0] == [1 / 7, 1 / 8, 1 / 9, 1 / 10, 0.0] and memory[1][4] == 1e-310 and repr(memory[7]) == "[-0.0]"
    save(model, with_velocities, force=True)
    assert described(load(with_velocities)) == described(model)
    with closing(sqlite3.connect(with_velocities)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (4,)


@pytest.mark.parametrize("statement, sentence", [
    ("UPDATE weight SET velocity = 0.5 WHERE neuron = 2", "the checksum differs"), ("UPDATE layer SET bias_velocity = 0.0", "the checksum differs"),
    ("UPDATE neuron SET bias_velocity = -9e999", "the velocity of owner 1 in its table memory, entry 5, is -inf: a finite number is needed"),
    ("UPDATE weight SET velocity = 'x'", "row 1 of its table weight: velocity is 'x', a float is needed"), ("DELETE FROM model", "its table model has 0 rows"),
    ("CREATE TABLE memory (owner)", "it has more than a model has: the table 'memory'"), ("PRAGMA user_version = 3", "its model is not the table"),
    ("PRAGMA user_version = 1", "its model is not the table"), ("ALTER TABLE weight DROP COLUMN velocity", "its weight is not the table"),
    ("DELETE FROM weight WHERE neuron = 2 AND position = 2", "4 are needed, 3 given")])
def test_a_changed_model_of_version_2_is_refused(with_velocities, statement, sentence):
    edited(with_velocities, statement)
    assert sentence in refusal(with_velocities)


@pytest.fixture
def with_numbers_alone(path):
    """`everything`, in version 3 of the format, in which columns were numbers and a test had one score: saved by the program of that time."""
    path.write_bytes(gzip.decompress((Path(__file__).parent / "model-3.db.gz").read_bytes()))
    return path


def test_a_model_of_version_3_is_read_and_saved_over(with_numbers_alone):
    before, known = with_numbers_alone.read_bytes(), everything()
    known.tested = known.tested._replace(rmse=[], mae=[], baseline=[])
    known.usual = []
    model = load(with_numbers_alone)
    assert described(model) == described(known) and with_numbers_alone.read_bytes() == before
    assert model.columns == [Column(name) for name in ODD[:4]]
    save(everything(), with_numbers_alone, force=True)
    assert described(load(with_numbers_alone)) == described(everything())
    with closing(sqlite3.connect(with_numbers_alone)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (4,)


@pytest.mark.parametrize("statement, sentence", [
    ("UPDATE model SET test_score = 0.5", "the checksum differs"), ("UPDATE feature SET name = 'x' WHERE position = 2", "the checksum differs"), ("UPDATE feature SET shift = -1.0", "the checksum differs"),
    ("PRAGMA user_version = 4", "it has no table column"), ("PRAGMA user_version = 2", "its model is not the table"),
    ("CREATE TABLE word (word)", "it has more than a model has: the table 'word'"), ("DROP TABLE extra", "it has no table extra")])
def test_a_changed_model_of_version_3_is_refused(with_numbers_alone, statement, sentence):
    edited(with_numbers_alone, statement)
    assert sentence in refusal(with_numbers_alone)


@pytest.mark.parametrize("statement, sentence", [
    ("UPDATE word SET word = 'c' WHERE word = 'a' AND column = 3", "the features are others"), ("DELETE FROM word WHERE column = 4", "the features are others"),
    ("DELETE FROM column WHERE position = 4", "refers to a column that there is not"), ("UPDATE word SET word = 'c' WHERE word = 'a' AND column = 1", "the checksum differs"),
    ("UPDATE column SET filling = 'x' WHERE position = 2", "the checksum differs"), ("UPDATE column SET filling = '2' WHERE position = 2", "the checksum differs"),
    ("UPDATE column SET name = 'y' WHERE position = 1", "the features are others"), ("DELETE FROM word", "the features are others"), ("UPDATE word SET position = 7 - position", "the features are others"),
    ("UPDATE target SET baseline = 'x'", "baseline is 'x', a float is needed")])
def test_changed_words_are_refused(path, statement, sentence):
    save(MODELS["words"](), path)
    edited(path, statement)
    assert sentence in refusal(path)


@pytest.mark.parametrize("thing", [network_of_sizes([2, 1]), None, "model", [1.0]])
def test_what_is_no_model_is_not_saved(tmp_path, thing):
    with pytest.raises(NeuronGraphError, match="^what is to be saved is .*: a Model is needed, which knows the columns of its table$"):
        save(thing, tmp_path / "x.db")
    assert not list(tmp_path.iterdir())
