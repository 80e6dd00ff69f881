export type Lang = 'id' | 'en'

export interface Example {
  readonly query: string
  /** Whose token stands beside it: the one who is on duty, or the one who works on the case. */
  readonly who: 'onDuty' | 'inCase'
  /** It takes the id of the case as `$caseId`. */
  readonly ofCase: boolean
}

const words = {
  id: {
    myDay: ['HariIni', 'Hari ini, bagi petugas siaga: apa yang menunggu, menunggu siapa, jatuh tempo kapan'],
    cases: ['Kasus', 'Kasus yang boleh diketahui pekerja sosial; tab-tab berikutnya juga dengan tokennya'],
    timeline: ['LiniMasa', 'Satu kasus, sebagaimana Anda boleh melihatnya'],
    whoLooked: ['SiapaMelihat', 'Termasuk pandangan Anda sendiri barusan'],
    inbox: ['RujukanMasuk', 'Rujukan yang menunggu jawaban lembaga Anda'],
    changed: ['Berubah', 'Berjalan terus; hentikan dengan tombol yang sama'],
  },
  en: {
    myDay: ['MyDay', 'Today, for the duty officer: what waits, for whom, until when'],
    cases: ['Cases', 'The cases that the social worker may know of; the tabs after this one have her token, too'],
    timeline: ['Timeline', 'One case, as you may see it'],
    whoLooked: ['WhoLooked', 'Your own look of a moment ago is in it'],
    inbox: ['ReferralInbox', 'Referrals that wait for the answer of your agency'],
    changed: ['Changed', 'Goes on and on; the same button stops it'],
  },
} as const

/** What one can ask without knowing any id, in the order of the tabs; each begins with what it shows. */
export function examplesIn(lang: Lang): readonly Example[] {
  const { myDay, cases, timeline, whoLooked, inbox, changed } = words[lang]
  const free = ([name, about]: readonly [string, string], body: string) => `# ${about}\nquery ${name} {\n  ${body}\n}`
  const ofCase = ([name, about]: readonly [string, string], body: string, kind = 'query') =>
    `# ${about}\n${kind} ${name}($caseId: ID!) {\n  ${body}\n}`
  return [
    {
      who: 'onDuty',
      ofCase: false,
      query: free(
        myDay,
        `myDay {\n    tasks { label { ${lang} } dueAt isOverdue waitingOn agency { name } caseId }\n    incomplete { ${lang} }\n  }`,
      ),
    },
    {
      who: 'inCase',
      ofCase: false,
      query: free(cases, 'cases(first: 10) {\n    items { id caseNumber status determination accountable { name } }\n    next\n  }'),
    },
    {
      who: 'inCase',
      ofCase: true,
      query: ofCase(
        timeline,
        `timeline(caseId: $caseId) {\n    total\n    entries { number sight label { ${lang} } occurredAt { from precision } agency { name } data redactions { path reason } reason { ${lang} } }\n    incomplete { ${lang} }\n  }`,
      ),
    },
    {
      who: 'inCase',
      ofCase: true,
      query: ofCase(whoLooked, `whoLooked(caseId: $caseId) { at agency { name } worker { userId label { ${lang} } } purpose actions withheld }`),
    },
    {
      who: 'inCase',
      ofCase: false,
      query: free(inbox, 'referralInbox { items { id standing dueAt urgency service sender { name } reason } next }'),
    },
    { who: 'inCase', ofCase: true, query: ofCase(changed, 'timelineChanged(caseId: $caseId)', 'subscription') },
  ]
}
