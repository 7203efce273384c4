"""What is printed comes as messages, in the order in which it was printed."""

import os
from typing import Any

import pytest

from helpers.kernels.messages import Messages
from helpers.kernels.streams import Stream


class Noted(Messages):
    """Notes what it is to send."""

    def send(self, stream: Any, msg_or_type: Any, content: Any = None, **more: Any) -> Any:
        vars(self).setdefault("sent", []).append(content["text"])


@pytest.fixture
def stream():
    descriptor = os.open(os.devnull, os.O_WRONLY)
    yield Stream(Noted(), "stdout", descriptor)
    os.close(descriptor)


def sent(stream: Stream) -> list[str]:
    return list(vars(stream._messages).get("sent", []))


def test_what_is_written_is_sent_when_it_is_asked_for(stream):
    print("én", "to", file=stream)
    assert sent(stream) == []
    stream.flush()
    stream.flush()
    assert sent(stream) == ["én to\n"]


def test_what_a_program_prints_stands_where_it_was_printed(stream):
    print("før", file=stream)
    os.write(stream.fileno(), b"fra et program\n")
    print("etter", file=stream)
    os.write(stream.fileno(), b"sist\n")
    stream.flush()
    assert sent(stream) == ["før\nfra et program\netter\nsist\n"]


def test_what_a_forked_process_writes_is_sent_by_the_one_that_forked_it(stream):
    child = os.fork()
    if not child:
        print("fra en gren", file=stream)
        os._exit(0)
    os.waitpid(child, 0)
    stream.flush()
    assert sent(stream) == ["fra en gren\n"]


def test_much_can_be_printed_by_a_program(stream):
    """More than a pipe holds, with nobody there to read it in the meantime."""
    for _ in range(100):
        os.write(stream.fileno(), b"x" * 10_000)
    stream.flush()
    assert sent(stream) == ["x" * 1_000_000]


def test_a_letter_of_which_a_program_has_printed_half_is_not_spoilt(stream):
    first, second = "ø".encode()[:1], "ø".encode()[1:]
    os.write(stream.fileno(), first)
    stream.flush()
    os.write(stream.fileno(), second)
    stream.flush()
    assert "".join(sent(stream)) == "ø"


def test_bytes_are_refused(stream):
    with pytest.raises(TypeError, match="must be str"):
        stream.write(b"x")
