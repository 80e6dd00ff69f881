-- Holds for the owner too. Per statement: refused even where no row matches.
CREATE TRIGGER events_for_ever
BEFORE UPDATE OR DELETE OR TRUNCATE ON {{schema}}.events
FOR EACH STATEMENT EXECUTE FUNCTION {{schema}}.refuse_change();
