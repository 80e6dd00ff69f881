import { readConfig } from './config.ts'

const right = { SERVICE_URLS: 'intake=http://intake:3001, referral=http://referral:3002', SERVICE_TOKEN_FILE: '/run/token' }

describe('what the gateway is told by its environment', () => {
  it('names the services, and has a port of its own', () => {
    expect(readConfig(right)).toEqual({
      config: {
        SERVICE_URLS: { intake: 'http://intake:3001', referral: 'http://referral:3002' },
        SERVICE_TOKEN_FILE: '/run/token',
        HOST: '127.0.0.1',
        PORT: 4000,
        LOG_LEVEL: 'info',
      },
    })
  })

  it('stops the start with a sentence for each variable that is missing or wrong', () => {
    expect(readConfig({ SERVICE_URLS: 'intake', PORT: '99999' })).toEqual({
      wrong: [
        expect.stringMatching(/^SERVICE_URLS must be a list such as intake=/),
        expect.stringMatching(/^SERVICE_TOKEN_FILE is missing\. File with/),
        expect.stringMatching(/^PORT .*Port to listen on/),
      ],
    })
  })
})
