/**
 * What one must be allowed to know to read a line of the timeline in full. `case` are the plain facts of a case, `exploitation` what was done
 * to her (act, means, purpose, episodes); the others are the categories of personal data. Lines of protection, informant, suspect and exclusion
 * are absent for all others, never blanked.
 */
export type FieldGroup =
  | 'case'
  | 'exploitation'
  | 'identity'
  | 'contact'
  | 'location'
  | 'medical'
  | 'psychosocial'
  | 'legal'
  | 'protection'
  | 'shelter-location'
  | 'informant'
  | 'suspect'
  | 'exclusion'
