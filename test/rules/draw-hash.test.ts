import { createHash, createHmac } from 'node:crypto'
import path from 'node:path'
import vm from 'node:vm'
import { buildSync } from 'esbuild'
import { runDraw } from 'cloud/rules/draw'
import { commitmentOf, entriesSha256, entryText, headText, listHash, lottery } from 'cloud/rules/draw-hash'
import { drawCourse, drawEntry, seedOf, someWorld, tokenOf } from './given-draw'
import { inManyCases, shuffled } from './seeded-cases'

const drawId = '9b2f6c1e-1111-4222-8333-444455556666'
const seed = '00112233445566778899aabbccddeeff'.repeat(2)

test('the canonical text is written down here, so that anybody can hash it without this program', () => {
  const courses = [drawCourse(1, { quotas: [{ no: 4, places: 1 }] }), drawCourse(0)]
  expect(headText(drawId, courses)).toBe(
    `{"drawId":"${drawId}","courses":[{"no":0,"courseId":"00000000-0000-4000-8000-000000000000","weekday":2,"startsAt":"16:20","endsAt":"17:20","places":3,"quotas":[]},` +
      `{"no":1,"courseId":"00000000-0000-4000-8000-000000000001","weekday":2,"startsAt":"16:20","endsAt":"17:20","places":3,"quotas":[{"no":4,"places":1}]}]}`,
  )
  expect(entryText(drawEntry(7, [1, 0], { quotas: [5, 4], points: 2 }))).toBe(`{"token":"${tokenOf(7)}","together":null,"points":2,"limit":1,"quotas":[4,5],"ranks":[1,0]}`)
  expect(entriesSha256(drawId, courses, [drawEntry(7, [1])])).toBe(createHash('sha256').update(`${headText(drawId, courses)}\n${entryText(drawEntry(7, [1]))}\n`).digest('hex'))
})

test('commitment and numbers are plain SHA-256 and HMAC-SHA256, as any other program computes them', () => {
  inManyCases((random) => {
    const [own, list, token] = [seedOf(random), seedOf(random), tokenOf(random.below(1000))]
    expect(commitmentOf(own)).toBe(createHash('sha256').update(own).digest('hex'))
    expect(lottery(own, list)(token)).toBe(createHmac('sha256', Buffer.from(own, 'hex')).update(list + token).digest('hex'))
  }, 50)
})

test('one list has one hash, whatever order it comes in and however it is cut into pages', () => {
  inManyCases((random) => {
    const { courses, entries } = someWorld(random)
    const whole = entriesSha256(drawId, courses, entries)
    expect(entriesSha256(drawId, shuffled(random, courses), shuffled(random, entries))).toBe(whole)
    const sorted = [...entries].sort((a, b) => (a.token < b.token ? -1 : 1))
    const hash = listHash(drawId, courses)
    for (let at = 0; at < sorted.length; at += 3) hash.add(sorted.slice(at, at + 3))
    expect(hash.digest()).toBe(whole)
  }, 50)
})

test('whatever is changed in a list changes its hash, and with it every number', () => {
  inManyCases((random) => {
    const { courses, entries } = someWorld(random)
    const whole = entriesSha256(drawId, courses, entries)
    const entry = random.pick(entries)
    const changed = (changes: object) => entriesSha256(drawId, courses, entries.map((each) => (each === entry ? { ...each, ...changes } : each)))
    const others = [changed({ points: entry.points + 1 }), changed({ ranks: [...entry.ranks, 99] }), changed({ token: tokenOf(9999) }), changed({ limit: 9 }), changed({ quotas: [...entry.quotas, 77] }), changed({ together: tokenOf(8888) }), entriesSha256(drawId, courses, entries.slice(1)), entriesSha256(drawId, courses.map((course, at) => (at === 0 ? { ...course, places: course.places + 1 } : course)), entries)]
    for (const other of others) expect(other).not.toBe(whole)
    expect(new Set(others.map((list) => lottery(seed, list)(entry.token))).size).toBe(others.length)
  }, 50)
})

test('no number can be known from the seed alone before the list is closed', () => {
  expect(lottery(seed, '0'.repeat(64))(tokenOf(1))).not.toBe(lottery(seed, `${'0'.repeat(63)}1`)(tokenOf(1)))
})

test('the rule runs bare: without Node, without a browser, without TextEncoder, and comes to the same', () => {
  const { text } = buildSync({
    stdin: { contents: `export { runDraw } from './draw'; export { commitmentOf, entriesSha256, lottery } from './draw-hash'`, resolveDir: path.join(__dirname, '../../cloud/rules'), loader: 'ts' },
    ...{ bundle: true, write: false, format: 'iife', globalName: 'rule', platform: 'browser', target: 'es2018', minify: true },
  }).outputFiles[0] as { text: string }
  const bare = vm.createContext({})
  expect(vm.runInContext('typeof TextEncoder + typeof crypto + typeof process + typeof require + typeof setTimeout', bare)).toBe('undefined'.repeat(5))
  vm.runInContext(text, bare)
  inManyCases((random) => {
    const { courses, entries } = someWorld(random)
    bare.world = JSON.stringify({ courses, entries, seed, drawId })
    const there = vm.runInContext(
      `(() => { const { courses, entries, seed, drawId } = JSON.parse(world); const sha = rule.entriesSha256(drawId, courses, entries)
        return JSON.stringify({ sha, commitment: rule.commitmentOf(seed), drawn: rule.runDraw(courses, entries, rule.lottery(seed, sha)) }) })()`,
      bare,
    ) as string
    const sha = entriesSha256(drawId, courses, entries)
    expect(JSON.parse(there)).toEqual({ sha, commitment: commitmentOf(seed), drawn: runDraw(courses, entries, lottery(seed, sha)) })
  }, 40)
  // What it weighs on a phone, hashing included.
  expect(text.length).toBeLessThan(16_000)
})
