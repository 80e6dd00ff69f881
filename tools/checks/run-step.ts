import { spawn } from 'node:child_process'

export type Outcome = { ok: boolean; output: string }

/** Runs a command and keeps what it prints; with `shown` it prints for itself. */
export function runStep([program = '', ...args]: string[], options: { cwd: string; env: NodeJS.ProcessEnv; shown: boolean }): Promise<Outcome> {
  const { cwd, env, shown } = options
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env, stdio: shown ? 'inherit' : ['ignore', 'pipe', 'pipe'] })
    const output: string[] = []
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => output.push(data.toString()))
    child.once('error', (error) => resolve({ ok: false, output: error.message }))
    child.once('close', (code) => resolve({ ok: code === 0, output: output.join('') }))
  })
}
