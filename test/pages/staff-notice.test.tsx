import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { publishNotice, readNoticeDraft } from 'cloud/contract/staff'
import StaffNoticePage from '@/features/staff/notice'
import { answer, questions, refuse } from './fake-transport'
import { idOf, theWhole } from './staff-fixture'

const entries = [{ position: 1, maskedName: '林*夏', className: '三年级1班', grade: 3, services: ['午托', '晚托'] }]

function open(planNoticeDays: number | null) {
  answer(readNoticeDraft, { planNoticeDays, today: '2025-09-08', entries, ...theWhole(1) })
  return render(<StaffNoticePage />)
}

test('the office sees the list as families will see it, and its last day', async () => {
  open(3)
  expect(await screen.findByText('1. 林*夏')).toBeInTheDocument()
  expect(screen.getByText('三年级1班 · 午托、晚托')).toBeInTheDocument()
  expect(screen.getByText('3天（方案规定）')).toBeInTheDocument()
  expect(screen.getByText('今天算第1天，最后一天是9月10日 周三。')).toBeInTheDocument()
  expect(screen.queryByLabelText('公示天数')).not.toBeInTheDocument()
})

test('the list is published after a confirmation, and its last day is told', async () => {
  open(null)
  answer(publishNotice, { noticeId: idOf(1), closesOn: '2025-09-12', entries: 1 })
  await userEvent.type(await screen.findByLabelText('公示天数'), '5')
  expect(screen.getByText('今天算第1天，最后一天是9月12日 周五。')).toBeInTheDocument()
  await userEvent.type(screen.getByLabelText('联系方式'), '教导处')
  await userEvent.click(screen.getByRole('button', { name: '公布名单' }))
  expect(questions(publishNotice)).toHaveLength(0)
  answer(readNoticeDraft, { planNoticeDays: null, today: '2025-09-08', entries: [], ...theWhole(0) })
  await userEvent.click(screen.getByRole('button', { name: '确认公布' }))
  expect(await screen.findByText('已公布 1 名孩子的名单，公示到9月12日 周五。')).toBeInTheDocument()
  expect(await screen.findByText(/现在没有待公示的名单/)).toBeInTheDocument()
  expect(questions(publishNotice)[0]?.input).toEqual({ days: 5, contact: '教导处' })
})

test('nothing is published without days and contact', async () => {
  open(null)
  await userEvent.type(await screen.findByLabelText('公示天数'), '31')
  await userEvent.click(screen.getByRole('button', { name: '公布名单' }))
  expect(screen.getByText('请填写 1 到 30 之间的天数')).toBeInTheDocument()
  expect(screen.getByText(/请填写联系方式/)).toBeInTheDocument()
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
})

test('what was filled in survives leaving the page', async () => {
  const page = open(3)
  await userEvent.type(await screen.findByLabelText('联系方式'), '教导处')
  page.unmount()
  open(3)
  expect(await screen.findByLabelText('联系方式')).toHaveValue('教导处')
})

test('a refused publication says why and loses nothing', async () => {
  open(3)
  refuse(publishNotice, 'notice_not_in_chain')
  await userEvent.type(await screen.findByLabelText('联系方式'), '教导处')
  await userEvent.click(screen.getByRole('button', { name: '公布名单' }))
  await userEvent.click(screen.getByRole('button', { name: '确认公布' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('本校方案不包含名单公示这一步')
  expect(screen.getByLabelText('联系方式')).toHaveValue('教导处')
})
