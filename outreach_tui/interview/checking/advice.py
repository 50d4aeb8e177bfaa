"""Our own advice on a script. It keeps no script from running; it says what we would do differently, and why.

Required answers, words, reading age, the order of the talk, what is asked that nobody needs to know, and what
other programs would not run.
"""

from collections.abc import Iterator

from outreach_tui.interview.checking.advice_on_answers import advice_on_answers
from outreach_tui.interview.checking.compiler_words import is_worth_saying
from outreach_tui.interview.checking.expressions import expression_cells, syntax_of
from outreach_tui.interview.checking.finding import Finding
from outreach_tui.interview.checking.in_place import remark_in_place
from outreach_tui.interview.checking.outline import Outline
from outreach_tui.interview.checking.reading_age import reading_advice
from outreach_tui.interview.checking.sheets import Workbook
from outreach_tui.interview.checking.spoken import first_said, words_of
from outreach_tui.interview.checking.words_to_avoid import INSTEAD_OF, OFFENCE_WORDS
from outreach_tui.interview.script_error import ScriptError
from outreach_tui.interview.xlsform import CompiledForm
from outreach_tui.interview.xpath.portability import unportable


def advice_on(workbook: Workbook, outline: Outline, compiled: CompiledForm | None) -> tuple[Finding, ...]:
    """Return our advice on a script.

    Args:
        workbook: the script, sheet by sheet.
        outline: its survey.
        compiled: the form, if it compiles as it is written; the compiler's remarks come along.
    """
    remarks = compiled.warnings if compiled is not None else ()
    return (
        *advice_on_answers(outline),
        *_on_words(workbook, outline),
        *_on_other_programs(workbook, outline),
        *(remark_in_place(remark, workbook) for remark in remarks if is_worth_saying(remark)),
    )


def _on_words(workbook: Workbook, outline: Outline) -> Iterator[Finding]:
    for words in words_of(workbook, outline):
        deficit = first_said(words.text, INSTEAD_OF)
        offence = first_said(words.text, OFFENCE_WORDS)
        hard = reading_advice(words.text) if words.column == "label" else ""
        if deficit:
            what, instead = f"{deficit!r} makes somebody a problem or a file", INSTEAD_OF[deficit]
            yield words.sheet.finding(words.row, words.column, what, f"Say: {instead}")
        if offence:
            what = f"{offence!r} is about what somebody did or has, which a script never asks"
            yield words.sheet.finding(words.row, words.column, what, "Ask another question")
        if hard:
            yield words.sheet.finding(
                words.row, words.column, hard, "Use short words, one idea a sentence, and say it aloud"
            )


def _on_other_programs(workbook: Workbook, outline: Outline) -> Iterator[Finding]:
    for cell in expression_cells(workbook, outline):
        try:
            found = unportable(syntax_of(cell.text))
        except ScriptError:
            continue
        for what in found:
            yield cell.sheet.finding(
                cell.row,
                cell.column,
                f"it runs here only: {what}",
                "Write it another way to share the script",
            )
