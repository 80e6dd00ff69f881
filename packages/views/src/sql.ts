/** Statements as templates: a value stands where it is meant and is bound, never spliced; statements nest. The one way to put a question together. */
export { default as sql, join, raw, type Sql } from 'sql-template-tag'
