"""Everything that can go wrong and is not a bug.

`ExpectedError`: the world said no (wrong passphrase, full disk); nothing is broken.
`IntegrityError`: something stored is damaged, missing or older than it should be.
`Cancelled`: the person asked to stop.

Errors carry data, never sentences: `ui/error_messages` owns the words. No error's `str()` shows
what it carries, so that none of it can end in a log.
"""

from core.errors.checklist_file import ListProblem, UnreadableChecklist
from core.errors.desktop import NoDesktopNotice
from core.errors.drives import (
    BackupDamaged,
    BackupOfOtherVault,
    DriveGone,
    DriveOfOtherVault,
    DriveUnreliable,
    FileTooLarge,
    NoBackupsThere,
    NotABackup,
    NotEnoughRoom,
    NothingLeftInBackup,
    NoWordsFile,
    WordsFileDamaged,
    WordsFileOfOther,
    WordsFileThere,
)
from core.errors.families import Cancelled, ExpectedError, HollyhockError, IntegrityError
from core.errors.files import (
    AlreadyExists,
    CouldNotRead,
    DiskFull,
    FolderNotEmpty,
    ListTooLarge,
    NotReadable,
    NotWritable,
    ReadingRefused,
    SourceChanged,
)
from core.errors.integrity import (
    ChainBroken,
    DatabaseDamaged,
    DatabaseMissing,
    DatabaseOlderThanHeader,
    EvidenceDamaged,
    EvidenceMissing,
    HeaderDamaged,
    RestoredInPart,
)
from core.errors.opening import (
    MistypedRecoveryWords,
    NotAVault,
    PassphraseTooWeak,
    TooManyTries,
    UnsupportedSettings,
    VaultInUse,
    VaultTooNew,
    WrongPassphrase,
    WrongRecoveryWords,
)
from core.errors.records import AlreadySealed, InTrash, NotInTrash, PersonInUse, UnknownRecord
from core.errors.typed import InvalidField, Problem
from core.errors.ways_in import (
    KeyringProblem,
    KeyringRefused,
    LastWayIn,
    NoKeyring,
    NoRecoveryWords,
    NotRemembered,
    PassphraseWanted,
    SecondFactorMissing,
    TiedToComputer,
    TooManyWaysIn,
)

__all__ = [
    "AlreadyExists",
    "AlreadySealed",
    "BackupDamaged",
    "BackupOfOtherVault",
    "Cancelled",
    "ChainBroken",
    "CouldNotRead",
    "DatabaseDamaged",
    "DatabaseMissing",
    "DatabaseOlderThanHeader",
    "DiskFull",
    "DriveGone",
    "DriveOfOtherVault",
    "DriveUnreliable",
    "EvidenceDamaged",
    "EvidenceMissing",
    "ExpectedError",
    "FileTooLarge",
    "FolderNotEmpty",
    "HeaderDamaged",
    "HollyhockError",
    "InTrash",
    "IntegrityError",
    "InvalidField",
    "KeyringProblem",
    "KeyringRefused",
    "LastWayIn",
    "ListProblem",
    "ListTooLarge",
    "MistypedRecoveryWords",
    "NoBackupsThere",
    "NoDesktopNotice",
    "NoKeyring",
    "NoRecoveryWords",
    "NoWordsFile",
    "NotABackup",
    "NotAVault",
    "NotEnoughRoom",
    "NotInTrash",
    "NotReadable",
    "NotRemembered",
    "NotWritable",
    "NothingLeftInBackup",
    "PassphraseTooWeak",
    "PassphraseWanted",
    "PersonInUse",
    "Problem",
    "ReadingRefused",
    "RestoredInPart",
    "SecondFactorMissing",
    "SourceChanged",
    "TiedToComputer",
    "TooManyTries",
    "TooManyWaysIn",
    "UnknownRecord",
    "UnreadableChecklist",
    "UnsupportedSettings",
    "VaultInUse",
    "VaultTooNew",
    "WordsFileDamaged",
    "WordsFileOfOther",
    "WordsFileThere",
    "WrongPassphrase",
    "WrongRecoveryWords",
]
