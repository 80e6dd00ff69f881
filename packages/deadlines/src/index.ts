export { type DueUnit, dueAfter, type HolidayYear } from './calendar.ts'
export { type Deadline, deadline } from './deadline.ts'
