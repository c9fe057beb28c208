import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { saveRoll } from 'cloud/contract/attendance'
import RollSheetPage from '@/features/roll/sheet'
import { questions } from './fake-transport'
import { address, childOf, givenRoll, nameOf, seen, sheetOf } from './roll-fixture'
import { openWith } from './stand-ins/taro'

const three = [childOf(1), childOf(2), childOf(3)]
const yesterday = '2026-09-07'
beforeEach(() => openWith({ ...address, heldOn: yesterday }))
const open = () => render(<RollSheetPage />)
const key = (number: number, words: '到了' | '没到') => screen.findByRole('radio', { name: `${nameOf(number)}：${words}` })
const tap = async (number: number, words: '到了' | '没到' = '到了') => userEvent.click(await key(number, words))
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }))
const row = (number: number) => screen.getByRole('radiogroup', { name: new RegExp(nameOf(number)) })

test('an earlier day is entered from paper: one time for all marks, and each says that it comes from there', async () => {
  givenRoll(sheetOf(three, { heldOn: yesterday }))
  open()
  await tap(1)
  expect(screen.getByText('请填写纸上写的时间，如 16:25。')).toBeInTheDocument()
  expect(await key(1, '到了')).not.toBeChecked()
  await userEvent.type(screen.getByLabelText('纸上写的点名时间'), '16：25')
  await press('3 人都到了')
  await press('只保存')
  await screen.findByText('已保存，16:20。')
  const { source, marks } = questions(saveRoll)[0]?.input ?? { marks: [] }
  expect(source).toBe('paper')
  expect(new Set(marks.map(({ madeAt }) => madeAt))).toEqual(new Set(['2026-09-07T08:25:00.000Z']))
  expect(within(row(1)).getByText('16:25 到 · 纸质补录')).toBeInTheDocument()
})

test('paper does not undo what was marked on a phone after it, and the teacher is told so', async () => {
  givenRoll(sheetOf([seen(1, '2026-09-07T08:40:00Z')], { heldOn: yesterday, savedAt: '2026-09-07T08:40:00Z' }))
  open()
  await userEvent.type(await screen.findByLabelText('纸上写的点名时间'), '1625')
  await tap(1, '没到')
  await press('只保存')
  expect(await screen.findByText('1 条没有采用：之后已经有更新的点名。')).toBeInTheDocument()
  expect(await key(1, '到了')).toBeChecked()
})
