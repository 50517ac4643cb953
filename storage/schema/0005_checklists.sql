-- The checklists in full: days, rules, own lists and items, links to incidents, answers.
-- Days are ISO 8601 (2026-03-03), where the person was.

-- A mark belongs to its item wherever that stands, so that an update may move it to another list;
-- list_id says where it stood. item is the item as the person knew it, as JSON
-- (core/checklists/item_json.py); NULL in marks of the first schema. repeat: NULL as the item says,
-- '' never.
CREATE TABLE item_mark (
    item_id TEXT PRIMARY KEY,
    list_id TEXT NOT NULL,
    state TEXT NOT NULL,
    note TEXT NOT NULL,
    changed_at TEXT NOT NULL CHECK (length(changed_at) = 27),
    done_on TEXT CHECK (length(done_on) = 10),
    due_on TEXT CHECK (length(due_on) = 10),
    snoozed_until TEXT CHECK (length(snoozed_until) = 10),
    repeat TEXT,
    is_considered INTEGER NOT NULL DEFAULT 0 CHECK (is_considered IN (0, 1)),
    item TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO item_mark (item_id, list_id, state, note, changed_at, done_on)
SELECT item_id, list_id, state, note, changed_at,
    CASE state WHEN 'done' THEN substr(changed_at, 1, 10) END
FROM mark WHERE true ORDER BY changed_at DESC
ON CONFLICT DO NOTHING;
DROP TABLE mark;

CREATE TABLE own_list (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    introduction TEXT NOT NULL
) STRICT;

-- list_id may be a shipped list's. base, if any, is the shipped item that this is a copy of, which
-- has the same id.
CREATE TABLE own_item (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    list_id TEXT NOT NULL,
    item TEXT NOT NULL,
    base TEXT
) STRICT;
CREATE INDEX own_item_by_list ON own_item (list_id);

-- A JSON list of item ids; items that are not in it come after.
CREATE TABLE item_order (
    list_id TEXT PRIMARY KEY,
    item_ids TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE item_incident (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    item_id TEXT NOT NULL,
    incident_id TEXT NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
    linked_at TEXT NOT NULL CHECK (length(linked_at) = 27),
    UNIQUE (item_id, incident_id)
) STRICT;
CREATE INDEX item_incident_by_incident ON item_incident (incident_id);

-- A JSON object (core/checklists/choices.py).
CREATE TABLE checklist_choices (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    content TEXT NOT NULL
) STRICT;
