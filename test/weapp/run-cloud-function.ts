/**
 * Runs a bundled cloud function as CloudBase runs an event function: one request at a time, the caller in environment
 * variables (where `getWXContext()` of wx-server-sdk reads it), JSON in, JSON out, within the platform's sizes.
 * Its clock can be moved; timers and the database's own now() stay real.
 */
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import vm from 'node:vm'
import { movableClock } from './movable-date'

export interface CloudFunctionOptions {
  /** What the console's environment variables would be; present while the bundle loads and during each call. */
  env: Record<string, string>
  clockOffsetMs?: number
}

export interface CloudCaller {
  /** Absent for timers and for calls through HTTP. */
  openid?: string
  /** wx_client, wx_devtools, wx_trigger, wx_http … */
  source?: string
}

export interface CloudFunction {
  /** Throws what the function throws, and where a size is over the limit. */
  call(event: unknown, caller: CloudCaller): Promise<unknown>
  setNow(date: Date): void
}

type Main = (event: unknown, context: { request_id: string }) => unknown
type Environment = Record<string, string>

const appid = 'wx0123456789abcdef'
const clientIp = '127.0.0.1'
/** The platform's limit. */
const requestLimit = 100 * 1024
/** The platform allows 6 MB; ours is what Cloud Run allows as well. */
const replyLimit = 1000 * 1024

export function loadCloudFunction(bundleFile: string, { env, clockOffsetMs }: CloudFunctionOptions): CloudFunction {
  const clock = movableClock(clockOffsetMs)
  const takeBack = setEnvironment(env)
  try {
    const main = loadMain(path.resolve(bundleFile), clock.Date)
    return {
      call: (event, caller) => inTurn(() => callMain(main, event, { ...env, ...callerEnvironment(caller) }, caller)),
      setNow: (date) => clock.setNow(date),
    }
  } finally {
    takeBack()
  }
}

function loadMain(file: string, ClockDate: DateConstructor): Main {
  const module = { exports: {} as { main?: Main } }
  // Under jest the test's process is a copy of jest's, so the bundle gets the one whose environment is set here.
  const given = {
    exports: module.exports,
    require: createRequire(file),
    module,
    __filename: file,
    __dirname: path.dirname(file),
    process,
    Date: ClockDate,
  }
  const run = vm.compileFunction(fs.readFileSync(file, 'utf8'), Object.keys(given), { filename: file })
  Reflect.apply(run, module.exports, Object.values(given))
  const { main } = module.exports
  if (typeof main !== 'function') throw new Error(`${file} does not export main`)
  return main
}

async function callMain(main: Main, event: unknown, environment: Environment, caller: CloudCaller): Promise<unknown> {
  const sent = throughJson('request', event, requestLimit)
  const takeBack = setEnvironment(environment)
  try {
    const reply = await main(withUserInfo(sent, caller), { request_id: randomUUID() })
    return throughJson('reply', reply, replyLimit)
  } finally {
    takeBack()
  }
}

function callerEnvironment({ openid, source = 'wx_client' }: CloudCaller): Environment {
  const context: Environment = { WX_APPID: appid, WX_SOURCE: source, WX_CLIENTIP: clientIp, ...(openid && { WX_OPENID: openid }) }
  // getWXContext lists its keys in one variable and takes SOURCE from another.
  return { ...context, WX_CONTEXT_KEYS: Object.keys(context).join(','), TCB_SOURCE: source }
}

/** CloudBase adds this to what a mini-program sends; a function must neither trust it nor stumble over it. */
function withUserInfo(event: unknown, { openid, source = 'wx_client' }: CloudCaller): unknown {
  const fromMiniProgram = source === 'wx_client' || source === 'wx_devtools'
  if (!fromMiniProgram || typeof event !== 'object' || event === null) return event
  return { ...event, userInfo: { appId: appid, openId: openid } }
}

function throughJson(what: string, value: unknown, limit: number): unknown {
  const json = JSON.stringify(value) ?? 'null'
  const bytes = Buffer.byteLength(json)
  if (bytes > limit) throw new Error(`the ${what} is ${bytes} bytes of JSON, over ${limit}`)
  return JSON.parse(json)
}

/** Sets variables of this process, and answers the function that puts back what was there. */
function setEnvironment(variables: Environment): () => void {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const)
  Object.assign(process.env, variables)
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
}

let lastTurn: Promise<unknown> = Promise.resolve()

/** One queue for all functions of this process, because its environment says who calls. */
function inTurn<T>(run: () => Promise<T>): Promise<T> {
  const turn = lastTurn.then(run)
  lastTurn = turn.catch(() => {}) // the caller learns of it; the next in line need not
  return turn
}
