import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Output } from 'cloud/contract/operations'
import { demoSchoolId, demoStart } from 'cloud/demo/people'
import { compileBuild } from '../weapp/compile-build'
import { serveFolder } from '../weapp/serve-folder'
import { startCloud } from './cloud'
import { demoDatabase } from './demo-database'
import { openidOf } from './openid'
import { Person, type HostView, type Network } from './person'
import { dataOf, newPhone, openBrowser, type Stage } from './stage'

const root = path.resolve(__dirname, '../..')
const minute = 60 * 1000
const day = 24 * 60 * minute

/** What connects a phone with the cloud. */
interface Line {
  network: Network
  calls: string[]
}

/** The real mini-program build in our host, its `wx.cloud.callFunction` handed to the real bundled cloud function. */
export async function weappStage(): Promise<Stage> {
  const database = await demoDatabase()
  const out = fs.mkdtempSync(path.join(os.tmpdir(), 'kehou-weapp-'))
  const { problems: compileProblems } = await compileBuild(path.join(root, 'dist/weapp'), out)
  const errors = compileProblems.filter(({ level }) => level === 'error')
  if (errors.length > 0) throw new Error(`the build does not compile: ${JSON.stringify(errors)}`)
  const site = await serveFolder(out)
  let cloud = await startCloud(database.env, 'kehou')
  // The school's clock runs on beside the real one, as on H5.
  let aheadMs = demoStart.getTime() - Date.now()
  const now = () => new Date(Date.now() + aheadMs)
  cloud.setNow(now())
  const browser = await openBrowser()
  const timePasses = async (passed: number) => {
    aheadMs += passed
    // On the platform each function is a process of its own; here they take turns, for the embedded database has room for one.
    await cloud.stop()
    const timer = await startCloud(database.env, 'kehou-upkeep')
    timer.setNow(now())
    const began = Date.now()
    await timer.trigger()
    console.log(`weapp: the timer function took ${Date.now() - began} ms after ${passed / minute} minutes`)
    await timer.stop()
    cloud = await startCloud(database.env, 'kehou')
    cloud.setNow(now())
  }
  const phoneOf = async (name: string) => {
    const { page, problems } = await newPhone(browser)
    const line: Line = { network: 'on', calls: [] }
    await page.exposeFunction('__callCloud', async (asked: string, data: unknown) => {
      if (asked !== 'kehou') throw new Error(`there is no cloud function ${asked}`)
      if (line.network === 'off') throw new Error('request:fail')
      line.calls.push((data as { operation: string }).operation)
      const reply = await cloud.call(data, openidOf(name))
      if (line.network === 'answersLost') throw new Error('request:fail')
      return reply
    })
    const person = new Person(name, page, weappView(site.url, problems, line))
    await person.open('pages/home/index')
    return person
  }
  return {
    name: 'weapp',
    person: phoneOf,
    visitor: () => phoneOf('visitor'),
    ask: async (personId, operation, input, schoolId = demoSchoolId) => dataOf<Output<typeof operation>>(await cloud.call({ operation, schoolId, input, requestKey: randomUUID() }, openidOf(personId))),
    daysPass: (days) => timePasses(days * day),
    minutesPass: (minutes) => timePasses(minutes * minute),
    async close() {
      await browser.close()
      await site.close()
      await cloud.stop()
      fs.rmSync(out, { recursive: true, force: true })
      await database.remove()
    },
  }
}


const weappView = (site: string, problems: string[], line: Line): HostView => ({
  name: 'weapp',
  topPage: (page) => page.locator('wx-page:visible').last(),
  async open(page, address) {
    await page.goto(`${site}?path=${encodeURIComponent(address)}`)
    await page.waitForFunction(() => (window as unknown as { __host?: { ready: boolean } }).__host?.ready === true)
  },
  problems: async (page) => [...problems, ...(await page.evaluate(() => (window as unknown as { __host: { errors: string[] } }).__host.errors))],
  async confirmDialog(page) {
    await page.locator('#mp-modal .mp-ok').click()
  },
  calls: line.calls,
  async connect(page, network) {
    line.network = network
    const isConnected = network !== 'off'
    await page.evaluate((change) => (window as unknown as { __host: { emit(event: string, change: object): void } }).__host.emit('NetworkStatusChange', change), { isConnected, networkType: isConnected ? 'wifi' : 'none' })
  },
})
