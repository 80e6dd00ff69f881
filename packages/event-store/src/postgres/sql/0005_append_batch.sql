-- Appends many items in one transaction, under the lock of this log, held to commit: order of positions is order of commit.
--
-- Item i asserts item_expected[i] of item_streams[i] (a version; 0 no stream, -1 anything, -2 any existing stream) and brings the next
-- item_sizes[i] of the events. Items are settled in their order, so several may go to one stream. Answers one row an item, in order:
--   appended | already   at_version and at_position of its last event
--   conflict             at_version of the stream
--   reused               at_event, the id that is there with another meta.inputHash
-- The same order of questions as settle.ts of the memory adapter.
--
-- Without the settings of the planner a plan made while the table was small scans it for ever.
CREATE FUNCTION {{schema}}.append_batch(
  clock_now     timestamptz,
  item_streams  text[],
  item_expected integer[],
  item_sizes    integer[],
  event_ids     uuid[],
  event_types   text[],
  event_schema_versions smallint[],
  event_data    text[],
  event_meta    text[]
) RETURNS TABLE (outcome text, at_version integer, at_position bigint, at_event uuid)
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off
SET enable_bitmapscan = off
SET lock_timeout = '10s'
AS $$
DECLARE
  head     bigint;
  stamp    timestamptz(3);
  actual   integer;
  from_ix  integer := 1;
  to_ix    integer;
  found_ids integer;
BEGIN
  -- In a caller's transaction the lock would be held while foreign code runs; with another isolation the head would be an old one.
  IF pg_current_xact_id_if_assigned() IS NOT NULL OR current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'append_batch runs alone, in a transaction of its own' USING ERRCODE = 'invalid_transaction_state';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('titian.log.' || {{schema_text}}, 0));
  SELECT e.position, e.recorded_at INTO head, stamp FROM {{schema}}.events e ORDER BY e.position DESC LIMIT 1;
  head := coalesce(head, 0);
  stamp := greatest(clock_now, stamp);

  FOR i IN 1 .. cardinality(item_streams) LOOP
    to_ix := from_ix + item_sizes[i] - 1;
    SELECT e.version INTO actual FROM {{schema}}.events e WHERE e.stream = item_streams[i] ORDER BY e.version DESC LIMIT 1;
    actual := coalesce(actual, 0);
    found_ids := 0;
    IF actual > 0 THEN
      SELECT count(*) INTO found_ids FROM {{schema}}.events e WHERE e.stream = item_streams[i] AND e.id = ANY (event_ids[from_ix:to_ix]);
    END IF;
    outcome := NULL; at_version := actual; at_position := NULL; at_event := NULL;

    IF found_ids > 0 THEN
      SELECT max(e.version), max(e.position), (array_agg(e.id) FILTER (WHERE e.meta::json ->> 'inputHash' IS DISTINCT FROM asked.meta::json ->> 'inputHash'))[1]
        INTO at_version, at_position, at_event
        FROM unnest(event_ids[from_ix:to_ix], event_meta[from_ix:to_ix]) AS asked (id, meta)
        JOIN {{schema}}.events e ON e.stream = item_streams[i] AND e.id = asked.id;
      outcome := CASE WHEN at_event IS NOT NULL THEN 'reused' WHEN found_ids = item_sizes[i] THEN 'already' ELSE 'conflict' END;
      IF outcome = 'conflict' THEN at_version := actual; END IF;
    ELSIF item_expected[i] <> -1 AND actual <> item_expected[i] AND NOT (item_expected[i] = -2 AND actual > 0) THEN
      outcome := 'conflict';
    ELSE
      INSERT INTO {{schema}}.events (position, stream, version, id, type, schema_version, recorded_at, data, meta)
      SELECT head + n, item_streams[i], actual + n, event_ids[ix], event_types[ix], event_schema_versions[ix], stamp, event_data[ix], event_meta[ix]
        FROM generate_series(1, item_sizes[i]) AS n, LATERAL (SELECT from_ix + n - 1) AS taken (ix);
      head := head + item_sizes[i];
      outcome := 'appended';
      at_version := actual + item_sizes[i];
      at_position := head;
    END IF;
    RETURN NEXT;
    from_ix := to_ix + 1;
  END LOOP;
END
$$;
REVOKE ALL ON FUNCTION {{schema}}.append_batch FROM PUBLIC;
