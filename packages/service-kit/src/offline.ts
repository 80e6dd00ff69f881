/** What makes records in process, without doors and without asking for leave: for invented data only. */
export { interestsOf } from './between/interests.ts'
export { toIntegration } from './between/published.ts'
export { loader } from './commands/load.ts'
export { recorder } from './commands/recorder.ts'
export { createFollowers, followerCheckpoint } from './react/checkpoint.ts'
export { follow } from './react/consequence.ts'
export { schemaOf } from './run/prepare-database.ts'
export { type Secrets, secrets } from './secrets.ts'
