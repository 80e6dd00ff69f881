import type { View } from '../view.ts'

/** Under what name a view is rebuilt beside the live one: a schema and a checkpoint of its own. */
export const nextOf = (view: View): View => ({ ...view, name: `${view.name}_next` })
