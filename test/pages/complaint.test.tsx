import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { answerComplaint, fileComplaint, listBureauComplaints, listComplaints, listMyComplaints, readBureauStanding } from 'cloud/contract/complaint'
import BureauComplaintsPage from '@/features/complaint/bureau'
import FileComplaintPage from '@/features/complaint/file'
import MyComplaintsPage from '@/features/complaint/mine'
import OfficeComplaintsPage from '@/features/complaint/office'
import { answer, questions, refuse } from './fake-transport'
import { openWith } from './stand-ins/taro'

const complaintId = '5b0c2f6e-4a53-4f0a-9f3e-0d8f4f1c2a01'
const complaint = { complaintId, topic: 'charging' as const, text: '没有公示就收了钱', filedOn: '2026-09-08', state: 'open' as const, reply: null, answeredAt: null }
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }))

test('the phone comes first, nothing is chosen beforehand, and each way says who will see what', async () => {
  answer(listMyComplaints, { complaintPhone: '12345', bureauReads: true, complaints: [] })
  render(<FileComplaintPage />)
  expect(await screen.findByText('12345')).toBeInTheDocument()
  for (const way of screen.getAllByRole('radio')) expect(way).not.toBeChecked()
  expect(screen.getByText('学校看不到有这件投诉，也看不到是谁；教育局只看到内容，看不到是谁。')).toBeInTheDocument()
  await press('提交投诉')
  expect(screen.getByText('请选择交给谁。')).toBeInTheDocument()
  expect(questions(fileComplaint)).toEqual([])
  await userEvent.click(screen.getByRole('radio', { name: /收费/ }))
  await userEvent.click(screen.getByRole('radio', { name: /直接交给教育局/ }))
  await userEvent.type(screen.getByRole('textbox'), '没有公示就收了钱')
  answer(fileComplaint, { complaintId })
  await press('提交投诉')
  expect(questions(fileComplaint)[0]?.input).toEqual({ to: 'bureau', anonymous: true, topic: 'charging', text: '没有公示就收了钱' })
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/features/complaint/mine/index?sent=1' })
})

test('what was written stays on the phone when it is refused', async () => {
  answer(listMyComplaints, { complaintPhone: null, bureauReads: true, complaints: [] })
  const page = render(<FileComplaintPage />)
  await userEvent.click(await screen.findByRole('radio', { name: /其他/ }))
  await userEvent.click(screen.getByRole('radio', { name: /^交给学校，写名字/ }))
  page.unmount()
  render(<FileComplaintPage />)
  expect(await screen.findByRole('radio', { name: /其他/ })).toBeChecked()
})

test('the family reads the answer, and where it went', async () => {
  openWith({})
  answer(listMyComplaints, { complaintPhone: null, bureauReads: true, complaints: [{ ...complaint, to: 'bureau', anonymous: true, forwarded: true, state: 'answered', reply: '已要求退还', answeredAt: '2026-09-09T01:00:00Z' }] })
  render(<MyComplaintsPage />)
  expect(await screen.findByText('已要求退还')).toBeInTheDocument()
  expect(screen.getByText(/教育局已用自己的话问过学校/)).toBeInTheDocument()
})

test('somebody without a child here learns what to do instead, on both pages', async () => {
  openWith({})
  refuse(listMyComplaints, 'role_needed')
  const page = render(<FileComplaintPage />)
  await userEvent.click(await screen.findByRole('button', { name: '绑定孩子' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/family/bind/index' })
  expect(screen.queryByRole('button', { name: '提交投诉' })).not.toBeInTheDocument()
  page.unmount()
  render(<MyComplaintsPage />)
  await userEvent.click(await screen.findByRole('button', { name: '看收费公示' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/fee/notice/index' })
})

test('a family that never complained is asked for a first complaint, not for another', async () => {
  openWith({})
  answer(listMyComplaints, { complaintPhone: null, bureauReads: true, complaints: [] })
  render(<MyComplaintsPage />)
  expect(await screen.findByRole('button', { name: '提一件投诉' })).toBeInTheDocument()
})

test('the office reads who gave a name and that another gave none, and answers once', async () => {
  answer(listComplaints, { complaints: [{ ...complaint, origin: 'anonymous', who: null }], nextOffset: null, total: 1 })
  render(<OfficeComplaintsPage />)
  expect(await screen.findByText(/没写名字/)).toBeInTheDocument()
  await press('答复')
  await userEvent.type(screen.getByRole('textbox'), '已补公示')
  answer(answerComplaint, { complaintId })
  await press('发出答复')
  expect(questions(answerComplaint)[0]?.input).toEqual({ complaintId, reply: '已补公示' })
})

test('whoever is not of the bureau is given the number to be added by, and asks for no complaint', async () => {
  answer(readBureauStanding, { isBureau: false, accountId: complaintId, schoolName: '海江小学' })
  refuse(listBureauComplaints, 'role_needed')
  render(<BureauComplaintsPage />)
  expect(await screen.findByText(complaintId)).toBeInTheDocument()
  expect(questions(listBureauComplaints)).toEqual([])
})
