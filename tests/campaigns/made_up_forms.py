"""Forms made up at random: groups, repeats, relevance, calculations, choices, in any mixture that can run."""

import random

HEADER = "| | type | name | label | relevant | calculation | constraint | choice_filter | default | bind::type |"
CHOICES = """| choices |
| | list_name | name | label | kind |
| | c | a | A | x |
| | c | b | B | y |
| | c | d | D | x |"""
TYPES = ("integer", "text", "select_one c", "select_multiple c", "decimal", "date")


class _Maker:
    """Makes rows that only look at questions above them."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.rows: list[str] = []
        self.seen: list[tuple[str, str, bool]] = []
        self.repeats: list[str] = []
        self.count = 0

    def name(self) -> str:
        self.count += 1
        return f"q{self.count}"

    def row(self, kind: str, name: str, **cells: str) -> None:
        columns = ("relevant", "calculation", "constraint", "choice_filter", "default", "bind_type")
        rest = " | ".join(cells.get(column, "") for column in columns)
        self.rows.append(f"| | {kind} | {name} | L {name} | {rest} |")

    def value(self, *, inside: bool) -> str:
        """Return an expression of a single value."""
        usable = [one for one in self.seen if inside or not one[2]]
        if not usable:
            return self.chance.choice(["1", "'a'", "true()"])
        name, kind, _ = self.chance.choice(usable)
        return self.chance.choice(self.forms_of(name, kind))

    def forms_of(self, name: str, kind: str) -> list[str]:
        """Return expressions of a question, by its type."""
        ref = f"${{{name}}}"
        common = [ref, f"{ref} = ''", f"{ref} != ''", f"string-length({ref})", f"if({ref} = '', 1, 2)", f"coalesce({ref}, 'n')"]
        special = {
            "integer": [f"{ref} + 1", f"{ref} > 3", f"{ref} div 2", f"round({ref} * 1.5)", f"{ref} mod 2 = 0"],
            "decimal": [f"{ref} * 2", f"int({ref})", f"{ref} <= 1"],
            "select_one c": [f"{ref} = 'a'", f"selected({ref}, 'b')", f"concat({ref}, '-')"],
            "select_multiple c": [f"selected({ref}, 'a')", f"count-selected({ref})", f"selected-at({ref}, 0)"],
            "date": [f"{ref} > date('2026-05-05')", f"format-date({ref}, '%d %b')", f"{ref} + 1"],
        }
        return common + special.get(kind, [f"substr({ref}, 0, 2)", f"contains({ref}, 'e')"])

    def truth(self, *, inside: bool) -> str:
        """Return an expression that decides something."""
        joined = self.chance.choice([" and ", " or "])
        parts = [self.value(inside=inside) for _ in range(self.chance.randint(1, 2))]
        return joined.join(f"({part})" if len(parts) > 1 else part for part in parts)

    def question(self, *, inside: bool) -> None:
        name, kind = self.name(), self.chance.choice(TYPES)
        cells = {}
        if self.chance.random() < 0.4:
            cells["relevant"] = self.truth(inside=inside)
        if kind == "integer" and self.chance.random() < 0.3:
            cells["constraint"] = ". < 10"
        if kind == "integer" and self.chance.random() < 0.3:
            cells["default"] = "4"
        if kind.startswith("select") and self.chance.random() < 0.2:
            cells["choice_filter"] = "kind = 'x'"
        self.row(kind, name, **cells)
        self.seen.append((name, kind, inside))

    def calculate(self, *, inside: bool) -> None:
        name = self.name()
        self.row("calculate", name, calculation=self.value(inside=inside))
        self.seen.append((name, "text", inside))

    def summary(self) -> None:
        """Add a calculation over a whole repeat."""
        within = [name for name, _, inside in self.seen if inside]
        if self.repeats and within:
            ref = f"${{{self.chance.choice(within)}}}"
            forms = [f"count(${{{self.repeats[0]}}})", f"join(' ', {ref})", f"count-non-empty({ref})", f"sum({ref})"]
            self.row("calculate", self.name(), calculation=self.chance.choice(forms))

    def items(self, amount: int, *, inside: bool, depth: int) -> None:
        for _ in range(amount):
            turn = self.chance.random()
            if turn < 0.15 and depth < 2:
                self.group(inside=inside, depth=depth)
            elif turn < 0.3 and not inside and not self.repeats:
                self.repeat(depth)
            elif turn < 0.5:
                self.calculate(inside=inside)
            else:
                self.question(inside=inside)

    def group(self, *, inside: bool, depth: int) -> None:
        name = self.name()
        cells = {"relevant": self.truth(inside=inside)} if self.chance.random() < 0.6 else {}
        self.row("begin_group", name, **cells)
        self.items(self.chance.randint(1, 3), inside=inside, depth=depth + 1)
        self.rows.append("| | end_group | | | | | | | | |")

    def repeat(self, depth: int) -> None:
        name = self.name()
        self.row("begin_repeat", name)
        self.question(inside=True)
        self.row("calculate", self.name(), calculation="position(..)")
        self.items(self.chance.randint(1, 3), inside=True, depth=depth + 1)
        self.rows.append("| | end_repeat | | | | | | | | |")
        self.repeats.append(name)


def made_up_form(chance: random.Random) -> str:
    """Return a form as a Markdown table."""
    maker = _Maker(chance)
    maker.question(inside=False)
    maker.items(chance.randint(4, 10), inside=False, depth=0)
    for _ in range(2):
        maker.summary()
    return "\n".join(["| survey |", HEADER, *maker.rows, CHOICES, ""])
