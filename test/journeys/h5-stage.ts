import { randomUUID } from 'node:crypto'
import { spawn, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import type { Output } from 'cloud/contract/operations'
import { demoPeople, demoSchoolId } from 'cloud/demo/people'
import { bigDraw } from './big-draw-school'
import { demoDatabase } from './demo-database'
import { Person, type HostView, type Network } from './person'
import { dataOf, newPhone, openBrowser, type Stage } from './stage'

const root = path.resolve(__dirname, '../..')

/** The H5 build in Chromium against the Node host, started as `npm start` starts it. */
export async function h5Stage(): Promise<Stage> {
  const database = await demoDatabase()
  const clockFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'kehou-clock-'))
  const host = await startHost({ KEHOU_DATA: clockFolder, ...database.env })
  const browser = await openBrowser()
  const site = `http://127.0.0.1:${host.port}/`
  const phoneOf = async (name: string) => {
    const { page, problems } = await newPhone(browser)
    return new Person(name, page, await h5View(page, site, problems))
  }
  return {
    name: 'h5',
    visitor: () => phoneOf('visitor'),
    async person(personId) {
      const person = await phoneOf(personId)
      await person.open('features/demo/people/index')
      await person.tap(demoPeople.find((each) => each.personId === personId)?.name ?? personId)
      await person.page.waitForURL(/pages\/home\/index/)
      return person
    },
    async ask(personId, operation, input, schoolId = demoSchoolId) {
      const { token } = dataOf<Output<'signInAs'>>(await post(site, { operation: 'signInAs', input: { personId } }))
      return dataOf<Output<typeof operation>>(await post(site, { operation, schoolId, input, requestKey: randomUUID() }, token))
    },
    async daysPass(days) {
      await moveClock(site, days * 24 * 60)
      await drawn(site)
    },
    minutesPass: (minutes) => moveClock(site, minutes),
    async close() {
      await browser.close()
      await host.stop()
      fs.rmSync(clockFolder, { recursive: true, force: true })
      await database.remove()
    },
  }
}

const moveClock = async (site: string, minutes: number) => void dataOf(await post(site, { operation: 'moveClock', input: { minutes } }))

async function h5View(page: Page, site: string, problems: string[]): Promise<HostView> {
  const calls: string[] = []
  page.on('requestfinished', (request) => {
    if (request.method() === 'POST' && request.url() === `${site}api`) calls.push((request.postDataJSON() as { operation: string }).operation)
  })
  return { ...pageView(site, problems), calls, connect }
}

async function connect(page: Page, network: Network) {
  await page.context().setOffline(network === 'off')
  await page.unroute('**/api')
  if (network === 'answersLost') {
    await page.route('**/api', async (route) => {
      await route.fetch()
      await route.abort('internetdisconnected')
    })
  }
}

const pageView = (site: string, problems: string[]): Omit<HostView, 'calls' | 'connect'> => ({
  name: 'h5',
  topPage: (page) => page.locator('.taro_page:visible').last(),
  async open(page, address) {
    await page.goto(`${site}#/${address}`)
    // Only the hash has changed: until the router has drawn the new page, the one before is still there to be seen.
    await page.locator('.taro_page:visible').last().and(page.locator(`[id*="${address.split('?')[0]}"]`)).waitFor()
  },
  problems: async () => problems,
  async confirmDialog(page) {
    await page.locator('.taro-modal__foot .taro-model__confirm, .taro-model__confirm').filter({ visible: true }).last().click()
  },
})

/** Waits for the upkeep to have closed, drawn and written the largest draw: the embedded database has one connection for everybody. */
async function drawn(site: string) {
  const { token } = dataOf<Output<'signInAs'>>(await post(site, { operation: 'signInAs', input: { personId: 'joinedFamily' } }))
  const began = Date.now()
  for (;;) {
    const { draws, now } = dataOf<Output<'readDraws'>>(await post(site, { operation: 'readDraws', schoolId: bigDraw.schoolId, input: {} }, token))
    if (draws.every(({ status, closesAt }) => status === 'done' || Date.parse(closesAt) > Date.parse(now))) break
    await new Promise((asked) => setTimeout(asked, 500))
  }
  console.log(`h5: the upkeep took ${Date.now() - began} ms to close, draw and write`)
}

async function post(site: string, request: object, token?: string): Promise<unknown> {
  const headers = token ? { authorization: `Bearer ${token}` } : undefined
  return (await fetch(`${site}api`, { method: 'POST', headers, body: JSON.stringify(request) })).json()
}

async function startHost(env: Record<string, string>): Promise<{ port: number; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [path.join(root, 'node_modules/tsx/dist/cli.mjs'), 'cloud/hosts/node.ts'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'test', IDENTITY: 'dev', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await servingPort(child)
  const ended = new Promise((resolve) => child.on('exit', resolve))
  return {
    port,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** The port from the host's own line; fails when the host ends before it serves. */
const servingPort = (child: ChildProcess) =>
  new Promise<number>((resolve, reject) => {
    child.on('exit', (code) => reject(new Error(`the host ended with ${code}`)))
    let output = ''
    child.stdout?.on('data', (part: Buffer) => {
      output += String(part)
      const line = output.split('\n').find((each) => each.includes('"event":"serving"'))
      if (line) resolve((JSON.parse(line) as { port: number }).port)
    })
  })
