/** Statements as templates: a value stands where it is meant and is bound, never spliced; statements nest. The one way to put a question together. */
export { join, raw, default as sql, type Sql } from 'sql-template-tag'
