"""What the benches print: a table for people, then one JSON line for machines."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that `share` (0..1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def table(rows: Mapping[str, Sequence[float]], unit: str) -> None:
    print(f"{'':28}{'n':>6}{'p50':>10}{'p95':>10}{'worst':>10}  {unit}")
    for name, values in rows.items():
        if values:
            p50, p95 = percentile(values, 0.5), percentile(values, 0.95)
            print(f"{name:28}{len(values):>6}{p50:>10.1f}{p95:>10.1f}{max(values):>10.1f}")


def result(**figures: object) -> None:
    """The last line of stdout."""
    print(
        json.dumps({name: four_digits(value) if isinstance(value, float) else value for name, value in figures.items()})
    )


def four_digits(value: float) -> float:
    """A thousandth of a packet lost, or 60 ms given in seconds, is not nothing."""
    return float(f"{value:.4g}")
