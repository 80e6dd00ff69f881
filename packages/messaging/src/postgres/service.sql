-- What one service keeps of its relay and its receiver, in its own schema.
CREATE TABLE IF NOT EXISTS :schema.relay_checkpoint (
  service      text        NOT NULL CONSTRAINT relay_checkpoint_pk PRIMARY KEY,
  position     bigint      NOT NULL,
  -- Who took the lease later has the higher epoch; a relay with a lower one can no longer move the checkpoint.
  epoch        bigint      NOT NULL,
  leased_until timestamptz NOT NULL
);

CREATE TABLE IF NOT EXISTS :schema.heartbeat (
  source text        NOT NULL CONSTRAINT heartbeat_pk PRIMARY KEY,
  at     timestamptz NOT NULL
);

CREATE TABLE IF NOT EXISTS :schema.parked (
  source_stream text        NOT NULL,
  version       bigint      NOT NULL,
  source        text        NOT NULL,
  -- Public data only. json, not jsonb: a message that cannot be handled must always be kept.
  message       json        NOT NULL,
  error_code    text        NOT NULL,
  attempts      integer     NOT NULL,
  first_seen    timestamptz NOT NULL,
  last_seen     timestamptz NOT NULL,
  CONSTRAINT parked_pk PRIMARY KEY (source_stream, version)
);
