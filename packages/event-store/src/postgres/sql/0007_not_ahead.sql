-- The time that an append is to be recorded at, refused where it lies more than 5 s ahead of the server's: one process whose clock is a day ahead
-- would put all that follows under tomorrow, for time in the log never goes back. What it is already ahead by is append_batch's to keep.
CREATE FUNCTION {{schema}}.not_ahead(clock_now timestamptz) RETURNS timestamptz
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF clock_now > clock_timestamp() + interval '5 seconds' THEN
    RAISE EXCEPTION 'the clock of the writer is ahead' USING ERRCODE = 'TI001';
  END IF;
  RETURN clock_now;
END
$$;
REVOKE ALL ON FUNCTION {{schema}}.not_ahead FROM PUBLIC;
