"""IP addresses and ranges of them (RFC 4632, RFC 4291)."""

import ipaddress
import re
from typing import NamedTuple

from core.blocklists.forms.folding import folded
from core.blocklists.forms.key import Key, Space

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_DASH = re.compile(r"\s*[-–—]\s*")
_PORT = re.compile(r"^(\d+\.\d+\.\d+\.\d+):\d{1,5}$|^\[([^\]]*)\](?::\d{1,5})?$")
_MOST_CHARACTERS = 120


class IpRange(NamedTuple):
    """From the first to the last address, both in it; equal for a single one."""

    first: Address
    last: Address


def ip_range(written: str) -> IpRange | None:
    """Return the addresses that are meant: one, `192.0.2.0/24`, or `192.0.2.1-192.0.2.9`."""
    text = folded(written).strip()
    if len(text) > _MOST_CHARACTERS:
        return None
    with_port = _PORT.fullmatch(text)
    if with_port:
        text = with_port[1] or with_port[2]
    try:
        if "/" in text:
            return _network(text)
        ends = [_address(each) for each in _DASH.split(text, maxsplit=1)]
    except ValueError:
        return None
    first, last = ends[0], ends[-1]
    if first.version != last.version or int(first) > int(last):
        return None
    return IpRange(first, last)


def ip(written: str) -> str:
    """Return an address or range in its shortest form, or the folded text when it is none."""
    found = ip_range(written)
    if found is None:
        return folded(written).strip()
    if found.first == found.last:
        return str(found.first)
    networks = list(ipaddress.summarize_address_range(found.first, found.last))
    return str(networks[0]) if len(networks) == 1 else f"{found.first}-{found.last}"


def ip_keys(written: str) -> frozenset[Key]:
    """Return what an address is found by; a range has both ends in its key."""
    found = ip_range(written)
    if found is None:
        return frozenset()
    if found.first == found.last:
        return frozenset({Key(Space.IP, sortable(found.first))})
    ends = f"{sortable(found.first)}-{sortable(found.last)}"
    return frozenset({Key(Space.IP_RANGE, ends)})


def sortable(address: Address) -> str:
    """Return an address as text that sorts as the numbers do, within its version."""
    return f"{address.version}{int(address):0{8 if address.version == 4 else 32}x}"


def _address(text: str) -> Address:
    address = ipaddress.ip_address(text.partition("%")[0].strip())
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return mapped or address


def _network(text: str) -> IpRange:
    network = ipaddress.ip_network(re.sub(r"\s", "", text), strict=False)
    return IpRange(network[0], network[-1])
