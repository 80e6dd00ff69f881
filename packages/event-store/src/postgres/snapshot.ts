import type pg from 'pg'

/**
 * What a log's schema is, as the database itself tells it, in SQL that makes it: the name of the schema is put back to `{{schema}}`. For the
 * frozen snapshots in `sql/frozen`, which a log of an older version is laid from, and against which the migrations are held.
 */
export async function schemaSnapshot(client: pg.Pool | pg.ClientBase, schema: string): Promise<string> {
  const ask = async (sql: string) => (await client.query<{ line: string }>(sql, [schema])).rows.map(({ line }) => line)
  const lines = [
    ...(await ask(`SELECT format('CREATE TABLE %I.%I (%s);', n.nspname, c.relname, (
        SELECT string_agg(E'\n  ' || format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
                 || CASE WHEN l.collname IS NOT NULL AND l.collname <> 'default' THEN format(' COLLATE %I', l.collname) ELSE '' END
                 || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
                 || coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), ''), ',' ORDER BY a.attnum)
          FROM pg_attribute a LEFT JOIN pg_collation l ON l.oid = a.attcollation LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)) AS line
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relkind = 'r' ORDER BY c.relname`)),
    ...(await ask(`SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s;', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) AS line
        FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace WHERE n.nspname = $1 AND k.contype IN ('p', 'u', 'c', 'f') ORDER BY k.conname`)),
    ...(await ask(`SELECT pg_get_indexdef(i.indexrelid) || ';' AS line FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = $1 AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid) ORDER BY c.relname`)),
    ...(await ask(`SELECT rtrim(pg_get_functiondef(p.oid), E'\n') || ';' || CASE WHEN EXISTS (
              SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) AS acl WHERE acl.grantee = 0) THEN ''
              ELSE format(E'\nREVOKE ALL ON FUNCTION %s FROM PUBLIC;', p.oid::regprocedure) END AS line
        FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = $1 ORDER BY p.proname`)),
    ...(await ask(`SELECT pg_get_triggerdef(t.oid) || ';' AS line FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND NOT t.tgisinternal ORDER BY t.tgname`)),
    ...(await ask(`SELECT format('INSERT INTO %I.migrations (name, sha256) VALUES (%L, %L);', $1::text, m.name, m.sha256) AS line
        FROM ${schema}.migrations m ORDER BY m.name`)),
  ]
  return `${lines.join('\n')}\n`
    .replaceAll(`'${schema}'`, '{{schema_text}}')
    .replaceAll(`"${schema}".`, '{{schema}}.')
    .replaceAll(`${schema}.`, '{{schema}}.')
}
