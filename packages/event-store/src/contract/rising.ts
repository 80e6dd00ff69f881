/** Whether positions only rise: what every log promises. That they are dense, only some do. */
export const rising = (events: readonly { readonly position: bigint }[]): boolean =>
  events.every(({ position }, index) => index === 0 || position > (events[index - 1]?.position ?? position))
