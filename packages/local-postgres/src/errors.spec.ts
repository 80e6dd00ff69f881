import { explainedOutput, explaining } from './errors.ts'
import { userNamed } from './run-user.ts'

describe('what goes wrong is said in one sentence', () => {
  it.each([
    ['could not write to file "pg_wal/xlogtemp.29": No space left on device', 'POSTGRES_DISK_FULL'],
    ['FATAL:  could not open file: Permission denied', 'POSTGRES_NO_RIGHTS'],
    ['FATAL:  lock file "postmaster.pid" already exists', 'POSTGRES_IN_USE'],
    ['FATAL:  invalid value for parameter', 'POSTGRES_START_FAILED'],
  ])('%s', (output, code) => {
    const error = explainedOutput('/data', 'postgres', output)
    expect(error).toMatchObject({ code })
    expect(error.message).toMatch(/^[A-Z][^\n]*\.$/)
  })

  it.each([
    ['EROFS', 'POSTGRES_NO_RIGHTS'],
    ['ENOSPC', 'POSTGRES_DISK_FULL'],
  ])('%s of the file system', async (errno, code) => {
    const failing = () => {
      throw Object.assign(new Error(errno), { code: errno })
    }
    await expect(explaining('/data', failing)).rejects.toMatchObject({ code, details: { folder: '/data' } })
  })
})

describe('finding an OS user', () => {
  const passwd = 'root:x:0:0:root:/root:/bin/sh\npostgres:x:101:104::/var/lib/postgresql:/bin/sh\n'
  it('reads its ids', () => expect(userNamed('postgres', passwd)).toEqual({ uid: 101, gid: 104 }))
  it('answers nothing when there is none', () => expect(userNamed('nobody', passwd)).toBeUndefined())
})
