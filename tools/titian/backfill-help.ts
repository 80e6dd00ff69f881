export const backfillHelp = `npm run titian -- backfill <service> [options]

  Receives all that the other services have published and this one reads: for a service that joins later, or
  has lost what it received. The producers' logs are read from their start, since a topic may have been cut by
  retention. What is there already is left alone, so that it may be given again at any time, and the service
  may run meanwhile. Ctrl-C stops it after the page in hand; the next time it goes on from there.

  --fresh         from the start, where one was cancelled
  --folder PATH   another data folder than .titian/demo
  --help          this page

It ends with 1 where it was cancelled, or where messages wait in parked streams (titian dead-letters).
Producers are asked over HTTP where SERVICE_URLS and SERVICE_TOKEN_FILE are set, as for the service, else read
from this database. Prepare the database first: start the service once.
`
