-- Times are ISO 8601 in UTC with microseconds and a fixed width, so that they sort as text:
-- 2026-03-03T20:05:00.000000Z. Identities are 32 lower-case hexadecimal digits.

CREATE TABLE migration (
    name TEXT PRIMARY KEY,
    applied_at TEXT NOT NULL CHECK (length(applied_at) = 27)
) STRICT;

CREATE TABLE meta (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    vault_id TEXT NOT NULL CHECK (length(vault_id) = 32),
    created_at TEXT NOT NULL CHECK (length(created_at) = 27),
    generation INTEGER NOT NULL CHECK (generation >= 0)
) STRICT;

CREATE TABLE person (
    id TEXT PRIMARY KEY CHECK (length(id) = 32),
    name TEXT NOT NULL,
    folded_name TEXT NOT NULL,
    standing TEXT NOT NULL,
    notes TEXT NOT NULL,
    created_at TEXT NOT NULL CHECK (length(created_at) = 27),
    changed_at TEXT NOT NULL CHECK (length(changed_at) = 27)
) STRICT;
CREATE INDEX person_by_name ON person (folded_name, id);

CREATE TABLE identifier (
    id TEXT PRIMARY KEY CHECK (length(id) = 32),
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    kind TEXT NOT NULL,
    written TEXT NOT NULL,
    folded_written TEXT NOT NULL,
    platform TEXT NOT NULL,
    normal TEXT NOT NULL,
    added_at TEXT NOT NULL CHECK (length(added_at) = 27),
    UNIQUE (person_id, place)
) STRICT;
CREATE INDEX identifier_by_normal_form ON identifier (kind, normal);

-- position: the second of occurred_at, or else of recorded_at, since 1970 shifted left by 20 bits,
-- plus a number that tells those of one second apart. It is the rowid of incident_words too, so
-- that both give their rows newest first without sorting.
-- excerpt stands before text: reading it never touches the pages of a long text.
CREATE TABLE incident (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 32),
    occurred_at TEXT CHECK (length(occurred_at) = 27),
    occurred_zone TEXT,
    occurred_fold INTEGER CHECK (occurred_fold IN (0, 1)),
    occurred_written TEXT,
    platform TEXT,
    recorded_at TEXT NOT NULL CHECK (length(recorded_at) = 27),
    changed_at TEXT NOT NULL CHECK (length(changed_at) = 27),
    excerpt TEXT NOT NULL,
    text TEXT NOT NULL,
    CHECK ((occurred_at IS NULL) = (occurred_zone IS NULL)),
    CHECK ((occurred_at IS NULL) = (occurred_fold IS NULL)),
    CHECK ((occurred_at IS NULL) = (occurred_written IS NULL))
) STRICT;

CREATE TABLE incident_type (
    incident_id TEXT NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    code TEXT NOT NULL,
    PRIMARY KEY (incident_id, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_person (
    incident_id TEXT NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (incident_id, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_person_by_person ON incident_person (person_id, incident_id);

-- AUTOINCREMENT: the number of an exhibit is never given a second time.
CREATE TABLE exhibit (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 32),
    incident_id TEXT NOT NULL REFERENCES incident (id),
    blob_id TEXT NOT NULL UNIQUE CHECK (length(blob_id) = 32),
    name TEXT NOT NULL,
    size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    media_type TEXT NOT NULL,
    sealed_at TEXT NOT NULL CHECK (length(sealed_at) = 27)
) STRICT;
CREATE INDEX exhibit_by_incident ON exhibit (incident_id);

-- What was done with an exhibit; rows are only ever added.
CREATE TABLE custody_event (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    exhibit_id TEXT NOT NULL REFERENCES exhibit (id),
    at TEXT NOT NULL CHECK (length(at) = 27),
    kind TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;
CREATE INDEX custody_event_by_exhibit ON custody_event (exhibit_id);

-- The words of incidents, for searching; rowid is incident.position. It keeps no second copy of the
-- texts (content='') and still deletes by rowid alone (contentless_delete=1), where an external
-- content table would want the exact old texts back and silently go wrong without them.
-- A prefix list gives the first page of what begins with so many letters in well under 1 ms; for
-- longer beginnings FTS5 first merges every word that begins so, which for words in most of 100,000
-- incidents took 4 to 12 ms. Six lists make the index about 1.8 times as large.
CREATE VIRTUAL TABLE incident_words USING fts5 (
    text,
    exhibits,
    content = '',
    contentless_delete = 1,
    prefix = '1 2 3 4 5 6',
    tokenize = "unicode61 remove_diacritics 2"
);

CREATE TABLE mark (
    list_id TEXT NOT NULL,
    item_id TEXT NOT NULL,
    state TEXT NOT NULL,
    note TEXT NOT NULL,
    changed_at TEXT NOT NULL CHECK (length(changed_at) = 27),
    PRIMARY KEY (list_id, item_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE backup_record (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    made_at TEXT NOT NULL CHECK (length(made_at) = 27),
    contents_made_at TEXT NOT NULL CHECK (length(contents_made_at) = 27),
    incident_count INTEGER NOT NULL CHECK (incident_count >= 0),
    exhibit_count INTEGER NOT NULL CHECK (exhibit_count >= 0),
    size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0)
) STRICT;

-- The text being written; its content is a JSON object (storage/draft_json.py).
CREATE TABLE draft (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    content TEXT NOT NULL,
    incident_id TEXT,
    kept_at TEXT NOT NULL CHECK (length(kept_at) = 27)
) STRICT;
