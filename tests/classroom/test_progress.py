"""Progress in a file: it comes back, whatever happens to the process that keeps it; what is no progress is never changed."""
import gzip
import os
import resource
import shutil
import signal
import sqlite3
from itertools import count
from pathlib import Path
from random import Random

import pytest

from neuron_graph import Model, Network
from neuron_graph.classroom.practice.attempt import TypedAnswer
from neuron_graph.classroom.practice.progress import BadProgress, CourseProgress
from neuron_graph.data.sqlite.store import save
from tests.forking import forked, killed_at_call, killed_in_step, succeeds


@pytest.fixture
def path(tmp_path):
    return tmp_path / "folder" / "practice.db"


def some(path):
    """Progress with something of everything in it."""
    progress = CourseProgress(path)
    progress.visit("two-layers")
    progress.vary("two-layers", 3)
    progress.answer("two-layers", 3, TypedAnswer("z_h1", "0,5 und 🌼'; DROP TABLE answer", False))
    progress.answer("two-layers", 3, TypedAnswer("a_h1", "0.62", True))
    progress.solve("neuron")
    return progress


def test_it_comes_back(path):
    before = some(path).read()
    state = CourseProgress(path).read()
    assert state == before and len(state.seed) == 32
    assert (state.place, state.variants, state.solved) == ("two-layers", {"two-layers": 3, "neuron": 0}, {"neuron"})
    assert {typed.name: (typed.text, typed.found) for typed in state.typed("two-layers", 3)} == {
        "z_h1": ("0,5 und 🌼'; DROP TABLE answer", False), "a_h1": ("0.62", True)}
    assert state.typed("two-layers", 2) == [] and os.listdir(path.parent) == ["practice.db"]


def test_what_is_found_stays_and_a_variant_begins_anew(path):
    progress = some(path)
    progress.answer("two-layers", 3, TypedAnswer("a_h1", "9", False))
    assert TypedAnswer("a_h1", "0.62", True) in progress.read().typed("two-layers", 3)
    progress.answer("two-layers", 3, TypedAnswer("z_h1", "0.5", True))
    assert TypedAnswer("z_h1", "0.5", True) in progress.read().typed("two-layers", 3)
    progress.vary("two-layers", 4)
    assert progress.read().answers == {} and progress.read().solved == {"neuron"}


def test_to_forget_is_to_begin_anew_with_other_numbers(path):
    progress = some(path)
    before = progress.read()
    progress.forget()
    after = CourseProgress(path).read()
    assert after.seed != before.seed and (after.place, after.variants, after.solved, after.answers) == ("", {}, set(), {})


@pytest.fixture
def older(path):
    """Progress in version 1 of the format, as 0.1.0 kept it."""
    path.parent.mkdir()
    path.write_bytes(gzip.decompress((Path(__file__).parent / "practice-1.db.gz").read_bytes()))
    return path


def test_progress_of_version_1_goes_on_under_the_names_of_today(older):
    state = CourseProgress(older).read()
    assert (state.place, state.solved, state.variants["momentum"]) == ("full-epoch", {"neuron", "two-epochs"}, 2)
    assert state.typed("two-epochs", 0) == [TypedAnswer("E_o1@1", "0.1", True)] and state.typed("full-epoch", 0) == [TypedAnswer("E@1", "0.29", False)]
    connection = sqlite3.connect(older)
    assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    connection.close()


def test_killed_while_version_1_is_renamed_it_is_whole(tmp_path, older):
    for number in count(1):
        path = tmp_path / f"{number}.db"
        shutil.copyfile(older, path)
        killed = killed_at_call(lambda path=path: CourseProgress(path), number)
        assert CourseProgress(path).read().solved == {"neuron", "two-epochs"}
        if not killed:
            break
    assert number > 10


def test_two_students_have_different_seeds(tmp_path):
    assert CourseProgress(tmp_path / "a.db").read().seed != CourseProgress(tmp_path / "b.db").read().seed != CourseProgress(None).read().seed


# what is no progress

def damaged(statement):
    def make(path):
        some(path)
        connection = sqlite3.connect(path)
        connection.execute(statement)
        connection.commit()
        connection.close()

    return make


def cut(path):
    some(path)
    path.write_bytes(path.read_bytes()[:9000])


def other_database(path):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE mine (a)")
    connection.commit()
    connection.close()


def a_model(path):
    from neuron_graph import network_of_sizes

    network: Network = network_of_sizes([2, 1])
    save(Model(network, ["a", "b"], ["y"]), path)


FOREIGN = [
    (lambda path: path.write_text("my diary"), "it is no SQLite database"), (lambda path: path.write_bytes(b""), "it is empty"),
    (lambda path: path.mkdir(), "it is a directory"), (other_database, "a database of something else"), (a_model, "a database of something else"),
    (cut, "it is damaged"), (damaged("PRAGMA user_version = 3"), "it is in version 3"), (damaged("CREATE TABLE more (a)"), "its tables are not those"),
    (damaged("CREATE TRIGGER t AFTER UPDATE ON course BEGIN DELETE FROM answer; END"), "its tables are not those"),
    (damaged("DELETE FROM course"), "not of its kind"), (damaged("UPDATE course SET seed = 'zz'"), "not of its kind"),
    (damaged("UPDATE course SET place = x'00'"), "not of its kind"), (damaged("UPDATE exercise SET variant = -1"), "not of its kind"),
    (damaged("UPDATE exercise SET variant = 'x'"), "not of its kind"), (damaged("UPDATE answer SET text = hex(zeroblob(500))"), "not of its kind"),
    (damaged("UPDATE exercise SET variant = 99999999"), "not of its kind"),
]


