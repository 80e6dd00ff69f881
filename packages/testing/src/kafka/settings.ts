import { join } from 'node:path'

/** Loopback ports of one broker. */
export interface KafkaPorts {
  readonly client: number
  readonly controller: number
  /** Of the listener that clients reach through a proxy. */
  readonly behindProxy: number
  /** Of the listener with TLS and SCRAM. */
  readonly secured: number
}

/** What the broker shows of itself on the listener `SECURED`. */
export interface BrokerIdentity {
  /** PKCS#12: its key and certificate. */
  readonly keystore: string
  readonly storePassword: string
}

/**
 * `server.properties` of one small KRaft broker that is its own controller. Group settings are Kafka's defaults, so that what works here
 * works on a broker that nobody tuned; only the first rebalance does not wait for others.
 *
 * @param listeners `proxyPort`: where clients of the listener `PROXIED` are told to connect; `identity`: for the listener `SECURED`
 */
export function settings(
  dataDir: string,
  ports: KafkaPorts,
  { proxyPort, identity }: { readonly proxyPort: number | undefined; readonly identity: BrokerIdentity | undefined },
): string {
  const at = (name: string, port: number) => `${name}://127.0.0.1:${port}`
  const beside = [
    ...(proxyPort === undefined ? [] : [{ name: 'PROXIED', port: ports.behindProxy, advertised: proxyPort }]),
    ...(identity === undefined ? [] : [{ name: 'SECURED', port: ports.secured, advertised: ports.secured }]),
  ]
  const lines: Readonly<Record<string, string | number | boolean>> = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${ports.controller}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,CLIENT:PLAINTEXT,PROXIED:PLAINTEXT,SECURED:SASL_SSL',
    'inter.broker.listener.name': 'CLIENT',
    listeners: [at('CONTROLLER', ports.controller), at('CLIENT', ports.client), ...beside.map(({ name, port }) => at(name, port))].join(','),
    'advertised.listeners': [at('CLIENT', ports.client), ...beside.map(({ name, advertised }) => at(name, advertised))].join(','),
    ...(identity !== undefined && secured(identity)),
    'log.dirs': join(dataDir, 'logs'),
    'auto.create.topics.enable': false,
    'default.replication.factor': 1,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    // The rest keeps it small: one core, one laptop.
    'num.network.threads': 2,
    'num.io.threads': 2,
    'num.recovery.threads.per.data.dir': 2,
    'log.cleaner.dedupe.buffer.size': 8 * 1024 * 1024,
    'controlled.shutdown.enable': false,
  }
  return `${Object.entries(lines)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n')}\n`
}

const secured = ({ keystore, storePassword }: BrokerIdentity) => ({
  'ssl.keystore.type': 'PKCS12',
  'ssl.keystore.location': keystore,
  'ssl.keystore.password': storePassword,
  'listener.name.secured.sasl.enabled.mechanisms': 'SCRAM-SHA-512',
  'listener.name.secured.scram-sha-512.sasl.jaas.config': 'org.apache.kafka.common.security.scram.ScramLoginModule required;',
})
