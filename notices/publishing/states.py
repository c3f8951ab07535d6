"""Which state of the policy holds when: before and after the one instant at which the deadline ends."""

from __future__ import annotations

import datetime
from typing import Any

from notices.model import Date, Policy


def turning_point(policy: Policy) -> datetime.datetime | None:
    """The instant at which the deadline's day ends in its zone, with that zone; None without a deadline."""
    import zoneinfo

    fact = policy.facts.get("deadline")
    if fact is None or not isinstance(fact.value, Date) or fact.value.zone is None:
        return None
    day = fact.value
    following = datetime.date(day.year, day.month, day.day) + datetime.timedelta(days=1)
    zone = zoneinfo.ZoneInfo(fact.value.zone)
    return datetime.datetime(following.year, following.month, following.day, tzinfo=zone)


def state_at(policy: Policy, moment: datetime.date | datetime.datetime) -> str:
    """`before`, `after`, or `always` where nothing changes; a bare date is that whole day in the zone.

    A datetime without an offset is read in the deadline's zone.
    """
    turn = turning_point(policy)
    if turn is None:
        return "always"
    if not isinstance(moment, datetime.datetime):
        moment = datetime.datetime(moment.year, moment.month, moment.day)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=turn.tzinfo)
    return "before" if moment.timestamp() < turn.timestamp() else "after"


def timetable(policy: Policy) -> list[dict[str, Any]]:
    """For the manifest: each state with the instants from and until which it holds."""
    turn = turning_point(policy)
    if turn is None:
        return [{"state": "always", "from": None, "until": None}]
    utc = turn.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    instant = {"utc": utc, "local": turn.isoformat(), "zone": str(turn.tzinfo)}
    return [
        {"state": "before", "from": None, "until": instant},
        {"state": "after", "from": instant, "until": None},
    ]