@pytest.mark.parametrize("make, problem", FOREIGN)
def test_what_is_no_progress_is_refused_and_stays_as_it_is(path, make, problem):
    path.parent.mkdir()
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(BadProgress, match=problem) as error:
        CourseProgress(path)
    assert "\n" not in str(error.value) and "--progress FILE names another" in str(error.value)
    assert (path.read_bytes() if path.is_file() else None) == before and os.listdir(path.parent) == ["practice.db"]


def test_damage_at_any_place_is_refused_or_harmless(path):
    some(path)
    whole, random = path.read_bytes(), Random(0)
    for _ in range(150):
        place = random.randrange(len(whole))
        spoilt = whole[:place] + random.randbytes(random.choice([1, 4, 40])) + whole[place + 40:]
        path.write_bytes(spoilt)
        try:
            progress = CourseProgress(path)
            assert len(progress.read().seed) == 32 and not progress.trouble
        except BadProgress:
            assert path.read_bytes() == spoilt


# what happens to the process, the folder, the disk

def test_killed_at_any_moment_it_is_whole(tmp_path):
    def answering(path, kill, begin):
        begin()
        progress = CourseProgress(path)
        for number in count():
            begin()
            progress.answer("neuron", 0, TypedAnswer("z_o1", str(number), False))
            progress.solve(f"{kill}, {number}")

    random = Random(0)
    for kill in range(80):
        path, steps = tmp_path / f"{kill // 10}.db", random.randint(1, 5)
        killed_in_step(lambda begin, path=path, kill=kill: answering(path, kill, begin), steps, random.random())
        progress = CourseProgress(path)
        assert {f"{kill}, {number}" for number in range(steps - 2)} <= progress.read().solved and not progress.trouble


@pytest.mark.parametrize("there", [False, True], ids=["new", "old"])
def test_killed_at_any_of_its_calls_it_is_whole(tmp_path, there):
    def answering(path):
        progress = CourseProgress(path)
        progress.answer("neuron", 0, TypedAnswer("z_o1", "7", True))
        progress.solve("neuron")

    for number in count(1):
        path = tmp_path / f"{number}.db"
        if there:
            CourseProgress(path).solve("update")
        killed = killed_at_call(lambda path=path: answering(path), number)
        progress = CourseProgress(path)
        state = progress.read()
        assert not progress.trouble and state.solved - {"neuron"} == ({"update"} if there else set())
        assert state.typed("neuron", 0) or "neuron" not in state.solved
        if not killed:
            break
    assert number > 40 and "neuron" in state.solved


def test_several_terminals_at_once(path, monkeypatch):
    monkeypatch.setattr("neuron_graph.data.sqlite.database.LONGEST_WAIT", 60.0)
    def answering(who):
        progress = CourseProgress(path)
        for number in range(15):
            progress.answer("neuron", 0, TypedAnswer(f"z{who}", str(number), False))
            progress.solve(f"{who}-{number}")
        assert not progress.trouble, progress.trouble

    children = [forked(lambda who=who: answering(who)) for who in range(3)]
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]
    state = CourseProgress(path).read()
    assert len(state.solved) == 45 and {typed.text for typed in state.typed("neuron", 0)} == {"14"}
    assert os.listdir(path.parent) == ["practice.db"]


def test_where_nothing_can_be_written_it_goes_on_in_memory():
    room = Path("/tmp", f"neuron-graph-practice-{os.getpid()}")
    room.mkdir()
    some(room / "old.db")
    (room / "old.db").chmod(0o444)
    room.chmod(0o555)

    def work():
        if os.getuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        for name, solved in (("old.db", {"neuron", "update"}), ("new.db", {"update"})):
            progress = CourseProgress(room / name)
            progress.solve("update")
            assert progress.read().solved == solved and "is not kept from here on" in progress.trouble

    try:
        assert succeeds(work) and sorted(os.listdir(room)) == ["old.db"]
        assert CourseProgress(room / "old.db").read().solved == {"neuron"}
    finally:
        room.chmod(0o755)
        shutil.rmtree(room)


def test_a_full_disk_and_a_file_that_goes_away(path):
    def work():
        progress = some(path)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        progress.solve("update")
        assert progress.trouble and progress.read().solved == {"neuron", "update"}

    assert succeeds(work) and CourseProgress(path).read().solved == {"neuron"}
    progress = CourseProgress(path)
    path.unlink()
    progress.solve("slope")
    assert progress.trouble and progress.read().solved == {"neuron", "slope"} and not path.exists()


def test_a_journal_of_a_file_that_is_gone(path):
    path.parent.mkdir()
    path.with_name("practice.db-journal").write_bytes(b"left")
    progress = CourseProgress(path)
    assert "practice.db-journal is left beside it" in progress.trouble and not path.exists()
    assert path.with_name("practice.db-journal").read_bytes() == b"left"
