"""Scripts as plain lines: what a check found, what adapting made, what differs between two."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from outreach_tui.interview.checking.changes import Change, ChangeKind
from outreach_tui.interview.checking.finding import Checked, Finding
from outreach_tui.number_words import counted
from outreach_tui.workflow.adapt_script import Adapted
from outreach_tui.workflow.compare_scripts import Comparison

_RULES: Mapping[str, str] = MappingProxyType(
    {
        "type": "how it is answered",
        "relevant": "when it is asked",
        "required": "whether an answer is wanted",
        "constraint": "what an answer must be",
        "choice_filter": "which choices are offered",
        "default": "what it begins with",
        "calculation": "how it is worked out",
        "repeat_count": "how many there are",
        "save_to": "where it is kept",
        "readonly": "whether it can be changed",
        "create_if": "when one is made",
        "update_if": "when one is changed",
        "entity_id": "which one it is",
        "group": "the group it is in",
    }
)
_SETTINGS: Mapping[str, str] = MappingProxyType(
    {
        "form_title": "the title",
        "form_id": "the id",
        "version": "the version",
        "adapted_from": "what it was adapted from",
    }
)


def checked_lines(name: str, checked: Checked) -> tuple[str, ...]:
    """Return what a check found: the faults first, then our advice, marked as advice."""
    count = len(checked.faults)
    verdict = "runs." if checked.runs else f"cannot run as it is: {counted(count, 'fault')}."
    lines = [f"{name} {verdict}"]
    lines += [f"  {_where(finding)}{finding.what}. {finding.next_step}." for finding in checked.faults]
    lines += [
        f"  advice: {_where(finding)}{finding.what}. {finding.next_step}." for finding in checked.advice
    ]
    return tuple(lines)


def _where(finding: Finding) -> str:
    parts = [f"sheet {finding.sheet}"] if finding.sheet else []
    parts += [f"row {finding.row}"] if finding.row else []
    parts += [f"line {finding.line}"] if finding.line else []
    parts += [f"column {finding.column}"] if finding.column else []
    return f"{', '.join(parts)}: " if parts else ""


def adapted_lines(adapted: Adapted) -> tuple[str, ...]:
    """Return what adapting made."""
    version = f" version {adapted.from_version}" if adapted.from_version else ""
    return (
        f"Written: {adapted.path}",
        *(f"Beside it, as it was: {name}" for name in adapted.lists),
        f"Its id is {adapted.form_id}; it remembers that it comes from {adapted.from_id}{version}.",
        "Change what you like, and raise its version with every change. Then look at it with:",
        f"  outreach scripts check {adapted.path}",
    )


def compared_lines(comparison: Comparison) -> tuple[str, ...]:
    """Return what differs, one line each."""
    if not comparison.changes:
        return (f"{comparison.old} and {comparison.new} say and ask the same.",)
    return (
        f"From {comparison.old} to {comparison.new}: {counted(len(comparison.changes), 'change')}.",
        *(f"  {line}" for change in comparison.changes for line in _change(change)),
    )


def _change(change: Change) -> Iterator[str]:
    name = _SETTINGS.get(change.name, change.name) if change.about == "setting" else change.name
    about = f"{change.about} {name}"
    match change.kind:
        case ChangeKind.ADDED:
            yield f"{about}: added{_quoted(change.after)}"
        case ChangeKind.REMOVED:
            yield f"{about}: removed{_quoted(change.before)}"
        case ChangeKind.MOVED:
            yield f"{about}: moved, {_way(change)}"
        case ChangeKind.REWORDED:
            yield f"{about}: reworded{_column(change.column)}"
            yield from _both(change)
        case ChangeKind.CHANGED:
            what = _RULES.get(change.column, change.column)
            yield f"{about}: {what} changed" if what else f"{about}: changed"
            yield from _both(change)


def _both(change: Change) -> Iterator[str]:
    yield f"  was: {change.before or '(nothing)'}"
    yield f"  is:  {change.after or '(nothing)'}"


def _quoted(words: str) -> str:
    return f' ("{words}")' if words else ""


def _way(change: Change) -> str:
    if change.column == "group":
        return f"from {_group(change.before)} to {_group(change.after)}"
    return f"now after {change.after}" if change.after else "now first"


def _group(name: str) -> str:
    return "no group" if name == "data" else f"the group {name}"


def _column(column: str) -> str:
    return "" if column == "label" else f" ({column.replace('_', ' ')})"
