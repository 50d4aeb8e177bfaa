"""Many interviews held with both engines, and what came of them in words.

Every interview has a seed; `python -m tests.campaigns.javarosa.runs SEED` holds the one of that seed on a
generated form again and prints the smallest form and sequence that still show its difference.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.campaigns.javarosa.generating import Table, random_form
from tests.campaigns.javarosa.peer import JavaRosa
from tests.campaigns.javarosa.playing import Chooser, Played, play
from tests.campaigns.javarosa.shrinking import compiled, smallest

MOST_OPERATIONS = 25
"""How many things are done in one interview."""
_MOST_TOLD = 20


@dataclass(slots=True)
class Tally:
    """What came of many interviews."""

    interviews: int = 0
    """How many were held."""
    operations: int = 0
    """How many things were done in them."""
    explained: Counter[str] = field(default_factory=Counter)
    """How many ended early at each known difference."""
    not_compiled: int = 0
    """How many generated forms the compiler refused."""
    differences: list[str] = field(default_factory=list)
    """Each unexplained difference: form, sequence, node."""

    def add(self, title: str, played: Played, table: Table | None = None) -> None:
        """Count an interview."""
        self.interviews += 1
        self.operations += len(played.operations)
        self.explained.update([played.explained] if played.explained else [])
        if played.differences:
            self.differences.append(told(title, played, table))

    def report(self) -> str:
        """Return the counts and every difference."""
        counts = (
            f"{self.interviews} interviews, {self.operations} operations, {len(self.differences)} differ; "
            f"{self.explained.total()} ended at a known difference, {self.not_compiled} forms not compiled"
        )
        known = [f"  {count} {reason}" for reason, count in self.explained.most_common()]
        return "\n\n".join(["\n".join([counts, *known]), *self.differences[:_MOST_TOLD]])


def told(title: str, played: Played, table: Table | None) -> str:
    """Return a difference as form, sequence and nodes."""
    lines = [title, *played.differences[:5], *(f"  {operation}" for operation in played.operations)]
    return "\n".join(lines if table is None else [*lines, table.markdown()])


def on_generated_forms(seeds: Iterator[int] | range, peer: JavaRosa, tally: Tally) -> None:
    """Hold one interview on each seed's form."""
    for seed in seeds:
        table = random_form(seed)
        xml = compiled(table)
        if xml is None:
            tally.not_compiled += 1
            continue
        played = play(xml, peer, Chooser(seed, MOST_OPERATIONS))
        if played.differences:
            table, played = smallest(table, played, peer)
        tally.add(f"generated form, seed {seed}", played, table)


def on_a_form(title: str, xml: str, seeds: range, peer: JavaRosa, tally: Tally) -> None:
    """Hold one interview for each seed on a form."""
    for seed in seeds:
        tally.add(f"{title}, seed {seed}", play(xml, peer, Chooser(seed, MOST_OPERATIONS)))


def main() -> None:
    """Hold the interviews of the seeds that were given."""
    tally = Tally()
    with TemporaryDirectory() as folder, JavaRosa(Path(folder)) as peer:
        on_generated_forms(iter(map(int, sys.argv[1:])), peer, tally)
    print(tally.report())


if __name__ == "__main__":
    main()
