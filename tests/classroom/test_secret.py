"""A teacher's secret: from 8 bytes to 10,000 in a file, without the blanks around them; never part of an error."""
import pytest

from neuron_graph.classroom.sheets.secret import BadSecret, read_secret


@pytest.fixture
def file(tmp_path):
    return tmp_path / "secret.txt"


@pytest.mark.parametrize("content", [b"12345678", b" 12345678\r\n", b"two words", b"\xff" * 8, b"x" * 10_000])
def test_a_secret_is_what_stands_in_the_file(file, content):
    file.write_bytes(content)
    assert read_secret(file) == content.strip()


REFUSED = [
    (b"1234567", "has 7 bytes: a line of at least 8"), (b"  1234567 \n", "has 7 bytes"),
    (b"", "is empty"), (b" \n\t\n", "is empty"), (b"x" * 10_001, "more than 10000 bytes"),
]


@pytest.mark.parametrize("content, why", REFUSED, ids=lambda value: str(value)[:20])
def test_what_is_no_secret(file, content, why):
    file.write_bytes(content)
    with pytest.raises(BadSecret, match=why) as refused:
        read_secret(file)
    assert "1234567" not in str(refused.value) and "\n" not in str(refused.value)
