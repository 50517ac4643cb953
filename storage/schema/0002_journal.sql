-- The journal in full: details, sealing with its chain, trash, tags, links, saved searches.

-- The new columns stand before text, as excerpt does: what the list reads never touches the pages
-- of a long text. Columns are only ever added at the end, so text moves behind them. details is
-- canonical JSON (core/incidents/content_json.py); revision is 0 while the incident is not sealed.
ALTER TABLE incident ADD COLUMN revision INTEGER NOT NULL DEFAULT 0 CHECK (revision >= 0);
ALTER TABLE incident ADD COLUMN trashed_at TEXT CHECK (length(trashed_at) = 27);
ALTER TABLE incident ADD COLUMN details TEXT NOT NULL DEFAULT '{}';
ALTER TABLE incident ADD COLUMN moved_text TEXT NOT NULL DEFAULT '';
UPDATE incident SET moved_text = text;
ALTER TABLE incident DROP COLUMN text;
ALTER TABLE incident RENAME COLUMN moved_text TO text;

-- Small, and in the order of positions (the rowid) for all that is not in the trash: the list and
-- its count read this and no incident.
CREATE INDEX incident_by_trash ON incident (trashed_at);

-- For the question which sealed incidents have no entry in the chain.
CREATE INDEX incident_sealed ON incident (id, revision) WHERE revision > 0;

-- What an incident said at each sealing. content is canonical JSON, the very bytes that the chain's
-- content_sha256 is of; reason and sealed_at repeat the chain's, so that a cut chain hides nothing.
CREATE TABLE revision (
    incident_id TEXT NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
    number INTEGER NOT NULL CHECK (number > 0),
    content TEXT NOT NULL,
    reason TEXT NOT NULL,
    sealed_at TEXT NOT NULL CHECK (length(sealed_at) = 27),
    PRIMARY KEY (incident_id, number)
) STRICT;

-- Rows are only ever added, and none is removed with its incident: then is_deleted becomes 1.
-- exhibits is a JSON list of [number, sha256, size_bytes].
CREATE TABLE chain (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    previous TEXT NOT NULL CHECK (length(previous) = 64),
    incident_id TEXT NOT NULL CHECK (length(incident_id) = 32),
    revision INTEGER NOT NULL CHECK (revision > 0),
    sealed_at TEXT NOT NULL CHECK (length(sealed_at) = 27),
    reason TEXT NOT NULL,
    content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64),
    exhibits TEXT NOT NULL,
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    is_deleted INTEGER NOT NULL DEFAULT 0 CHECK (is_deleted IN (0, 1)),
    UNIQUE (incident_id, revision)
) STRICT;

-- Where the chain ends, on a page of its own: a cut end shows.
CREATE TABLE chain_head (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    count INTEGER NOT NULL CHECK (count >= 0),
    digest TEXT NOT NULL CHECK (length(digest) = 64)
) STRICT;
INSERT INTO chain_head (only_row, count, digest)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- folded is what tags are compared by; tag is how it was first written.
CREATE TABLE incident_tag (
    folded TEXT NOT NULL,
    incident_id TEXT NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
    tag TEXT NOT NULL,
    PRIMARY KEY (folded, incident_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_tag_by_incident ON incident_tag (incident_id, folded);

CREATE TABLE incident_link (
    number INTEGER PRIMARY KEY,
    incident_id TEXT NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
    other_id TEXT NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    UNIQUE (incident_id, other_id),
    CHECK (incident_id <> other_id)
) STRICT;
CREATE INDEX incident_link_by_other ON incident_link (other_id);

CREATE TABLE saved_search (
    name TEXT PRIMARY KEY,
    folded_name TEXT NOT NULL,
    typed TEXT NOT NULL
) STRICT;

-- Files added to the text being written: a JSON list (storage/draft_rows.py).
ALTER TABLE draft ADD COLUMN evidence TEXT NOT NULL DEFAULT '[]';

-- Made anew and filled from the incidents by storage/incident_index.py, which also says what facets
-- are; prefix lists as explained in 0001.
DROP TABLE incident_words;
CREATE VIRTUAL TABLE incident_words USING fts5 (
    text,
    exhibits,
    details,
    facets,
    content = '',
    contentless_delete = 1,
    prefix = '1 2 3 4 5 6',
    tokenize = "unicode61 remove_diacritics 2"
);
PRAGMA user_version = 0;
