"""Random small forms as XLSForm tables: groups, repeats within repeats, rules and choices of every kind.

References go only to what has an earlier turn, and turns are given at random, so that rules look backwards
and forwards without ever going round in a circle.
"""

from dataclasses import dataclass, field
from random import Random

from tests.campaigns.javarosa.expressions import Known, Writer

Row = dict[str, str]

_QUESTIONS = (
    ("integer", "number"), ("integer", "number"), ("decimal", "number"), ("text", "text"), ("text", "text"),
    ("select_one abc", "one"), ("select_one abc", "one"), ("select_one towns", "one"),
    ("select_multiple abc", "many"), ("select_multiple towns", "many"), ("date", "date"), ("date", "date"),
    ("time", "time"), ("dateTime", "moment"), ("rank abc", "many"), ("range", "number"),
    ("acknowledge", "text"), ("note", ""), ("calculate", "any"),
    ("calculate", "any"), ("calculate", "any"), ("calculate", "any"),
)  # fmt: skip  # a table is read in rows
_CHOICES = (
    *(("abc", name, f"Choice {name}", "") for name in ("a", "b", "c")),
    *(("towns", name, name.title(), under) for name, under in
      (("ayr", "a"), ("alloa", "a"), ("bute", "b"), ("beith", "b"), ("crail", "c"))),
)  # fmt: skip  # a table is read in rows


@dataclass(slots=True)
class Table:
    """A form as rows of a spreadsheet."""

    survey: list[Row] = field(default_factory=list)
    """What is asked."""
    name: str = "generated"
    """Its id."""

    def markdown(self) -> str:
        """Return it as an XLSForm in Markdown."""
        columns = list(dict.fromkeys(["type", "name", "label", *(key for row in self.survey for key in row)]))
        lines = ["| survey |", f"| | {' | '.join(columns)} |"]
        lines += [f"| | {' | '.join(row.get(column, '') for column in columns)} |" for row in self.survey]
        lines += ["| choices |", "| | list_name | name | label | under |"]
        lines += [f"| | {' | '.join(choice)} |" for choice in _CHOICES]
        lines += ["| settings |", "| | form_id | version |", f"| | {self.name} | 1 |"]
        return "\n".join(lines) + "\n"


@dataclass(slots=True)
class _Slot:
    row: Row
    kind: str
    repeats: tuple[str, ...]
    turn: float
    first: int
    """Where it stands; a group's or repeat's rules come before those of everything in it."""
    last: int


def random_form(seed: int, *, most: int = 14) -> Table:
    """Return a form; the same for the same seed."""
    return _Maker(Random(seed), most).form()


