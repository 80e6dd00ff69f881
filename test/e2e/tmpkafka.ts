import { startDemo } from './demo.ts'
const t0 = performance.now(); const at = (w: unknown) => console.log(Math.round(performance.now()-t0), w)
const demo = await startDemo(); at('started')
setTimeout(() => { at('late'); console.log(demo.logLines.filter((l) => /warn|error|"level":[45]0/.test(l)).slice(-5)); process.exit(1) }, 150000).unref()
let n = 0
const recorded = await demo.tell(() => { n += 1; if (n % 20 === 0) at(n) }); at('told ' + recorded)
console.log(demo.logLines.filter((l) => /"level":[45]0/.test(l)).length)
await demo.stop(); at('stopped')
