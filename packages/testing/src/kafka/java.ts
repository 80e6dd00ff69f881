import { type ChildProcess, spawn } from 'node:child_process'
import { openSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { logConfiguration } from './distribution.ts'

/** Ends Java when our end of its input closes, however we die: a broker must not outlive the one who started it. */
const watched = [
  'exec 3<&0',
  '"$@" </dev/null 3<&- &',
  'java=$!',
  'echo $java >&4',
  'exec 4>&-',
  '(cat <&3 >/dev/null; kill -9 $java 2>/dev/null) &',
  'watcher=$!',
  'wait $java',
  'code=$?',
  'kill $watcher',
  'exit $code',
].join('\n')

export interface Java {
  readonly child: ChildProcess
  /** Of the Java process itself. */
  readonly pid: Promise<number>
  readonly exited: Promise<number>
}

/** Runs a class of the jars with a small heap; what it says is added to `logFile`. */
export function java(jars: string, logFile: string, args: readonly string[]): Java {
  const options = ['-Xmx384m', '-Xms128m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', `-Dlog4j2.configurationFile=${logConfiguration}`]
  const command = ['java', ...options, '-cp', join(jars, '*'), ...args]
  const log = openSync(logFile, 'a')
  const [program = 'sh', ...rest] = process.platform === 'win32' ? command : ['sh', '-c', watched, 'sh', ...command]
  const child = spawn(program, rest, { stdio: ['pipe', log, log, 'ignore', 'pipe'], detached: true })
  const exited = new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
  const pid = new Promise<number>((resolve) => {
    if (process.platform === 'win32') resolve(child.pid ?? 0)
    else child.stdio[4]?.once('data', (chunk: Buffer) => resolve(Number(chunk.toString())))
  })
  return { child, pid, exited }
}
