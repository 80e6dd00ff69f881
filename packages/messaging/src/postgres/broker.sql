-- Between services, by default. One row of `topic` per topic: its head counts its messages without gaps, and every publisher holds that row
-- to its commit, so that the order of offsets is the order of commits and a plain offset is a safe checkpoint.
CREATE TABLE IF NOT EXISTS :schema.topic (
  name        text   NOT NULL CONSTRAINT topic_pk PRIMARY KEY,
  head        bigint NOT NULL DEFAULT 0,
  beat_source text,
  beat_at     timestamptz,
  -- The heartbeat stands behind the messages up to this offset.
  beat_behind bigint
);

CREATE TABLE IF NOT EXISTS :schema.message (
  topic text   NOT NULL CONSTRAINT message_topic_fk REFERENCES :schema.topic (name),
  seq   bigint NOT NULL,
  -- json, not jsonb: kept as it was sent, and no escape in it can make the insert fail.
  body  json   NOT NULL,
  CONSTRAINT message_pk PRIMARY KEY (topic, seq)
);

CREATE TABLE IF NOT EXISTS :schema.settled (
  consumer text   NOT NULL,
  topic    text   NOT NULL,
  seq      bigint NOT NULL,
  CONSTRAINT settled_pk PRIMARY KEY (consumer, topic)
);

-- Who speaks for which service: its role writes the service's topic and moves the service's offset, and no other's.
CREATE TABLE IF NOT EXISTS :schema.party (
  role     name NOT NULL CONSTRAINT party_pk PRIMARY KEY,
  topic    text NOT NULL,
  consumer text NOT NULL
);

CREATE OR REPLACE FUNCTION :schema.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'messages are only ever appended';
END $$;

CREATE OR REPLACE TRIGGER message_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON :schema.message
  FOR EACH STATEMENT EXECUTE FUNCTION :schema.refuse_change();

-- True, or refused. The functions below run with their owner's rights, so the caller is the one who logged in; the owner may do anything.
CREATE OR REPLACE FUNCTION :schema.must_be_own(topic_name text, consumer_name text) RETURNS boolean
LANGUAGE plpgsql SET search_path = :schema, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM party p WHERE p.role = session_user AND (p.topic = topic_name OR p.consumer = consumer_name))
     OR pg_has_role(session_user, current_user, 'MEMBER') THEN
    RETURN true;
  END IF;
  RAISE EXCEPTION '% is not of %', coalesce(topic_name, consumer_name), session_user USING ERRCODE = 'insufficient_privilege';
END $$;

-- Appends messages (a JSON array, in order) to a topic.
CREATE OR REPLACE FUNCTION :schema.publish(topic_name text, bodies json) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = :schema, pg_temp AS $$
  -- Counted once: per row, it would read all bodies again for each of them.
  WITH counted AS MATERIALIZED (SELECT json_array_length(bodies) AS n),
  grown AS (
    INSERT INTO topic AS t (name, head) SELECT topic_name, n FROM counted WHERE must_be_own(topic_name, NULL)
    ON CONFLICT (name) DO UPDATE SET head = t.head + excluded.head
    RETURNING head
  )
  INSERT INTO message (topic, seq, body)
  SELECT topic_name, grown.head - counted.n + item.ordinality, item.value
  FROM counted, grown, json_array_elements(bodies) WITH ORDINALITY AS item
$$;

-- Sets the heartbeat of a topic behind all its messages. A lost one is followed by another within a second, so the commit need not wait for the disk.
CREATE OR REPLACE FUNCTION :schema.beat(topic_name text, source text, at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = :schema, pg_temp AS $$
  WITH quick AS (SELECT set_config('synchronous_commit', 'off', true))
  INSERT INTO topic AS t (name, beat_source, beat_at, beat_behind) SELECT topic_name, source, at, 0 FROM quick WHERE must_be_own(topic_name, NULL)
  ON CONFLICT (name) DO UPDATE SET beat_source = excluded.beat_source, beat_at = excluded.beat_at, beat_behind = t.head
$$;

-- Moves a consumer's offset, forwards only. A lost one costs doubles, which receivers expect, so the commit need not wait for the disk.
CREATE OR REPLACE FUNCTION :schema.settle(consumer_name text, topic_name text, upto bigint) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = :schema, pg_temp AS $$
  WITH quick AS (SELECT set_config('synchronous_commit', 'off', true))
  INSERT INTO settled AS s (consumer, topic, seq) SELECT consumer_name, topic_name, upto FROM quick WHERE must_be_own(NULL, consumer_name)
  ON CONFLICT (consumer, topic) DO UPDATE SET seq = greatest(s.seq, excluded.seq)
$$;
