"""What turning a passphrase into a key costs, in memory and time."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Argon2Costs:
    """Parameters of Argon2id (RFC 9106, section 3.1): memory m in KiB, passes t, lanes p."""

    memory_kib: int
    iterations: int
    lanes: int


@dataclass(frozen=True, slots=True)
class Costs:
    """What new vaults and backups are made with; what is stored in a file counts for that file.

    `argon2` None: measured when a vault is made, so that unlocking takes about a second.
    `scrypt_log_n` is the work factor of backups (age passphrase recipients), r = 8 and p = 1.
    """

    argon2: Argon2Costs | None = None
    scrypt_log_n: int = 18
