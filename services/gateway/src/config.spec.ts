import { commonServices } from '@titian/service-registry'
import { readConfig } from './config.ts'

const urls = Object.fromEntries(commonServices.map((name, index) => [name, `http://${name}:${3001 + index}`]))
const listed = (all: Readonly<Record<string, string>>): string =>
  Object.entries(all)
    .map((pair) => pair.join('='))
    .join(', ')
const right = { SERVICE_URLS: listed(urls), SERVICE_TOKEN_FILE: '/run/token', TITIAN_SECRET_FILE: '/run/secret' }

describe('what the gateway is told by its environment', () => {
  it('names the services, and has a port of its own', () => {
    expect(readConfig(right)).toEqual({
      config: {
        SERVICE_URLS: urls,
        SERVICE_TOKEN_FILE: '/run/token',
        TITIAN_SECRET_FILE: '/run/secret',
        TRUSTED_PROXIES: [],
        HOST: '127.0.0.1',
        PORT: 4000,
        LOG_LEVEL: 'info',
      },
    })
  })

  it('stops the start where a service of the registry is left out, or another is named', () => {
    const { referral: _, ...others } = urls
    const sentence = (said: string) => ({ wrong: [expect.stringContaining(`SERVICE_URLS ${said}`)] })
    expect(readConfig({ ...right, SERVICE_URLS: listed(others) })).toEqual(sentence('does not say where to find referral.'))
    expect(readConfig({ ...right, SERVICE_URLS: listed({ ...urls, ferry: 'http://ferry:1' }) })).toEqual(
      sentence('names ferry, which this gateway does not call.'),
    )
  })

  it('stops the start with a sentence for each variable that is missing or wrong', () => {
    expect(readConfig({ SERVICE_URLS: 'intake', PORT: '99999' })).toEqual({
      wrong: [
        expect.stringMatching(/^SERVICE_URLS must be a list such as intake=/),
        expect.stringMatching(/^SERVICE_TOKEN_FILE is missing\. File with/),
        expect.stringMatching(/^TITIAN_SECRET_FILE is missing\. File with/),
        expect.stringMatching(/^PORT .*Port to listen on/),
      ],
    })
  })
})
