"""Forms of a given size, written as XLSForms, for the benchmark of the interview engine."""

from collections.abc import Iterable, Mapping

from outreach_tui.interview.xlsform import compile_xlsform

Row = Mapping[str, str]


def compiled(survey: Iterable[Row], choices: Iterable[Row] = ()) -> str:
    """Return a form as an XForm."""
    sheets = {"survey": list(survey), "choices": list(choices)}
    lines = [line for name, rows in sheets.items() if rows for line in _sheet(name, rows)]
    return compile_xlsform("\n".join(lines).encode(), ".md", "benchmark").xform


def _sheet(name: str, rows: list[Row]) -> list[str]:
    columns = list(dict.fromkeys(key for row in rows for key in row))
    cells = [" | ".join(row.get(column, "") for column in columns) for row in rows]
    return [f"| {name} |", f"| | {' | '.join(columns)} |", *(f"| | {line} |" for line in cells)]


def _question(number: int, **rules: str) -> Row:
    return {"type": "integer", "name": f"q{number}", "label": f"Question {number}", **rules}


def questions_with_rules(questions: int, rules: int) -> str:
    """Return a form in which that many of the questions have a rule about the one before them."""
    every = questions // rules
    survey = []
    for number in range(questions):
        is_ruled = number and number % every == 0
        before = f"${{q{number - 1}}}"
        rule = (
            ("relevant", f"{before} != 3") if number % (2 * every) else ("constraint", f". != {before} + 900")
        )
        survey.append(_question(number, **dict([rule] if is_ruled else [])))
    return compiled(survey)


def questions_about_the_first(questions: int, rules: int) -> str:
    """Return a form in which that many of the questions apply or not by the first answer."""
    ruled = {"relevant": "${q0} != 3"}
    return compiled(_question(n, **(ruled if 0 < n <= rules else {})) for n in range(questions))


def chain(length: int) -> str:
    """Return a form in which every calculate looks at the one before it."""
    survey: list[Row] = [_question(0)]
    for number in range(length):
        before = f"c{number - 1}" if number else "q0"
        survey.append({"type": "calculate", "name": f"c{number}", "calculation": f"${{{before}}} + 1"})
    return compiled(survey)


def many_instances(questions: int, instances: int) -> str:
    """Return a form with that many questions, and a repeat of that many instances.

    Nobody looks at q0; one calculate looks at q1, ten at q2; each instance multiplies two of its answers.
    """
    survey: list[Row] = [_question(number) for number in range(questions)]
    survey.append({"type": "calculate", "name": "one", "calculation": "${q1} + 1"})
    survey += [{"type": "calculate", "name": f"ten{n}", "calculation": f"${{q2}} + {n}"} for n in range(10)]
    survey.append({"type": "begin_repeat", "name": "r", "label": "R", "repeat_count": str(instances)})
    survey += [{"type": "integer", "name": name, "label": name} for name in ("a", "b")]
    survey.append({"type": "calculate", "name": "product", "calculation": "${a} * ${b}"})
    survey.append({"type": "end_repeat"})
    return compiled(survey)


def long_list(choices: int, groups: int) -> str:
    """Return a form that offers, of that many choices, those of the group that was chosen before."""
    survey = [
        {"type": "select_one kind", "name": "kind", "label": "Kind"},
        {"type": "select_one thing", "name": "thing", "label": "Thing", "choice_filter": "kind = ${kind}"},
    ]
    rows = [{"list_name": "kind", "name": f"k{n}", "label": f"Kind {n}"} for n in range(groups)]
    rows += [
        {"list_name": "thing", "name": f"t{n}", "label": f"Thing {n}", "kind": f"k{n % groups}"}
        for n in range(choices)
    ]
    return compiled(survey, rows)
