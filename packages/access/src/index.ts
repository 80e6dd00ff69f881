export { anyone, type MayBuilder, posts, systemOnly } from './may.ts'
