-- The log. Positions are dense and count from 1; data and meta are RFC 8785 canonical text, the text that the ledger hashes.
-- Versions of streams and the head of the log are read from the indexes: there is no second table that could disagree. category is what
-- categoryOf in port.ts makes of the stream's name. Only append_batch writes, so no CHECK repeats what it does (each insert would parse it).
CREATE TABLE {{schema}}.events (
  position       bigint         NOT NULL,
  stream         text           NOT NULL COLLATE "C",
  version        integer        NOT NULL,
  id             uuid           NOT NULL,
  type           text           NOT NULL,
  schema_version smallint       NOT NULL,
  recorded_at    timestamptz(3) NOT NULL,
  data           text           NOT NULL,
  meta           text           NOT NULL,
  category       text           NOT NULL COLLATE "C",
  CONSTRAINT events_pkey PRIMARY KEY (position),
  CONSTRAINT events_version_once UNIQUE (stream, version),
  CONSTRAINT events_id_once UNIQUE (stream, id)
);
