"""Reads what `dateline serve` answers with tools of other fields.

    python3 -m venv v && v/bin/pip install openapi-spec-validator icalendar geojson
    v/bin/python bench/api.py http://127.0.0.1:8390

The description goes through openapi-spec-validator, CSV through Python's csv,
GeoJSON through geojson, iCalendar through icalendar; each must hold as many
items as the JSON lines of the same list.
"""

import csv
import io
import json
import sys
import urllib.request

import geojson
import icalendar
import openapi_spec_validator

LISTS = ["events", "claims", "entities", "reports", "sources", "judgements", "review", "quarantine", "search?q=police"]


def get(url: str) -> str:
    with urllib.request.urlopen(url) as answer:
        return answer.read().decode()


def main(base: str) -> None:
    openapi_spec_validator.validate(json.loads(get(base + "/openapi.json")))
    print("openapi.json: valid")
    for name in LISTS:
        address = f"{base}/api/v1/{name}{'&' if '?' in name else '?'}format="
        items = [json.loads(line) for line in get(address + "jsonl").split("\n") if line]
        rows = list(csv.DictReader(io.StringIO(get(address + "csv"), newline="")))
        features = geojson.loads(get(address + "geojson"))
        calendar = icalendar.Calendar.from_ical(get(address + "ics"))
        entries = [c for c in calendar.subcomponents if c.name in ("VEVENT", "VJOURNAL")]
        assert features.is_valid, (name, features.errors())
        broken = [e.errors for e in entries if e.errors]
        assert not broken, (name, broken[:3])
        assert len(items) == len(rows) == len(features["features"]) == len(entries), (name, len(items), len(rows), len(features["features"]), len(entries))
        print(f"{name}: {len(items)} in every format")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8390")
