export { type Db, type Handles, idOf, on, type View, view } from './view.ts'
