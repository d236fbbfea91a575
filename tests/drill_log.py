"""What a long drill finds, written line by line as it is found, so that a run that is cut short is not lost."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Any

FOLDER = Path(__file__).parent.parent / "var" / "drills"


@dataclass(frozen=True)
class DrillLog:
    """The log of one part of a drill: one JSON object a line, in var/drills."""

    path: Path

    @classmethod
    def begin(cls, name: str, part: int) -> "DrillLog":
        """An empty log for a part; what an earlier run left there is gone."""
        FOLDER.mkdir(parents=True, exist_ok=True)
        path = FOLDER / f"{name}-{part}.jsonl"
        path.write_text("")
        return cls(path)

    def write(self, **line: Any) -> None:
        """Add a line, with the processor time used so far."""
        with self.path.open("a") as lines:
            lines.write(json.dumps({**line, "seconds": round(process_time(), 1)}) + "\n")


def lines(name: str) -> Iterator[dict[str, Any]]:
    """All lines that the last runs of a drill wrote, part by part."""
    for path in sorted(FOLDER.glob(f"{name}-*.jsonl")):
        yield from (json.loads(line) for line in path.read_text().splitlines())
