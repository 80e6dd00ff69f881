import { codeList, posts } from '@titian/vocabulary'

export const staffStatuses = codeList('staff-status', {
  active: { id: 'Bertugas', en: 'At work' },
  suspended: { id: 'Dibebastugaskan sementara', en: 'Suspended' },
  left: { id: 'Tidak lagi bertugas', en: 'Has left' },
})

/** What somebody is at an agency. The public has no post, and a survivor is nobody's staff. */
export const staffPosts = codeList(
  'staff-post',
  Object.fromEntries(posts.codes.filter((post) => post !== 'public' && post !== 'survivor').map((post) => [post, posts.label(post)])) as Readonly<
    Record<Exclude<(typeof posts.codes)[number], 'public' | 'survivor'>, ReturnType<typeof posts.label>>
  >,
)
