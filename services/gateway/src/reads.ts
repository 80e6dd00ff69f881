import type { Call } from './calls/client.ts'

export interface Reads {
  /** The same question of one request is asked once. Throws as `Client.ask`. */
  ask(call: Omit<Call, 'method'> & { readonly method?: Call['method'] }): Promise<unknown>
}
