"""Counts the figures of the two shipped grants from their exports alone: a slow, obvious oracle.

It shares nothing with the program that it checks: its own reading, rules and counting, exact
fractions, a loop over days where a formula would do. Python 3.9 or later, standard library only.

    count.py GRANT EXPORT_FOLDER LAST_HALF_YEAR [--as-of DATE] [--records | --effects | --mended]
    count.py --self-check EXPORTS_ROOT

GRANT is kazanlak or kropyvnytskyi; EXPORT_FOLDER is named after its day, such as 2019-01-08.
Prints results.csv (the grant's own indicators), or with an option
  --records  table,read,accepted,rejected_content,rejected_repeats; a record that counts nowhere
             only because its case or client is rejected is an accepted one here
  --effects  table,record,effect,rules for every record that does not count
  --mended   table,rule,field,count over all records read
The self-check exits with 1 and the differences if a number that must come out does not.
"""
import sys

sys.dont_write_bytecode = True

import argparse  # noqa: E402
import csv  # noqa: E402
import datetime  # noqa: E402
import io  # noqa: E402
import os  # noqa: E402
from fractions import Fraction  # noqa: E402

import kazanlak  # noqa: E402
import kropyvnytskyi  # noqa: E402
from exports import load  # noqa: E402

DAY = datetime.timedelta(days=1)
GRANTS = {module.GRANT["name"]: module.GRANT for module in (kazanlak, kropyvnytskyi)}


def half_years(grant, last, day):
    """Each as (name, start, end, status), clipped to the term and the data's day; end excluded."""
    first, final = grant["term"]
    found, year, half = [], first.year, 1 if first.month < 7 else 2
    while not found or found[-1][0] != last:
        name = f"{year}-H{half}"
        start = datetime.date(year, 1, 1) if half == 1 else datetime.date(year, 7, 1)
        end = datetime.date(year, 7, 1) if half == 1 else datetime.date(year + 1, 1, 1)
        start = max(start, first)
        end = min(end, final + DAY) if final else end
        status = "final" if end - DAY <= day else "provisional"
        end = min(end, day + DAY)
        if start >= end:
            sys.exit(f"{last}: no half-year of the term up to the data's day ({name} is empty)")
        found.append((name, start, end, status))
        year, half = (year, 2) if half == 1 else (year + 1, 1)
    return found


def rounded(value, decimals):
    """The decimal text of an exact value, half up."""
    scaled = int(abs(Fraction(value)) * 10 ** decimals + Fraction(1, 2))
    digits = str(scaled).rjust(decimals + 1, "0")
    sign = "-" if value < 0 and scaled else ""
    return sign + (f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits)


def breakdown(grant, table, name, records):
    """Code -> count, with every declared code, and 'blank' where the field is not required."""
    field = [field for field in grant["tables"][table]["fields"] if field["name"] == name][0]
    counts = {code: 0 for code in field["codes"].values()}
    if not field["required"]:
        counts["blank"] = 0
    for record in records:
        counts[record[name] or "blank"] += 1
    return counts


def results(grant, data, last, day):
    def by(table, name, records):
        return breakdown(grant, table, name, records)

    first = grant["term"][0]
    covered = {name: max(first, table.get("coverage", first))
               for name, table in grant["tables"].items()}
    good = {name: [record for record in data[name] if not record["rules"]] for name in data}
    rows = []
    for period, start, end, status in half_years(grant, last, day):
        for span in ("period", "cumulative"):
            spans = {name: (start if span == "period" else covered[name], end) for name in data}
            unavailable = {name for name in data
                           if spans[name][0] < covered[name] or spans[name][0] >= end}
            for code, figure in grant["count"](good, spans, by).items():
                table, unit, decimals, value, breakdowns = figure
                if code in grant["stocks"] and span == "cumulative":
                    continue
                lines = [("", "", value)]
                for name, counts in breakdowns.items():
                    lines += [(name, category, counts[category]) for category in counts]
                for name, category, number in lines:
                    text, state = rounded(number, decimals), status
                    if table in unavailable:
                        text, state = "", "unavailable"
                    rows.append(("", code, period, span, name, category, text, unit, state))
    return sorted(rows, key=lambda row: [cell.encode() for cell in row])


def record_counts(data):
    for name, records in data.items():
        repeats = [record for record in records if "unique" in record["rules"]]
        content = [record for record in records if record["rules"]
                   and not record["rules"] & {"unique", "parent-rejected"}]
        accepted = len(records) - len(content) - len(repeats)
        yield name, len(records), accepted, len(content), len(repeats)


def effects(data):
    for name, records in data.items():
        for number, record in enumerate(records, start=1):
            if record["rules"]:
                yield name, number, "reject", ";".join(sorted(record["rules"]))


def mendings(mended):
    for name, counts in mended.items():
        for (rule, field), number in sorted(counts.items()):
            yield name, rule, field, number


def print_csv(header, rows):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header.split(","))
    writer.writerows(rows)
    sys.stdout.buffer.write(out.getvalue().encode())


def self_check(root):
    """The differences between what must come out and what does, as lines of text."""
    for name, grant in GRANTS.items():
        for export, must in grant["must"].items():
            day = datetime.date.fromisoformat(export)
            data, mended = load(grant, os.path.join(root, name, export), day)
            counts = {line[0]: line[1:] for line in record_counts(data)}
            more = grant["more"](data)
            values = {row[1:4]: row[6] for row in results(grant, data, must["last"], day)
                      if not row[4]}
            pairs = [(f"records of {table}", counts[table][:len(due)], due)
                     for table, due in must["records"].items()]
            pairs += [(f"{rule} of {field}", mended[table][rule, field], due)
                      for (table, rule, field), due in must["mended"].items()]
            pairs += [(what, more[what], due) for what, due in must["more"].items()]
            pairs += [(" ".join(key), values[key], due) for key, due in must["results"].items()]
            for what, found, due in pairs:
                if found != due:
                    yield f"{name}/{export}: {what}: {found}, must be {due}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("grant", nargs="?", choices=sorted(GRANTS))
    parser.add_argument("export", nargs="?")
    parser.add_argument("last", nargs="?", metavar="half_year")
    parser.add_argument("--as-of", type=datetime.date.fromisoformat)
    shown = parser.add_mutually_exclusive_group()
    for option in ("--records", "--effects", "--mended"):
        shown.add_argument(option, action="store_true")
    shown.add_argument("--self-check", metavar="EXPORTS_ROOT")
    options = parser.parse_args()
    if options.self_check:
        differences = list(self_check(options.self_check))
        sys.exit("\n".join(differences) or None)
    if not options.last:
        parser.error("a grant, an export's folder and the last half-year are needed")
    grant = GRANTS[options.grant]
    folder = os.path.abspath(options.export)
    day = datetime.date.fromisoformat(os.path.basename(folder))
    day = min(day, options.as_of or day)
    data, mended = load(grant, folder, day)
    if options.records:
        print_csv("table,read,accepted,rejected_content,rejected_repeats", record_counts(data))
    elif options.effects:
        print_csv("table,record,effect,rules", effects(data))
    elif options.mended:
        print_csv("table,rule,field,count", mendings(mended))
    else:
        print_csv("pack,indicator,period,span,breakdown,category,value,unit,status",
                  results(grant, data, options.last, day))


if __name__ == "__main__":
    main()
