"""How fast the interview engine is beside JavaRosa, in one run: `python -m tests.benchmarks.engine`.

Both engines get the same XForms and the same answers on the same machine; what counts is the ratio. JavaRosa
is timed warm (the middle of its last answers). Without a Java compiler its column stays empty.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from outreach_tui.interview.session import Session, Surroundings
from outreach_tui.interview.xform import load_xform
from outreach_tui.interview.xpath.tree import Node
from tests.campaigns.javarosa_line import JavaRosa

TIMES = 300
"""Answers given for one number."""

Form = tuple[str, str, str, str, str]
"""Instance, binds, body, the question answered, and the rest of the head."""


def xform(instance: str, binds: str, body: str, lists: str = "") -> str:
    """Return an XForm."""
    return (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"'
        ' xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>t</h:title><model>'
        f'<instance><data id="t">{instance}</data></instance>{lists}{binds}</model></h:head><h:body>{body}</h:body></h:html>'
    )


def questions(count: int, rules: int) -> str:
    """Return a form of `count` questions, `rules` of which look at the first."""
    instance = "".join(f"<q{n}/>" for n in range(count))
    binds = "".join(
        f'<bind nodeset="/data/q{n}" type="string"'
        + (f' relevant="/data/q0 = \'a\' or /data/q{n - 1} = \'b\'"' if 0 < n <= rules else "")
        + "/>"
        for n in range(count)
    )
    body = "".join(f'<input ref="/data/q{n}"><label>Question {n}</label></input>' for n in range(count))
    return xform(instance, binds, body)


def chain(length: int) -> str:
    """Return a form in which each calculation looks at the one before."""
    instance = "".join(f"<q{n}/>" for n in range(length + 1))
    binds = '<bind nodeset="/data/q0" type="int"/>' + "".join(
        f'<bind nodeset="/data/q{n}" type="int" calculate="/data/q{n - 1} + 1"/>' for n in range(1, length + 1)
    )
    return xform(instance, binds, '<input ref="/data/q0"><label>Start</label></input>')


def instances(count: int, others: int) -> str:
    """Return a form with `count` instances of a repeat beside `others` questions."""
    one = '<r><x/><y/></r>' * count
    template = '<r jr:template=""><x/><y/></r>'
    rest = "".join(f"<q{n}/>" for n in range(others))
    binds = '<bind nodeset="/data/r/x" type="int"/><bind nodeset="/data/r/y" type="int" calculate="../x * 2"/>'
    body = '<group ref="/data/r"><repeat nodeset="/data/r"><input ref="/data/r/x"><label>X</label></input></repeat></group>'
    body += "".join(f'<input ref="/data/q{n}"><label>Q {n}</label></input>' for n in range(others))
    return xform(template + one + rest, binds, body)


def choices(count: int) -> str:
    """Return a form with a choice list of `count`, filtered by the first answer."""
    items = "".join(f"<item><name>n{n}</name><label>N {n}</label><k>k{n % 100}</k></item>" for n in range(count))
    body = '<input ref="/data/k"><label>K</label></input><select1 ref="/data/c"><label>C</label>'
    body += '<itemset nodeset="instance(\'l\')/root/item[k = /data/k and name != \'n7\']">'
    body += '<value ref="name"/><label ref="label"/></itemset></select1>'
    return xform("<k/><c/>", "", body, f'<instance id="l"><root>{items}</root></instance>')


def surroundings() -> Surroundings:
    """Return a world for a session."""
    return Surroundings(lambda: datetime.now(UTC), lambda: "00000000-0000-4000-8000-000000000000", lambda: 0.5)


def timed(work: Callable[[], object], times: int = 5) -> float:
    """Return the milliseconds of the middle run."""
    runs = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        runs.append((time.perf_counter() - begun) * 1000)
    return statistics.median(runs)


def answering(session: Session, ref: str, texts: tuple[str, str]) -> float:
    """Return the milliseconds of one answer worked through."""
    stop = session._stop_at(ref, is_end=False)
    assert stop is not None
    node: Node = stop.node
    turn = iter(range(10**9))
    return timed(lambda: session._put(node, texts[next(turn) % 2], None), TIMES)


class Peer:
    """JavaRosa, if it is there."""

    def __init__(self, folder: Path) -> None:
        """Start it, or do without."""
        self.folder = folder
        try:
            self.line: JavaRosa | None = JavaRosa(folder)
        except pytest.skip.Exception:
            self.line = None

    def loading(self, xml: str) -> float | None:
        """Return the milliseconds of loading a form, the middle of five."""
        if self.line is None:
            return None
        path = self.folder / "form.xml"
        path.write_text(xml, encoding="utf-8")
        return statistics.median(int(self.line.ask("load", str(path))[-1]) / 1e6 for _ in range(5))

    def answering(self, ref: str, texts: tuple[str, str]) -> float | None:
        """Return the milliseconds of one answer, warm."""
        if self.line is None:
            return None
        runs = [int(line) / 1e6 for line in self.line.ask("time", str(TIMES), ref, *texts)]
        return statistics.median(runs[TIMES // 2 :])


def row(name: str, ours: float, theirs: float | None) -> str:
    """Return one line of the table."""
    ratio = f"{ours / theirs:8.2f}" if theirs else "        "
    return f"{name:<58} {ours:9.3f} {theirs if theirs is not None else float('nan'):9.3f} {ratio}"


def main() -> None:
    """Print the table."""
    lines = [f"{'':<58} {'ours, ms':>9} {'JavaRosa':>9} {'ratio':>8}"]
    with tempfile.TemporaryDirectory() as folder:
        peer = Peer(Path(folder))
        for name, xml, ref, texts in (
            ("one answer, 1,000 questions, 400 rules", questions(1000, 400), "/data/q0", ("a", "c")),
            ("one answer, a chain of 300 calculations", chain(300), "/data/q0", ("1", "2")),
            ("one answer in a repeat, 10 instances, 50 questions", instances(10, 50), "/data/r[2]/x", ("1", "2")),
            ("one answer in a repeat, 100 instances, 500 questions", instances(100, 500), "/data/r[2]/x", ("1", "2")),
            ("one answer in a repeat, 1,000 instances, 5,000 questions", instances(1000, 5000), "/data/r[2]/x", ("1", "2")),
        ):
            theirs = peer.loading(xml)
            form = load_xform(xml)
            session = Session.begin(form, surroundings())
            lines.append(row(f"load: {name.partition(', ')[2]}", timed(lambda xml=xml: load_xform(xml)), theirs))
            lines.append(row(name, answering(session, ref, texts), peer.answering(ref, texts)))
        session = Session.begin(load_xform(choices(10_000)), surroundings())
        session.go_to("/data/k")
        session.answer("k5")
        lines.append(row("10,000 choices filtered and labelled", timed(lambda: session.step), None))
        if peer.line is not None:
            peer.line.__exit__()
    sys.stdout.write("\n".join([*lines, ""]))


if __name__ == "__main__":
    main()
