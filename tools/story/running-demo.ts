import { demoFolder, ownFolder } from '../all-in-one/folders.ts'
import { type Running, runningIn } from '../all-in-one/run-file.ts'

/** The demo that runs now, and the folder where its issuer's key is; undefined where none runs. */
export function runningDemo(): (Running & { readonly folder: string }) | undefined {
  for (const folder of [demoFolder, ownFolder]) {
    const running = runningIn(folder)
    if (running) return { ...running, folder }
  }
  return undefined
}

export const notRunning = {
  id: 'Titian tidak sedang berjalan. Jalankan dahulu di terminal lain: npm start',
  en: 'Titian is not running. Start it first, in another terminal: npm start',
} as const
