export const topicsHelp = `npm run titian -- topics <create|check> [--single]

  create   makes the topics that are missing, one a service, as infra/kafka/topics.json says; changes none that is there
  check    says what is not as the file says

  --single   the broker stands alone: one replica

KAFKA_BROKERS and the other variables of Kafka say where, as for the services.
`
