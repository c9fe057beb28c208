import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { readPlan } from 'cloud/contract/plan'
import { listReviews, reviewApplications } from 'cloud/contract/staff'
import StaffReviewsPage from '@/features/staff/reviews'
import { answer, comeBack, loseNetwork, questions, refuse } from './fake-transport'
import { publishedPlan } from './plan-fixture'
import { idOf, reviewItem, theWhole } from './staff-fixture'
import { openWith } from './stand-ins/taro'

const linAndDuan = [reviewItem(3, '林知夏'), reviewItem(29, '段承昕')]

function open(items = linAndDuan, admission: 'universal' | 'conditional' = 'conditional') {
  const plan = publishedPlan()
  plan.plan.audience.admission = admission
  answer(readPlan, plan)
  answer(listReviews, { items, ...theWhole(items.length) })
  openWith({ step: 'class_review' })
  render(<StaffReviewsPage />)
}

const tick = async (name: RegExp) => userEvent.click(await screen.findByRole('checkbox', { name }))

const writeReason = async (reason: string) => {
  await userEvent.click(screen.getByRole('button', { name: '退回修改' }))
  await userEvent.type(screen.getByLabelText('原因'), reason)
}

test('a reviewer reads what the family chose in words, with its weekdays and times', async () => {
  open()
  expect(await screen.findByRole('checkbox', { name: /林知夏 · 三年级1班 3号.*姚志玉，9月7日 12:00提交/ })).toBeInTheDocument()
  expect(screen.getAllByText('午托（周一至周五 11:20–13:30），用餐')).toHaveLength(2)
  expect(screen.getAllByText('晚托（周二、周四 16:20–17:20），提前接走')).toHaveLength(2)
  expect(screen.getAllByText(/家长或接送人接走：奶奶来接/)).toHaveLength(2)
})

test('health, priority and pick-up difficulty are shown where the family wrote them, and nowhere else', async () => {
  const group = publishedPlan().plan.priorityGroups[0]
  open([reviewItem(3, '林知夏', { priorityGroup: group?.key ?? null, priorityNote: '父母都在外地', healthNote: '花生过敏', pickUpDifficulty: '下班晚' }), reviewItem(4, '段承昕')])
  expect(await screen.findByText(/花生过敏/)).toBeInTheDocument()
  expect(screen.getByText(new RegExp(`${group?.name}：父母都在外地`))).toBeInTheDocument()
  expect(screen.getByText(/下班晚/)).toBeInTheDocument()
  expect(screen.getAllByText(/健康提示/)).toHaveLength(1)
})

test('a whole page passes with one decision, after its number was confirmed', async () => {
  open()
  answer(reviewApplications, { decided: 2 })
  await userEvent.click(await screen.findByRole('button', { name: '全选本页' }))
  await userEvent.click(screen.getByRole('button', { name: '通过' }))
  expect(questions(reviewApplications)).toHaveLength(0)
  expect(within(screen.getByRole('dialog')).getByText('林知夏、段承昕')).toBeInTheDocument()
  answer(listReviews, { items: [], ...theWhole(0) })
  await userEvent.click(screen.getByRole('button', { name: '通过这 2 份' }))
  expect(await screen.findByText('已通过 2 份申请。')).toBeInTheDocument()
  expect(await screen.findByText('现在没有等待班级审核的申请。')).toBeInTheDocument()
  expect(questions(reviewApplications)[0]?.input).toEqual({ step: 'class_review', decision: 'pass', applicationIds: [idOf(3), idOf(29)], reason: '' })
})

test('nothing is chosen before the reviewer chooses', async () => {
  open()
  for (const box of await screen.findAllByRole('checkbox')) expect(box).not.toBeChecked()
  expect(screen.queryByRole('button', { name: '通过' })).not.toBeInTheDocument()
})

