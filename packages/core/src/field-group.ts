/**
 * What one must be allowed to know to read a line of the timeline in full. `case` are the plain facts of a case; the others are
 * the categories of personal data. Lines of protection, informant, suspect and exclusion are absent for all others, never blanked.
 */
export type FieldGroup =
  | 'case'
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
