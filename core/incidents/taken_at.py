"""When a picture says that it was taken. Offered to the person, believed by nobody."""

import re
from datetime import UTC, datetime, timedelta, timezone

from core.errors import InvalidField
from core.moment import Moment, moment_from_local

_EXIF = re.compile(r"(\d{4}:\d\d:\d\d \d\d:\d\d:\d\d)(?: ([+-])(\d\d):(\d\d))?")
"""DateTimeOriginal and OffsetTimeOriginal (EXIF 2.32), as the decoder joins them."""


def taken_at(untrusted: str, zone: str) -> Moment | None:
    """Return the moment, in `zone` (an IANA name); None when it is none.

    Without an offset it is what the clocks in `zone` showed: cameras know no more.
    """
    found = _EXIF.fullmatch(untrusted.strip())
    if found is None:
        return None
    try:
        local = datetime.strptime(found[1], "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007  a clock without a zone
        if found[2] is None:
            return moment_from_local(local, zone)
        offset = timedelta(hours=int(found[3]), minutes=int(found[4]))
        aware = local.replace(tzinfo=timezone(offset if found[2] == "+" else -offset))
        return Moment(aware.astimezone(UTC), zone)
    except (ValueError, OverflowError, InvalidField):
        return None
