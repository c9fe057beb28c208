import { fork } from 'node:child_process'
import path from 'node:path'
import type { CloudCaller } from '../weapp/run-cloud-function'
import type { FromCloud, ToCloud } from './cloud-process'

export interface Cloud {
  call(event: unknown, openid: string): Promise<unknown>
  /** As the platform's timer calls it. */
  trigger(): Promise<unknown>
  setNow(now: Date): void
  stop(): Promise<void>
}

/** Starts a cloud function's process on a database that is filled, and waits until it listens. */
export async function startCloud(env: Record<string, string>, name: 'kehou' | 'kehou-upkeep'): Promise<Cloud> {
  const child = fork(path.join(__dirname, 'cloud-process.ts'), { execArgv: ['--import', 'tsx'], env: { ...process.env, ...env, CLOUD_FUNCTION: name } })
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
  const call = (event: unknown, caller: CloudCaller) =>
    new Promise<unknown>((resolve, reject) => {
      lastId += 1
      waiting.set(lastId, { resolve, reject })
      tell({ kind: 'call', id: lastId, event, caller })
    })
  return {
    call: (event, openid) => call(event, { openid }),
    trigger: () => call({ Type: 'Timer', TriggerName: 'everyMinute' }, { source: 'wx_trigger' }),
    setNow: (now) => tell({ kind: 'now', now: now.toISOString() }),
    async stop() {
      child.kill()
      await ended
    },
  }
}
