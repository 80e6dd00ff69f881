const settings: Readonly<Record<string, string>> = {
  throwOnAppendFailure: 'KURRENTDB_URL must not say throwOnAppendFailure=false: a refused append would be taken for a stored one.',
  nodePreference: 'KURRENTDB_URL must not prefer another node than the leader (nodePreference): it may lag behind what was just recorded.',
  password: 'KURRENTDB_URL must hold user:password, both percent-encoded: a colon is %3A, an @ is %40.',
  tlsCAFile: 'The tlsCAFile of KURRENTDB_URL is not there or may not be read.',
}

/** Why KurrentDB cannot be used as it is set up, in a sentence without any value of the URL. `details` are those of `LOG_REFUSED`. */
export function kurrentRefusal({ setting, certificate, reason }: Readonly<Record<string, unknown>>): string {
  if (typeof certificate === 'string' && certificate.startsWith('ERR_SSL_'))
    return `KurrentDB speaks no TLS that the service understands (${certificate}); only for a server without certificates KURRENTDB_URL says tls=false.`
  if (typeof certificate === 'string')
    return `The certificate of KurrentDB is not trusted (${certificate}). The tlsCAFile of KURRENTDB_URL must hold the authority that signed it, and the host must be one that it names.`
  if (reason === 'access-denied')
    return 'KurrentDB refuses the user or the password in KURRENTDB_URL, or that user may not read $all and write its streams.'
  return settings[String(setting)] ?? 'KURRENTDB_URL cannot be read as a connection string of KurrentDB, or has an option that it does not know.'
}
