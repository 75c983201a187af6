"""Works out from the chronology of a record, as CSV, what the record shows.

It shares no code with the program whose figures it checks, and follows the rules as they are written down: a time that is not
exact counts for a day, a week, a month or an "after" only where all of it fits, and for an hour never.

    recompute.py FOLDER     N-entries.csv, N-beside.csv and N-asked.json for N from 0; prints a list of figures
"""

import csv
import datetime
import json
import pathlib
import statistics
import sys
import zoneinfo

ENTRY_COLUMNS = [
    "entry_no", "occurred_from", "occurred_to", "precision", "zone", "behaviours", "channels", "place", "setting", "persons",
    "confidence", "response", "changes", "evidence", "evidence_kinds", "police", "impact_scale", "series_count", "written",
]
BESIDE_COLUMNS = ["kind", "id", "from", "to", "ends_from", "ends_to"]
AVOIDED = {"chg.route", "chg.times", "chg.transport", "chg.activity-stopped", "chg.stayed-elsewhere"}
DAY = datetime.timedelta(days=1)
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")) if text else None


def ms(at):
    return (at - EPOCH) // datetime.timedelta(milliseconds=1)


class Band:
    """From one instant to another, and the days by the clock of a zone."""

    def __init__(self, first, last, zone):
        self.first, self.last = first, last
        self.first_day = first.astimezone(zone).date()
        self.last_day = last.astimezone(zone).date()

    def day(self):
        return self.first_day if self.first_day == self.last_day else None

    def within(self, first, last):
        return first <= self.first_day and self.last_day <= last

    def touches(self, first, last):
        return self.first_day <= last and first <= self.last_day


def band(first, last, zone):
    return Band(instant(first), instant(last), zone) if first else None


class Entry:
    def __init__(self, row, zone):
        self.number = row["entry_no"]
        self.band = band(row["occurred_from"], row["occurred_to"], zone)
        self.exact = row["precision"] == "exact"
        many = lambda name: set(filter(None, row[name].split(";")))
        self.behaviours, self.channels, self.persons = many("behaviours"), many("channels"), many("persons")
        self.response, self.changes, self.kinds = many("response"), many("changes"), many("evidence_kinds")
        self.ways = {one for one in self.behaviours if not one.startswith("oth.")}
        self.place, self.setting, self.confidence = row["place"], row["setting"], row["confidence"]
        self.proof, self.police = int(row["evidence"]) > 0, bool(row["police"])
        self.series = int(row["series_count"]) if row["series_count"] else 0
        self.written = row["written"]

    def day(self):
        return self.band.day() if self.band else None


def tally(things):
    counts = {}
    for thing in things:
        counts[thing] = counts.get(thing, 0) + 1
    return counts


def read(path, columns):
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        assert rows.fieldnames == columns, f"{path}: other columns: {rows.fieldnames}"
        return list(rows)


