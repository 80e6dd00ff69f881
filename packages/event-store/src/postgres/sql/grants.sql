-- What the application may do: read, and append through the one function. Applied at every migration.
GRANT USAGE ON SCHEMA {{schema}} TO {{app_role}};
GRANT SELECT ON {{schema}}.events TO {{app_role}};
GRANT EXECUTE ON FUNCTION {{schema}}.append_batch TO {{app_role}};
GRANT EXECUTE ON FUNCTION {{schema}}.not_ahead TO {{app_role}};
GRANT EXECUTE ON FUNCTION {{schema}}.cut_at TO {{app_role}};
