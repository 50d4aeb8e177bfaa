"""An officer's day as domain.md E1 and E4 tell it, at the keyboard of the app, with the network off.

The kitchen itself (pals, a lid grabbed, a worry) is `test_at_the_table.py`, the lid shut in mid-word
`test_kitchen_table.py`, closed windows and signals `test_ends.py`. What needs a person (a glance at a face,
reading aloud) is told in `docs/officer.md` with how it was looked at.
"""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator

import pytest

from tests.end_to_end.conversation import Choose, Conversation, Say, key_beside, one_line
from tests.end_to_end.laptops import OUTREACH, PASSPHRASE, PIN, Area, Laptop
from tests.end_to_end.terminal import Terminal
from tests.end_to_end.visit import SHORT_TALK, WISH
from tests.scenario.areas import nobody_in

PERSON = "silver-ladder"
PROMISE = "ask the boat workshop about a morning"
THEIRS = "turn up and see"
PUT_RIGHT = "gates, not railings"


@pytest.fixture
def known(area: Area) -> Area:
    """An area whose officer has talked with somebody, and promised something."""
    lines = [json.loads(line) for line in SHORT_TALK.splitlines()]
    at = next(place for place, line in enumerate(lines) if line["question"] == "next_step")
    lines[at:at] = [
        {"question": "we_will", "answer": PROMISE},
        {"question": "we_by", "answer": "today+2"},
        {"question": "you_will", "answer": THEIRS},
    ]
    lines = [line if line["question"] != "next_step" else {**line, "answer": "one_to_one"} for line in lines]
    at = next(place for place, line in enumerate(lines) if line["question"] == "read_back")
    lines[at:at] = [{"question": "pace", "answer": "this_week"}]
    talk = "".join(json.dumps(line) + "\n" for line in lines)
    area.officer.must("interview", "home_visit", "--answers", "-", lines=talk)
    tried = "".join(json.dumps(line) + "\n" for line in (*lines[:2], *nobody_in("loose-button")))
    area.officer.must("interview", "home_visit", "--answers", "-", lines=tried)
    return area


def offline(laptop: Laptop) -> Terminal:
    """Open the app where no network is, not even the laptop's own, if this machine lets us."""
    cut_off = shutil.which("unshare")
    probe = [cut_off or "false", "--net", "true"]
    prefix = [*probe[:2]] if cut_off and not subprocess.run(probe, check=False).returncode else []
    terminal = Terminal([*prefix, *OUTREACH, "--folder", laptop.data], env=laptop.env, cwd=laptop.folder)
    terminal.wait_for("assphrase")
    terminal.type(PASSPHRASE)
    terminal.press("enter", *PIN, "enter")
    terminal.wait_for("Today,")
    return terminal


@pytest.fixture
def day(known: Area) -> Iterator[Terminal]:
    """The app, open in the morning, with the network off."""
    with offline(known.officer) as terminal:
        yield terminal


def row_key(terminal: Terminal, alias: str) -> str:
    """Return the key beside somebody's row under "To visit"."""
    below = terminal.text.partition("To visit")[2]
    return key_beside(alias, below)


def test_the_morning_promises_first_nobody_in_and_not_now(day: Terminal, known: Area) -> None:
    """Promises first; nobody in is two keys and counts; a date they gave hides them till then."""
    shown = day.text
    assert shown.index("What we promised") < shown.index("To visit")
    assert PROMISE[:20] in shown
    assert not re.search(r"\b(late|overdue)\b", shown)
    day.press(row_key(day, "loose-button"), "2")
    day.wait_for("Nobody in at loose-button")
    day.wait_for("2 tries")
    day.press(row_key(day, "loose-button"))
    day.wait_for("Home visit")
    day.press("1")
    not_now = {"At the door": Choose("Said not now"), "Come back on": Say("+5")}
    conversation = Conversation(day, not_now)
    conversation.go_on_until("That is everything.")
    day.press("enter")
    day.wait_for("It is kept.")
    day.press("f5")
    shown = day.wait_for("Waiting, at their pace")
    assert "loose-button" not in shown.partition("To visit")[2].partition("Waiting")[0]
    # a second one on the same workspace is told who holds it
    refused = known.officer.run("person", "show", PERSON)
    assert refused.code == 1
    assert "in use" in refused.talk


def test_in_the_van_a_line_a_ring_and_what_is_kept(day: Terminal, known: Area) -> None:
    """One key, one line, Enter; a ring that is due is said and blocks nothing; all of one person."""
    day.press("8")
    day.wait_for("A note of your own")
    day.type("ask for the blue gate")
    day.wait_for("the blue gate")
    day.press("enter")
    day.wait_for("Today,")
    day.press("0")
    day.wait_for("Who knows where I am?")
    conversation = Conversation(
        day, {"Who knows where I am?": Say("Rory"), "When will I check in?": Say("0:00")}
    )
    conversation.go_on_until("That is everything.")
    day.press("enter")
    day.wait_for("It is kept.")
    day.press("f5")
    shown = day.wait_for("Ring Rory", "now: you said")
    assert shown.index("Ring Rory") < shown.index("What we promised")
    day.press(key_beside(PERSON, day.text))
    shown = day.wait_for("Last time", "ring Rory")
    for words in (PROMISE, THEIRS, WISH):
        assert words in one_line(shown)
    day.press("6")
    shown = day.wait_for(WISH)
    day.press("ctrl+q")
    assert day.wait_for_end() == 0
    kept = known.officer.must("person", "show", PERSON).out
    assert WISH in kept
    assert len(kept.splitlines()) <= 2 * 24


def test_next_time_begins_with_what_was_said_and_promised(day: Terminal, known: Area) -> None:
    """One screen of recall, then what was wrong, our promise checked before theirs; wrong words come back."""
    day.press(key_beside(PERSON, day.text))
    day.wait_for("Follow-up")
    day.press("1")
    shown = day.wait_for("Last time")
    for words in (PROMISE, THEIRS, WISH):
        assert words in one_line(shown)
    answers = {
        "At the door": Choose("Will talk"),
        "Still all right to talk": Choose("Yes"),
        "Who is it all right for me to tell?": Choose("The small team", then=("enter",)),
        "What did we get wrong": Choose("Words that were not mine", then=("enter",)),
        "How should it read?": Say(PUT_RIGHT),
        "You said:": Choose("Still want it"),
        "I said:": Choose("Yes"),
        "You said: turn": Choose("Partly"),
        "And your bit?": Choose("Partly"),
        "Do you want to keep going": Choose("Yes"),
        "How soon for the next bit?": Choose("In about a month"),
        "Officer: who decided?": Choose("They chose"),
        "Any worry": Choose("No"),
    }
    conversation = Conversation(day, answers)
    for wanted in ("What did we get wrong", "I said:", "That is everything."):
        conversation.go_on_until(wanted)
    day.press("enter")
    day.wait_for("It is kept.")
    day.press("right")
    shown = day.wait_for("Last time")
    assert f"What was wrong: {PUT_RIGHT}" in one_line(shown)
    assert f"{PROMISE}, by" in one_line(shown)
    assert "(kept)" in shown
    day.press("ctrl+q")
    assert day.wait_for_end() == 0
    kept = known.officer.must("person", "show", PERSON).out
    assert "kept" in kept.lower()


def test_wiped_when_they_say_so(known: Area) -> None:
    """Who says "wipe me" is gone from the laptop the same minute, words and all, from every file."""
    known.officer.must("person", "wipe", PERSON, "--yes")
    assert known.officer.run("person", "show", PERSON).code == 1
    assert not [path for path in known.officer.files() if WISH.encode() in path.read_bytes()]
