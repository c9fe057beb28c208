import path from 'node:path'
import { loadCloudFunction, type CloudCaller } from '../weapp/run-cloud-function'

/*
 * The bundled cloud function in a process of its own, as on the platform. It is told over the process's channel what to
 * do: `now` moves its clock, `call` is one call by one caller, or by the platform's timer.
 */

export type ToCloud = { kind: 'now'; now: string } | { kind: 'call'; id: number; event: unknown; caller: CloudCaller }
export type FromCloud = { kind: 'ready' } | { kind: 'reply'; id: number; reply?: unknown; error?: string }

const tell = (message: FromCloud) => process.send?.(message)

function play() {
  const env = Object.fromEntries(['DATABASE_URL', 'KEHOU_DATA', 'BALLOT_SECRET', 'WECHAT_APP_ID', 'WECHAT_APP_SECRET', 'WECHAT_BASE_URL', 'WECHAT_TEMPLATES'].flatMap((name) => (process.env[name] ? [[name, process.env[name] as string]] : [])))
  const bundle = path.resolve(__dirname, '../../dist/cloudfunctions', process.env.CLOUD_FUNCTION ?? 'kehou', 'index.js')
  const cloud = loadCloudFunction(bundle, { env: { IDENTITY: 'scf', ...env } })
  process.on('message', (message: ToCloud) => {
    if (message.kind === 'now') return cloud.setNow(new Date(message.now))
    const { id, event, caller } = message
    cloud.call(event, caller).then(
      (reply) => tell({ kind: 'reply', id, reply }),
      (error: Error) => tell({ kind: 'reply', id, error: error.message }),
    )
  })
  tell({ kind: 'ready' })
}

play()
