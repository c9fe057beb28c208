import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { rankCourses, readDraw, readDraws } from 'cloud/contract/draw'
import DrawRankPage from '@/features/draw/rank'
import { brotherId, childOf, courseIds, drawId, headOf, linId, sheetOf, titles } from './draw-fixture'
import { answer, questions, refuse } from './fake-transport'
import { openWith } from './stand-ins/taro'

beforeEach(() => openWith({ drawId, childId: linId }))

const open = (sheet = sheetOf()) => {
  answer(readDraws, { draws: [sheet.draw], now: sheet.now })
  answer(readDraw, sheet)
  answer(rankCourses, ({ childIds }) => ({ savedAt: '2026-09-11T01:00:00.000Z', tokens: childIds.map((childId) => ({ childId, token: 'a'.repeat(32) })) }))
  render(<DrawRankPage />)
}
const tap = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))
const ranked = () => screen.queryAllByText(/^第\d志愿/).map((row) => row.textContent)

test('a family reads until when and by which one sentence before it ranks', async () => {
  open()
  expect(await screen.findByText(/9月12日 18:00截止，还有1天9小时/)).toBeInTheDocument()
  expect(screen.getByText('早交晚交机会一样；截止后按抽签号先后轮流。')).toBeInTheDocument()
})

test('courses are added, moved up and down by buttons that say which course, and taken off; what is sent is that order', async () => {
  open()
  for (const title of titles) await tap(`把${title}加入志愿`)
  await tap('把合唱往前移')
  await tap('把围棋往后移')
  expect(ranked()).toEqual(['第1志愿　合唱', '第2志愿　围棋', '第3志愿　足球'])
  await tap('去掉足球')
  answer(readDraw, () => {
    const [sent] = questions(rankCourses)
    return sheetOf({ children: [childOf(sent ? { ranks: sent.input.courseIds, savedAt: '2026-09-11T01:00:00.000Z' } : {})] })
  })
  await tap('保存志愿')
  expect(await screen.findByText(/志愿已保存。截止前可以随时再改/)).toBeInTheDocument()
  expect(await screen.findByRole('button', { name: '已保存' })).toBeDisabled()
  expect(ranked()).toEqual(['第1志愿　合唱', '第2志愿　围棋'])
  expect(questions(rankCourses).map(({ input }) => input)).toEqual([{ drawId, childIds: [linId], courseIds: [courseIds[2], courseIds[0]], waits: true }])
})

test('what is not saved yet stays on the phone and says so', async () => {
  open()
  await tap('把围棋加入志愿')
  expect(screen.getByText('有改动还没有保存，只存在这部手机上')).toBeInTheDocument()
  cleanup()
  open()
  expect(await screen.findByText(/第1志愿\s围棋/)).toBeInTheDocument()
})

test('a saved ranking shows when it was saved and cannot be saved again unchanged; an emptied one is taken back', async () => {
  open(sheetOf({ children: [childOf({ ranks: [courseIds[0]!], savedAt: '2026-09-11T00:30:00.000Z' })] }))
  expect(await screen.findByText(/9月11日 08:30保存/)).toBeInTheDocument()
  expect(screen.getByRole('button', { name: '已保存' })).toBeDisabled()
  await tap('去掉围棋')
  await tap('撤回志愿')
  expect(questions(rankCourses)[0]?.input.courseIds).toEqual([])
})

test('brothers and sisters share one list where both can take the course, and read beforehand what that costs', async () => {
  open(sheetOf({ children: [childOf(), childOf({ childId: brotherId, name: '林知秋', courses: [{ courseId: courseIds[1]!, missing: null }] })] }))
  await userEvent.click(await screen.findByRole('checkbox', { name: /和林知秋同选/ }))
  expect(screen.getByText(/同时有2个名额，所以抽中的机会比分开小/)).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '把围棋加入志愿' })).not.toBeInTheDocument()
  await tap('把足球加入志愿')
  await tap('保存志愿')
  expect(questions(rankCourses)[0]?.input).toMatchObject({ childIds: [linId, brotherId], courseIds: [courseIds[1]] })
})

test('what must still be done by closing stands beside the course', async () => {
  open(sheetOf({ children: [childOf({ courses: [{ courseId: courseIds[0]!, missing: 'weekday' }] })] }))
  expect(await screen.findByText(/没有报名这一天的服务，截止前报上才算数/)).toBeInTheDocument()
})

test('before it opens and after it closes nothing can be saved, and the page says when or what comes', async () => {
  open(sheetOf({ now: '2026-09-09T01:00:00.000Z' }))
  expect(await screen.findByText('9月10日 08:00开始排志愿')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /加入志愿|保存/ })).not.toBeInTheDocument()
  cleanup()
  open(sheetOf({ now: '2026-09-12T10:00:01.000Z' }))
  expect(await screen.findByText('已截止，等抽签结果')).toBeInTheDocument()
})

test('a refusal is told where the button is, and nothing is lost', async () => {
  open()
  refuse(rankCourses, 'draw_closed')
  await tap('把围棋加入志愿')
  await tap('保存志愿')
  expect(await screen.findByText(/排志愿已截止/)).toBeInTheDocument()
  expect(ranked()).toEqual(['第1志愿　围棋'])
})

test('a term without draws, and a draw for other grades, say so', async () => {
  answer(readDraws, { draws: [], now: '2026-09-11T01:00:00.000Z' })
  render(<DrawRankPage />)
  expect(await screen.findByText('这学期还没有抽签选课。')).toBeInTheDocument()
  cleanup()
  open(sheetOf({ children: [childOf({ courses: [] })] }))
  expect(await screen.findByText('这次抽签的课不面向您家孩子的年级。')).toBeInTheDocument()
})

test('once the draw has run the page leads to its result', async () => {
  open(sheetOf({ draw: headOf({ status: 'done', seed: 'ab'.repeat(32), entriesSha256: 'cd'.repeat(32) }) }))
  expect(await screen.findByRole('button', { name: '看抽签结果' })).toBeInTheDocument()
  expect(within(document.body).queryByRole('button', { name: '保存志愿' })).not.toBeInTheDocument()
})

test('once the draw has run, nobody is told what to do before a closing that is past', async () => {
  const courses = courseIds.map((courseId) => ({ courseId, missing: 'clash' as const }))
  open(sheetOf({ draw: headOf({ status: 'done', seed: 'a'.repeat(64) }), now: '2026-09-13T01:00:00.000Z', children: [childOf({ ranks: [courseIds[0]!], courses })] }))
  expect(await screen.findByRole('button', { name: '看抽签结果' })).toBeInTheDocument()
  expect(screen.getByText(/第1志愿\s围棋/)).toBeInTheDocument()
  expect(screen.queryByText(/截止前/)).not.toBeInTheDocument()
})
