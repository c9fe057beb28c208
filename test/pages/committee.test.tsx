import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { appointCommittee, listCommitteeReviews, readCommittee, reviewAsCommittee } from 'cloud/contract/committee'
import { readFamily } from 'cloud/contract/family'
import { readHome } from 'cloud/contract/home'
import CommitteeReviewsPage from '@/features/committee/reviews'
import StaffCommitteePage from '@/features/staff/committee'
import MinePage from '@/pages/mine'
import { answer, comeBack, loseNetwork, questions, refuse } from './fake-transport'
import { family } from './family-fixture'
import { guardianHome } from './home-fixture'
import { idOf, theWhole } from './staff-fixture'

const lin = { applicationId: idOf(3), maskedName: '林*夏', grade: 3, className: '三年级1班', services: ['午托', '晚托'] }
const duan = { ...lin, applicationId: idOf(29), maskedName: '段*昕' }
const queue = (items = [lin, duan]) => ({ stepName: '家委会审核', explain: '由学校和家委会共同审核。', items, ...theWhole(items.length) })

function open(items = [lin, duan]) {
  answer(listCommitteeReviews, queue(items))
  render(<CommitteeReviewsPage />)
}
const tick = async (name: RegExp) => userEvent.click(await screen.findByRole('checkbox', { name }))
const tap = (name: string) => userEvent.click(screen.getByRole('button', { name }))

test('only a parent on the committee finds its page among the own things', async () => {
  answer(readHome, guardianHome)
  answer(readFamily, family)
  const { unmount } = render(<MinePage />)
  await screen.findByText('我的提交')
  expect(screen.queryByText('家委会审核')).not.toBeInTheDocument()
  unmount()
  answer(readHome, { ...guardianHome, roles: [...guardianHome.roles, 'parentCommittee'] })
  render(<MinePage />)
  await userEvent.click(await screen.findByRole('button', { name: /家委会审核/ }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/committee/reviews/index' })
})

test('a member reads masked children with class and services, in the plan’s own words for the step', async () => {
  open()
  expect(await screen.findByRole('checkbox', { name: /林\*夏.*三年级1班 · 午托、晚托/ })).toBeInTheDocument()
  expect(screen.getByText('由学校和家委会共同审核。')).toBeInTheDocument()
  expect(Taro.setNavigationBarTitle).toHaveBeenCalledWith({ title: '家委会审核' })
  expect(screen.queryAllByRole('checkbox', { checked: true })).toHaveLength(0)
})

test('many pass with one decision, after their number was confirmed', async () => {
  open()
  answer(reviewAsCommittee, { decided: 2 })
  await userEvent.click(await screen.findByRole('button', { name: '全选本页' }))
  await tap('通过')
  expect(questions(reviewAsCommittee)).toHaveLength(0)
  answer(listCommitteeReviews, queue([]))
  await tap('通过这 2 份')
  expect(await screen.findByText('已通过 2 份申请。')).toBeInTheDocument()
  expect(screen.getByText('现在没有等待家委会审核的申请。')).toBeInTheDocument()
  expect(questions(reviewAsCommittee)[0]?.input).toEqual({ decision: 'pass', applicationIds: [idOf(3), idOf(29)], reason: '' })
})

test('a return needs a reason; what was written outlives a refused attempt', async () => {
  open()
  refuse(reviewAsCommittee, 'application_not_in_step')
  await tick(/林\*夏/)
  await tap('退回')
  await tap('退回这 1 份')
  expect(screen.getByText('请写明原因，家长会看到。')).toBeInTheDocument()
  await userEvent.type(screen.getByLabelText('原因'), '请核对服务')
  await tap('退回这 1 份')
  expect(await screen.findByRole('alert')).toHaveTextContent('已不在这一步')
  await tap('退回')
  expect(screen.getByLabelText('原因')).toHaveValue('请核对服务')
})

test('a parent who is no member any more, and a lost network, are told in words', async () => {
  refuse(listCommitteeReviews, 'role_needed')
  render(<CommitteeReviewsPage />)
  expect(await screen.findByText(/您没有使用这项功能的权限/)).toBeInTheDocument()
  loseNetwork()
  await tap('再试一次')
  expect(await screen.findByText(/网络连接不上/)).toBeInTheDocument()
  comeBack()
})

test('the office appoints a parent and ends it, each asked once more', async () => {
  const [sun, qian] = [{ guardianId: idOf(1), name: '孙建国', classNames: ['一年级2班'], member: true }, { guardianId: idOf(2), name: '钱多多', classNames: ['三年级1班', '五年级2班'], member: false }]
  answer(readCommittee, { guardians: [sun, qian], ...theWhole(2) })
  answer(appointCommittee, ({ member }) => ({ member }))
  render(<StaffCommitteePage />)
  expect(await screen.findByText('家委会成员（1 位）')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '聘为成员：钱多多，三年级1班、五年级2班家长' }))
  expect(questions(appointCommittee)).toHaveLength(0)
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '确认聘请' }))
  expect(questions(appointCommittee)[0]?.input).toEqual({ guardianId: idOf(2), member: true })
  await userEvent.click(await screen.findByRole('button', { name: /结束：孙建国/ }))
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '确认结束' }))
  expect(questions(appointCommittee)[1]?.input).toEqual({ guardianId: idOf(1), member: false })
})
