-- The last position recorded at or before a moment; 0 where there is none. recorded_at never decreases along positions, so halving finds
-- it by the primary key in some twenty look-ups and the log needs no index on time.
CREATE FUNCTION {{schema}}.cut_at(moment timestamptz) RETURNS bigint
LANGUAGE plpgsql
STABLE
SET search_path = pg_catalog, pg_temp
AS $$
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
$$;
REVOKE ALL ON FUNCTION {{schema}}.cut_at FROM PUBLIC;
