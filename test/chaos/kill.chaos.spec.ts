import { spawn } from 'node:child_process'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { openPool } from '@titian/event-store/postgres'
import { wipePostgres } from '@titian/local-postgres'
import { type Demo, startDemo, wholeStory } from '../e2e/demo.ts'

const start = new URL('../../tools/start.ts', import.meta.url).pathname

/** Where the process dies, and the how manieth time it passes there: spread over the story, and over what a command and a consequence do. */
const deaths = [
  'before-append:20',
  'after-append:45',
  'after-commit:60',
  'reaction-before-checkpoint:9',
  'relay.published:25',
  'receiver.appended:40',
]

/** Starts the demo on a folder and waits until it has killed itself at a failpoint; if it ended otherwise, with its last words. */
const dieAt = (data: string, failpoint: string): Promise<{ readonly signal: NodeJS.Signals | null; readonly said: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', start, '--port', '0'], {
      env: { ...process.env, NODE_OPTIONS: '', TITIAN_DATA: data, TITIAN_KILL_AT: failpoint },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    const hear = (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-1_000)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('error', reject)
    child.once('close', (_code, signal) => resolve({ signal, said: signal === 'SIGKILL' ? '' : said }))
  })

/**
 * What the main logs hold, without what hangs on a random secret: a claim's stream is named after a case number. Without versions too: what
 * two services say at the same time comes in one order or the other.
 */
async function recorded({ all }: Demo): Promise<readonly string[]> {
  const pool = openPool({ connectionString: all.databaseUrl, max: 1 })
  try {
    const rows = await Promise.all(
      all.services.map(({ name }) =>
        pool.query<{ line: string }>(
          `select concat_ws(' ', stream, type, id) as line from "${name.replaceAll('-', '_')}_log".events where stream not like '%.claim.%'`,
        ),
      ),
    )
    return rows.flatMap((one) => one.rows.map(({ line }) => line)).sort()
  } finally {
    await pool.end()
  }
}

describe('a demo that is killed in the middle of its story', () => {
  it('ends it when started again, with nothing lost and nothing doubled', async () => {
    const data = await mkdtemp(join(tmpdir(), 'titian-kill-'))
    for (const failpoint of deaths) expect(await dieAt(data, failpoint)).toEqual({ signal: 'SIGKILL', said: '' })
    const survivor = await startDemo(wholeStory, join(data, 'demo'))
    // Under the same secret, from which the ids of persons follow.
    const other = await mkdtemp(join(tmpdir(), 'titian-whole-'))
    await copyFile(join(data, 'demo', 'demo-secret.key'), join(other, 'demo-secret.key'))
    const undisturbed = await startDemo(wholeStory, other)
    try {
      expect(await survivor.tell()).toBeGreaterThan(0)
      await undisturbed.tell()
      expect(await recorded(survivor)).toEqual(await recorded(undisturbed))
    } finally {
      await survivor.stop()
      await undisturbed.stop()
      await wipePostgres(join(data, 'demo', 'postgres'))
      await rm(data, { recursive: true, force: true })
    }
  }, 900_000)
})
