"""Reads the tables of an export, and says of each record which rules it breaks."""
import csv
import datetime
import os
import re
import sys
from collections import Counter
from fractions import Fraction

BLANKS = " \t\u00a0"
LATIN, CYRILLIC = "ABEKMHOPCTXYIJSaeopcxyijs", "АВЕКМНОРСТХУІЈЅаеорсхуіјѕ"


def field(header, name, kind, codes=None, required=False, lenient=False):
    """A field whose cell may be blank; codes are the export's words with the code of each.

    A lenient one is as good as blank where it cannot be read.
    """
    return dict(header=header, name=name, kind=kind, codes=codes, required=required,
                lenient=lenient)


def need(header, name, kind, codes=None):
    """A field that is required."""
    return field(header, name, kind, codes, required=True)


def words(*found):
    """Codes that are the export's own words."""
    return {word: word for word in found}


# Cells

def read_date(text):
    parts = re.fullmatch(r"([0-9]{2})\.([0-9]{2})\.([0-9]{4})", text)
    return datetime.date(int(parts[3]), int(parts[2]), int(parts[1]))


def read_whole(text):
    return int(re.fullmatch(r"-?[0-9]+", text)[0])


def read_amount(text):
    shape = r"-?([0-9]+|[0-9]{1,3}([ \u00a0][0-9]{3})+)(,[0-9]+)?"
    digits = re.fullmatch(shape, text)[0]
    return Fraction(re.sub(r"[ \u00a0]", "", digits).replace(",", "."))


READERS = {"text": str, "date": read_date, "whole": read_whole, "amount": read_amount}


def alike(text):
    """The text with each Latin letter replaced by the Cyrillic one that it looks like."""
    return text.translate(str.maketrans(LATIN, CYRILLIC)).lower()


def read_code(text, codes):
    """The code, whether its letter case was mended, and the rule that the text breaks."""
    if text in codes:
        return codes[text], False, None
    for word, code in codes.items():
        if word.lower() == text.lower():
            return code, True, None
    if alike(text) in [alike(word) for word in codes]:
        return None, False, "look-alike"
    return None, False, "enum"


# Records

def read_record(table, cells, mended):
    """The values by field name, None for a missing one, and the set of rules under 'rules'."""
    record = {field["name"]: None for field in table["fields"]}
    record["rules"] = set()
    while len(cells) > len(table["fields"]) and not cells[-1].strip(BLANKS):
        cells = cells[:-1]
    if len(cells) < len(table["fields"]):
        record["rules"].add("missing-cell")
    if len(cells) > len(table["fields"]):
        record["rules"].add("extra-cell")
    for field, cell in zip(table["fields"], cells):
        if field["kind"] == "dropped":
            continue
        name, text, fault = field["name"], cell.strip(BLANKS), None
        if text and text != cell:
            mended["mended-blank", name] += 1
        if not text:
            fault = "required" if field["required"] else None
        elif field["kind"] == "code":
            record[name], case_mended, fault = read_code(text, field["codes"])
            if case_mended:
                mended["mended-case", name] += 1
            if not field["required"]:
                fault = None  # an unknown code counts as blank where blank is allowed
        else:
            try:
                record[name] = READERS[field["kind"]](text)
                if field["kind"] == "whole" and record[name] < 0:
                    record[name], fault = None, "minimum"
            except (TypeError, ValueError):
                fault = "type-error"
        if fault and not field["lenient"]:
            record["rules"].add(fault)
    return record


def read_rows(table, folder):
    path = os.path.join(folder, table["file"])
    with open(path, encoding=table["encoding"], newline="") as file:
        rows = list(csv.reader(file, delimiter=table["separator"], strict=True))
    rows = rows[table.get("titles", 0):]
    expected = [field["header"] for field in table["fields"]]
    if rows[0] != expected:
        sys.exit(f"{table['file']}: the header is {rows[0]}, expected {expected}")
    data, footer = rows[1:], table.get("footer")
    if footer and data and data[-1][0].startswith(footer):
        last = data.pop()
        if last[0] != f"{footer} {len(data)}":
            print(f"{table['file']}: '{last[0]}', but records are {len(data)}", file=sys.stderr)
    return data


def load(grant, folder, day):
    """Table -> records, and table -> Counter of (rule, field) mended, as of the data's day."""
    data, mended = {}, {}
    for name, table in grant["tables"].items():
        mended[name] = Counter()
        data[name] = [read_record(table, row, mended[name]) for row in read_rows(table, folder)]
        for record in data[name]:
            last = table.get("last")
            if last and record[last] and record[last] > day:
                record[last] = None
            record["rules"] |= grant["rules"](name, record)
            first = record[table["first"]]
            if first and first > day and "outside-term" not in record["rules"]:
                record["rules"].add("after-as-of")
        if "key" in table:
            mark_repeats(data[name], table["key"])
        if "parent" in table:
            key, parents = table["parent"]
            mark_orphans(data[name], key, data[parents])
    return data, mended


def mark_repeats(records, key):
    seen = set()
    for record in records:
        if record[key] in seen:
            record["rules"].add("unique")
        elif record[key]:
            seen.add(record[key])


def mark_orphans(records, key, parents):
    known = {parent[key] for parent in parents}
    good = {parent[key] for parent in parents if not parent["rules"]}
    for record in records:
        if record[key] and record[key] not in known:
            record["rules"].add("foreign-key")
        elif record[key] not in good and not record["rules"]:
            record["rules"].add("parent-rejected")
