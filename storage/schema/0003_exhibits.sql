-- What the person says of an incident's files: where each came from. said is canonical JSON
-- (core/incidents/provenance.py); it names the file by its digest, and may name one that is not
-- there: what was sealed comes back as it was.
CREATE TABLE provenance (
    incident_id TEXT NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    said TEXT NOT NULL,
    PRIMARY KEY (incident_id, place)
) STRICT, WITHOUT ROWID;
