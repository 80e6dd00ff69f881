import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { noteRunning } from './all-in-one/run-file.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..')
const data = mkdtempSync(join(tmpdir(), 'titian-token-'))
const { npm_config_loglevel: _, ...env } = process.env
const jwt = /^[\w-]+\.[\w-]+\.[\w-]+\n$/

/** A demo "runs" as long as this process does: a token is signed by the key in its folder, without asking it. */
beforeAll(() => noteRunning(join(data, 'demo'), { pid: process.pid, gatewayUrl: 'http://127.0.0.1:9/graphql', startedAt: '2024-03-01T00:00:00Z' }))
afterAll(() => rmSync(data, { recursive: true }))

const npm = (...args: readonly string[]) => run('npm', [...args], { cwd: root, env: { ...env, TITIAN_DATA: data } })

describe('npm run token', () => {
  it('with -s prints the token and nothing else', async () => {
    const { stdout, stderr } = await npm('run', '-s', 'token', '--', 'police')
    expect(stdout).toMatch(jwt)
    expect(stderr).toBe('')
  })

  it("without it says where npm's own lines come from, to whoever passes the output on", async () => {
    const { stdout, stderr } = await npm('run', 'token', '--', 'police', '--en')
    expect(stdout).toMatch(/^\n> titian/)
    expect(stderr).toContain('npm run -s token -- police')
  })
})
