CREATE TABLE {{schema}}.events (
  "position" bigint NOT NULL,
  stream text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  id uuid NOT NULL,
  type text NOT NULL,
  schema_version smallint NOT NULL,
  recorded_at timestamp(3) with time zone NOT NULL,
  data text NOT NULL,
  meta text NOT NULL,
  category text COLLATE "C" NOT NULL);
CREATE TABLE {{schema}}.migrations (
  name text NOT NULL,
  sha256 text NOT NULL,
  applied_at timestamp with time zone NOT NULL DEFAULT now());
ALTER TABLE {{schema}}.events ADD CONSTRAINT events_id_once UNIQUE (stream, id);
ALTER TABLE {{schema}}.events ADD CONSTRAINT events_pkey PRIMARY KEY ("position");
ALTER TABLE {{schema}}.events ADD CONSTRAINT events_version_once UNIQUE (stream, version);
ALTER TABLE {{schema}}.migrations ADD CONSTRAINT migrations_pkey PRIMARY KEY (name);
CREATE INDEX events_by_category ON {{schema}}.events USING btree (category, "position");
CREATE OR REPLACE FUNCTION {{schema}}.append_batch(clock_now timestamp with time zone, item_streams text[], item_categories text[], item_expected integer[], item_before integer[], item_sizes integer[], event_items integer[], event_later integer[], event_ids uuid[], event_types text[], event_schema_versions smallint[], event_data text[], event_meta text[])
 RETURNS TABLE(outcome text, at_version integer, at_position bigint, at_event uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_bitmapscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
 SET lock_timeout TO '10s'
AS $function$
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
$function$;
REVOKE ALL ON FUNCTION {{schema}}.append_batch(timestamp with time zone,text[],text[],integer[],integer[],integer[],integer[],integer[],uuid[],text[],smallint[],text[],text[]) FROM PUBLIC;
CREATE OR REPLACE FUNCTION {{schema}}.cut_at(moment timestamp with time zone)
 RETURNS bigint
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE
  low  bigint := 0;
  high bigint;
  mid  bigint;
  seen timestamptz;
BEGIN
  SELECT coalesce(max(e.position), 0) INTO high FROM {{schema}}.events e;
  WHILE low < high LOOP
    mid := (low + high + 1) / 2;
    SELECT e.recorded_at INTO seen FROM {{schema}}.events e WHERE e.position = mid;
    IF seen <= moment THEN low := mid; ELSE high := mid - 1; END IF;
  END LOOP;
  RETURN low;
END
$function$;
REVOKE ALL ON FUNCTION {{schema}}.cut_at(timestamp with time zone) FROM PUBLIC;
CREATE OR REPLACE FUNCTION {{schema}}.not_ahead(clock_now timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
BEGIN
  IF clock_now > clock_timestamp() + interval '5 seconds' THEN
    RAISE EXCEPTION 'the clock of the writer is ahead' USING ERRCODE = 'TI001';
  END IF;
  RETURN clock_now;
END
$function$;
REVOKE ALL ON FUNCTION {{schema}}.not_ahead(timestamp with time zone) FROM PUBLIC;
CREATE OR REPLACE FUNCTION {{schema}}.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
BEGIN
  RAISE EXCEPTION 'events are never changed or removed' USING ERRCODE = 'restrict_violation';
END
$function$;
REVOKE ALL ON FUNCTION {{schema}}.refuse_change() FROM PUBLIC;
CREATE TRIGGER events_for_ever BEFORE DELETE OR UPDATE OR TRUNCATE ON {{schema}}.events FOR EACH STATEMENT EXECUTE FUNCTION {{schema}}.refuse_change();
INSERT INTO {{schema}}.migrations (name, sha256) VALUES ('0001_events.sql', '02469a46c9afece471388d56c6fc68c12d48bc1358aba407a1dc87a73dc54879');
INSERT INTO {{schema}}.migrations (name, sha256) VALUES ('0002_events_by_category.sql', 'e57c1ac9f73bde6676ab53ff5d255e9473bad7daa6676e711318ed7243ba7f14');
INSERT INTO {{schema}}.migrations (name, sha256) VALUES ('0003_refuse_change.sql', '4287e75cd24d619ed5e01a0867bd5d39f99c482e1aeac84cc6316155f9aea465');
INSERT INTO {{schema}}.migrations (name, sha256) VALUES ('0004_events_for_ever.sql', '3083d195b157b21e9f9f2b774012df693574c345c305b3cd33b6d19a3f21463a');
INSERT INTO {{schema}}.migrations (name, sha256) VALUES ('0005_append_batch.sql', '7dc9671f2c127cfbe16e137dc7aa2f8a9bf5edd8e0c489732a70d121482058fc');
INSERT INTO {{schema}}.migrations (name, sha256) VALUES ('0006_cut_at.sql', '8a39020ac2bd45797e0e2766f285e21c681585802a09b199ad8e30edfe57cbb5');
INSERT INTO {{schema}}.migrations (name, sha256) VALUES ('0007_not_ahead.sql', '7fb41c41f183b9d82f0fe4563b36738b0bb86b235b884ad5a093e9d70d28fa8e');
