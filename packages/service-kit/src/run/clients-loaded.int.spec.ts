import { execFile } from 'node:child_process'
import process from 'node:process'
import { promisify } from 'node:util'

/** Loads what every service starts with, then opens a log on KurrentDB (refused at once: it prefers a follower); prints what was loaded of the client. */
const code = `
  import { registerHooks } from 'node:module'
  const loaded = []
  registerHooks({
    load(url, context, next) {
      loaded.push(url)
      return next(url, context)
    },
  })
  const ofTheClient = () => loaded.filter((url) => /node_modules.(@kurrent|@grpc)/.test(url)).length
  const { kurrentStore } = await import('./packages/service-kit/src/run/index.ts')
  const [whole, before] = [loaded.length, ofTheClient()]
  const url = 'kurrentdb://127.0.0.1:1?tls=false&nodePreference=follower'
  const refused = await kurrentStore({ url, service: 'intake', clock: { now: () => new Date() } }).then(() => 'opened', ({ code }) => code)
  console.log(JSON.stringify({ whole, before, refused, after: ofTheClient() }))
`

describe('what a service loads', () => {
  it('has nothing of KurrentDB and gRPC until a log is opened there', async () => {
    const cwd = new URL('../../../..', import.meta.url).pathname
    const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', code]
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd })
    const { whole, before, refused, after } = JSON.parse(stdout) as { whole: number; before: number; refused: string; after: number }
    expect({ before, refused }).toEqual({ before: 0, refused: 'KURRENTDB_REFUSED' })
    expect(whole).toBeGreaterThan(100)
    expect(after).toBeGreaterThan(10)
  })
})
