import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { readRoll, saveRoll } from 'cloud/contract/attendance'
import { comeBack, loseNetwork, questions, refuse } from './fake-transport'
import { address, childOf, givenHeld, givenRoll, keptOnPhone, queueKey, sheetOf } from './roll-fixture'
import { open, key, tap, press } from './roll-steps'
import { openWith, tellNetwork } from './stand-ins/taro'
import { idOf } from './staff-fixture'

beforeEach(() => openWith({ ...address }))
const three = [childOf(1), childOf(2), childOf(3)]

test('what was saved without a network outlives the page, goes out when the network is back, and never under a new id', async () => {
  const server = givenRoll(sheetOf(three))
  const first = open()
  await tap(1)
  await tap(2, '没到')
  await tap(3)
  loseNetwork()
  await press('保存')
  expect(await screen.findByText(/^3 条未上传，连上网会自动上传。/)).toBeInTheDocument()
  first.unmount()
  const second = open()
  expect(await screen.findByText(/^3 条未上传，连上网会自动上传。/)).toBeInTheDocument()
  expect(await screen.findByText(/网络不通，下面是 16:20 的名单/)).toBeInTheDocument()
  expect(await key(2, '没到')).toBeChecked()
  second.unmount()
  open()
  comeBack()
  await act(async () => tellNetwork(true))
  expect(await screen.findByText('没到 1 人：王一诺')).toBeInTheDocument()
  expect(screen.queryByText(/未上传/)).not.toBeInTheDocument()
  expect(questions(saveRoll).length).toBeGreaterThan(2)
  expect(server.marks.size).toBe(3)
  expect(new Set(questions(saveRoll).map((asked) => JSON.stringify(asked))).size).toBe(1)
})

test('a save whose answer was lost is sent again to the letter, and what was marked since follows behind it', async () => {
  const server = givenRoll(sheetOf(three))
  open()
  await tap(1)
  loseNetwork('timeout')
  await press('保存')
  await screen.findByText(/^1 条未上传，连上网会自动上传。/)
  await tap(1, '迟到')
  await tap(2)
  await press('保存')
  await screen.findByText(/^3 条未上传，连上网会自动上传。/)
  comeBack()
  await press('现在上传')
  await screen.findByText('已保存，16:20。')
  expect(server.sheet.children.map(({ standing }) => standing)).toEqual(['late', 'present', 'unmarked'])
  expect(new Set(questions(saveRoll).flatMap(({ input }) => input.marks.map(({ markId }) => markId))).size).toBe(3)
})

test('a phone without a network tries again by itself, later and later', async () => {
  jest.useFakeTimers()
  try {
    const tapper = userEvent.setup({ advanceTimers: (ms) => jest.advanceTimersByTime(ms) })
    givenRoll(sheetOf(three))
    open()
    await tapper.click(await key(1, '到了'))
    loseNetwork()
    await tapper.click(screen.getByRole('button', { name: '保存' }))
    const sent = () => questions(saveRoll).length
    await act(() => jest.advanceTimersByTimeAsync(0))
    expect(sent()).toBe(1)
    await act(() => jest.advanceTimersByTimeAsync(6_500))
    expect(sent()).toBe(2)
    await act(() => jest.advanceTimersByTimeAsync(6_500))
    expect(sent()).toBe(2)
    await act(() => jest.advanceTimersByTimeAsync(7_000))
    expect(sent()).toBe(3)
    comeBack()
    await act(() => jest.advanceTimersByTimeAsync(30_000))
    expect(screen.queryByText(/未上传/)).not.toBeInTheDocument()
    expect(sent()).toBe(4)
  } finally {
    jest.useRealTimers()
  }
})

test('opened at the gate without any signal, the copy read earlier that day can be marked', async () => {
  givenHeld([sheetOf(three)])
  loseNetwork()
  open()
  await tap(1)
  expect(screen.getByText('1 人已点，还没保存。')).toBeInTheDocument()
  expect(await screen.findByText(/网络不通，下面是 16:20 的名单，可以照常点名/)).toBeInTheDocument()
})

test.each([{ day: '2026-09-07' }, { epoch: -1 }, { schoolId: 'elsewhere' }])('a copy of another day, another person or another school is thrown away and not shown: %j', async (changes) => {
  givenHeld([sheetOf(three)], changes)
  loseNetwork()
  open()
  expect(await screen.findByText(/网络连接不上/)).toBeInTheDocument()
  expect(keptOnPhone('kehou.roll.held')).not.toContain('林知夏')
})

test('marks that wait on the phone name no child, and a roll that is through leaves nothing there', async () => {
  givenRoll(sheetOf(three))
  open()
  await tap(1)
  expect(keptOnPhone(queueKey)).toContain(idOf(1))
  expect(keptOnPhone(queueKey)).not.toContain('林知夏')
  await press('保存')
  await screen.findByText('已保存，16:20。')
  expect(keptOnPhone(queueKey)).toBe('[]')
})

test('a busy server takes nothing from the screen: the copy stays and can be marked', async () => {
  givenHeld([sheetOf(three)])
  refuse(readRoll, 'busy')
  open()
  expect(await screen.findByText(/可以照常点名/)).toBeInTheDocument()
  expect(await key(1, '到了')).toBeInTheDocument()
})

test('once what was saved has gone through, the page no longer says that there is no network', async () => {
  givenRoll(sheetOf(three))
  const first = open()
  await tap(1, '没到')
  loseNetwork()
  await press('保存')
  first.unmount()
  open()
  expect(await screen.findByText(/^网络不通/)).toBeInTheDocument()
  comeBack()
  await act(async () => tellNetwork(true))
  expect(await screen.findByText(/^已保存/)).toBeInTheDocument()
  expect(screen.queryByText(/^网络不通/)).not.toBeInTheDocument()
})
