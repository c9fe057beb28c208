import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { readDrawEntries, readDrawResult } from 'cloud/contract/draw'
import type { DrawEntry } from 'cloud/contract/draw'
import { commitmentOf } from 'cloud/rules/draw-hash'
import DrawResultPage from '@/features/draw/result'
import { courseIds, drawId, linId, ranDraw, seed } from './draw-fixture'
import { answer, refuse } from './fake-transport'
import { openWith } from './stand-ins/taro'

beforeEach(() => openWith({ drawId }))

type Ran = ReturnType<typeof ranDraw>
const open = ({ result, entries, pageOf }: Pick<Ran, 'result' | 'entries' | 'pageOf'>) => {
  answer(readDrawResult, result)
  answer(readDrawEntries, pageOf(entries))
  render(<DrawResultPage />)
}
const verify = async () => userEvent.click(await screen.findByRole('button', { name: '在这部手机上核对' }))
const changed = (entries: DrawEntry[], at: number, changes: Partial<DrawEntry>) => entries.map((entry, index) => (index === at ? { ...entry, ...changes } : entry))
const withSeen = (seen: object) => Taro.setStorageSync(`kehou.draw-seen.${drawId}`, seen)

test('the path is told choice by choice in plain words', async () => {
  const ran = ranDraw()
  const child = { ...ran.result.children[0]!, turn: 7, path: [{ courseId: courseIds[0]!, outcome: 'full' as const, clashesWith: null }, { courseId: courseIds[1]!, outcome: 'received' as const, clashesWith: null }], received: [courseIds[1]!], leftOut: [{ courseId: courseIds[2]!, reason: 'weekday' as const }], waitsFor: [courseIds[0]!] }
  open({ ...ran, result: { ...ran.result, children: [child] } })
  expect(await screen.findByText('第 7 个轮到，名额已被前面的孩子选完，已排队候补')).toBeInTheDocument()
  expect(screen.getByText('第 7 个轮到，还有名额，得到了')).toBeInTheDocument()
  expect(screen.getByText(/没有这一天的服务，没有参加抽签/)).toBeInTheDocument()
  expect(screen.getByText('得到 1 门')).toBeInTheDocument()
})

test('the phone fetches the list page by page, draws again by the same rule and says 核对一致 with the hash and the time', async () => {
  const ran = ranDraw()
  open(ran)
  await verify()
  expect(await screen.findByText('核对一致')).toBeInTheDocument()
  expect(screen.getByText(/250 份志愿，用时 \d+\.\d 秒/)).toBeInTheDocument()
  expect(screen.getByText(new RegExp(ran.result.draw.entriesSha256 as string))).toBeInTheDocument()
})

test.each<[string, (ran: Ran) => Pick<Ran, 'result' | 'entries'>, RegExp]>([
  ['another child’s entry changed', ({ result, entries }) => ({ result, entries: changed(entries, 100, { points: 3 }) }), /名单与公布的名单指纹对不上/],
  ['an entry slipped in', ({ result, entries }) => ({ result, entries: [...entries, { ...entries[0]!, token: 'f'.repeat(32) }] }), /名单与公布的名单指纹对不上/],
  ['one’s own entry left out', ({ result, entries }) => ({ result, entries: entries.slice(1) }), /名单里没有林知夏的志愿/],
  ['one’s own ranking turned round', ({ result, entries }) => ({ result, entries: changed(entries, 0, { ranks: [...entries[0]!.ranks].reverse() }) }), /林知夏的志愿顺序与学校记录的不一样/],
  ['another seed', ({ result, entries }) => ({ entries, result: { ...result, draw: { ...result.draw, seed: 'ee'.repeat(32) } } }), /种子与事先公布的承诺对不上/],
  ['another seed with a commitment that fits it', ({ result, entries }) => ({ entries, result: { ...result, draw: { ...result.draw, seed: 'ee'.repeat(32), commitment: commitmentOf('ee'.repeat(32)) } } }), /与这部手机在抽签前看到的不一样/],
  ['an outcome that the seed does not give', ({ result, entries }) => ({ entries, result: { ...result, children: [{ ...result.children[0]!, turn: result.children[0]!.turn! + 1 }] } }), /按公布的种子重抽，林知夏的结果与学校公布的不一样/],
  ['a token doubled', ({ result, entries }) => ({ result, entries: [entries[0]!, ...entries] }), /重复或乱序的凭据/],
])('%s: the phone says loudly that it does not match, and what', async (_, tamper, words) => {
  withSeen({ commitment: commitmentOf(seed) })
  const ran = ranDraw()
  open({ ...ran, ...tamper(ran) })
  await verify()
  expect(await screen.findByText('核对不一致')).toBeInTheDocument()
  expect(screen.getByText(words)).toBeInTheDocument()
  expect(screen.getByRole('alert')).toBeInTheDocument()
})

test('a token or a list hash other than this phone saw before the draw is found', async () => {
  withSeen({ commitment: commitmentOf(seed), entriesSha256: '0'.repeat(64), tokens: { [linId]: 'b'.repeat(32) } })
  open(ranDraw())
  await verify()
  expect(await screen.findByText('林知夏的抽签凭据与保存志愿时的不一样。')).toBeInTheDocument()
  expect(screen.getByText('现在的名单指纹与这部手机在抽签前看到的不一样。')).toBeInTheDocument()
})

test('a network lost in the middle is told, and the check can be begun again', async () => {
  open(ranDraw())
  await screen.findByText('自己核对')
  refuse(readDrawEntries, 'draw_not_closed')
  await verify()
  expect(await screen.findByText(/排志愿还没有截止/)).toBeInTheDocument()
  expect(screen.getByRole('button', { name: '在这部手机上核对' })).toBeInTheDocument()
})

test('a draw that has not run yet says when its result comes', async () => {
  refuse(readDrawResult, 'draw_not_run')
  render(<DrawResultPage />)
  expect(await screen.findByText(/截止后几分钟内就有结果/)).toBeInTheDocument()
})
