import { fork } from 'node:child_process'
import path from 'node:path'
import type { FromCloud, ToCloud } from './cloud-process'

export interface Cloud {
  call(event: unknown, openid: string): Promise<unknown>
  setNow(now: Date): void
  stop(): Promise<void>
}

/** Starts the cloud function's process on a database that is filled, and waits until it listens. */
export async function startCloud(env: Record<string, string>): Promise<Cloud> {
  const child = fork(path.join(__dirname, 'cloud-process.ts'), { execArgv: ['--import', 'tsx'], env: { ...process.env, ...env } })
  const waiting = new Map<number, { resolve(reply: unknown): void; reject(error: Error): void }>()
  const tell = (message: ToCloud) => child.send(message)
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    child.on('exit', (code) => reject(new Error(`the cloud function's process ended with ${code}`)))
    child.on('message', (message: FromCloud) => {
      if (message.kind === 'ready') return resolve()
      const asked = waiting.get(message.id)
      waiting.delete(message.id)
      if (message.error === undefined) asked?.resolve(message.reply)
      else asked?.reject(new Error(message.error))
    })
  })
  let lastId = 0
  return {
    call: (event, openid) =>
      new Promise((resolve, reject) => {
        lastId += 1
        waiting.set(lastId, { resolve, reject })
        tell({ kind: 'call', id: lastId, event, openid })
      }),
    setNow: (now) => tell({ kind: 'now', now: now.toISOString() }),
    async stop() {
      child.kill()
      await ended
    },
  }
}
