-- Appends many items in one transaction, under the lock of this log, held to commit: order of positions is order of commit.
--
-- Item i asserts item_expected[i] of item_streams[i]: a version, 0 no stream, -1 anything, -2 any existing stream. item_before[i] is the
-- item of this batch that was last before it to name the same stream, 0 for none: items are settled in their order. Event k belongs to item
-- event_items[k] of item_sizes events, event_later[k] of which follow it; no id comes twice for one stream. Answers one row an item, in order:
--   appended | already   at_version and at_position of its last event
--   conflict             at_version of the stream
--   reused               at_event, the id that is there with another meta.inputHash
-- The same order of questions as settle.ts of the memory adapter.
--
-- Without the settings of the planner a plan made while the table was small scans it for ever (250 appends/s), and each call is planned anew.
CREATE FUNCTION {{schema}}.append_batch(
  clock_now             timestamptz,
  item_streams          text[],
  item_categories       text[],
  item_expected         integer[],
  item_before           integer[],
  item_sizes            integer[],
  event_items           integer[],
  event_later           integer[],
  event_ids             uuid[],
  event_types           text[],
  event_schema_versions smallint[],
  event_data            text[],
  event_meta            text[]
) RETURNS TABLE (outcome text, at_version integer, at_position bigint, at_event uuid)
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off
SET enable_bitmapscan = off
SET enable_hashjoin = off
SET enable_mergejoin = off
SET plan_cache_mode = force_generic_plan
SET lock_timeout = '10s'
AS $$
DECLARE
  items     integer := cardinality(item_streams);
  head      bigint;
  stamp     timestamptz(3);
  known     record;
  known_ids integer[] := array_fill(0, ARRAY[items]);
  actual    integer;
  stored    integer[];                                  -- versions of the streams before this batch
  latest    integer[] := array_fill(0, ARRAY[items]);   -- version of the item's stream after it was settled
  outcomes  text[] := array_fill('appended'::text, ARRAY[items]);
  versions  integer[] := array_fill(0, ARRAY[items]);
  positions bigint[] := array_fill(0::bigint, ARRAY[items]);
  others    uuid[] := array_fill(NULL::uuid, ARRAY[items]);
BEGIN
  -- In a caller's transaction the lock would be held while foreign code runs; with another isolation the head would be an old one.
  IF pg_current_xact_id_if_assigned() IS NOT NULL OR current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'append_batch runs alone, in a transaction of its own' USING ERRCODE = 'invalid_transaction_state';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('titian.log.' || {{schema_text}}, 0));

  SELECT e.position, e.recorded_at INTO head, stamp FROM {{schema}}.events e ORDER BY e.position DESC LIMIT 1;
  head := coalesce(head, 0);
  stamp := greatest(clock_now, stamp);

  SELECT array_agg(coalesce(last.version, 0) ORDER BY item.number) INTO stored
    FROM unnest(item_streams) WITH ORDINALITY AS item (stream, number)
    LEFT JOIN LATERAL (SELECT e.version FROM {{schema}}.events e WHERE e.stream = item.stream ORDER BY e.version DESC LIMIT 1) AS last ON true;

  FOR known IN
    SELECT asked.item, count(*)::integer AS ids, max(e.version) AS version, max(e.position) AS position,
           (array_agg(e.id) FILTER (WHERE e.meta::json ->> 'inputHash' IS DISTINCT FROM asked.meta::json ->> 'inputHash'))[1] AS other
      FROM unnest(event_ids, event_meta, event_items) AS asked (id, meta, item)
      JOIN {{schema}}.events e ON e.stream = item_streams[asked.item] AND e.id = asked.id
     GROUP BY asked.item
  LOOP
    known_ids[known.item] := known.ids;
    versions[known.item] := known.version;
    positions[known.item] := known.position;
    others[known.item] := known.other;
  END LOOP;

  FOR i IN 1 .. items LOOP
    actual := CASE item_before[i] WHEN 0 THEN stored[i] ELSE latest[item_before[i]] END;
    latest[i] := actual;
    IF others[i] IS NOT NULL THEN
      outcomes[i] := 'reused';
    ELSIF known_ids[i] = item_sizes[i] THEN
      outcomes[i] := 'already';
    ELSIF known_ids[i] > 0 OR (item_expected[i] <> -1 AND item_expected[i] <> actual AND NOT (item_expected[i] = -2 AND actual > 0)) THEN
      outcomes[i] := 'conflict';
      versions[i] := actual;
    ELSE
      head := head + item_sizes[i];
      latest[i] := actual + item_sizes[i];
      versions[i] := latest[i];
      positions[i] := head;
    END IF;
  END LOOP;

  INSERT INTO {{schema}}.events (position, stream, version, id, type, schema_version, recorded_at, data, meta, category)
  SELECT positions[event.item] - event.later, item_streams[event.item], versions[event.item] - event.later, event.id, event.type,
         event.schema_version, stamp, event.data, event.meta, item_categories[event.item]
    FROM unnest(event_items, event_later, event_ids, event_types, event_schema_versions, event_data, event_meta)
         AS event (item, later, id, type, schema_version, data, meta)
   WHERE outcomes[event.item] = 'appended';

  RETURN QUERY SELECT * FROM unnest(outcomes, versions, positions, others);
END
$$;
REVOKE ALL ON FUNCTION {{schema}}.append_batch FROM PUBLIC;
