import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { lockFolder } from 'cloud/db/folder-lock'
import { migrate, readMigrations } from 'cloud/db/migrate'
import { StartRefused } from 'cloud/db/start-refused'
import { boot } from '../boot'
import { refusedStart } from './node-host'

jest.setTimeout(60_000)
let folder: string
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kehou-start-'))
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

describe('a host is refused, in one Chinese sentence without a stack, where', () => {
  test.each([
    ['the demonstration’s identity meets production', { IDENTITY: 'dev', NODE_ENV: 'production' }, 'IDENTITY=dev 只供体验'],
    ['the embedded database meets a cloud function (TCB_ENV)', { IDENTITY: 'session', TCB_ENV: 'prod-1' }, '不能用内置数据库'],
    ['the embedded database meets a cloud function (SCF_NAMESPACE)', { IDENTITY: 'session', SCF_NAMESPACE: 'prod-1' }, '不能用内置数据库'],
    ['the cloud function’s identity meets a plain host', { IDENTITY: 'scf' }, 'IDENTITY=scf'],
    ['a reminder’s template has a key that nothing is sent by', { IDENTITY: 'session', WECHAT_APP_ID: 'wx', WECHAT_APP_SECRET: 'secret', WECHAT_TEMPLATES: 'alerts:id-1' }, 'WECHAT_TEMPLATES 里的“alerts”不能用'],
    ['the identity is misspelt', { IDENTITY: 'wechat' }, 'IDENTITY=wechat'],
  ])('%s', async (_where, env, sentence) => {
    const { code, said } = await refusedStart({ KEHOU_DATA: folder, ...env } as Record<string, string>)
    expect(code).toBe(1)
    expect(said).toContain(sentence)
    expect(said).not.toMatch(/^\s+at /m)
  })

  test('another process holds the folder; it says which one and what to do', async () => {
    const unlock = lockFolder(folder)
    const { code, said } = await refusedStart({ KEHOU_DATA: folder, IDENTITY: 'session' })
    expect(code).toBe(1)
    expect(said).toContain(`进程号 ${process.pid}`)
    expect(said).toContain('请先停掉它')
    unlock()
  })

  test('another version wrote the folder; it says how to go on, and the folder stays as it was', async () => {
    fs.mkdirSync(path.join(folder, 'pglite'))
    fs.writeFileSync(path.join(folder, 'written-by'), 'pglite 0.4 / PostgreSQL 17')
    const { code, said } = await refusedStart({ KEHOU_DATA: folder, IDENTITY: 'session' })
    expect({ code, said }).toEqual({ code: 1, said: expect.stringMatching(/由另一版本写成（pglite 0\.4 .*npm run reset/) })
    expect(fs.readdirSync(folder).sort()).toEqual(['pglite', 'written-by'])
  })
})

describe('a folder’s lock', () => {
  const lock = () => path.join(folder, 'kehou.lock')

  test('is held once in a process too, and is free again when it is given back', () => {
    const unlock = lockFolder(folder)
    expect(() => lockFolder(folder)).toThrow(StartRefused)
    unlock()
    lockFolder(folder)()
    expect(fs.existsSync(lock())).toBe(false)
  })

  test('left behind by a process that is gone is taken over', () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid
    fs.writeFileSync(lock(), String(gone))
    lockFolder(folder)()
  })

  test('left behind by a killed process that nobody has reaped yet is taken over', async () => {
    // The shell never asks how its child ended, as a container's first process may never do.
    const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] })
    const [pid] = (await once(parent.stdout!, 'data')) as [Buffer]
    fs.writeFileSync(lock(), pid.toString('utf8'))
    await eventually(() => lockFolder(folder)())
    parent.kill('SIGKILL')
  })

  test('left behind in a container, where every start has the same number, is taken over', () => {
    fs.writeFileSync(lock(), String(process.pid))
    lockFolder(folder)()
  })

  test.each(['', 'not a number'])('that holds “%s” is taken over', (content) => {
    fs.writeFileSync(lock(), content)
    lockFolder(folder)()
  })
})

describe('a database', () => {
  test('that a newer version migrated is refused, and one that is up to date is left alone', async () => {
    const api = await boot()
    try {
      expect(await migrate(api.database)).toEqual([])
      await api.database.owner((db) => db.rows(`insert into migration (name, sha256) values ('9999_from_the_future.sql', 'x')`))
      await expect(migrate(api.database)).rejects.toThrow(/9999_from_the_future\.sql 与本版本不符.*npm run reset/)
    } finally {
      await api.close()
    }
  })

  test('whose released migration was edited is refused', async () => {
    const api = await boot()
    try {
      await api.database.owner((db) => db.rows(`update migration set sha256 = 'edited' where name = $1`, [readMigrations()[0]?.name]))
      await expect(migrate(api.database)).rejects.toThrow(StartRefused)
    } finally {
      await api.close()
    }
  })
})

/** Tries until it works: how long the system needs to end a process is its own affair. */
async function eventually(work: () => void) {
  for (let left = 200; ; left -= 1) {
    try {
      return work()
    } catch (error) {
      if (left === 0) throw error
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
}
