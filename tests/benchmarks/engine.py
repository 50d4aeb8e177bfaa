"""How long our interview engine takes, beside JavaRosa and, where it is there, @getodk/xforms-engine.

`python -m tests.benchmarks.engine [rounds] [folder]`, from the root of a checkout with the development extra
and a JDK. The folder is one outside the project where `npm install @getodk/xforms-engine jsdom` has been run.

All take turns in one run, each in one warm process, and the middle counts. What counts is the time a
processor spends on it, because a busy machine lets everybody wait, and a short job longest: of the one
thread that does it, with us and in JavaRosa (whose collector and compiler run in others and cost it nothing
here); of the process in xforms-engine.

An answer is put in and everything that depends on it worked out. "With the next" is the whole of what a
screen of ours asks for: what was typed read and checked too, and the next question made. A form is loaded
until its first question can be asked, twice in a row, and the second time counts: ours from what the vault
keeps of it, and from its XForm; JavaRosa from the XForm, and from the form it keeps itself (what ODK
Collect opens from the second time on). The first form of a process includes what a fresh process has yet to
load.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import thread_time
from typing import Any

from outreach_tui.interview.kept_form import kept_bytes, kept_form
from outreach_tui.interview.refs import node_at
from outreach_tui.interview.session import Session
from outreach_tui.interview.xform import load_xform
from tests.benchmarks.engine_forms import (
    chain,
    long_list,
    many_instances,
    questions_about_the_first,
    questions_with_rules,
)
from tests.benchmarks.measured import in_turns
from tests.campaigns.javarosa.ours import surroundings
from tests.campaigns.javarosa.peer import JavaRosa, why_not

OURS, WHOLE, JAVAROSA, XFORMS_ENGINE = "ours", "with the next", "JavaRosa", "xforms-engine"
FROM_XFORM, JAVAROSA_KEPT = "from its XForm", "JavaRosa, kept"
ANSWERS = 400
WARM_ANSWERS = 3000
WARM_LOADS = 40
SIZES = ((50, 10), (500, 100), (5000, 1000))


class XFormsEngine:
    """One node process with xforms-engine in it."""

    def __init__(self, folder: str) -> None:
        """Start it with the modules that are installed in `folder`."""
        script = Path(__file__).with_name("xforms_engine.mjs")
        command = ["node", f"{script}", folder]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )

    def do(self, operation: dict[str, Any]) -> list[int]:
        """Have one thing done; return the nanoseconds of each time."""
        print(json.dumps(operation), file=self._process.stdin, flush=True)
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        if "error" in answer:
            raise RuntimeError(answer["error"])
        taken: list[int] = answer["nanoseconds"]
        return taken


def middle(nanoseconds: Sequence[int]) -> float:
    """Return the middle of the later half, in seconds."""
    return median(nanoseconds[len(nanoseconds) // 2 :]) / 1e9


# -- ours -------------------------------------------------------------------------------------------------


def our_answers(session: Session, ref: str, values: Sequence[str], rounds: int) -> float:
    """Return how long one answer takes, with the next question made."""
    taken = []
    for number in range(rounds):
        session.go_to(ref)
        value = values[number % len(values)]
        start = thread_time()
        session.answer(value)
        taken.append(thread_time() - start)
    return median(taken[len(taken) // 2 :])


def our_changes(session: Session, ref: str, values: Sequence[str], rounds: int) -> float:
    """Return how long it takes to put one answer in and work out what depends on it."""
    node = node_at(ref, session._world.main)
    assert node is not None
    taken = []
    for number in range(rounds):
        value = values[number % len(values)]
        start = thread_time()
        session._put(node, value, None)
        taken.append(thread_time() - start)
    return median(taken[len(taken) // 2 :])


def our_load(xml: str) -> float:
    """Return how long a form takes from its XForm until its first question."""
    start = thread_time()
    session = Session.begin(load_xform(xml), surroundings())
    assert session.step is not None
    return thread_time() - start


def our_kept_load(kept: bytes) -> float:
    """Return how long a form takes from what is kept of it until its first question."""
    start = thread_time()
    form = kept_form(kept)
    assert form is not None
    session = Session.begin(form, surroundings())
    assert session.step is not None
    return thread_time() - start


def our_first_load(path: Path) -> float:
    """Return how long the first form takes in a fresh process, from what is kept of it."""
    code = "import sys; from pathlib import Path; from tests.benchmarks.engine import our_kept_load; "
    code += "print(our_kept_load(Path(sys.argv[1]).read_bytes()))"
    command = [sys.executable, "-c", code, f"{path}"]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def first_load_in_javarosa(xml: str) -> float:
    """Return how long the first form takes in a fresh process of JavaRosa."""
    with TemporaryDirectory() as folder, JavaRosa(Path(folder)) as javarosa:
        return middle(javarosa.do({"op": "time-load", "xml": xml, "rounds": 1})["nanoseconds"])


def our_choices(session: Session, values: Sequence[str], rounds: int) -> float:
    """Return how long it takes until the choices that go with an answer are there."""
    taken = []
    for number in range(rounds):
        session.go_to("/data/kind")
        start = thread_time()
        session.answer(values[number % len(values)])
        prompt = session.prompt_at("/data/thing")
        assert prompt is not None
        taken.append(thread_time() - start)
    return median(taken)


# -- the cases --------------------------------------------------------------------------------------------


class Bench:
    """The engines that are there, and the table that comes of them."""

    def __init__(self, javarosa: JavaRosa, xforms_engine: XFormsEngine | None, rounds: int) -> None:
        """Measure these against ours, each that many times in turn."""
        self.javarosa = javarosa
        self.xforms_engine = xforms_engine
        self.rounds = rounds

    def _java(self, operation: dict[str, Any]) -> float:
        return middle(self.javarosa.do(operation)["nanoseconds"])

    def _both_load(self, xml: str) -> None:
        self.javarosa.do({"op": "load", "xml": xml})
        if self.xforms_engine is not None:
            self.xforms_engine.do({"op": "load", "xml": xml, "rounds": 1})

    def answers(self, title: str, xml: str, refs: Sequence[str], values: Sequence[str], bars: str) -> None:
        """Show one answer at each of some questions."""
        session = Session.begin(load_xform(xml), surroundings())
        self._both_load(xml)
        every = max(ANSWERS // len(refs), 4)
        job = {"op": "time-answers", "values": values}
        for ref in refs:
            self.javarosa.do({**job, "ref": ref, "rounds": WARM_ANSWERS // len(refs)})
        ways: dict[str, Callable[[], float]] = {
            OURS: lambda: median(our_changes(session, ref, values, every) for ref in refs),
            WHOLE: lambda: median(our_answers(session, ref, values, every) for ref in refs),
            JAVAROSA: lambda: median(self._java({**job, "ref": ref, "rounds": every}) for ref in refs),
        }
        engine = self.xforms_engine
        if engine is not None:
            theirs = {"op": "answers", "values": values, "rounds": max(every // 4, 4)}
            ways[XFORMS_ENGINE] = lambda: median(middle(engine.do({**theirs, "ref": ref})) for ref in refs)
        show(title, in_turns(ways, self.rounds), bars)

    def load(self, title: str, xml: str, bars: str) -> None:
        """Show a form loaded until it can be answered, each in its warm process, twice in a row."""
        kept = kept_bytes(load_xform(xml))
        for operation in ("time-load", "time-load-kept"):
            self.javarosa.do({"op": operation, "xml": xml, "rounds": WARM_LOADS})
        ways: dict[str, Callable[[], float]] = {
            OURS: lambda: [our_kept_load(kept) for _ in range(2)][-1],
            FROM_XFORM: lambda: [our_load(xml) for _ in range(2)][-1],
            JAVAROSA: lambda: self._java({"op": "time-load", "xml": xml, "rounds": 2}),
            JAVAROSA_KEPT: lambda: self._java({"op": "time-load-kept", "xml": xml, "rounds": 2}),
        }
        engine = self.xforms_engine
        if engine is not None:
            ways[XFORMS_ENGINE] = lambda: middle(engine.do({"op": "load", "xml": xml, "rounds": 2}))
        show(title, in_turns(ways, 3 * self.rounds), bars)

    def first_load(self, title: str, xml: str, bars: str) -> None:
        """Show the first form that a process loads."""
        with TemporaryDirectory() as folder:
            path = Path(folder) / "kept"
            path.write_bytes(kept_bytes(load_xform(xml)))
            ways = {OURS: lambda: our_first_load(path), JAVAROSA: lambda: first_load_in_javarosa(xml)}
            show(title, in_turns(ways, self.rounds), bars)

    def choices(self, title: str, xml: str, bars: str) -> None:
        """Show the choices that go with an answer."""
        session = Session.begin(load_xform(xml), surroundings())
        self._both_load(xml)
        values = ["k1", "k2", "k3"]
        job = {"filter": "/data/kind", "ref": "/data/thing", "values": values}
        self.javarosa.do({"op": "time-choices", **job, "rounds": 60})
        ways: dict[str, Callable[[], float]] = {
            OURS: lambda: our_choices(session, values, 9),
            JAVAROSA: lambda: self._java({"op": "time-choices", **job, "rounds": 18}),
        }
        engine = self.xforms_engine
        if engine is not None:
            ways[XFORMS_ENGINE] = lambda: middle(engine.do({"op": "choices", **job, "rounds": 6}))
        show(title, in_turns(ways, self.rounds), bars)


def show(title: str, taken: Mapping[str, Sequence[float]], bars: str) -> None:
    """Print the middle of each engine, and what part of it ours is."""
    base = median(taken[OURS])
    told(f"{title} (bar: {bars})")
    for name, values in taken.items():
        ratio = "" if name in (OURS, WHOLE, FROM_XFORM) else f"   ours is {base / median(values):.3f} x"
        told(f"    {name:<14} {1000 * median(values):10.3f} ms{ratio}")


def busy() -> str:
    """Return how many programs wanted the machine in the last minute, and how many it can run at once."""
    try:
        return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    except (AttributeError, OSError):
        return f"not known, {os.cpu_count()} cores"


def told(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def curve(rounds: int) -> None:
    """Print what an answer costs in forms of growing size, by how much depends on it."""
    told("one answer, ms, by size and by what depends on it (bar: flat down each column)")
    columns = ("nothing", "one", "ten", "in instance 1", "in the last", "ten, with the next")
    told(" ".join(["questions", "instances", *(f"{column:>14}" for column in columns)]))
    for questions, instances in SIZES:
        session = Session.begin(load_xform(many_instances(questions, instances)), surroundings())
        refs = ("/data/q0", "/data/q1", "/data/q2", "/data/r[1]/a", f"/data/r[{instances}]/a")
        taken = [median(our_changes(session, ref, ("4", "5"), 200) for _ in range(rounds)) for ref in refs]
        taken.append(median(our_answers(session, "/data/q2", ("4", "5"), 100) for _ in range(rounds)))
        told(" ".join([f"{questions:>9} {instances:>9}", *(f"{1000 * seconds:>14.3f}" for seconds in taken)]))


def main() -> None:
    """Print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    if (reason := why_not()) is not None:
        sys.exit(f"JavaRosa cannot run here: {reason}")
    told(f"load of the machine: {busy()}")
    with TemporaryDirectory() as folder, JavaRosa(Path(folder)) as javarosa:
        bench = Bench(javarosa, XFormsEngine(sys.argv[2]) if len(sys.argv) > 2 else None, rounds)
        thousand = questions_with_rules(1000, 400)
        refs = [f"/data/q{number}" for number in (1, 201, 399, 603, 801, 995)]
        answers = ("3", "4")
        bench.answers("one answer, 1,000 questions, 400 rules", thousand, refs, answers, "1 x, 0.05 x")
        first = questions_about_the_first(1000, 400)
        bench.answers("the same, all 400 rules look at the answer", first, ["/data/q0"], answers, "none")
        bench.answers("one answer, a chain of 300 calculates", chain(300), ["/data/q0"], answers, "1 x")
        bench.load("load of 1,000 questions, 400 rules, warm", thousand, "0.25 x JavaRosa")
        bench.first_load("the same, the first form of a process", thousand, "0.25 x")
        bench.choices("10,000 choices filtered to 100", long_list(10_000, 100), "50 ms")
    curve(rounds)
    told(f"load of the machine: {busy()}")


if __name__ == "__main__":
    main()
