/** `shelter-location` → `ShelterLocation` */
export const pascal = (name: string): string =>
  name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')

/** `AcceptReferral` → `acceptReferral`; `case-desk` → `caseDesk` */
export const camel = (name: string): string => {
  const whole = pascal(name)
  return whole.charAt(0).toLowerCase() + whole.slice(1)
}

/** A code as a GraphQL name, upper case throughout: `shelter-location` → `SHELTER_LOCATION`. */
export const valueName = (code: string): string => {
  const name = code.replace(/[^A-Za-z0-9]+/g, '_').toUpperCase()
  return /^[0-9]/.test(name) || name === '' ? `_${name}` : name
}
