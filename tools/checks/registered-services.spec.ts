import { join } from 'node:path'
import { answeringServices, commonServices, serviceNames } from '@titian/service-registry'
import { declared } from '../services/all.ts'
import { aboutCompose, aboutFolders, registeredServices } from './registered-services.ts'

const named = (name: string) => declared.find((one) => one.name === name)

describe('the services that there are', () => {
  it('are those of the registry, each as it says, in its order', async () => {
    expect(await registeredServices(join(import.meta.dirname, '../..'))).toEqual({ ok: true, output: '' })
    expect(declared.map(({ name }) => name)).toEqual(serviceNames)
  })

  it('are asked by intake before a case closes, wherever they answer', () => {
    const answering = declared.filter(({ answersClosures }) => answersClosures).map(({ name }) => name)
    expect(answeringServices).toEqual(answering)
    const heard = (named('intake')?.facts ?? []).filter(({ name }) => name.endsWith('case-desk') || name.endsWith('case_desk'))
    expect(heard.map(({ service }) => service)).toEqual(answering)
  })

  it('are all heard by the shared timeline, but itself and what stands at LPSK', () => {
    expect(named('case-history')?.receivesAllOf).toEqual(commonServices.filter((name) => name !== 'case-history'))
  })
})

describe('a folder of services/', () => {
  it('without a line in the registry, or a line without its folder: one sentence', () => {
    expect(aboutFolders(['gateway', 'intake', 'ferry'], ['intake'])).toEqual([
      'services/ferry does not stand in packages/service-registry/src/registry.ts: nobody would hear of it.',
    ])
    expect(aboutFolders(['gateway', 'intake'], ['intake', 'ferry'])).toEqual([
      'packages/service-registry/src/registry.ts names ferry, and there is no services/ferry.',
    ])
  })
  it('whose service docker-compose.yml leaves out: one sentence', () =>
    expect(aboutCompose(['prepare', 'intake', 'gateway'], ['intake', 'ferry'])).toEqual(['docker-compose.yml does not run ferry.']))
})
