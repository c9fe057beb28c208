import type { CheckKey } from '../../contract/signup-day'
import { instantWords } from '../instant-words'
import { bad, good, warn, type Found } from './found'

export interface LastRehearsal {
  state: 'running' | 'finished' | 'stopped'
  families: number
  endedAt: Date | null
  p95Ms: number
  failed: number
  differing: readonly string[]
  coursesChanged: boolean
}

export interface GroundFacts {
  engine: 'pglite' | 'postgres'
  /** One call, one instance: instances, not connections of one of them, decide how many the database sees. */
  serverless: boolean
  poolSize: number
  /** Connections beside the pool that only choosing uses. */
  lanes: number
  /** Connections that the database allows and has now; null on the embedded one. */
  connections: { most: number; inUse: number } | null
  /** Tables that choosing would read from end to end by the statistics of this moment. */
  slowReads: readonly string[]
  /** The database's clock less this host's, and how far the measurement itself can be wrong. */
  clock: { differenceMs: number; uncertainMs: number }
  records: { unlinked: number; oldestSeconds: number }
  rehearsal: LastRehearsal | null
}

/** Answers slower than this, for one family in twenty, feel stuck. */
export const slowAnswerMs = 3000
const mostClockDifferenceMs = 1000
// The host links the records every two seconds, a cloud timer at least every few minutes.
const recordsLateSeconds = 600

export function engine({ engine: kind }: GroundFacts): Found {
  if (kind === 'postgres') return good('engine', '使用 PostgreSQL 数据库。')
  return warn('engine', '使用的是内置数据库，适合试用和小规模选课，不适合全校一起抢。', '正式选课前请改用 PostgreSQL，做法见部署说明。')
}

export function connections({ connections: database, poolSize, lanes, serverless }: GroundFacts): Found {
  if (database === null) return good('connections', '内置数据库只有一个连接，请求依次处理。')
  const { most, inUse } = database
  const free = most - inUse
  const own = serverless ? poolSize : poolSize + lanes
  const counted = [`数据库最多 ${most} 个连接，现在用了 ${inUse} 个`, serverless ? `每个云函数实例用 ${own} 个` : `这台主机最多用 ${own} 个，其中 ${lanes} 个专给选课`]
  if (free < own) return bad('connections', `数据库只剩 ${free} 个连接，不够用。`, '请加大 max_connections，或在前面放一个连接池。', counted)
  if (serverless) return warn('connections', `照现在的空余，最多 ${Math.floor(free / own)} 个云函数实例能同时连上。`, '并发实例的上限请不要超过这个数，或在数据库前放一个连接池。', counted)
  return good('connections', `空余 ${free} 个连接，够用。`, counted)
}

export function plansReady({ slowReads }: GroundFacts): Found {
  if (slowReads.length === 0) return good('plans_ready', '选课要查的表都用索引，人多了也不会变慢。')
  return warn('plans_ready', '按数据库现在的统计，选课时会从头到尾翻整张表。', '表在空的时候做过统计就会这样。请在有数据后运行一次 analyze，或先演练一次再看。', [...slowReads])
}

export function clocks({ clock: { differenceMs, uncertainMs } }: GroundFacts): Found {
  const seconds = (Math.abs(differenceMs) / 1000).toFixed(1)
  if (Math.abs(differenceMs) - uncertainMs <= mostClockDifferenceMs) return good('clocks', `服务器与数据库的时钟相差不到 ${Math.max(0.1, Math.ceil(Math.abs(differenceMs) / 100) / 10)} 秒。`)
  return bad('clocks', `服务器的时钟比数据库${differenceMs > 0 ? '慢' : '快'} ${seconds} 秒，开放时间会不准。`, '请在服务器上打开自动校时，再来看这一项。')
}

export function recordsLinked({ records: { unlinked, oldestSeconds } }: GroundFacts): Found {
  if (unlinked === 0) return good('records_linked', '操作记录都已封存。')
  if (oldestSeconds <= recordsLateSeconds) return good('records_linked', `${unlinked} 条新的操作记录正在封存。`)
  return warn('records_linked', `${unlinked} 条操作记录还没封存，最早的已等了 ${Math.floor(oldestSeconds / 60)} 分钟。`, '定时任务可能没有运行，请检查部署说明里的定时器。')
}

const key: CheckKey = 'rehearsed'

export function rehearsed({ rehearsal }: GroundFacts): Found {
  const again = '请再演练一次。'
  if (rehearsal === null) return warn(key, '还没有演练过。', '请在开放前演练一次，看看来不来得及、哪些课几秒就满。')
  if (rehearsal.state === 'running') return warn(key, '演练正在进行。', '等它结束后再看。')
  if (rehearsal.state === 'stopped') return warn(key, '上一次演练没有做完。', again)
  if (rehearsal.differing.length > 0) return bad(key, '演练后有课程的名额与名单不相符。', '请不要开放选课，把课程名告诉技术支持。', [...rehearsal.differing])
  const when = rehearsal.endedAt ? instantWords(rehearsal.endedAt) : ''
  const found = `${when}用 ${rehearsal.families} 户演练过，95% 的家庭在 ${(rehearsal.p95Ms / 1000).toFixed(1)} 秒内得到答复`
  if (rehearsal.failed > 0) return warn(key, `${found}，但有 ${rehearsal.failed} 户没有选成。`, '请看演练结果里的原因，改好后再演练一次。')
  if (rehearsal.p95Ms > slowAnswerMs) return warn(key, `${found}，太慢了。`, '请错开开放时间，或者加强服务器后再演练一次。')
  if (rehearsal.coursesChanged) return warn(key, `${found}，但课程之后改过。`, again)
  return good(key, `${found}，名额全部相符。`)
}