class Case:
    def __init__(self, entries, beside, asked):
        self.zone = zoneinfo.ZoneInfo(asked["zone"])
        start, end, now = instant(asked["from"]), instant(asked["to"]), instant(asked["now"])
        every = [Entry(row, self.zone) for row in entries]
        if start or end:
            inside = lambda it: it and (not start or it.first >= start) and (not end or it.last <= end)
            every = [one for one in every if inside(one.band)]
        self.entries = every
        self.dated = [one for one in every if one.band]
        self.today = (min(end, now) if end else now).astimezone(self.zone).date()
        self.beside = beside

    def moments(self, kind):
        rows = [row for row in self.beside if row["kind"] == kind]
        bands = [(band(row["from"], row["to"], self.zone), band(row["ends_from"], row["ends_to"], self.zone)) for row in rows]
        return bands

    def after(self, moment, end=None, but=None):
        """How many surely came after a moment and before an end, and how many may have."""
        if moment is None:
            return [-1, -1]
        sure = maybe = 0
        for one in self.entries:
            if one is but:
                continue
            it = one.band
            if it is None:
                maybe += 1
            elif it.first > moment.last and (end is None or it.last < end.first):
                sure += 1
            elif not (it.last < moment.first or (end is not None and it.first > end.last)):
                maybe += 1
        return [sure, maybe]

    def totals(self):
        if not self.entries:
            return None
        days = [one.day() for one in self.entries]
        return {
            "entries": len(days),
            "events": sum(one.series for one in self.entries),
            "days": len({day for day in days if day}),
            "left-out": sum(day is None for day in days),
        }

    def frequency(self):
        days = [one.day() for one in self.entries if one.day()]
        if len(self.entries) < 5 or not days or (max(days) - min(days)).days + 1 < 28:
            return None
        monday = lambda day: day - DAY * day.weekday()
        first_of_month = lambda day: day.replace(day=1)
        weeks, no_week = self.by_part(monday, lambda week: week + 7 * DAY)
        months, no_month = self.by_part(first_of_month, lambda month: first_of_month(month + 31 * DAY))
        return {"weeks": weeks, "left-out": no_week, "months": months, "left-out-of-months": no_month}

    def by_part(self, begins, following):
        found = {}
        for one in self.dated:
            if begins(one.band.first_day) == begins(one.band.last_day):
                found.setdefault(begins(one.band.first_day), []).append(one)
        counts = {}
        if found:
            part, last = min(found), max(max(found), begins(self.today))
            while part <= last:
                counts[str(part)] = len(found.get(part, []))
                part = following(part)
        return counts, len(self.entries) - sum(counts.values())

    def change(self):
        if len(self.entries) < 10:
            return None
        recent, before = (self.today - 27 * DAY, self.today), (self.today - 55 * DAY, self.today - 28 * DAY)
        sure = lambda days: sum(one.band.within(*days) for one in self.dated)
        most = lambda days: sum(one.band.touches(*days) for one in self.dated)
        unclear = lambda one, days: one.band.touches(*days) and not one.band.within(*days)
        known = None
        if sure(recent) - most(before) > 1:
            known = "more"
        elif sure(before) - most(recent) > 1:
            known = "fewer"
        elif most(recent) - sure(before) <= 1 and most(before) - sure(recent) <= 1 and sure(recent) + sure(before) > 0:
            known = "same"
        return {
            "recent": sure(recent),
            "before": sure(before),
            "left-out": sum(unclear(one, recent) or unclear(one, before) for one in self.dated),
            "is": known,
        }

    def uses(self, of):
        """Each answer with its number of entries, the first instant and the last."""
        found = {}
        for one in self.entries:
            for answer in of(one):
                found.setdefault(answer, []).append(one)
        told = {}
        for answer, there in found.items():
            dated = [one.band for one in there if one.band]
            first = ms(min(it.first for it in dated)) if dated else None
            last = ms(max(it.last for it in dated)) if dated else None
            told[answer] = [len(there), first, last]
        return told

    def methods(self):
        if len(self.entries) < 3:
            return None
        behaviours = self.uses(lambda one: one.ways)
        return {
            "ways": len(behaviours),
            "behaviours": behaviours,
            "channels": self.uses(lambda one: one.channels - {"other", "unknown"}),
            "unsorted": sum(not one.ways for one in self.entries),
        }

    def new(self):
        since = self.today - 55 * DAY
        if not any(one.band.last_day < since and one.ways for one in self.dated):
            return None
        older = {way for one in self.entries if not (one.band and one.band.first_day >= since) for way in one.ways}
        return tally(way for one in self.entries for way in one.ways if way not in older) or None

    def places(self):
        if sum(bool(one.place or one.setting) for one in self.entries) < 3:
            return None
        return {
            "places": tally(one.place for one in self.entries if one.place),
            "settings": tally(one.setting for one in self.entries if one.setting),
        }

    def hours(self):
        cells = []
        for one in self.dated:
            first, last = (at.astimezone(self.zone) for at in (one.band.first, one.band.last))
            if one.exact and first.date() == last.date() and first.hour // 3 == last.hour // 3:
                cells.append(f"{first.isoweekday()}-{first.hour // 3 * 3}")
        if len(cells) < 10:
            return None
        return {"timed": len(cells), "left-out": len(self.entries) - len(cells), "cells": tally(cells)}

    def spells(self):
        known = tally(one.day() for one in self.entries if one.day())
        if sum(known.values()) < 8 or len(known) < 2:
            return None
        days = sorted(known)
        steps = [(later - earlier).days for earlier, later in zip(days, days[1:])]
        usual = statistics.median(steps)
        unknown = [one for one in self.entries if not one.day()]
        marked_bands = [it for it, _ in self.moments("gap") if it]
        spells, gaps, marked, begin = {}, {}, {}, days[0]
        for at, day in enumerate(days):
            if at < len(steps) and steps[at] <= 2 * usual:
                continue
            spells[f"{begin} {day}"] = sum(count for one, count in known.items() if begin <= one <= day)
            if at < len(steps):
                begin = days[at + 1]
                first, last = day + DAY, begin - DAY
                if not any(one.band and one.band.touches(first, last) for one in unknown):
                    kind = marked if any(it.touches(first, last) for it in marked_bands) else gaps
                    kind[f"{first} {last}"] = steps[at] - 1
        return {
            "usual": int(usual + 0.5),
            "spells": spells,
            "gaps": gaps,
            "marked": marked,
            "left-out": len(unknown),
        }

    def told(self):
        told = sorted(self.after(moment) for moment, _ in self.moments("told-to-stop"))
        asking = [one for one in self.entries if "rsp.asked-to-stop" in one.response]
        if not told and not asking:
            return None
        # What an entry says she asked is compared with the end of that entry; one without a time is compared with nothing.
        asked = {one.number: self.after(one.band, but=one)[0] for one in asking if one.band}
        return {"told": told, "asked": asked}

    def order(self):
        return sorted(self.after(*both) for both in self.moments("order")) or None

    def police(self):
        contacts = self.moments("police")
        dated = [it for it, _ in contacts if it]
        if not contacts:
            return None
        return [self.after(min(dated, key=lambda it: it.last))] if dated else [[-1, -1]]

    def evidence(self):
        if not self.entries:
            return None
        return {
            "with": sum(one.proof for one in self.entries),
            "without": sum(not one.proof for one in self.entries),
            "kinds": tally(kind for one in self.entries for kind in one.kinds),
        }

    def who(self):
        confidence = tally(one.confidence for one in self.entries if one.confidence)
        persons = tally(person for one in self.entries for person in one.persons)
        unsaid = sum(not one.confidence for one in self.entries)
        return {"confidence": confidence, "persons": persons, "not-said": unsaid} if confidence or persons else None

    def written(self):
        found = tally(one.written for one in self.entries)
        names = {"at-the-time": "at-the-time", "same-day": "same-day", "later": "later-from-memory", "not-said": ""}
        return {name: found.get(value, 0) for name, value in names.items()} if found else None

    def did(self):
        if not any(one.changes - {"chg.none"} or one.response & {"rsp.replied", "rsp.blocked"} for one in self.entries):
            return None
        return {
            "replied": sum("rsp.replied" in one.response for one in self.entries),
            "blocked": sum("rsp.blocked" in one.response or "chg.blocked" in one.changes for one in self.entries),
            "avoided": sum(bool(one.changes & AVOIDED) for one in self.entries),
        }

    def figures(self):
        unreported = sum(not one.police for one in self.entries)
        names = "totals frequency change methods new places hours spells told order police evidence who written did".split()
        return {**{name: getattr(self, name)() for name in names}, "not-reported": unreported or None}


def main(folder):
    cases, number = [], 0
    while (folder / f"{number}-asked.json").exists():
        asked = json.loads((folder / f"{number}-asked.json").read_text(encoding="utf-8"))
        entries = read(folder / f"{number}-entries.csv", ENTRY_COLUMNS)
        beside = read(folder / f"{number}-beside.csv", BESIDE_COLUMNS)
        cases.append(Case(entries, beside, asked).figures())
        number += 1
    json.dump(cases, sys.stdout)


if __name__ == "__main__":
    if sys.version_info < (3, 9):
        sys.exit("Python 3.9 or later is needed")
    main(pathlib.Path(sys.argv[1]))
