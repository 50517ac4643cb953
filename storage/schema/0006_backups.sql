-- Backup drives, which state went to which, what was proven by restoring, and what the person chose.

-- A drive is known by the random number that lies on it; no path is kept.
CREATE TABLE backup_drive (
    id TEXT PRIMARY KEY CHECK (length(id) = 32),
    name TEXT NOT NULL,
    added_at TEXT NOT NULL CHECK (length(added_at) = 27)
) STRICT;

-- NULL: a portable file.
ALTER TABLE backup_record ADD COLUMN drive_id TEXT REFERENCES backup_drive (id);

-- A backup that was restored into a vault on trial and compared; backup_made_at says which.
CREATE TABLE backup_proof (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    proven_at TEXT NOT NULL CHECK (length(proven_at) = 27),
    backup_made_at TEXT NOT NULL CHECK (length(backup_made_at) = 27)
) STRICT;

-- How many states a drive keeps (NULL: all), and after how many days a backup is said to be old
-- (NULL: never). Without a row the defaults of core/backups hold.
CREATE TABLE backup_choices (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    daily INTEGER CHECK (daily >= 0),
    weekly INTEGER CHECK (weekly >= 0),
    monthly INTEGER CHECK (monthly >= 0),
    remind_days INTEGER CHECK (remind_days > 0)
) STRICT;
