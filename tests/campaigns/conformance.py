"""Conformance cases, read from the folder that OUTREACH_CONFORMANCE names; skipped without it."""

import gzip
import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest


def cases(name: str) -> list[dict[str, Any]]:
    """Return the cases of one file, or skip the test that asked for them."""
    folder = os.environ.get("OUTREACH_CONFORMANCE")
    if not folder:
        pytest.skip("OUTREACH_CONFORMANCE names no folder")
    with gzip.open(Path(folder) / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


class Tally:
    """Counts what passed, by file, and keeps every miss."""

    def __init__(self) -> None:
        """Start at nothing."""
        self.passed: Counter[str] = Counter()
        self.total: Counter[str] = Counter()
        self.misses: list[str] = []

    def add(self, file: str, miss: str | None) -> None:
        """Count one case; `miss` says what differed."""
        self.total[file] += 1
        if miss is None:
            self.passed[file] += 1
        else:
            self.misses.append(f"{file}: {miss}")

    @property
    def share(self) -> float:
        """The share that passed."""
        return sum(self.passed.values()) / max(sum(self.total.values()), 1)

    def table(self) -> str:
        """Return the counts by file and every miss."""
        rows = [f"{self.passed[file]:>5} of {count:<5} {file}" for file, count in sorted(self.total.items())]
        whole = f"{sum(self.passed.values()):>5} of {sum(self.total.values()):<5} in all ({self.share:.2%})"
        return "\n".join(["", *rows, whole, *(f"  missed {miss}" for miss in self.misses)])