class _Maker:
    """Makes one form."""

    def __init__(self, chance: Random, most: int) -> None:
        self.chance = chance
        self.slots: list[_Slot] = []
        self.open: list[_Slot] = []
        self.most = most

    def form(self) -> Table:
        """Return the form."""
        count = self.chance.randint(4, self.most)
        for _ in range(count):
            self._step()
        while self.open:
            self._close()
        self._give_turns()
        for slot in sorted(self.slots, key=lambda one: one.turn):
            self._give_rules(slot)
        return Table([slot.row for slot in self.slots])

    def _step(self) -> None:
        dice = self.chance.random()
        if dice < 0.12 and len(self.open) < 3:
            self._begin("group", "group", f"g{len(self.slots)}")
        elif dice < 0.26 and len(self.open) < 3:
            self._begin("repeat", "repeat", f"r{len(self.slots)}")
        elif dice < 0.36 and self.open and self.slots[-1] is not self.open[-1]:
            self._close()
        else:
            kind, gives = self.chance.choice(_QUESTIONS)
            self._put(kind, f"q{len(self.slots)}", gives)

    def _repeats(self) -> tuple[str, ...]:
        return tuple(slot.row["name"] for slot in self.open if slot.kind == "repeat")

    def _put(self, kind: str, name: str, gives: str) -> None:
        row = {"type": kind, "name": name}
        if kind != "calculate":
            row["label"] = f"Label of {name}"
        if gives == "any":
            gives = self.chance.choice(("number", "number", "text", "text", "date", "truth"))
        at = len(self.slots)
        self.slots.append(_Slot(row, gives, self._repeats(), 0, at, at))

    def _begin(self, what: str, kind: str, name: str) -> None:
        at = len(self.slots)
        row = {"type": f"begin_{what}", "name": name, "label": f"Label of {name}"}
        slot = _Slot(row, kind, self._repeats(), 0, at, at)
        self.slots.append(slot)
        self.open.append(slot)

    def _close(self) -> None:
        if self.slots[-1] is self.open[-1]:
            self._put("text", f"q{len(self.slots)}", "text")
        slot = self.open.pop()
        slot.last = len(self.slots)
        at = len(self.slots)
        self.slots.append(_Slot({"type": f"end_{slot.kind}"}, "", (), 0, at, at))

    def _give_turns(self) -> None:
        for slot in self.slots:
            slot.turn = self.chance.random() + slot.first / max(len(self.slots), 1)
        for slot in self.slots:
            if slot.kind in ("group", "repeat"):
                inside = [inner for inner in self.slots if slot.first < inner.first < slot.last]
                slot.turn = min([slot.turn, *(inner.turn for inner in inside)]) - 0.001

    def _known_to(self, slot: _Slot) -> list[Known]:
        found = []
        for other in self.slots:
            is_around = other.first < slot.first < other.last
            if other.turn < slot.turn and other.kind and other.kind != "group" and not is_around:
                source = other.row["type"].partition(" ")[2]
                found.append(Known(other.row["name"], other.kind, other.repeats, source))
        return [known for known in found if known.kind != "repeat" or self._is_settled(known.name, slot)]

    def _is_settled(self, repeat: str, slot: _Slot) -> bool:
        """Return whether everything in a repeat has an earlier turn, so that it can be counted."""
        holder = next(one for one in self.slots if one.row.get("name") == repeat)
        return all(one.turn < slot.turn for one in self.slots if holder.first < one.first < holder.last)

    # -- rules --------------------------------------------------------------------------------------------

    def _give_rules(self, slot: _Slot) -> None:
        row, kind = slot.row, slot.row["type"].partition(" ")[0]
        if kind.startswith("end_"):
            return
        writer = Writer(self.chance, self._known_to(slot), slot.repeats)
        if kind == "calculate":
            row["calculation"] = writer.of(slot.kind)
        if self.chance.random() < 0.3:
            row["relevant"] = writer.truth(2)
        if kind == "begin_repeat" and self.chance.random() < 0.3:
            row["repeat_count"] = self.chance.choice(
                ("2", "3", f"coalesce(int(min(4, abs({writer.number(1)}))), 1)")
            )
        if kind == "range":
            row["parameters"] = "start=0 end=10 step=2"
        if slot.kind not in ("group", "repeat", "") and kind != "calculate":
            self._give_question_rules(slot, writer)

    def _give_question_rules(self, slot: _Slot, writer: Writer) -> None:
        row, some = slot.row, self.chance.random
        if some() < 0.15:
            row["required"] = self.chance.choice(("yes", writer.truth(1)))
        if some() < 0.15:
            row["constraint"] = self._constraint(slot, writer)
        if some() < 0.1:
            row["readonly"] = self.chance.choice(("yes", writer.truth(1)))
        if some() < 0.15 and writer.near:
            seen = self.chance.choice(writer.near)
            if seen.kind not in ("repeat", "time", "moment"):
                row["label"] = f"Label of {row['name']} with ${{{seen.name}}}"
        if "towns" in row["type"] and some() < 0.8:
            row["choice_filter"] = self._filter(writer)
        if "abc" in row["type"] and "rank" not in row["type"] and some() < 0.2:
            row["choice_filter"] = f"name != 'b' or {writer.truth(1)}"
        self._give_value(slot, writer)

    def _filter(self, writer: Writer) -> str:
        one = [known for known in writer.near if known.source == "abc"]
        if not one:
            return "under = 'a' or under = 'c'"
        name = self.chance.choice(one).name
        return self.chance.choice(
            (f"under = ${{{name}}}", f"selected(${{{name}}}, under)", f"under != ${{{name}}}")
        )

    def _constraint(self, slot: _Slot, writer: Writer) -> str:
        match slot.kind:
            case "number":
                return self.chance.choice((". >= 0", ". < 50 and . > -5", f". != {writer.number(1)}"))
            case "text":
                return self.chance.choice(("string-length(.) > 1", "regex(., '[a-zA-Z ]+')", ". != 'b'"))
            case "many":
                return "count-selected(.) < 3"
            case "date":
                return self.chance.choice((". <= today()", ". > date('2000-01-01')"))
            case _:
                return writer.truth(1)

    def _give_value(self, slot: _Slot, writer: Writer) -> None:
        row, dice = slot.row, self.chance.random()
        kind = row["type"]
        if kind not in ("integer", "decimal", "text", "date"):
            if kind == "select_one abc" and dice < 0.15:
                row["default"] = self.chance.choice(("a", "b"))
            return
        if dice < 0.1:
            row["default"] = {"integer": "7", "decimal": "2.5", "text": "b", "date": "2026-02-03"}[kind]
        elif dice < 0.2:
            row["default"] = {"date": "today()", "text": "concat('a', 'b')"}.get(kind, "1 + 1")
        elif dice < 0.3:
            row["calculation"] = writer.of(slot.kind)
        elif dice < 0.4:
            near = [
                known for known in writer.near if known.kind != "repeat" and known.repeats == slot.repeats
            ]
            asked = [known for known in near if self._is_asked(known.name)]
            if asked:
                row["trigger"] = f"${{{self.chance.choice(asked).name}}}"
                row["calculation"] = writer.of(slot.kind)

    def _is_asked(self, name: str) -> bool:
        return next(one for one in self.slots if one.row.get("name") == name).row["type"] not in (
            "calculate",
            "note",
        )
