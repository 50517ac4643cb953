"""Words that no shipped text says: promises, blame, and shouting."""

import re

NEVER_SAID = re.compile(
    r"you are safe|you're safe|safe now|completely safe|\bproofs?\b|\bprove[sn]?\b|admissible"
    r"|\bvictims?\b|\bstalkers?\b|your fault|you should have|\bmust\b|!",
    re.IGNORECASE,
)
