"""Makes chunked.json with another implementation: the one in `cryptography` 50 and later.

    python tests/vectors/make_chunked_vectors.py > tests/vectors/chunked.json

Salts are random, so the file differs each time. Plaintexts are the bytes 0, 1, ... 250, 0, 1, ...
"""

import hashlib
import json
import sys

from cryptography.cobblestone import Cobblestone256Encryptor

KEY = bytes(range(32))
CONTEXT = bytes(range(200, 216))
LENGTHS = (0, 1, 16_383, 16_384, 16_385, 32_768, 50_000)


def plain(length: int) -> bytes:
    return (bytes(range(251)) * (length // 251 + 1))[:length]


def message(length: int) -> bytes:
    encryptor = Cobblestone256Encryptor(KEY, CONTEXT)
    return encryptor.update(plain(length)) + encryptor.finalize()


def flipped(data: bytes, position: int) -> bytes:
    return data[:position] + bytes([data[position] ^ 1]) + data[position + 1 :]


def seal_vectors() -> list[dict[str, object]]:
    messages = {length: message(length) for length in LENGTHS}
    return [
        {
            "plain_bytes": length,
            "salt": data[:24].hex(),
            "commitment": data[24:56].hex(),
            "message_bytes": len(data),
            "message_sha256": hashlib.sha256(data).hexdigest(),
        }
        for length, data in messages.items()
    ]


def open_vectors() -> list[dict[str, str]]:
    good = message(40)
    cases = {
        "whole": ("success", good),
        "flipped salt": ("damaged", flipped(good, 0)),
        "flipped commitment": ("damaged", flipped(good, 24)),
        "flipped ciphertext": ("damaged", flipped(good, 56)),
        "flipped tag": ("damaged", flipped(good, len(good) - 1)),
        "cut by a byte": ("damaged", good[:-1]),
        "cut to the header": ("damaged", good[:56]),
        "cut within the header": ("damaged", good[:55]),
        "a byte too long": ("damaged", good + b"\0"),
        "empty": ("damaged", b""),
    }
    return [
        {"name": name, "expect": expect, "message": data.hex()}
        for name, (expect, data) in cases.items()
    ]


if __name__ == "__main__":
    vectors = {
        "key": KEY.hex(),
        "context": CONTEXT.hex(),
        "seal": seal_vectors(),
        "open": open_vectors(),
    }
    json.dump(vectors, sys.stdout, indent=1)
    sys.stdout.write("\n")
