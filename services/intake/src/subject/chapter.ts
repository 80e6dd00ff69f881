import { chapter } from '@titian/service'
import { subjectOfCase, subjects } from '../views/subjects.ts'
import { correctIdentityAttribute } from './correct-identity-attribute.ts'
import { recordAge } from './record-age.ts'
import { recordIdentityAttribute } from './record-identity-attribute.ts'
import { registerSubject } from './register-subject.ts'
import { subject } from './subject.ts'

export const subjectChapter = chapter({
  aggregate: subject,
  commands: [registerSubject, recordIdentityAttribute, correctIdentityAttribute, recordAge],
  views: [subjects],
  queries: [subjectOfCase],
})
