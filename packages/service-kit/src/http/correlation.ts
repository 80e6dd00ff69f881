/** Known before the request is authenticated, so that even a refusal can be traced. */
export const correlationOf = new WeakMap<object, string>()
