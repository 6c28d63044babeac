"""Make the pairs of the test set from the groups, and draw which are held out.

    python tests/identity/pairs/make_pairs.py

Within a line of a group every two variants are the same thing; two lines of one block
are different things that are easily confused. Whole blocks are drawn into `dev` or
`heldout` (seed 20241124), so that no person or institution is in both.
"""

from __future__ import annotations

import csv
import random
from itertools import combinations, product
from pathlib import Path

HERE = Path(__file__).parent
SEED = 20241124
HELD_OUT = 0.5
MOST_PER_BLOCK = 14
KINDS = ("people", "institutions", "places", "agreements", "encounters", "events")


def blocks(kind: str) -> list[list[list[str]]]:
    """The blocks of a groups file: lines of variants."""
    text = (HERE / f"{kind}.groups.txt").read_text("utf-8")
    kept = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    return [
        [[variant.strip() for variant in line.split(" | ")] for line in block.splitlines()]
        for block in kept.strip().split("\n\n")
    ]


def pairs(block: list[list[str]], draw: random.Random) -> list[tuple[str, str, int]]:
    """As many pairs that are the same as hard ones that are not, at most so many."""
    same = [(a, b, 1) for line in block for a, b in combinations(line, 2) if a != b]
    other = [(a, b, 0) for x, y in combinations(block, 2) for a, b in product(x, y) if a != b]
    most = min(MOST_PER_BLOCK // 2, len(same), len(other) or len(same))
    return draw.sample(same, most) + draw.sample(other, min(most, len(other)))


def main() -> None:
    """Write KIND.dev.csv and KIND.heldout.csv for every kind."""
    for kind in KINDS:
        draw = random.Random(f"{SEED}-{kind}")
        drawn = blocks(kind)
        draw.shuffle(drawn)
        held_out = round(len(drawn) * HELD_OUT)
        for part, chosen in (("heldout", drawn[:held_out]), ("dev", drawn[held_out:])):
            rows = [pair for block in chosen for pair in pairs(block, draw)]
            with (HERE / f"{kind}.{part}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow(("a", "b", "same"))
                writer.writerows(rows)
            print(kind, part, len(rows), sum(row[2] for row in rows))


if __name__ == "__main__":
    main()
