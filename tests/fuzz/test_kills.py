"""Every command that writes, killed and interrupted while it does: what is there is old or new, whole, and what is left is cleared."""
import signal

import pytest

from tests.fuzz.kills import kill, new_state, writings
from tests.fuzz.trial import PARSER

NAMES = list(writings())
LAST = 40
"""Most of what changes a file is among so many calls before the end."""


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGINT])
def test_killed_or_interrupted_at_a_call(name, blow):
    place = NAMES.index(name)
    calls = new_state(name)["calls"]
    number = max(1, calls - (7 * place + 11 * (blow == signal.SIGINT)) % LAST)
    assert kill(name, number, blow, there=place % 2 == 0) == ""


def test_every_command_that_writes_is_among_them():
    commands = PARSER._subparsers._group_actions[0].choices
    writing = {name for name, command in commands.items() if {"output", "out", "feedback", "progress"} & {action.dest for action in command._actions}}
    assert writing | {"train", "new"} == {writing.words[0] for writing in writings().values()}
