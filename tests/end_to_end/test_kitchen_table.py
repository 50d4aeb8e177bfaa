"""From the door to a course: what a young person says at a kitchen table arrives in their own words.

The battery dies in the middle of a word, and no file anywhere holds a sentence that can be read.
"""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.conversation import Conversation, Say, one_line, question
from tests.end_to_end.laptops import PASSPHRASE, Area
from tests.end_to_end.terminal import Terminal
from tests.end_to_end.visit import AT_THE_TABLE, CODE_NAME, WORDS, begin_visit

SECOND = 1.0
"""Typing that may be missing after a power cut, in seconds."""
GRACE = 0.4
"""What a shared machine may be late by, in seconds."""
PLANTED = ("bikes wi ma papa", "drive the big lorry", "wall at the shops", "anything wi a chain", CODE_NAME)
"""Pieces of what is said, that nobody who finds a file may read."""
MARK = "#"
"""A character that nobody says and no screen shows."""
OWN_WORDS = "In your words: what is it?"


def type_like_a_person(terminal: Terminal, words: str, between: float = 0.05) -> list[float]:
    """Type `words` a character at a time without a pause between them; return when each was typed."""
    moments = []
    for character in words:
        terminal.type(character)
        moments.append(time.perf_counter())
        while (left := moments[-1] + between - time.perf_counter()) > 0:
            terminal.read(left)
    return moments


def kept_of(words: str, shown: str) -> int:
    """Return how many characters of `words`, from the first on, stand on the screen.

    A screen shows no blank at the end of a row, so one at the end of what is kept does not count.
    """
    flat = one_line(shown)
    return max(len(words[:n].rstrip()) for n in range(len(words) + 1) if one_line(words[:n]) in flat)


def is_behind_a_blank(terminal: Terminal, words: str) -> bool:
    """Return whether the text box holds a blank behind `words`, where a screen cannot show it.

    A mark is typed, looked for, and taken away again.
    """
    beside, apart = one_line(words + MARK), one_line(f"{words} {MARK}")
    terminal.type(MARK)
    shown = terminal.wait_until(lambda now: beside in one_line(now) or apart in one_line(now), "the mark")
    terminal.press("backspace")
    terminal.wait_until_gone(MARK)
    return apart in one_line(shown)


def readable_in(folder: Path) -> Iterator[str]:
    """Yield every place below `folder` where something that was said, or the passphrase, can be read."""
    sought = [
        (words, words.encode(encoding))
        for words in (*PLANTED, PASSPHRASE)
        for encoding in ("utf-8", "utf-16-le")
    ]
    for path in folder.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        for words, needle in sought:
            if needle in data or words in path.name:
                yield f"{path.relative_to(folder)}: {words!r}"


@pytest.fixture
def finished(area: Area, tmp_path: Path) -> Area:
    """An area whose officer has held the conversation, the power cut in the middle of it included."""
    left = dict(AT_THE_TABLE) | {OWN_WORDS: [Say(WORDS[0]), Say(WORDS[2])]}
    with area.officer.unlock() as terminal:
        begin_visit(terminal)
        conversation = Conversation(terminal, left)
        conversation.go_on_until("Another one?   One thing you would want")
        conversation.go_on_until(OWN_WORDS)
        cut_at = WORDS[1].index("lorry") + 3
        typed = WORDS[1][:cut_at]
        moments = type_like_a_person(terminal, typed)
        terminal.kill()
        killed_at = time.perf_counter()
    assert list(readable_in(tmp_path)) == []
    with area.officer.unlock() as terminal:
        terminal.wait_for(CODE_NAME)
        terminal.press("1")
        shown = terminal.wait_for(OWN_WORDS, CODE_NAME)
        kept = kept_of(typed, shown)
        assert [at for at in moments[kept:] if at < killed_at - SECOND - GRACE] == []
        if WORDS[1][kept] == " " and is_behind_a_blank(terminal, typed[:kept]):
            kept += 1
        terminal.type(WORDS[1][kept:])
        terminal.wait_until(lambda now: one_line(WORDS[1]) in one_line(now), "the whole wish")
        terminal.press("enter")
        terminal.wait_until(lambda now: question(now) != OWN_WORDS, "the next question")
        conversation.terminal = terminal
        conversation.go_on_until("That is the shortest talk.")
        terminal.press("enter")
        terminal.wait_for("It is kept.")
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0
    return area


def test_three_wishes_reach_the_course_in_the_words_they_were_typed_in(
    finished: Area, tmp_path: Path
) -> None:
    """What was said at the table, a power cut in between, is what the coordinator reads."""
    stick = tmp_path / "stick"
    stick.mkdir()
    finished.officer.must("export", stick)
    (bundle,) = stick.iterdir()
    looked = finished.lead.must("merge", "--dry-run", bundle)
    assert looked.out
    assert "No interests yet" in finished.lead.must("report", "interests").out
    finished.lead.must("merge", bundle)
    read = finished.lead.must("report", "interests").out
    assert [words for words in WORDS if words not in read] == []
    again = finished.lead.must("merge", stick)
    assert "Nothing new" in again.out
    assert finished.lead.must("report", "interests").out == read
    course = one_line(finished.lead.must("report", "course").out)
    assert [words for words in WORDS if words not in course] == []
    assert list(readable_in(tmp_path)) == []
