import { graphiqlOptions } from './graphiql.ts'

const shown = { onDuty: 'token-of-duty', inCase: 'token-of-social-worker', caseId: '11111111-1111-4111-8111-111111111111' }

describe("the tabs of GraphiQL's page", () => {
  it('begin with someone who has something to do, and go on with someone who works on the case', () => {
    const [first, ...others] = graphiqlOptions('en', shown).defaultTabs ?? []
    expect(first?.query).toContain('myDay')
    expect(first?.headers).toContain('token-of-duty')
    expect(others.map(({ headers }) => headers?.includes('token-of-social-worker'))).toEqual(others.map(() => true))
    expect(others.map(({ variables }) => variables?.includes(shown.caseId) ?? false)).toEqual(
      others.map(({ query }) => query?.includes('$caseId') ?? false),
    )
  })

  it.each([
    ['id', 'en', 'DATA REKAAN', 'query LiniMasa('],
    ['en', 'id', 'INVENTED DATA', 'query Timeline('],
  ] as const)('speak %s and not %s', (lang, other, notice, timeline) => {
    const { title, defaultTabs = [] } = graphiqlOptions(lang)
    const queries = defaultTabs.map(({ query }) => query).join('\n')
    expect(title).toContain(notice)
    expect(queries).toContain(timeline)
    expect(queries).toContain(`{ ${lang} }`)
    expect(queries).not.toContain(`{ ${other} }`)
  })

  it('say where a token comes from, where there is nobody to show', () =>
    expect(graphiqlOptions('en').defaultTabs?.map(({ headers }) => headers?.includes('npm run -s token'))).not.toContain(false))
})
