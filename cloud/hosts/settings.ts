import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { OpenDatabase } from '../db/database'
import { openPostgres } from '../db/postgres'
import { StartRefused } from '../db/start-refused'
import type { Random } from '../handling'
import { weChatTemplates } from '../message-templates'
import { openPlanLibrary, type PlanLibrary } from '../plan-library'
import type { WeChat } from '../wechat/wechat'
import { noWeChat, weChatServer } from '../wechat/code-to-session'

type Environment = Record<string, string | undefined>

export type IdentityName = 'dev' | 'session' | 'scf' | 'wxrun'

/** Which identity this host was configured with; never guessed from what a request carries. */
export function identityName(env: Environment): IdentityName {
  const name = env.IDENTITY ?? 'session'
  if (name !== 'dev' && name !== 'session' && name !== 'scf' && name !== 'wxrun') throw new StartRefused(`IDENTITY=${name} 不认识，请设为 dev、session、scf 或 wxrun。`)
  if (name === 'dev' && env.NODE_ENV === 'production') throw new StartRefused('IDENTITY=dev 只供体验，生产环境不能用。请设为 session、scf 或 wxrun。')
  return name
}

/** Opens PostgreSQL where DATABASE_URL names one, else the embedded database in a folder. */
export async function openDatabase(env: Environment, poolSize: number, lanes = 0): Promise<OpenDatabase> {
  if (env.DATABASE_URL) return openPostgres({ url: env.DATABASE_URL, ownerUrl: env.DATABASE_OWNER_URL, poolSize, lanes })
  if (env.TCB_ENV || env.SCF_NAMESPACE) throw new StartRefused('云函数实例只有临时文件夹，不能用内置数据库。请设置 DATABASE_URL。')
  // Loaded only where it is used: its wasm is no part of a cloud function.
  const { openPGlite } = await import('../db/pglite')
  return openPGlite(env.KEHOU_DATA ?? '.data')
}

const shortestSecret = 32

/**
 * The server's own half of what opens the box of a survey (cloud/ballot.ts). It must be the same on every instance, stay
 * while a survey is open, and never stand in the database: beside the embedded one it is a file of its own.
 */
export function ballotSecret(env: Environment): string {
  if (env.BALLOT_SECRET !== undefined || env.DATABASE_URL) {
    if ((env.BALLOT_SECRET ?? '').length < shortestSecret) throw new StartRefused(`请设置 BALLOT_SECRET：至少 ${shortestSecret} 个随机字符，不要放进数据库。问卷开着时不能更换，否则收到的答卷打不开。`)
    return env.BALLOT_SECRET as string
  }
  const file = path.join(env.KEHOU_DATA ?? '.data', 'ballot-secret')
  if (!fs.existsSync(file)) {
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 })
  }
  const kept = fs.readFileSync(file, 'utf8')
  // Written half by a crash, or emptied by hand: an empty secret locks nothing.
  if (kept.length < shortestSecret) throw new StartRefused(`${file} 不完整。有备份请放回原来的文件；没有开着的问卷时，可以删掉它，重新启动会另做一个。`)
  return kept
}

export function weChat(env: Environment): WeChat {
  const { WECHAT_APP_ID: appId, WECHAT_APP_SECRET: appSecret } = env
  if (!appId || !appSecret) return noWeChat
  return weChatServer({ appId, appSecret, baseUrl: env.WECHAT_BASE_URL ?? 'https://api.weixin.qq.com', templateIds: templateIds(env.WECHAT_TEMPLATES ?? '') })
}

/** `key:id,key:id`. A wrong key would silently send nothing, so it is refused at the start. */
function templateIds(setting: string): Map<string, string> {
  const known = weChatTemplates().templates.map(({ key }) => key)
  const pairs = setting.split(',').filter(Boolean).map((pair) => pair.split(':').map((part) => part.trim()))
  for (const [key = '', id = ''] of pairs) {
    if (!known.includes(key) || !/^[\w-]{1,100}$/.test(id)) throw new StartRefused(`WECHAT_TEMPLATES 里的“${key}”不能用：要写成 键:模板ID，用逗号分开，键是 ${known.join('、')} 之一。`)
  }
  return new Map(pairs as [string, string][])
}

export const secureRandom: Random = { uuid: randomUUID, below: (limit) => randomInt(limit) }

/** One line of JSON a log entry. */
export const logLine = (line: Record<string, unknown>) => console.log(JSON.stringify({ at: new Date().toISOString(), ...line }))

/** The library in a folder, opened once, when it is first asked for: a cold start of a cloud function reads no schemes. */
export function planLibrary(folder: string): () => PlanLibrary {
  let opened: PlanLibrary | null = null
  return () => (opened ??= openPlanLibrary(folder))
}
