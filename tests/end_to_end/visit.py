"""A home visit somebody could really have: a code name, an agreement, three wishes in their own words."""

import json

from tests.end_to_end.conversation import Answers, Choose, Conversation, Press, Say
from tests.end_to_end.terminal import Terminal

CODE_NAME = "quiet-harbour"
WORDS = (
    "fixing old bikes wi ma papa, right in the close",
    "a job where ye get tae drive the big lorry 🚚",
    "gonnae paint the wall at the shops — wi the weans",
)
"""The three wishes, as typed."""

AT_THE_DOOR: Answers = {
    "Code name": Say(CODE_NAME),
    "At the door": Choose("Will talk"),
    "Who is about?": Choose("Just the two of us", then=("enter",)),
    "Is it all right to talk here": Choose("Talk properly here"),
    "What age are you?": Choose("18 to 25"),
    "So I know I have said it right": Choose("Yes, told me back"),
    "Are you up for a talk?": Choose("Yes"),
    "All right if I write some of it down?": Choose("Yes"),
    "Who is it all right for me to tell?": Choose("The small team", then=("enter",)),
}
"""From the first question to the agreement."""

AT_THE_TABLE: Answers = AT_THE_DOOR | {
    "What are you good at?": Say("I can fix anything wi a chain on it"),
    "Is that something to do": [
        Choose("Something to do"),
        Choose("A job or kind of work"),
        Choose("Something for other people"),
    ],
    "In your words: what is it?": [Say(words) for words in WORDS],
    "Whose words did I type?": [Choose("Their words, as said") for _ in WORDS],
    "How much do you want it?": [Press(("5",)), Press(("4",)), Press(("3",))],
    "Another one?   One thing you would want": [Choose("Yes, another one"), Choose("Yes, another one")],
    "If only one could happen, which?": Choose("fixing old bikes"),
    "What do you want to happen next?": Choose("Look at some ideas"),
    "Officer: who really decided that?": Choose("They chose"),
    "How soon?": Choose("In a couple of weeks"),
    "Is that right?": Choose("Yes, that is right"),
    "Any worry about somebody being hurt": Choose("No"),
}
"""The whole conversation; what is not named here is left open."""

WISH = "between us, the old bike shed"
"""A wish in somebody's own words."""
ONE_WISH: Answers = {
    **{label: answer for label, answer in AT_THE_TABLE.items() if not label.startswith("Another one?")},
    "Is that something to do": Choose("Something to do"),
    "In your words: what is it?": Say(WISH),
    "Whose words did I type?": Choose("Their words, as said"),
    "How much do you want it?": Press(("5",)),
}
"""A conversation in which one thing is wished for."""
SHORT_TALK = "".join(
    json.dumps(line) + "\n"
    for line in (
        {"question": "area", "answer": "govan"},
        {"question": "officer", "answer": "isla"},
        {"question": "alias", "answer": "silver-ladder"},
        {"question": "door", "answer": "talk"},
        {"question": "mode", "answer": "full"},
        {"question": "age_band", "answer": "a18_25"},
        {"question": "understood", "answer": "yes"},
        {"question": "ok_talk", "answer": "yes"},
        {"question": "ok_write", "answer": "yes"},
        {"question": "share_with", "answer": ["team"]},
        {"question": "asset[1]/a_words", "missing": "dont_know"},
        {"question": "interest[1]/i_kind", "answer": "activity"},
        {"question": "interest[1]/i_words", "answer": WISH},
        {"question": "interest[1]/i_word_source", "answer": "verbatim"},
        {"question": "next_step", "answer": "nothing"},
        {"question": "decided_by", "answer": "young_person"},
        {"question": "read_back", "answer": "right"},
        {"question": "concern", "answer": "none"},
    )
)
"""A short conversation as a file of answers has it."""


def begin_visit(terminal: Terminal) -> None:
    """From Today, begin a home visit with somebody new."""
    terminal.press("2")
    terminal.wait_until_gone("Today,")


def hold_short_visit(terminal: Terminal) -> None:
    """From Today, hold a home visit in which one wish is said, to its end and back to Today."""
    begin_visit(terminal)
    Conversation(terminal, ONE_WISH).go_on_until("That is the shortest talk.")
    terminal.press("enter")
    terminal.wait_for("It is kept.")
    terminal.press("enter")
