export const viewsHelp = `npm run titian -- views <command> [options]

  list                     the views of every service, and the log each is built from
  status                   where each stands, which has stopped and on what, which is being rebuilt
  rebuild <service/view>   builds it anew beside the live one, compares, and puts it in its place in one
                           transaction; a running service goes on from there by itself. Ctrl-C cancels,
                           the next time goes on where it was.

  --fresh         rebuild: begin anew where one was cancelled
  --folder PATH   another data folder than .titian/demo
  --help          this page

status ends with 1 where a view has stopped, and where the database is prepared for no service.
With EVENT_STORE=kurrentdb and KURRENTDB_URL, as for the service, rebuild reads the main log there.
`
