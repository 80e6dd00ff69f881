import { Session } from 'node:inspector/promises'
import { fileURLToPath } from 'node:url'

/** What ran in this process between two looks: `file#first-last` of each function. */
export interface Watching {
  /** Functions that ran since the last call. */
  ran(): Promise<ReadonlySet<string>>
  stop(): Promise<void>
}

/** Watches which functions of the tree run, by the engine's own counts. @param root folder whose files count; libraries do not. */
export async function watchFunctions(root: string): Promise<Watching> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
  return {
    async ran() {
      const { result } = await session.post('Profiler.takePreciseCoverage')
      const own = result.filter(({ url }) => url.startsWith('file://') && fileURLToPath(url).startsWith(root) && !url.includes('/node_modules/'))
      return new Set(
        own.flatMap(({ url, functions }) =>
          functions
            .filter(({ functionName, ranges }) => functionName !== '' && (ranges[0]?.count ?? 0) > 0)
            .map(({ ranges }) => `${fileURLToPath(url).slice(root.length + 1)}#${ranges[0]?.startOffset}`),
        ),
      )
    },
    async stop() {
      await session.post('Profiler.stopPreciseCoverage')
      session.disconnect()
    },
  }
}

/** The files of functions that ran for the command and not in as long a time of rest. */
export function filesOf(ran: ReadonlySet<string>, atRest: ReadonlySet<string>): readonly string[] {
  const own = [...ran].filter((one) => !atRest.has(one)).map((one) => one.slice(0, one.indexOf('#')))
  return [...new Set(own)].sort()
}
