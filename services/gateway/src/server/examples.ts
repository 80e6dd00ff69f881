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
        `myDay {\n    items { label { ${lang} } caseNumber dueAt standing command { label { ${lang} } } agency { name } }\n    next\n    incomplete { ${lang} }\n  }`,
      ),
    },
    {
      who: 'inCase',
      ofCase: false,
      query: free(cases, 'cases(first: 10) {\n    items { caseId caseNumber status openedAt }\n    next\n  }'),
    },
    {
      who: 'inCase',
      ofCase: true,
      query: ofCase(
        timeline,
        `timeline(caseId: $caseId) {\n    total\n    entries {\n      number sight label { ${lang} } occurredAt { label { ${lang} } } agency { name }\n      facts { label { ${lang} } text { ${lang} } } redactions { of { ${lang} } label { ${lang} } } reason { ${lang} }\n    }\n    incomplete { ${lang} }\n  }`,
      ),
    },
    {
      who: 'inCase',
      ofCase: true,
      query: ofCase(
        whoLooked,
        `whoLooked(caseId: $caseId) {\n    items { at agency { name } worker { userId label { ${lang} } } purpose { label { ${lang} } } actions { label { ${lang} } } withheld }\n    next\n  }`,
      ),
    },
    {
      who: 'inCase',
      ofCase: false,
      query: free(inbox, 'referralInbox {\n    items { referralId standing dueAt service }\n    next\n  }'),
    },
    { who: 'inCase', ofCase: true, query: ofCase(changed, 'timelineChanged(caseId: $caseId)', 'subscription') },
  ]
}
