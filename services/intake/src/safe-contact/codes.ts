import { codeList } from '@titian/vocabulary'

/** By which way she can be reached without anybody else learning of it. */
export const contactChannels = codeList('contact-channel', {
  PHONE_CALL: { id: 'Telepon', en: 'Phone call' },
  TEXT_MESSAGE: { id: 'Pesan teks', en: 'Text message' },
  CHAT_APP: { id: 'Aplikasi pesan', en: 'Messaging app' },
  IN_PERSON: { id: 'Bertemu langsung', en: 'In person' },
  TRUSTED_PERSON: { id: 'Melalui orang yang ia percaya', en: 'Through someone she trusts' },
  AGENCY: { id: 'Melalui lembaga tempat ia dilayani', en: 'Through the agency that serves her' },
})

/** All that may be said to whoever happens to answer: nothing of a case, of help or of an office (SAFETY 16). */
export const neutralWords = codeList('neutral-words', {
  NOTHING: { id: 'Tidak meninggalkan pesan apa pun', en: 'Left no message at all' },
  CALL_BACK: { id: '"Halo, nanti saya hubungi lagi."', en: '"Hello, I will call again later."' },
  WRONG_NUMBER: { id: '"Maaf, salah sambung."', en: '"Sorry, wrong number."' },
  CODE_WORD: { id: 'Kata sandi yang disepakati', en: 'The code word agreed upon' },
})

export const attemptOutcomes = codeList('contact-attempt-outcome', {
  REACHED: { id: 'Berbicara dengannya', en: 'Spoke with her' },
  NOT_REACHED: { id: 'Tidak dijawab', en: 'No answer' },
  SOMEONE_ELSE: { id: 'Orang lain yang menjawab', en: 'Somebody else answered' },
  NOT_SAFE: { id: 'Tidak aman untuk berbicara', en: 'Not safe to talk' },
})

export const safeContactStatus = codeList('safe-contact-status', {
  stands: { id: 'Berlaku', en: 'Stands' },
  withdrawn: { id: 'Ditarik olehnya', en: 'Withdrawn at her word' },
})
