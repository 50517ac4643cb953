-- Blocklists in full: more about people, groups, what was done where, matching, look-alikes.

-- circle: 'blocklist', 'me' or 'close'. trashed_at: out of every list, while incidents still name
-- them. merged_into: who they turned out to be; never somebody who was merged on themselves.
ALTER TABLE person ADD COLUMN standing_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN relation TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN circle TEXT NOT NULL DEFAULT 'blocklist';
ALTER TABLE person ADD COLUMN third_parties TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN trashed_at TEXT CHECK (length(trashed_at) = 27);
ALTER TABLE person ADD COLUMN merged_into TEXT REFERENCES person (id) ON DELETE SET NULL;
CREATE INDEX person_by_creation ON person (created_at, id);
CREATE INDEX person_by_change ON person (changed_at, id);
CREATE INDEX person_by_merging ON person (merged_into) WHERE merged_into IS NOT NULL;

-- service is where one would block it (core/blocklists/normalise.py, home_service).
ALTER TABLE identifier ADD COLUMN account_id TEXT NOT NULL DEFAULT '';
ALTER TABLE identifier ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE identifier ADD COLUMN service TEXT NOT NULL DEFAULT '';
CREATE INDEX identifier_by_writing ON identifier (folded_written, id, person_id);
CREATE INDEX identifier_by_addition ON identifier (added_at, id);
CREATE INDEX identifier_by_service ON identifier (service, id);

