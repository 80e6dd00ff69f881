import type { Passed } from '../calls/client.ts'

const uuid = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i

/** What of a request goes on to the services: the person's own token and purpose, work that was shown, and what ties one request's traces and looks together. */
export function passedOn({ headers, signal }: Pick<Request, 'headers' | 'signal'>, newId: () => string, sender: string): Passed {
  const correlationId = headers.get('x-correlation-id') ?? ''
  return {
    authorization: headers.get('authorization') ?? undefined,
    purpose: headers.get('x-purpose') ?? undefined,
    traceparent: headers.get('traceparent') ?? undefined,
    correlationId: uuid.test(correlationId) ? correlationId : newId(),
    sender,
    proof: headers.get('x-proof') ?? undefined,
    signal,
  }
}
