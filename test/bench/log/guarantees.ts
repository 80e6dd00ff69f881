/** What stands beside a number: a store that promises less may well be quicker. As read in the published packages, and tried where marked *. */
export const guarantees: readonly { readonly what: string; readonly by: Readonly<Record<string, string>> }[] = [
  {
    what: 'no event below a position that a reader has seen',
    by: {
      titian: 'yes*, dense',
      emmett: 'yes, behind the oldest open transaction of the whole server',
      castore: 'no global order',
      'message-db': 'within a category',
      'plain INSERT': 'no',
    },
  },
  {
    what: 'expected version enforced in the database',
    by: {
      titian: 'yes*, all four',
      emmett: 'version; a second "must not exist" was accepted (0.42.0)',
      castore: 'version',
      'message-db': 'version',
      'plain INSERT': 'unique key',
    },
  },
  {
    what: 'a repeat answers what was stored',
    by: { titian: 'yes*, input compared', emmett: 'no', castore: 'no', 'message-db': 'no, unique id', 'plain INSERT': 'no' },
  },
  {
    what: 'several events, all or nothing',
    by: { titian: 'yes*', emmett: 'yes', castore: 'yes (group)', 'message-db': 'in a caller’s transaction', 'plain INSERT': 'no' },
  },
  { what: 'time never goes back along the order', by: { titian: 'yes*', emmett: 'no', castore: 'no', 'message-db': 'no', 'plain INSERT': 'no' } },
  {
    what: 'the database refuses UPDATE, DELETE, TRUNCATE',
    by: { titian: 'yes*, to the owner too', emmett: 'no', castore: 'no', 'message-db': 'by roles', 'plain INSERT': 'no' },
  },
  { what: 'bounded queue with advice to retry', by: { titian: 'yes*', emmett: 'no', castore: 'no', 'message-db': '–', 'plain INSERT': 'no' } },
]
