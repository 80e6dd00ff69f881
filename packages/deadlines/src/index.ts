export { type Deadline, deadline } from './deadline.ts'
