"""Writes the results of the benchmark into the table of docs/performance.md.

usage: write_table.py RESULTS DOCUMENT
"""
import re
import sys

BEGIN, END = "<!-- benchmark: begin -->", "<!-- benchmark: end -->"
PEERS = ["ours", "polars-2t", "duckdb-2t", "floor-scan-read-2t"]


def main():
    results, document = sys.argv[1:]
    sizes, rows = {}, None
    for line in open(results, encoding="utf-8"):
        head = re.match(r"\S+: (\d+) rows, ([\d.]+) MB, (\d+) runs", line)
        if head:
            rows = int(head[1])
            sizes[rows] = {"megabytes": head[2], "runs": head[3]}
        elif rows is not None and line.split()[:1] and line.split()[0] in PEERS:
            name, wall, low, high, cpu, memory = line.split()[:6]
            same = "SAME" in line
            sizes[rows][name] = (float(wall), float(cpu), float(memory), same)
    lines = [
        BEGIN,
        "| rows | Grantline | Polars | DuckDB | scan floor | Polars / Grantline | DuckDB / Grantline | result |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for rows, seen in sorted(sizes.items()):
        cells = [f"{rows:,} ({seen['megabytes']} MB, {seen['runs']} runs)"]
        for peer in PEERS:
            wall, _, memory, _ = seen[peer]
            cells.append(f"{wall:.3f} s, {memory:.0f} MB")
        for peer in ("polars-2t", "duckdb-2t"):
            cells.append(f"{seen[peer][0] / seen['ours'][0]:.2f}")
        cells.append("the same" if seen["ours"][3] else "DIFFERENT")
        lines.append("| " + " | ".join(cells) + " |")
    lines.append(END)
    text = open(document, encoding="utf-8").read()
    start, end = text.index(BEGIN), text.index(END) + len(END)
    with open(document, "w", encoding="utf-8") as file:
        file.write(text[:start] + "\n".join(lines) + text[end:])


main()
