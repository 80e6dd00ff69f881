export const deadLettersHelp = `npm run titian -- dead-letters <command> [options]

  list                        what is parked, oldest first: messages that could not be received, and
                              consequences (reactions) that could not be had
  show <stream>               what waits in a stream: why, since when, how often it was tried, and the
                              message as it was published
  replay <stream>             tries again, in order, up to the first that fails
  replay --all                the same for every stream of messages
  discard <stream> <version>  throws one message away that its source does not hold, and tries the rest;
                              what the source holds is received instead

  --service NAME  where more than one service has parked the stream; list, replay --all: only that one
  --reason CODE   discard: SOURCE_RESTORED, NOT_FROM_SOURCE, DEFECT_OF_SOURCE or TEST_MESSAGE
  --by NAME       replay, discard: who does it, for the record; default the name of your account here
  --json          list, show: one JSON object a line
  --folder PATH   another data folder than .titian/demo
  --help          this page

list ends with 1 where something is parked, replay and discard where something still waits; all of them where
the database is prepared for no service. Services that the address may not read are named on standard error.
The service may run meanwhile. Consequences are tried again by the running service, every five seconds.
Each replay and discard is recorded in the service's access log before it is done.
Producers are asked over HTTP where SERVICE_URLS and SERVICE_TOKEN_FILE are set, else read from this database.
`
