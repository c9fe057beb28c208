import type { DrawEntry } from 'cloud/contract/draw'
import { runDraw } from 'cloud/rules/draw'
import { entriesSha256, lottery, resultSha256 } from 'cloud/rules/draw-hash'
import { bigDraw } from './big-draw-school'
import type { Person } from './person'
import type { Stage } from './stage'

const { schoolId, drawId } = bigDraw
/** Of the whole result: the same on every machine, on H5 and in the mini-program, on PGlite and PostgreSQL. */
const knownResult = 'ec030652ede830eb4ddf1101b952739bb0f27f39394e31930c661b3e7c9ffac6'
// A processor that is busy with other tests is slower than a cheap phone.
const patience = 300_000

/** The published list, fetched as a phone fetches it. */
async function publishedList(stage: Stage) {
  const first = await stage.ask('joinedFamily', 'readDrawEntries', { drawId, offset: 0 }, schoolId)
  const entries: DrawEntry[] = [...first.entries]
  for (let offset = first.nextOffset; offset !== null; ) {
    const page = await stage.ask('joinedFamily', 'readDrawEntries', { drawId, offset }, schoolId)
    entries.push(...page.entries)
    offset = page.nextOffset
  }
  return { courses: first.courses, entries }
}

/** Draws again here by the server's rule, and lets the family's phone do the same on its own page. */
export async function replayBigDraw(stage: Stage, father: Person) {
  const { draw, children } = await stage.ask('joinedFamily', 'readDrawResult', { drawId }, schoolId)
  const { courses, entries } = await publishedList(stage)
  expect(entries).toHaveLength(bigDraw.children)
  const sha256 = entriesSha256(drawId, courses, entries)
  expect(sha256).toBe(draw.entriesSha256)
  const began = Date.now()
  const drawn = runDraw(courses, entries, lottery(draw.seed as string, sha256))
  const onServer = Date.now() - began
  const result = resultSha256(drawn)
  expect(result).toBe(knownResult)
  // What the server wrote for these children is what the rule says.
  expect(children).toHaveLength(bigDraw.ownChildren)
  for (const { token, turn, received } of children) {
    const again = drawn.find((each) => each.token === token)
    expect([turn, received]).toEqual([again?.turn, again?.received.map((no) => courses.find((course) => course.no === no)?.courseId)])
  }

  await father.open('pages/mine/index')
  await father.tap('切换学校')
  await father.sees('您的孩子在哪所学校')
  await father.tap(bigDraw.name)
  await father.sees('孩子1')
  await father.open(`features/draw/result/index?drawId=${drawId}`)
  await father.sees(`共 ${bigDraw.children} 个孩子排了志愿`)
  await father.tap('在这部手机上核对')
  await father.sees('核对一致', patience)
  expect(await father.read('重抽结果指纹')).toBe(`重抽结果指纹 ${result}`)
  await father.bring('核对一致')
  await father.shot('66-big-draw-replayed')
  console.log(`${stage.name}: drawing 3,000 children again took ${onServer} ms on the server; on the page: ${await father.read('份志愿，用时')}`)

  await father.open('pages/mine/index')
  await father.tap('切换学校')
  await father.tap('海江小学')
  await father.sees('吴雨桐')
}
