"""What the last run of the mutation drill found, as a table and a list: `python -m tests.seed.told`."""

from collections import Counter

from tests.drill_log import lines

COLUMNS = ("a safeguard", "a lock", "an example case", "another check", "")


def main() -> None:
    """Print the table of docs/proof.md, and what was not refused."""
    told = list(lines("mutations"))
    counted = Counter((line["what"], line["by"]) for line in told)
    for what in dict.fromkeys(line["what"] for line in told):
        print("|", " | ".join([what, *(str(counted[what, by] or "") for by in COLUMNS)]), "|")
    print("|", " | ".join(["together", *(str(sum(line["by"] == by for line in told)) for by in COLUMNS)]), "|")
    for why in dict.fromkeys(line["why"] for line in told if not line["by"]):
        own = [f"{line['what']} {line['row']}" for line in told if not line["by"] and line["why"] == why]
        print(f"\n{len(own)}: {why or 'NOT KNOWN'}\n  {'; '.join(own)}")


if __name__ == "__main__":
    main()
