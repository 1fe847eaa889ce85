#!/usr/bin/env python3
"""Compares Grantline's findings on types, constraints and keys with those of frictionless.

    python3 Tests/Oracle/frictionless_agrees.py GRANTLINE_PROGRAM GRANT EXPORT_DAY HALF_YEAR

Needs the package 'frictionless' (version 5). Run from the project's folder. The footer line is set
aside by the plain descriptor, which 'grantline describe' writes. The only difference allowed: cells
that Grantline mends (outer blanks, letter case) and reports as such, which frictionless refuses.
Exit status: 0 agreed, 1 differences, 2 usage.
"""

import csv
import pathlib
import shutil
import subprocess
import sys
import tempfile

SAME = {"enum", "look-alike", "required", "type-error", "pattern", "minimum", "maximum", "unique",
        "foreign-key"}
MENDED = {"mended-blank", "mended-case", "mended-space"}


def ours(program, grant, day, period, folder):
    """Returns {table: {(row, field header or ''): rule}} and {table: mended cells}."""
    subprocess.run([program, "run", grant, "--as-of", day, "--period", period, "--fail-on", "never",
                    "--output", str(folder)], check=True, stdout=subprocess.DEVNULL)
    found, mended = {}, {}
    path = next(folder.glob("*/%s/*/draft/findings.csv" % period))
    with open(path, encoding="utf-8", newline="") as file:
        for finding in csv.DictReader(file):
            table, rule = finding["table"], finding["rule"]
            if rule in SAME:
                found.setdefault(table, set()).add(int(finding["row"]))
            elif rule in MENDED:
                mended[table] = mended.get(table, 0) + int(finding["count"])
    return found, mended


def theirs(program, grant, day, exports, folder):
    """Returns {table: {row: error types}} as frictionless finds them."""
    from frictionless import Package

    shutil.copytree(exports / day, folder / day)
    plain = subprocess.run([program, "describe", grant, "--as-of", day], check=True,
                           stdout=subprocess.PIPE).stdout
    (folder / "datapackage.json").write_bytes(plain)
    report = Package(str(folder / "datapackage.json")).validate(limit_errors=1_000_000)
    return {task.name: [(error.row_number, error.type, getattr(error, "cell", None))
                        for error in task.errors] for task in report.tasks}


def main(arguments):
    if len(arguments) != 4:
        sys.exit(__doc__)
    program, grant, day, period = arguments
    exports = pathlib.Path("input/grants") / grant / "exports"
    differences = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        found, mended = ours(program, grant, day, period, folder / "output")
        (folder / "exports").mkdir()
        for table, errors in theirs(program, grant, day, exports, folder / "exports").items():
            rows = found.get(table, set())
            only_ours = rows - {row for row, _, _ in errors}
            only_theirs = [error for error in errors if error[0] not in rows]
            in_common = len({row for row, _, _ in errors} & rows)
            kinds = {kind for _, kind, _ in only_theirs}
            print("%s: %d records in common, %d only here, %d cells only there (%d mended here)"
                  % (table, in_common, len(only_ours), len(only_theirs), mended.get(table, 0)))
            # A mended cell in a record that is also faulty is counted as mended but not as theirs.
            if only_ours or len(only_theirs) > mended.get(table, 0) or kinds - {"constraint-error"}:
                differences += 1
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
