import { spawn } from 'node:child_process'
import path from 'node:path'
import { templateSetting } from '../given-subscription'
import type { WeChatServer } from '../api/wechat-server'

export const weChatSettings = ({ baseUrl }: WeChatServer) => ({ WECHAT_APP_ID: 'wx', WECHAT_APP_SECRET: 'secret', WECHAT_BASE_URL: baseUrl, WECHAT_TEMPLATES: templateSetting })

export interface Sender {
  /** Its exit code; null where it was killed. */
  ended: Promise<number | null>
  /** Ends it as a power switch does. */
  kill(): Promise<number | null>
}

/** A sender in a process of its own, with a clock of its own; it ends by itself when nothing waits. `retries` is the control. */
export function launchSender({ databaseUrl, schoolId, weChat, clock, retries }: { databaseUrl: string; schoolId: string; weChat: WeChatServer; clock: Date; retries: boolean }): Sender {
  const { PATH, HOME, TMPDIR } = process.env
  const env = { PATH, HOME, TMPDIR, DATABASE_URL: databaseUrl, SCHOOL: schoolId, CLOCK_START: clock.toISOString(), RETRIES: retries ? '1' : '0', ...weChatSettings(weChat) }
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, 'sender-process.ts')], { cwd: path.join(__dirname, '../..'), env: env as unknown as NodeJS.ProcessEnv, stdio: 'inherit' })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  return { ended, kill: () => (child.kill('SIGKILL'), ended) }
}

/** Waits until WeChat has got so many messages. */
export async function hasReceived({ received }: WeChatServer, count: number) {
  while (received.length < count) await new Promise((resolve) => setTimeout(resolve, 2))
}
