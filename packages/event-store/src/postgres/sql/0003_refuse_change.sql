CREATE FUNCTION {{schema}}.refuse_change() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RAISE EXCEPTION 'events are never changed or removed' USING ERRCODE = 'restrict_violation';
END
$$;
REVOKE ALL ON FUNCTION {{schema}}.refuse_change() FROM PUBLIC;
