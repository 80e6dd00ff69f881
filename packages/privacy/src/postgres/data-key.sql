-- Wrapped data keys, in a database of its own that is dumped apart from the data they open. Rows are never removed: one whose key was
-- destroyed says so for ever, and keeps its owner from getting a new one.
CREATE TABLE IF NOT EXISTS {{schema}}.data_key (
  key_id       uuid        NOT NULL,
  service      text        NOT NULL,
  person_id    uuid        NOT NULL,
  category     text        NOT NULL,
  vault        text        NOT NULL,
  wrapped      bytea,
  created_at   timestamptz NOT NULL DEFAULT now(),
  destroyed_at timestamptz,
  CONSTRAINT data_key_pkey PRIMARY KEY (key_id),
  CONSTRAINT data_key_one_per_owner UNIQUE (service, person_id, category),
  CONSTRAINT data_key_gone_when_destroyed CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
);
