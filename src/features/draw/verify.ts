import { call } from '@/client/call'
import type { DrawCourse, DrawEntry } from 'cloud/contract/draw'
import { runDraw, type DrawnEntry } from 'cloud/rules/draw'
import { commitmentOf, listHash, lottery, resultSha256 } from 'cloud/rules/draw-hash'
import type { DrawResult } from './draw-view'
import { seenOf, type Seen } from './seen'

export interface Progress {
  words: string
  done: number
  total: number
}

export interface Verified {
  /** What does not match, in whole sentences; empty where everything does. */
  faults: string[]
  entriesSha256: string
  /** Of everybody's result as this phone has drawn it: the same on every phone. */
  resultSha256: string
  entries: number
  /** What this phone had kept from before the draw. */
  seen: Seen
  milliseconds: number
}

// Small enough that a cheap phone answers a tap between two pieces.
const atOnce = 100
const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 0))

/** Fetches the list and the seed, draws again by the very rule of the server, and compares everything that was promised. */
export async function verifyDraw(result: DrawResult, onProgress: (progress: Progress) => void): Promise<Verified> {
  const began = Date.now()
  const { draw } = result
  const list = await fetchList(draw.drawId, onProgress)
  const seed = draw.seed as string
  const drawn = await drawAgain(list, seed, onProgress)
  const seen = seenOf(draw.drawId)
  const faults = [...promiseFaults(result, list, seen), ...ownFaults(result, list, drawn, seen)]
  return { faults, entriesSha256: list.sha256, resultSha256: resultSha256([...drawn.values()]), entries: list.entries.length, seen, milliseconds: Date.now() - began }
}

interface List {
  courses: DrawCourse[]
  entries: DrawEntry[]
  sha256: string
  inOrder: boolean
}

async function fetchList(drawId: string, onProgress: (progress: Progress) => void): Promise<List> {
  const first = await call('readDrawEntries', { drawId, offset: 0 })
  const hash = listHash(drawId, first.courses)
  const entries: DrawEntry[] = []
  let page = first
  for (;;) {
    for (let at = 0; at < page.entries.length; at += atOnce) {
      hash.add(page.entries.slice(at, at + atOnce))
      await pause()
    }
    entries.push(...page.entries)
    onProgress({ words: '正在取名单并计算指纹', done: entries.length, total: page.total })
    if (page.nextOffset === null) break
    page = await call('readDrawEntries', { drawId, offset: page.nextOffset })
  }
  const inOrder = entries.every(({ token }, at) => at === 0 || (entries[at - 1] as DrawEntry).token < token)
  return { courses: first.courses, entries, sha256: hash.digest(), inOrder }
}

async function drawAgain({ courses, entries, sha256 }: List, seed: string, onProgress: (progress: Progress) => void): Promise<Map<string, DrawnEntry>> {
  const numberOf = lottery(seed, sha256)
  const numbers = new Map<string, string>()
  for (let at = 0; at < entries.length; at += atOnce) {
    for (const { token } of entries.slice(at, at + atOnce)) numbers.set(token, numberOf(token))
    onProgress({ words: '正在重算抽签号', done: Math.min(at + atOnce, entries.length), total: entries.length })
    await pause()
  }
  const drawn = runDraw(courses, entries, (token) => numbers.get(token) ?? '')
  return new Map(drawn.map((entry) => [entry.token, entry]))
}

function promiseFaults({ draw }: DrawResult, { sha256, inOrder }: List, seen: Seen): string[] {
  const faults: string[] = []
  if (commitmentOf(draw.seed as string) !== draw.commitment) faults.push('公布的种子与事先公布的承诺对不上。')
  if (seen.commitment !== null && seen.commitment !== draw.commitment) faults.push('现在的承诺与这部手机在抽签前看到的不一样。')
  if (sha256 !== draw.entriesSha256) faults.push('取到的名单与公布的名单指纹对不上。')
  if (seen.entriesSha256 !== null && seen.entriesSha256 !== draw.entriesSha256) faults.push('现在的名单指纹与这部手机在抽签前看到的不一样。')
  if (!inOrder) faults.push('名单里有重复或乱序的凭据。')
  return faults
}

function ownFaults({ children }: DrawResult, { courses, entries }: List, drawn: Map<string, DrawnEntry>, seen: Seen): string[] {
  return children.flatMap(({ childId, name, token, turn, path, received }) => {
    const faults: string[] = []
    if (seen.tokens[childId] !== undefined && seen.tokens[childId] !== token) faults.push(`${name}的抽签凭据与保存志愿时的不一样。`)
    const listed = entries.find((entry) => entry.token === token)
    if (!listed) return turn === null ? faults : [...faults, `名单里没有${name}的志愿。`]
    const own = drawn.get(token) as DrawnEntry
    const idOf = (no: number) => courses.find((course) => course.no === no)?.courseId
    if (listed.ranks.map(idOf).join() !== path.map(({ courseId }) => courseId).join()) faults.push(`名单里${name}的志愿顺序与学校记录的不一样。`)
    const sameWay = own.turn === turn && own.tries.map(({ outcome }) => outcome).join() === path.map(({ outcome }) => outcome).join()
    if (!sameWay || own.received.map(idOf).join() !== received.join()) faults.push(`按公布的种子重抽，${name}的结果与学校公布的不一样。`)
    return faults
  })
}
