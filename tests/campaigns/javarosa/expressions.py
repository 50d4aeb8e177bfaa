"""Random expressions over the questions that may be looked at, by the kind of value they give.

Every method of `Writer` gives one expression as text; `{x}` stands nowhere, references are XLSForm's `${x}`.
"""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Known:
    """A question, calculate or repeat that an expression may look at."""

    name: str
    """Its name."""
    kind: str
    """number, text, one, many, date, time or repeat."""
    repeats: tuple[str, ...]
    """The repeats around it, outermost first."""
    source: str = ""
    """The choice list it takes its answers from."""


class Writer:
    """Writes expressions that stand within `repeats` and look at `known`."""

    def __init__(self, chance: Random, known: list[Known], repeats: tuple[str, ...]) -> None:
        """Write for one place of a form."""
        self.chance = chance
        self.repeats = repeats
        self.near = [k for k in known if k.repeats == repeats[: len(k.repeats)]]
        self.far = [k for k in known if k not in self.near]

    def _pick(self, kind: str) -> Known | None:
        found = [known for known in self.near if known.kind == kind]
        return self.chance.choice(found) if found else None

    def _set(self, kind: str) -> str | None:
        found = [known for known in self.far if known.kind == kind]
        return f"${{{self.chance.choice(found).name}}}" if found else None

    def of(self, kind: str, depth: int = 2) -> str:
        """Return an expression of a kind."""
        return {"number": self.number, "text": self.text, "truth": self.truth, "date": self.date}[kind](depth)

    # -- numbers ------------------------------------------------------------------------------------------

    def number(self, depth: int) -> str:
        """Return an expression that gives a number."""
        if depth <= 0 or self.chance.random() < 0.25:
            return self._plain_number()
        return self.chance.choice(
            (
                self._arithmetic,
                self._rounded,
                self._chosen_number,
                self._of_set,
                self._measured,
                self._plain_from_date,
            )
        )(depth - 1)

    def _plain_number(self) -> str:
        known = self._pick("number")
        if known is not None and self.chance.random() < 0.75:
            return f"${{{known.name}}}"
        return self.chance.choice(("0", "1", "2", "10", "0.5", "-3", "100"))

    def _arithmetic(self, depth: int) -> str:
        sign = self.chance.choice(("+", "-", "*", "div", "mod"))
        return f"({self.number(depth)} {sign} {self.number(depth)})"

    def _rounded(self, depth: int) -> str:
        inner = self.number(depth)
        return self.chance.choice(
            (f"round({inner}, 1)", f"round({inner}, 0)", f"int({inner})", f"abs({inner})", f"number({inner})",
             f"pow({inner}, 2)", f"sqrt({inner})", f"-({inner})")
        )  # fmt: skip  # a table is read in rows

    def _chosen_number(self, depth: int) -> str:
        one, other = self.number(depth), self.number(depth)
        return self.chance.choice(
            (f"if({self.truth(depth)}, {one}, {other})", f"coalesce({one}, {other})", f"min({one}, {other})")
        )  # fmt: skip  # a table is read in rows

    def _of_set(self, depth: int) -> str:
        numbers, repeat = self._set("number"), self._set("repeat")
        ways = []
        if numbers is not None:
            ways += [
                f"sum({numbers})",
                f"count({numbers})",
                f"min({numbers})",
                f"if(min({numbers}) > 0, max({numbers}), 0)",
            ]
            ways += [f"count-non-empty({numbers})"]
        if repeat is not None:
            ways += [f"count({repeat})"]
        if self.repeats:
            ways += ["position(..)"] * 2
        return self.chance.choice(ways) if ways else self.number(depth)

    def _measured(self, depth: int) -> str:
        many, text = self._pick("many"), self.text(depth)
        ways = [f"string-length({text})", f"number({text})"]
        if many is not None:
            ways += [f"count-selected(${{{many.name}}})"] * 2
        return self.chance.choice(ways)

    def _plain_from_date(self, depth: int) -> str:
        one, other = self.date(depth), self.date(depth)
        return self.chance.choice(
            (f"decimal-date-time({one})", f"({one} - {other})", f"int(({one} - {other}) div 365.25)")
        )

    # -- text ---------------------------------------------------------------------------------------------

    def text(self, depth: int) -> str:
        """Return an expression that gives text."""
        if depth <= 0 or self.chance.random() < 0.25:
            return self._plain_text()
        return self.chance.choice(
            (self._joined, self._cut, self._chosen_text, self._of_choices, self._from_date, self._from_set)
        )(depth - 1)

    def _plain_text(self) -> str:
        known = self._pick(self.chance.choice(("text", "text", "one", "many")))
        if known is not None and self.chance.random() < 0.8:
            return f"${{{known.name}}}"
        return self.chance.choice(("'a'", "'Hello'", "''", "'10'", "'x y'"))

    def _joined(self, depth: int) -> str:
        inner = self.chance.choice((self.text, self.number))
        return f"concat({self.text(depth)}, '-', {inner(depth)})"

    def _cut(self, depth: int) -> str:
        inner = self.text(depth)
        return self.chance.choice(
            (f"substr({inner}, 1)", f"substr({inner}, 0, 2)", f"substring-before({inner}, 'b')",
             f"substring-after({inner}, 'l')", f"normalize-space({inner})", f"translate({inner}, 'al', 'x')",
             f"string({inner})", f"digest({inner}, 'SHA-256', 'hex')")
        )  # fmt: skip  # a table is read in rows

    def _chosen_text(self, depth: int) -> str:
        one, other = self.text(depth), self.text(depth)
        return self.chance.choice(
            (
                f"if({self.truth(depth)}, {one}, {other})",
                f"coalesce({one}, {other})",
                f"string({self.number(depth)})",
            )
        )

    def _of_choices(self, depth: int) -> str:
        many, one = self._pick("many"), self._pick("one")
        ways = []
        if many is not None:
            ways += [f"selected-at(${{{many.name}}}, {self.chance.choice((0, 1, 5))})"]
        if one is not None:
            ways += [f"jr:choice-name(${{{one.name}}}, '${{{one.name}}}')"]
            if one.source:
                ways += [f"instance('{one.source}')/root/item[name = ${{{one.name}}}]/label"]
        return self.chance.choice(ways) if ways else self.text(depth)

    def _from_date(self, depth: int) -> str:
        style = self.chance.choice(("%Y of %m", "%d/%n/%y", "%e %b %Y", "%a"))
        return f"format-date({self.date(depth)}, '{style}')"

    def _from_set(self, depth: int) -> str:
        texts, known = self._set("text"), [k for k in self.far if k.kind in ("text", "number")]
        direct = [k for k in known if k.repeats[:-1] == self.repeats]
        ways = [f"join(', ', {texts})"] if texts is not None else []
        if direct:
            one = self.chance.choice(direct)
            at = self.chance.choice(("1", "2"))
            ways.append(f"indexed-repeat(${{{one.name}}}, ${{{one.repeats[-1]}}}, {at})")
        return self.chance.choice(ways) if ways else self.text(depth)

    # -- true or false ------------------------------------------------------------------------------------

    def truth(self, depth: int) -> str:
        """Return an expression that is true or false."""
        ways = (self._compared, self._compared, self._said, self._said, self._matched, self._dated)
        if depth > 0 and self.chance.random() < 0.4:
            ways = (self._combined, self._counted)
        return self.chance.choice(ways)(depth - 1)

    def _combined(self, depth: int) -> str:
        one, other = self.truth(depth), self.truth(depth)
        return self.chance.choice((f"({one} and {other})", f"({one} or {other})", f"not({one})"))

    def _counted(self, depth: int) -> str:
        one, other = self.truth(depth), self.truth(depth)
        return self.chance.choice(
            (f"checklist(1, 1, {one}, {other})", f"weighted-checklist(1, 3, {one}, 1, {other}, 2)",
             f"boolean({self.number(depth)})", f"boolean-from-string({self.text(depth)})")
        )  # fmt: skip  # a table is read in rows

    def _compared(self, depth: int) -> str:
        sign = self.chance.choice(("<", "<=", "=", "!=", ">=", ">"))
        return f"{self.number(depth)} {sign} {self._plain_number()}"

    def _said(self, depth: int) -> str:
        many, one = self._pick("many"), self._pick("one")
        ways = [f"{self._plain_text()} = {self.text(depth)}", f"{self._plain_text()} != ''"]
        value = self.chance.choice(("a", "b", "c"))
        if many is not None:
            ways += [f"selected(${{{many.name}}}, '{value}')"] * 2
        if one is not None:
            ways += [f"${{{one.name}}} = '{value}'", f"selected(${{{one.name}}}, '{value}')"] * 2
        return self.chance.choice(ways)

    def _matched(self, depth: int) -> str:
        inner = self.text(depth)
        return self.chance.choice(
            (f"regex({inner}, '[a-z]+')", f"contains({inner}, 'b')", f"starts-with({inner}, 'a')",
             f"ends-with({inner}, 'd')")
        )  # fmt: skip  # a table is read in rows

    def _dated(self, depth: int) -> str:
        return f"{self.date(depth)} {self.chance.choice(('<', '<=', '>', '='))} {self.date(0)}"

    # -- dates --------------------------------------------------------------------------------------------

    def date(self, depth: int) -> str:
        """Return an expression that gives a date."""
        known = self._pick("date")
        ways = ["date('2026-01-15')", "today()", "date('2024-02-29')"]
        if known is not None:
            ways += [f"${{{known.name}}}"] * 4
        if depth > 0:
            ways += [f"date({self.date(depth - 1)} + {self.chance.choice((1, 30, 365))})"]
        return self.chance.choice(ways)
