"""Whole or not at all: killed at every step of writing a file or a folder; what is left behind is cleared by who comes next."""
import os
import signal
import sys
from pathlib import Path

import pytest

from neuron_graph.classroom.sheets.folder import write_folder
from neuron_graph.data.replacement import (
    ROOM_PREFIX,
    CannotWrite,
    hold,
    put,
    room_beside,
    write_file,
)
from tests.forking import forked, succeeds

STEPS = {"open", "os.mkdir", "os.rename", "os.chmod", "os.remove", "os.rmdir", "shutil.rmtree", "tempfile.mkdtemp", "fcntl.flock"}
"""The events of Python's audit at which a child is killed."""
FILES = {"a.md": ["new"], "more/b.md": ["new"]}


def killed_at(step, work):
    """Do some work in a child that is killed at a step of it; whether there was such a step."""
    def counted():
        left = [step]

        def hook(event, _):
            left[0] -= event in STEPS
            if left[0] < 0 and event in STEPS:
                os.kill(os.getpid(), signal.SIGKILL)
        sys.addaudithook(hook)
        work()

    status = os.waitpid(forked(counted), 0)[1]
    assert status in (0, signal.SIGKILL)
    return status != 0


def write_new_file(folder):
    write_file(str(folder / "x.md"), ["new"])


def write_new_folder(folder):
    write_folder(str(folder / "x"), FILES, force=True)


def contents(path):
    """What a file or all files of a folder say, "" where there is none."""
    found = [path] if path.is_file() else list(path.rglob("*.md"))
    return {file.read_text().strip() for file in found} or {""}


@pytest.mark.parametrize("there", [False, True])
@pytest.mark.parametrize("write, name", [(write_new_file, "x.md"), (write_new_folder, "x")])
def test_killed_at_every_step(tmp_path, write, name, there):
    steps, seen = 0, set()
    while True:
        folder = tmp_path / str(steps)
        folder.mkdir()
        if there:
            write_file(str(folder / "x.md"), ["old"])
            write_folder(str(folder / "x"), {"a.md": ["old"]})
        if not killed_at(steps, lambda folder=folder: write(folder)):
            break
        between = contents(folder / name)
        write_file(str(folder / "other.md"), ["next"])
        after = contents(folder / name)
        assert between in ({"old"}, {"new"}, {""}) and (after in ({"old"}, {"new"}) if there else after == between)
        assert not list(folder.glob(ROOM_PREFIX + "*"))
        seen |= after
        steps += 1
    assert steps > 8 and seen == {"new", "old" if there else ""} and contents(folder / name) == {"new"}
    assert {entry.name for entry in folder.iterdir()} == {name, *(["x", "x.md"] if there else [])}


def test_what_a_killed_process_had_taken_away_goes_back(tmp_path):
    def half():
        with room_beside(tmp_path / "x") as room:
            (room / "new").mkdir()
            rename = Path.rename
            Path.rename = lambda self, target: os.kill(os.getpid(), signal.SIGKILL) if self.name == "new" else rename(self, target)
            put(room / "new", tmp_path / "x")

    write_folder(str(tmp_path / "x"), {"a.md": ["old"]})
    assert not succeeds(half) and not (tmp_path / "x").exists()
    write_file(str(tmp_path / "y"), [])
    assert contents(tmp_path / "x") == {"old"} and sorted(os.listdir(tmp_path)) == ["x", "y"]


def test_a_room_that_is_in_use_is_left_alone(tmp_path):
    with room_beside(tmp_path / "x") as room:
        (room / "new").write_text("half")
        assert hold(room) is None and succeeds(lambda: write_new_file(tmp_path))
        assert (room / "new").read_text() == "half" and (tmp_path / "x.md").read_text() == "new\n"
    assert os.listdir(tmp_path) == ["x.md"]


def test_what_only_looks_like_a_room_is_left_alone(tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / f"{ROOM_PREFIX}file").write_text("mine")
    (tmp_path / f"{ROOM_PREFIX}link").symlink_to("other")
    write_new_file(tmp_path)
    assert sorted(os.listdir(tmp_path)) == sorted([f"{ROOM_PREFIX}file", f"{ROOM_PREFIX}link", "other", "x.md"])


@pytest.mark.parametrize("mask, mode", [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_permissions_are_those_of_the_umask_or_of_what_was_there(tmp_path, mask, mode):
    before = os.umask(mask)
    try:
        write_new_file(tmp_path)
        write_new_folder(tmp_path)
    finally:
        os.umask(before)
    assert (tmp_path / "x.md").stat().st_mode & 0o777 == mode and (tmp_path / "x").stat().st_mode & 0o777 == 0o777 & ~mask
    (tmp_path / "x.md").chmod(0o604)
    write_new_file(tmp_path)
    assert (tmp_path / "x.md").stat().st_mode & 0o777 == 0o604


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError(28, "No space left on device"), ValueError])
def test_interrupted_it_leaves_nothing(tmp_path, error):
    def broken():
        yield "half"
        raise error

    (tmp_path / "x.md").write_text("old")
    with pytest.raises((KeyboardInterrupt, CannotWrite, ValueError)):
        write_file(str(tmp_path / "x.md"), broken())
    assert (tmp_path / "x.md").read_text() == "old" and os.listdir(tmp_path) == ["x.md"]


@pytest.mark.parametrize("name", ["", "folder/", "folder", "loop", "no/such/x", "model.db"])
def test_places_that_cannot_be(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "model.db").write_bytes(b"SQLite format 3\0" + b"x" * 100)
    before = sorted(os.listdir(tmp_path))
    with pytest.raises(CannotWrite):
        write_file(name, ["x"])
    assert sorted(os.listdir(tmp_path)) == before and (tmp_path / "model.db").read_bytes().startswith(b"SQLite")


def test_a_device_is_written_as_it_comes():
    write_file("/dev/null", ["x"])