test('a return needs a reason, and says that the family reads it', async () => {
  open()
  answer(reviewApplications, { decided: 1 })
  await tick(/段承昕/)
  await userEvent.click(screen.getByRole('button', { name: '退回修改' }))
  expect(screen.getByText('家长会看到这段话。')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '退回这 1 份申请' }))
  expect(screen.getByRole('alert')).toHaveTextContent('请写明原因')
  expect(questions(reviewApplications)).toHaveLength(0)
  await userEvent.type(screen.getByLabelText('原因'), '请补上接送人')
  await userEvent.click(screen.getByRole('button', { name: '退回这 1 份申请' }))
  expect(await screen.findByText(/已退回 1 份申请/)).toBeInTheDocument()
  expect(questions(reviewApplications)[0]?.input).toMatchObject({ decision: 'return', applicationIds: [idOf(29)], reason: '请补上接送人' })
})

test('where somebody was faster, the queue is read again and the reason is still there', async () => {
  open()
  refuse(reviewApplications, 'application_not_in_step')
  await tick(/林知夏/)
  await tick(/段承昕/)
  await writeReason('请补上接送人')
  answer(listReviews, { items: [reviewItem(29, '段承昕')], ...theWhole(1) })
  await userEvent.click(screen.getByRole('button', { name: '退回这 2 份申请' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('其中有申请已不在这一步')
  expect(await screen.findByRole('button', { name: '退回这 1 份申请' })).toBeInTheDocument()
  expect(screen.getByLabelText('原因')).toHaveValue('请补上接送人')
})

test('where nothing of the choice is left, the list says why and keeps the reason for the next one', async () => {
  open()
  refuse(reviewApplications, 'application_not_in_step')
  await tick(/林知夏/)
  await writeReason('请补上接送人')
  answer(listReviews, { items: [reviewItem(29, '段承昕')], ...theWhole(1) })
  await userEvent.click(screen.getByRole('button', { name: '退回这 1 份申请' }))
  await tick(/段承昕/)
  expect(screen.getByRole('alert')).toHaveTextContent('其中有申请已不在这一步')
  await userEvent.click(screen.getByRole('button', { name: '退回修改' }))
  expect(screen.getByLabelText('原因')).toHaveValue('请补上接送人')
})

test('a decision lost on the way is sent again as the same one', async () => {
  open()
  answer(reviewApplications, { decided: 1 })
  await tick(/林知夏/)
  await userEvent.click(screen.getByRole('button', { name: '通过' }))
  loseNetwork('timeout')
  await userEvent.click(screen.getByRole('button', { name: '通过这 1 份' }))
  expect(await screen.findByText(/重复点不会重复提交/)).toBeInTheDocument()
  comeBack()
  await userEvent.click(screen.getByRole('button', { name: '通过这 1 份' }))
  await waitFor(() => expect(questions(reviewApplications)).toHaveLength(2))
  const [first, second] = questions(reviewApplications)
  expect(second?.requestKey).toBe(first?.requestKey)
})

test('where everyone willing is admitted, nobody can be refused', async () => {
  open(linAndDuan, 'universal')
  await tick(/林知夏/)
  expect(screen.getByRole('button', { name: '退回修改' })).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '不通过' })).not.toBeInTheDocument()
})

test('where admission has a condition, a refusal can be given with its reason', async () => {
  open()
  answer(reviewApplications, { decided: 1 })
  await tick(/林知夏/)
  await userEvent.click(screen.getByRole('button', { name: '不通过' }))
  await userEvent.type(screen.getByLabelText('原因'), '不符合接送困难条件')
  await userEvent.click(screen.getByRole('button', { name: '1 份申请不通过' }))
  await waitFor(() => expect(questions(reviewApplications)[0]?.input).toMatchObject({ decision: 'refuse', reason: '不符合接送困难条件' }))
})

test('a step of somebody else is refused in words', async () => {
  answer(readPlan, publishedPlan())
  refuse(listReviews, 'step_not_yours')
  openWith({ step: 'school_review' })
  render(<StaffReviewsPage />)
  expect(await screen.findByText('这一步不由您审核。')).toBeInTheDocument()
})
