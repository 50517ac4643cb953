"""Makes libraries load, while files can still be opened, what they put off until it is needed."""

import codecs
from collections.abc import Callable

_CHARSETS = (
    *("utf-8", "utf-8-sig", "utf-7", "utf-16", "utf-16-le", "utf-16-be", "utf-32"),
    *(f"iso8859-{part}" for part in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16)),
    *(f"cp{page}" for page in (437, 850, 852, 866, 874, 932, 949, 950)),
    *(f"cp{page}" for page in range(1250, 1259)),
    *("ascii", "koi8-r", "koi8-u", "mac-roman", "gb2312", "gbk", "gb18030", "big5", "big5hkscs"),
    *("shift-jis", "euc-jp", "iso2022-jp", "euc-kr", "iso2022-kr"),
)
"""What mails and texts are written in. Another charset is then unknown, and guessed at."""

_MAIL = b"""\
From: =?utf-8?q?A?= <a@example.org>
To: b@example.org
Date: Tue, 03 Mar 2026 21:05:00 +0100
Message-ID: <1@example.org>
Subject: =?utf-8?b?QQ==?=
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<p>A=20&amp;</p>
--x
Content-Type: text/plain; charset=no-such
Content-Transfer-Encoding: base64
Content-Disposition: attachment; filename*=utf-8''a

QQ==
--x--
"""
_PDF = b"%PDF-1.1\n1 0 obj<</Pages 2 0 R>>endobj 2 0 obj<</Kids[3 0 R]/Count 1>>endobj 3 0 obj\
<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj trailer<</Root 1 0 R>>"
_PICTURE = bytes.fromhex("474946383761010001008000000000000000002c00000000010001000002024401003b")
"""A GIF of one pixel."""
_HEIC = bytes.fromhex(
    "0000001c6674797068656963000000006d696631686569636d6961660000017c6d65746100000000000000216864"
    "6c720000000000000000706963740000000000000000000000000000000022696c6f630000000044400001000100"
    "00000001a0000100000000000000340000002369696e6600000000000100000015696e6665020000000001000068"
    "766331000000000e7069746d000000000001000000fc69707270000000dc6970636f000000756876634301037000"
    "00009000000000001ef000fcfdf8f800000f03600001001840010c01ffff03700000030090000003000003001eba"
    "0240610001002942010103700000030090000003000003001ea020810596eaae9ae6e021a0c08000000c80000003"
    "008462000100064401c173c18900000013636f6c726e636c780001000d0006800000001469737065000000000000"
    "00400000004000000028636c617000000010000000010000001000000001ffffffd000000002ffffffd000000002"
    "000000107069786900000000030808080000001869706d61000000000000000100010581020305840000003c6d64"
    "6174000000302801af1321666340f810f767ffebbc15ff956b3ff337b1e9cec84740c0d220809b4048935d500b16"
    "10808776a556dcf8"
)
"""A picture of 16 red pixels a side, as pillow-heif writes it: its decoder is put off till then."""
_OTHER = b"\0\0\0\x10ftypnone\0\0\0\0"
"""A container like that of films: all that tells kinds apart looks into it."""

SAMPLES = (_MAIL, _PDF, _PICTURE, _HEIC, _OTHER)


def rehearse(decode: Callable[[bytes], object]) -> None:
    """Decode small harmless files of our own, and read every charset from disk."""
    for name in _CHARSETS:
        codecs.lookup(name)
        codecs.getincrementaldecoder(name)
    for sample in SAMPLES:
        decode(sample)
