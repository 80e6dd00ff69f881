-- Serves readers of some categories: each is read in order of position and the results are merged.
CREATE INDEX events_by_category ON {{schema}}.events (category, position);
