import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { answerObjection, countersignAgreements, listCountersigns, listObjections } from 'cloud/contract/staff'
import StaffCountersignPage from '@/features/staff/countersign'
import StaffObjectionsPage from '@/features/staff/objections'
import { answer, questions, refuse } from './fake-transport'
import { idOf, theWhole } from './staff-fixture'

const objection = {
  objectionId: idOf(1),
  noticeTitle: '2025年秋季学期课后服务参加名单公示',
  text: '名单里没有我家孩子',
  filedAt: '2025-09-08T02:00:00Z',
  filedBy: '郑志强',
  status: 'open' as const,
  reply: null,
}

const answered = { ...objection, status: 'upheld' as const, reply: '已补上' }

const showObjections = (...objections: ((typeof objection) | (typeof answered))[]) => answer(listObjections, { objections, ...theWhole(objections.length) })

const writeAnswer = async () => {
  await userEvent.click(await screen.findByRole('button', { name: '答复' }))
  await userEvent.click(screen.getByRole('radio', { name: '采纳' }))
  await userEvent.type(screen.getByLabelText('答复'), '已补上')
  await userEvent.click(screen.getByRole('button', { name: '发出答复' }))
  showObjections(answered)
  await userEvent.click(screen.getByRole('button', { name: '确认答复' }))
}

test('an objection is answered with a decision and words, once confirmed', async () => {
  showObjections(objection)
  answer(answerObjection, {})
  render(<StaffObjectionsPage />)
  await writeAnswer()
  expect(await screen.findByText('答复：已补上')).toBeInTheDocument()
  expect(screen.getByText('已采纳')).toBeInTheDocument()
  expect(questions(answerObjection)[0]?.input).toEqual({ objectionId: idOf(1), decision: 'upheld', reply: '已补上' })
})

test('an answer lacks neither decision nor words, and neither is chosen beforehand', async () => {
  showObjections(objection)
  render(<StaffObjectionsPage />)
  await userEvent.click(await screen.findByRole('button', { name: '答复' }))
  for (const radio of screen.getAllByRole('radio')) expect(radio).not.toBeChecked()
  await userEvent.click(screen.getByRole('button', { name: '发出答复' }))
  expect(screen.getByText('请选择采纳或不采纳')).toBeInTheDocument()
  expect(screen.getByText('请写答复')).toBeInTheDocument()
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
})

test('where a colleague has answered first, the page says so and shows that answer', async () => {
  showObjections(objection)
  refuse(answerObjection, 'objection_answered')
  render(<StaffObjectionsPage />)
  await writeAnswer()
  expect(await screen.findByText('答复：已补上')).toBeInTheDocument()
  expect(screen.getByRole('alert')).toHaveTextContent('这条意见已经答复过了')
})

test('no objections reads as words', async () => {
  showObjections()
  render(<StaffObjectionsPage />)
  expect(await screen.findByText('家长对公示名单还没有提过意见。')).toBeInTheDocument()
})

const agreement = (number: number, childName: string) => ({
  agreementId: idOf(number),
  name: '课后服务协议书',
  childName,
  className: '三年级1班',
  guardianName: '黄秀兰',
  signedAt: '2025-09-08T02:00:00Z',
})

const showAgreements = (...items: ReturnType<typeof agreement>[]) => answer(listCountersigns, { items, ...theWhole(items.length) })

test('the school signs what it chose, after confirming, and hears how many children became active', async () => {
  showAgreements(agreement(1, '林知夏'), agreement(2, '段承昕'))
  answer(countersignAgreements, { countersigned: 2, activated: 1 })
  render(<StaffCountersignPage />)
  await userEvent.click(await screen.findByRole('button', { name: '全选本页' }))
  await userEvent.click(screen.getByRole('button', { name: '学校盖章' }))
  showAgreements()
  await userEvent.click(screen.getByRole('button', { name: '给这 2 份盖章' }))
  expect(await screen.findByText('已盖章 2 份，1 名孩子手续办完，可以参加了。')).toBeInTheDocument()
  expect(questions(countersignAgreements)[0]?.input).toEqual({ agreementIds: [idOf(1), idOf(2)] })
})

test('where the signed texts make nobody active anew, such as what a plan changed, it says only that they count now', async () => {
  showAgreements(agreement(1, '林知夏'))
  answer(countersignAgreements, { countersigned: 1, activated: 0 })
  render(<StaffCountersignPage />)
  await userEvent.click(await screen.findByRole('button', { name: '全选本页' }))
  await userEvent.click(screen.getByRole('button', { name: '学校盖章' }))
  await userEvent.click(screen.getByRole('button', { name: '给这 1 份盖章' }))
  expect(await screen.findByText('已盖章 1 份，已生效。')).toBeInTheDocument()
})

test('where a colleague has signed one of them, none is signed and the list is read again', async () => {
  showAgreements(agreement(1, '林知夏'), agreement(2, '段承昕'))
  refuse(countersignAgreements, 'agreement_countersigned')
  render(<StaffCountersignPage />)
  await userEvent.click(await screen.findByRole('button', { name: '全选本页' }))
  await userEvent.click(screen.getByRole('button', { name: '学校盖章' }))
  showAgreements(agreement(2, '段承昕'))
  await userEvent.click(screen.getByRole('button', { name: '给这 2 份盖章' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('其中有协议学校已经签过')
  await waitFor(() => expect(screen.queryByText(/林知夏/)).not.toBeInTheDocument())
  expect(screen.getByRole('checkbox', { name: /段承昕/ })).toBeChecked()
})
