r"""Regular expressions read into a tree: the common part of Java's and everybody's syntax.

Groups, alternatives, repetition, character classes, `\p{…}`, anchors and lookahead are read; what only a
backtracking engine can do (back-references, lookbehind) is refused.
"""

from outreach_tui.interview.xpath.pattern_letters import CLASSES, CONTROLS, Takes, none_of, property_class
from outreach_tui.interview.xpath.pattern_parts import All, Any, Here, Often, One, Part

__all__ = ["All", "Any", "BadPattern", "Here", "Often", "One", "Part", "read_pattern"]

_DEEPEST = 50
_MOST_REPEATS = 1000


class BadPattern(Exception):  # noqa: N818 - wrapped by whoever knows the question
    """A pattern that cannot be used; the text says why."""


def read_pattern(pattern: str) -> Part:
    """Return the pattern as a tree.

    Raises:
        BadPattern: if it cannot be read, or asks for more than a match in steady time can give.
    """
    reader = _Reader(pattern)
    part = reader.alternatives()
    if not reader.is_over():
        raise BadPattern("it has a bracket too many")
    return part


class _Reader:
    """Walks the pattern once, from left to right."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0
        self.depth = 0
        self.folds_case = False

    def is_over(self) -> bool:
        return self.at >= len(self.pattern)

    def take(self, text: str) -> bool:
        if self.pattern.startswith(text, self.at):
            self.at += len(text)
            return True
        return False

    def next(self) -> str:
        if self.is_over():
            raise BadPattern("it ends too early")
        self.at += 1
        return self.pattern[self.at - 1]

    def alternatives(self) -> Part:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise BadPattern("it is nested too deeply")
        parts = [self.sequence()]
        while self.take("|"):
            parts.append(self.sequence())
        self.depth -= 1
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def sequence(self) -> Part:
        parts: list[Part] = []
        while not self.is_over() and self.pattern[self.at] not in "|)":
            parts.append(self.repeated(self.atom()))
        return All(tuple(parts))

    def repeated(self, part: Part) -> Part:
        while True:
            counts = self.counts()
            if counts is None:
                return part
            if not self.take("?"):
                self.take("+")
            part = Often(part, *counts)

    def counts(self) -> tuple[int, int | None] | None:
        for sign, counts in (("*", (0, None)), ("+", (1, None)), ("?", (0, 1))):
            if self.take(sign):
                return counts
        end = self.pattern.find("}", self.at)
        if not self.pattern.startswith("{", self.at) or end < 0:
            return None
        least, comma, most = self.pattern[self.at + 1 : end].partition(",")
        if not (least or "0").isdecimal() or not (most or "0").isdecimal() or not (least or most):
            return None
        self.at = end + 1
        numbers = (int(least or "0"), int(most) if most else None if comma else int(least))
        if max(numbers[0], numbers[1] or 0) > _MOST_REPEATS:
            raise BadPattern("it repeats something more than a thousand times")
        return numbers

    def atom(self) -> Part:
        letter = self.next()
        if letter == "(":
            return self.group()
        if letter == "[":
            return One(self.set_of_letters())
        if letter == ".":
            return One(lambda one: one != "\n")
        if letter in "^$":
            return Here(letter)
        if letter == "\\":
            return self.escaped()
        if letter in "*+?":
            what = f"there is nothing before {letter!r} to repeat"
            raise BadPattern(what)
        return One(self.exactly(letter))

    def exactly(self, letter: str) -> Takes:
        if self.folds_case:
            folded = letter.casefold()
            return lambda one: one.casefold() == folded
        return lambda one: one == letter

    def group(self) -> Part:
        what = next((sign for sign in "=!" if self.take(f"?{sign}")), "")
        if not what and self.take("?"):
            self.option()
        inner = self.alternatives()
        if not self.take(")"):
            raise BadPattern("a bracket is not closed")
        return Here(what, inner) if what else inner

    def option(self) -> None:
        if self.take(":") or self.take(">"):
            return
        if self.take("i)") or self.take("i:"):
            self.folds_case = True
            if self.pattern[self.at - 1] == ")":
                self.at -= 1
            return
        end = self.pattern.find(">", self.at)
        if end < 0 or not self.pattern[self.at : end].strip("P<").isidentifier():
            raise BadPattern("it looks behind, which cannot be matched in steady time")
        self.at = end + 1

    def escaped(self) -> Part:
        letter = self.next()
        if letter in "bB":
            return Here(letter)
        if letter in "123456789":
            raise BadPattern("it refers back to an earlier part, which cannot be matched in steady time")
        if letter in "AZz":
            return Here("^" if letter == "A" else "$")
        return One(self.class_of(letter))

    def class_of(self, letter: str) -> Takes:
        if letter in CLASSES:
            return CLASSES[letter]
        if letter in "pP":
            named = self.property()
            return none_of(named) if letter == "P" else named
        return self.exactly(self.literal(letter))

    def literal(self, letter: str) -> str:
        if letter in "ux":
            length = 4 if letter == "u" else 2
            digits = self.pattern[self.at : self.at + length]
            try:
                code = int(digits, 16)
            except ValueError as fault:
                raise BadPattern("it names a character by a code that is none") from fault
            self.at += length
            return chr(code)
        return CONTROLS.get(letter, letter)

    def property(self) -> Takes:
        name = self.next()
        if name == "{":
            end = self.pattern.find("}", self.at)
            name, self.at = self.pattern[self.at : end], end + 1
        takes = property_class(name)
        if takes is None:
            what = f"it asks for a kind of character nobody knows, {name[:20]!r}"
            raise BadPattern(what)
        return takes

    def set_of_letters(self) -> Takes:
        is_negated = self.take("^")
        found: list[Takes] = []
        while self.is_over() or self.pattern[self.at] != "]" or not found:
            found.append(self.member())
        self.at += 1
        taken = tuple(found)

        def takes(letter: str) -> bool:
            return any(member(letter) for member in taken) is not is_negated

        return takes

    def member(self) -> Takes:
        letter = self.next()
        if letter == "[":
            return self.set_of_letters()
        if letter == "\\":
            letter = self.next()
            if letter in CLASSES or letter in "pP":
                return self.class_of(letter)
            letter = "\b" if letter == "b" else self.literal(letter)
        following = self.pattern[self.at : self.at + 2]
        if not following.startswith("-") or following in ("-]", "-"):
            return self.exactly(letter)
        self.at += 1
        last = self.next()
        last = self.literal(self.next()) if last == "\\" else last
        return self.between(letter, last)

    def between(self, first: str, last: str) -> Takes:
        if self.folds_case:
            return lambda one: first <= one.lower() <= last or first <= one.upper() <= last
        return lambda one: first <= one <= last
