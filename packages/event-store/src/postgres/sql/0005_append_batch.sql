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
  head      bigint;
  stamp     timestamptz(3);
  stored    integer[];  -- version of the item's stream before this batch
  latest    integer[];  -- and after the item was settled
  known     record;
  known_ids integer[];  -- of the items some of whose ids are there: how many, their last version and position, one with another hash
  known_versions  integer[];
  known_positions bigint[];
  known_others    uuid[];
  new_versions    integer[];  -- of the items to be inserted: of their last event
  new_positions   bigint[];
BEGIN
  -- In a caller's transaction the lock would be held while foreign code runs; with another isolation the head would be an old one.
  IF pg_current_xact_id_if_assigned() IS NOT NULL OR current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'append_batch runs alone, in a transaction of its own' USING ERRCODE = 'invalid_transaction_state';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('titian.log.' || {{schema_text}}, 0));

  SELECT array_agg(coalesce(last.version, 0) ORDER BY item.number) INTO stored
    FROM unnest(item_streams) WITH ORDINALITY AS item (stream, number)
    LEFT JOIN LATERAL (SELECT e.version FROM {{schema}}.events e WHERE e.stream = item.stream ORDER BY e.version DESC LIMIT 1) AS last ON true;

  IF 0 < ANY (stored) THEN
    FOR known IN
      SELECT asked.item, count(*)::integer AS ids, max(e.version) AS version, max(e.position) AS position,
             (array_agg(e.id) FILTER (WHERE e.meta::json ->> 'inputHash' IS DISTINCT FROM asked.meta::json ->> 'inputHash'))[1] AS other
        FROM unnest(event_ids, event_meta, event_items) AS asked (id, meta, item)
        JOIN {{schema}}.events e ON e.stream = item_streams[asked.item] AND e.id = asked.id
       GROUP BY asked.item
    LOOP
      known_ids[known.item] := known.ids;
      known_versions[known.item] := known.version;
      known_positions[known.item] := known.position;
      known_others[known.item] := known.other;
    END LOOP;
  END IF;

  SELECT e.position, greatest(clock_now, e.recorded_at) INTO head, stamp FROM {{schema}}.events e ORDER BY e.position DESC LIMIT 1;
  IF NOT FOUND THEN
    head := 0;
    stamp := clock_now;
  END IF;

  FOR i IN 1 .. cardinality(item_streams) LOOP
    at_version := CASE item_before[i] WHEN 0 THEN stored[i] ELSE latest[item_before[i]] END;
    latest[i] := at_version;
    at_position := NULL;
    at_event := NULL;
    IF known_ids[i] > 0 THEN
      IF known_others[i] IS NOT NULL THEN
        outcome := 'reused';
        at_event := known_others[i];
      ELSIF known_ids[i] = item_sizes[i] THEN
        outcome := 'already';
        at_version := known_versions[i];
        at_position := known_positions[i];
      ELSE
        outcome := 'conflict';
      END IF;
    ELSIF item_expected[i] = -1 OR item_expected[i] = at_version OR (item_expected[i] = -2 AND at_version > 0) THEN
      outcome := 'appended';
      head := head + item_sizes[i];
      at_version := at_version + item_sizes[i];
      at_position := head;
      latest[i] := at_version;
      new_versions[i] := at_version;
      new_positions[i] := head;
    ELSE
      outcome := 'conflict';
    END IF;
    RETURN NEXT;
  END LOOP;

  INSERT INTO {{schema}}.events (position, stream, version, id, type, schema_version, recorded_at, data, meta, category)
  SELECT new_positions[event.item] - event.later, item_streams[event.item], new_versions[event.item] - event.later, event.id, event.type,
         event.schema_version, stamp, event.data, event.meta, item_categories[event.item]
    FROM unnest(event_items, event_later, event_ids, event_types, event_schema_versions, event_data, event_meta)
         AS event (item, later, id, type, schema_version, data, meta)
   WHERE new_positions[event.item] IS NOT NULL;
END
$$;
REVOKE ALL ON FUNCTION {{schema}}.append_batch FROM PUBLIC;
