import { chromium, type Browser, type Page } from 'playwright-core'
import type { Input, OperationName, Output } from 'cloud/contract/operations'
import { patience, type Person } from './person'

/** Where the journey is played: one build of the mini-program on one host, with the demonstration school behind it. */
export interface Stage {
  name: 'h5' | 'weapp'
  /** A person of the demonstration, on a phone of their own. */
  person(personId: PersonId): Promise<Person>
  /** Somebody who has said to nobody who they are. */
  visitor(): Promise<Person>
  /** What the API itself tells a person, or does for one: for what an address and its page need. */
  ask<Name extends OperationName>(personId: PersonId, operation: Name, input: Input<Name>, schoolId?: string): Promise<Output<Name>>
  /** Lets days pass for everyone, and what time brings with it be done. */
  daysPass(days: number): Promise<void>
  /** Lets part of a day pass. */
  minutesPass(minutes: number): Promise<void>
  close(): Promise<void>
}

export type PersonId = 'newFamily' | 'joinedFamily' | 'classTeacher' | 'office' | 'finance' | 'bureau'

/** The data of a reply that must be no refusal. */
export function dataOf<Data>(reply: unknown): Data {
  const { ok, data, code } = reply as { ok: boolean; data?: unknown; code?: string }
  if (!ok) throw new Error(`the API refused: ${code}`)
  return data as Data
}

const quiet = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

export function openBrowser(): Promise<Browser> {
  const executablePath = process.env.KEHOU_BROWSER ?? '/usr/bin/chromium'
  return chromium.launch({ executablePath, args: quiet })
}

/** A phone of 375 px width, as the smallest common one. Notes what goes wrong on it. */
export async function newPhone(browser: Browser): Promise<{ page: Page; problems: string[] }> {
  const context = await browser.newContext({ viewport: { width: 375, height: 667 }, deviceScaleFactor: 2, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  page.setDefaultTimeout(patience)
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(`script: ${error.message}`))
  // That a request fails while the phone is cut off is what was asked for.
  page.on('console', (message) => message.type() === 'error' && !message.text().includes('ERR_INTERNET_DISCONNECTED') && problems.push(`console: ${message.text()}`))
  return { page, problems }
}