-- folded is what groups are compared by; name is how it was first written.
CREATE TABLE person_group (
    folded TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (folded, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_group_by_person ON person_group (person_id, place);

CREATE TABLE person_acts_for (
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    other_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    PRIMARY KEY (person_id, place),
    CHECK (person_id <> other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_acts_for_by_other ON person_acts_for (other_id);

-- A sealed blob, as those of exhibits.
CREATE TABLE person_photo (
    person_id TEXT PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    blob_id TEXT NOT NULL CHECK (length(blob_id) = 32),
    name TEXT NOT NULL,
    size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    media_type TEXT NOT NULL,
    sealed_at TEXT NOT NULL CHECK (length(sealed_at) = 27)
) STRICT;

-- What the person said once about this vault: 'region' (ISO 3166-1). 'rules' is the version of the
-- rules by which identifier.normal, identifier.service, identifier_key and name_face were made.
CREATE TABLE vault_setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What was done about an identifier, and where; rows are only added, the newest counts.
CREATE TABLE status_entry (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    identifier_id TEXT NOT NULL REFERENCES identifier (id) ON DELETE CASCADE,
    service TEXT NOT NULL,
    step TEXT NOT NULL,
    done_on TEXT NOT NULL CHECK (length(done_on) = 10),
    reference TEXT NOT NULL,
    result TEXT NOT NULL,
    note TEXT NOT NULL,
    recorded_at TEXT NOT NULL CHECK (length(recorded_at) = 27)
) STRICT;
CREATE INDEX status_entry_by_identifier ON status_entry (identifier_id, service, number);

CREATE TABLE status_incident (
    number INTEGER NOT NULL REFERENCES status_entry (number) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    incident_id TEXT NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
    PRIMARY KEY (number, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX status_incident_by_incident ON status_incident (incident_id);

-- Everything that an identifier is found by (core/blocklists/forms/key.py).
CREATE TABLE identifier_key (
    space TEXT NOT NULL,
    value TEXT NOT NULL,
    identifier_id TEXT NOT NULL REFERENCES identifier (id) ON DELETE CASCADE,
    PRIMARY KEY (space, value, identifier_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX identifier_key_by_identifier ON identifier_key (identifier_id);

-- The words of a mail or text among the files, as far as identifiers are looked for in them; empty
-- when it has none. They can be read again from the file.
CREATE TABLE exhibit_words (
    number INTEGER PRIMARY KEY REFERENCES exhibit (number) ON DELETE CASCADE,
    words TEXT NOT NULL
) STRICT;

-- Everything in an incident's texts that could be an identifier, as keys to look up. Incidents are
-- named by their position, in whose order they are looked at: each page is written once then.
CREATE TABLE mention (
    space TEXT NOT NULL,
    value TEXT NOT NULL,
    position INTEGER NOT NULL
        REFERENCES incident (position) ON DELETE CASCADE ON UPDATE CASCADE,
    PRIMARY KEY (space, value, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_by_position ON mention (position);

-- Which identifiers are in which incident. All of it can be made again from the rest.
CREATE TABLE incident_match (
    position INTEGER NOT NULL
        REFERENCES incident (position) ON DELETE CASCADE ON UPDATE CASCADE,
    identifier_id TEXT NOT NULL REFERENCES identifier (id) ON DELETE CASCADE,
    space TEXT NOT NULL,
    PRIMARY KEY (position, identifier_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_match_by_identifier ON incident_match (identifier_id);

-- What the person said about a match: kept by kind and normal form, so that it outlives the
-- identifier and holds when that is added again.
CREATE TABLE match_decision (
    incident_id TEXT NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    normal TEXT NOT NULL,
    is_accepted INTEGER NOT NULL CHECK (is_accepted IN (0, 1)),
    decided_at TEXT NOT NULL CHECK (length(decided_at) = 27),
    PRIMARY KEY (incident_id, kind, normal)
) STRICT, WITHOUT ROWID;

CREATE INDEX match_decision_by_form ON match_decision (kind, normal) WHERE is_accepted;

-- What is new or changed since matching last looked at it.
CREATE TABLE incident_to_match (
    position INTEGER PRIMARY KEY
        REFERENCES incident (position) ON DELETE CASCADE ON UPDATE CASCADE
) STRICT;
CREATE TABLE identifier_to_match (
    identifier_id TEXT PRIMARY KEY REFERENCES identifier (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
-- Not OR IGNORE: within a trigger, what the outer statement says of conflicts comes before it.
CREATE TRIGGER incident_added AFTER INSERT ON incident BEGIN
    INSERT INTO incident_to_match SELECT new.position
    WHERE new.position NOT IN (SELECT position FROM incident_to_match);
END;
CREATE TRIGGER incident_changed AFTER UPDATE OF text, details ON incident
WHEN new.text <> old.text OR new.details <> old.details BEGIN
    INSERT INTO incident_to_match SELECT new.position
    WHERE new.position NOT IN (SELECT position FROM incident_to_match);
END;
CREATE TRIGGER file_read AFTER INSERT ON exhibit_words WHEN new.words <> '' BEGIN
    INSERT INTO incident_to_match
    SELECT position FROM exhibit JOIN incident ON incident.id = incident_id
    WHERE number = new.number AND position NOT IN (SELECT position FROM incident_to_match);
END;
CREATE TRIGGER identifier_added AFTER INSERT ON identifier BEGIN
    INSERT INTO identifier_to_match SELECT new.id
    WHERE new.id NOT IN (SELECT identifier_id FROM identifier_to_match);
END;
CREATE TRIGGER identifier_changed AFTER UPDATE OF written, platform, account_id, normal
ON identifier
WHEN new.written <> old.written OR new.platform <> old.platform
    OR new.account_id <> old.account_id OR new.normal <> old.normal BEGIN
    INSERT INTO identifier_to_match SELECT new.id
    WHERE new.id NOT IN (SELECT identifier_id FROM identifier_to_match);
END;
INSERT INTO incident_to_match SELECT position FROM incident;

-- Names that can look like each other, by what is left when tricks are taken out of them
-- (core/blocklists/lookalikes/faces.py). identifier_id is null for the name of a person.
CREATE TABLE name_face (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    identifier_id TEXT REFERENCES identifier (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    face TEXT NOT NULL
) STRICT;
CREATE INDEX name_face_by_face ON name_face (kind, face, number);
CREATE INDEX name_face_by_person ON name_face (person_id);
CREATE INDEX name_face_by_identifier ON name_face (identifier_id);

-- What the person said about two that look alike, one < other; by what they are, not by identity.
CREATE TABLE alike_decision (
    one TEXT NOT NULL,
    other TEXT NOT NULL,
    is_accepted INTEGER NOT NULL CHECK (is_accepted IN (0, 1)),
    decided_at TEXT NOT NULL CHECK (length(decided_at) = 27),
    PRIMARY KEY (one, other),
    CHECK (one < other)
) STRICT, WITHOUT ROWID;
