-- The log. Positions are dense and count from 1; data and meta are RFC 8785 canonical text, the text that the ledger hashes.
-- Versions of streams and the head of the log are read from the indexes: there is no second table that could disagree.
CREATE TABLE {{schema}}.events (
  position       bigint         NOT NULL,
  stream         text           NOT NULL,
  version        integer        NOT NULL,
  id             uuid           NOT NULL,
  type           text           NOT NULL,
  schema_version smallint       NOT NULL,
  recorded_at    timestamptz(3) NOT NULL,
  data           text           NOT NULL,
  meta           text           NOT NULL,
  category       text           NOT NULL GENERATED ALWAYS AS (substring(stream FROM '^(?:.*\.)?[^.-]*')) STORED, -- as categoryOf in port.ts: a service's name may hold a dash
  CONSTRAINT events_pkey PRIMARY KEY (position),
  CONSTRAINT events_version_once UNIQUE (stream, version),
  CONSTRAINT events_id_once UNIQUE (stream, id),
  CONSTRAINT events_count_from_one CHECK (position > 0 AND version > 0 AND schema_version > 0)
);
