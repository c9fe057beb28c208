import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { Output } from 'cloud/contract/operations'
import { cancelDraw, createDraw, listDraws, publishDraw } from 'cloud/contract/draw'
import DrawOfficePage from '@/features/draw/office'
import { courseIds, drawId, headOf } from './draw-fixture'
import { answer, questions, refuse } from './fake-transport'

type Desk = Output<'listDraws'>
const course = { courseId: courseIds[0]!, title: '围棋', weekday: 2, startsAt: '16:20', endsAt: '17:20', capacity: 12 }
const drawOf = (changes: Partial<Desk['draws'][number]> = {}): Desk['draws'][number] => ({ ...headOf(), courses: [{ ...course, taken: 0, waiting: 0 }], entries: 0, received: null, ...changes })
const deskOf = (changes: Partial<Desk> = {}): Desk => ({ now: '2026-09-08T01:00:00.000Z', draws: [], priorityGroups: [{ key: 'leftBehind', name: '留守儿童' }], candidates: [course], ...changes })
const open = (desk = deskOf()) => {
  answer(listDraws, desk)
  render(<DrawOfficePage />)
}
const tap = async (name: string) => userEvent.click(await screen.findByRole('button', { name }))
const type = async (label: string, words: string) => userEvent.type(await screen.findByLabelText(label), words)

test('the office makes a draw from published courses; what is missing is named first', async () => {
  open()
  answer(createDraw, { drawId, sentence: '一句话' })
  await tap('生成草稿')
  expect(await screen.findByText('请写这次抽签的名称。')).toBeInTheDocument()
  await type('名称', '周二社团')
  await userEvent.click(screen.getByRole('checkbox', { name: /围棋/ }))
  await type('开始排志愿的日期', '2026-9-10')
  await type('截止的日期', '2026.9.12')
  await userEvent.click(screen.getByRole('checkbox', { name: '留守儿童' }))
  await tap('生成草稿')
  expect(await screen.findByText(/草稿已生成/)).toBeInTheDocument()
  expect(questions(createDraw)[0]?.input).toEqual({
    ...{ title: '周二社团', courseIds: [courseIds[0]], opensAt: '2026-09-10T08:00:00+08:00', closesAt: '2026-09-12T18:00:00+08:00' },
    ...{ limitPerChild: 1, priorityGroups: ['leftBehind'], priorityPoints: 2, countsCredits: true },
  })
})

test('publishing asks once more and says what can no longer be changed', async () => {
  open(deskOf({ draws: [drawOf({ status: 'draft', commitment: null })] }))
  answer(publishDraw, { drawId, commitment: 'ab'.repeat(32) })
  await tap('公布抽签')
  expect(screen.getByText(/规则、课程和时间从此不能再改/)).toBeInTheDocument()
  await tap('公布')
  expect(await screen.findByText('已公布，家长已收到通知。')).toBeInTheDocument()
  expect(questions(publishDraw)).toHaveLength(1)
})

test('an open draw shows how many have ranked and can no longer be taken back; one not yet open can', async () => {
  open(deskOf({ now: '2026-09-11T01:00:00.000Z', draws: [drawOf({ entries: 34 })] }))
  expect(await screen.findByText('34 个孩子')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '取消抽签' })).not.toBeInTheDocument()
})

test('taking a draw back before it opens gives its courses back to first come', async () => {
  open(deskOf({ draws: [drawOf()] }))
  refuse(cancelDraw, 'draw_begun')
  await tap('取消抽签')
  await userEvent.click(screen.getAllByRole('button', { name: '取消抽签' }).at(-1)!)
  expect(await screen.findByText(/排志愿已经开始，不能再取消/)).toBeInTheDocument()
})

test('what came of it, and a term without anything to draw, are said in words', async () => {
  open(deskOf({ candidates: [], draws: [drawOf({ status: 'done', entries: 40, received: 31, seed: 'ab'.repeat(32), entriesSha256: 'cd'.repeat(32) })] }))
  expect(await screen.findByText('40 个孩子排了志愿，31 个得到课')).toBeInTheDocument()
  expect(screen.getByText(/没有可以抽签的课/)).toBeInTheDocument()
})
