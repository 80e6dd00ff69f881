export { type DueUnit, dueAfter, type HolidayYear } from './calendar.ts'
export { type Deadline, deadline } from './deadline.ts'
export { deadlinesView } from './deadlines-view.ts'
export { type DeadlinesOptions, type DispatchDeadline, type RunningDeadlines, startDeadlines } from './start-deadlines.ts'
