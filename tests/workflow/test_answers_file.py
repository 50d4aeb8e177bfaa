"""A file of answers: what each line may say, and one plain sentence for each that says something else."""

from datetime import date

import pytest

from outreach_tui.errors import OutreachError
from outreach_tui.interview.missing import MissingReason
from outreach_tui.workflow.answers_file import GivenAnswer, GivenReason, OneMore, read_answers

TODAY = date(2026, 11, 22)


def test_each_form_of_line_is_understood() -> None:
    """Answers, lists, numbers, days from today, reasons and one more of a repeat are read in order."""
    text = """
{"question": "door", "answer": "talk"}
{"question": "present", "answer": ["parent_carer", "family"]}
{"question": "attempt", "answer": 2}
{"question": "we_by", "answer": "today+10"}
{"question": "felt", "missing": "declined"}
{"add": "interest"}
"""
    assert read_answers(text, "visit.jsonl", TODAY) == (
        GivenAnswer(2, "door", "talk"),
        GivenAnswer(3, "present", "parent_carer family"),
        GivenAnswer(4, "attempt", "2"),
        GivenAnswer(5, "we_by", "2026-12-02"),
        GivenReason(6, "felt", MissingReason.DECLINED),
        OneMore(7, "interest"),
    )


@pytest.mark.parametrize(
    "line",
    [
        "door: talk",
        "[]",
        '"door"',
        '{"question": "door"}',
        '{"question": "door", "answer": null}',
        '{"question": "door", "answer": true}',
        '{"question": "door", "answer": {"a": 1}}',
        '{"question": "door", "missing": "because"}',
        '{"question": "door", "answer": "talk", "extra": 1}',
        '{"add": 3}',
        "[" * 100_000,
        "{" * 300_000,
    ],
)
def test_any_other_line_is_named_with_its_number(line: str) -> None:
    """A line that is none of these is refused by file and line, whatever it is."""
    with pytest.raises(OutreachError, match=r"visit\.jsonl, line 2: ") as refused:
        read_answers('{"add": "interest"}\n' + line, "visit.jsonl", TODAY)
    assert refused.value.code == "answers-file"


def test_control_codes_in_an_answer_are_dropped() -> None:
    """An answer prepared elsewhere cannot bring a terminal command into the vault."""
    [answer] = read_answers('{"question": "i_words", "answer": "bikes\\u001b[2J"}', "visit.jsonl", TODAY)
    assert answer == GivenAnswer(1, "i_words", "bikes[2J")
