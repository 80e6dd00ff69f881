export { type Category, categories, type PersonalField, personal, personalFields } from './personal.ts'
export { isSealed, type Sealed, sealedSchema } from './sealed.ts'
