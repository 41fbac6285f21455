"""A teacher's secret: from 8 characters to 10,000 bytes in a file, without the blanks around them; never part of an error."""
import hashlib
import os
import re

import pytest

from neuron_graph.classroom.sheets.course import Course
from neuron_graph.classroom.sheets.secret import BadSecret, key_of, read_secret, write_secret
from neuron_graph.classroom.sheets.settings import Settings
from neuron_graph.errors import BadValue
from tests.forking import killed_at_call


@pytest.fixture
def file(tmp_path):
    return tmp_path / "secret.txt"


@pytest.mark.parametrize("content", [b"12345678", b" 12345678\r\n", b"two words", b"\xff" * 8, b"x" * 10_000])
def test_a_secret_is_what_stands_in_the_file(file, content):
    file.write_bytes(content)
    assert read_secret(file) == content.strip()


REFUSED = [
    (b"1234567", "has 7 characters: a line of at least 12"), (b"  1234567 \n", "has 7 characters"),
    (b"", "is empty"), (b" \n\t\n", "is empty"), (b"x" * 10_001, "more than 10000 bytes"),
]


@pytest.mark.parametrize("content, why", REFUSED, ids=lambda value: str(value)[:20])
def test_what_is_no_secret(file, content, why):
    file.write_bytes(content)
    with pytest.raises(BadSecret, match=why) as refused:
        read_secret(file)
    assert "1234567" not in str(refused.value) and "\n" not in str(refused.value)


def test_generator_2_asks_for_more_and_says_what_draws_the_sheets_from_before():
    with pytest.raises(BadValue, match="'11 characters'.* at least 12 .*--generator 1"):
        Course(b"12345678901", Settings((2, 1), generator=2))
    assert Course(b"12345678901", Settings((2, 1))).sheet("anna").code
    with pytest.raises(BadValue, match="'11 characters'"):
        Course("Schlüssel 1".encode(), Settings((2, 1), generator=2))


def test_generator_2_draws_from_a_stretched_secret_and_1_from_the_bytes():
    secret = b"a long secret"
    assert key_of(secret, 1) == secret
    assert key_of(secret, 2) == hashlib.scrypt(
        secret, salt=b"neuron_graph generator 2", n=32768, r=8, p=1, maxmem=100_000_000, dklen=32)


def test_without_scrypt_a_sentence_says_what_to_do(monkeypatch):
    monkeypatch.delattr(hashlib, "scrypt")
    with pytest.raises(ValueError, match="no scrypt, .* --generator 1"):
        key_of(b"a secret of another test", 2)


def test_a_new_secret_is_random_and_its_owners_alone(file):
    write_secret(file)
    assert re.fullmatch(rb"[0-9a-f]{32}", read_secret(file))
    assert os.name == "nt" or file.stat().st_mode & 0o077 == 0
    with pytest.raises(BadSecret, match="cannot be made: File exists"):
        write_secret(file)


def test_killed_at_any_call_a_new_secret_is_whole_or_not_there(tmp_path):
    number, seen = 0, set()
    while True:
        number += 1
        path = tmp_path / str(number) / "secret.txt"
        path.parent.mkdir()
        killed = killed_at_call(lambda path=path: write_secret(path), number)
        seen.add(path.exists())
        assert not path.exists() or re.fullmatch(rb"[0-9a-f]{32}", read_secret(path))
        if not killed:
            break
        if not path.exists():
            write_secret(path)
        else:
            write_secret(path.with_name("next.txt"))
        assert not [*path.parent.glob(".*")]
    assert number > 5 and seen == {True, False}


def test_where_a_new_secret_cannot_be_made(tmp_path):
    (tmp_path / "link").symlink_to("nosuch")
    for place in (tmp_path / "nosuch" / "x", tmp_path, tmp_path / "link", tmp_path / ("x" * 300)):
        with pytest.raises(BadSecret, match="cannot be made"):
            write_secret(place)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link"]
