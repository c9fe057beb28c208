import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { readSubmission } from 'cloud/contract/application'
import { readConsent, readFamily } from 'cloud/contract/family'
import { readInsurance, recordInsurance } from 'cloud/contract/insurance'
import type { OutputOf } from 'cloud/contract/operation'
import { listPupils } from 'cloud/contract/staff'
import StatusPage from '@/features/application/status'
import DataPage from '@/features/family/data'
import InsurancePage from '@/features/family/insurance'
import StaffPupilsPage from '@/features/staff/pupils'
import { placeOf, standingOf } from '@/pages/home/home-view'
import { applicationId, givenApplication, givenProgress } from './application-fixture'
import { family, granted, xiaomanId } from './family-fixture'
import { answer, loseNetwork, questions, refuse } from './fake-transport'
import { idOf } from './staff-fixture'
import { openWith } from './stand-ins/taro'

type Insurance = OutputOf<typeof readInsurance>

const blocked: Insurance = {
  child: { childId: xiaomanId, name: '林小满', grade: 3, className: '三年级2班' },
  mode: 'required',
  text: '没有投保的，不能开始参加',
  schoolHolds: [],
  decision: 'blocked',
  neededOn: '2026-09-08',
  record: null,
}
const record = { kind: '学平险', validTo: '2027-08-31', recordedBy: 'guardian' as const, recordedAt: '2026-09-08T20:00:00+08:00' }

function openPage(insurance: Insurance = blocked) {
  answer(readInsurance, insurance)
  openWith({ childId: xiaomanId })
  return render(<InsurancePage />)
}
const fillIn = async (date = '2027-8-31') => {
  await userEvent.click(await screen.findByRole('radio', { name: '学平险' }))
  await userEvent.type(screen.getByLabelText('有效期至'), date)
}
const save = () => userEvent.click(screen.getByRole('button', { name: '登记保险' }))

test('a family whose plan wants insurance first reads why, and records kind and last day and nothing more', async () => {
  openPage()
  expect(await screen.findByText('方案要求先有保险')).toBeInTheDocument()
  expect(screen.getByText('没有投保的，不能开始参加')).toBeInTheDocument()
  expect(screen.getByText(/不用填保单号，也不用传照片/)).toBeInTheDocument()
  await fillIn()
  expect(screen.getByText('2027年8月31日')).toBeInTheDocument()
  answer(recordInsurance, () => {
    answer(readInsurance, { ...blocked, decision: 'allowed', record })
    return { enrolled: true }
  })
  await save()
  expect(await screen.findByText('手续已全部办完，林小满可以开始参加了。')).toBeInTheDocument()
  expect(questions(recordInsurance)[0]?.input).toEqual({ childId: xiaomanId, kind: '学平险', validTo: '2027-08-31' })
  expect(await screen.findByText('家长登记，2026年9月8日')).toBeInTheDocument()
  expect(screen.queryByRole('radio')).not.toBeInTheDocument()
})

test('what is missing is said beside the field, and nothing is sent', async () => {
  openPage()
  await userEvent.click(await screen.findByRole('button', { name: '登记保险' }))
  expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toEqual(['请选择保险种类。', '请填写有效期的最后一天，如 2027-8-31。'])
  await userEvent.click(screen.getByRole('radio', { name: '其他' }))
  await userEvent.type(screen.getByLabelText('有效期至'), '2027-2-31')
  await save()
  expect(screen.getAllByRole('alert')).toHaveLength(2)
  await userEvent.type(screen.getByLabelText('请写明种类'), '少儿意外险')
  await userEvent.clear(screen.getByLabelText('有效期至'))
  await userEvent.type(screen.getByLabelText('有效期至'), '2027年2月28日')
  answer(recordInsurance, { enrolled: false })
  await save()
  await waitFor(() => expect(questions(recordInsurance)).toHaveLength(1))
  expect(questions(recordInsurance)[0]?.input).toMatchObject({ kind: '少儿意外险', validTo: '2027-02-28' })
})

test('a policy that is over is refused in words, and what was typed stays, even after leaving the page', async () => {
  const { unmount } = openPage()
  refuse(recordInsurance, 'insurance_over')
  await fillIn('2025-8-31')
  await save()
  expect(await screen.findByRole('alert')).toHaveTextContent('有效期已经过去')
  unmount()
  openPage()
  expect(await screen.findByLabelText('有效期至')).toHaveValue('2025-8-31')
  expect(screen.getByRole('radio', { name: '学平险' })).toBeChecked()
})

test('without a network nothing is lost, and sending again is the same request', async () => {
  openPage()
  await fillIn()
  loseNetwork()
  await save()
  expect(await screen.findByRole('alert')).toBeInTheDocument()
  expect(screen.getByLabelText('有效期至')).toHaveValue('2027-8-31')
  await save()
  await waitFor(() => expect(questions(recordInsurance)).toHaveLength(2))
  const [first, second] = questions(recordInsurance)
  expect(second?.requestKey).toBe(first?.requestKey)
})

test('a covered child’s form stays closed until the family renews; a paper proof is marked as the school’s', async () => {
  openPage({ ...blocked, decision: 'allowed', record: { ...record, recordedBy: 'school' } })
  expect(await screen.findByText('学校按纸质凭证登记，2026年9月8日')).toBeInTheDocument()
  expect(screen.queryByRole('radio')).not.toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '登记新的保险' }))
  expect(screen.getByRole('radio', { name: '学平险' })).not.toBeChecked()
})

test('a policy that ends too early is named with its day', async () => {
  openPage({ ...blocked, record: { ...record, validTo: '2026-09-05' } })
  expect(await screen.findByText(/登记的保险到2026年9月5日为止。登记在2026年9月8日仍有效的保险后，林小满才能开始参加/)).toBeInTheDocument()
})

test('encouraging is a reminder that says so; where the school insures or nothing is asked, there is nothing to fill in', async () => {
  const { unmount } = openPage({ ...blocked, mode: 'encouraged', decision: 'remind' })
  expect(await screen.findByText('登记与否都不影响孩子参加。')).toBeInTheDocument()
  unmount()
  const school = openPage({ ...blocked, mode: 'school', decision: 'allowed', schoolHolds: ['校方责任险'] })
  expect(await screen.findByText('由学校投保，不需要您登记。')).toBeInTheDocument()
  expect(screen.getByText('校方责任险')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /登记/ })).not.toBeInTheDocument()
  school.unmount()
  openPage({ ...blocked, mode: null, text: null, decision: 'allowed' })
  expect(await screen.findByText('本校方案没有要求登记保险，不需要填写。')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /登记/ })).not.toBeInTheDocument()
})

test('the page of another family’s child stays closed', async () => {
  refuse(readInsurance, 'child_not_yours')
  openWith({ childId: xiaomanId })
  render(<InsurancePage />)
  expect(await screen.findByText(/没有绑定在您名下/)).toBeInTheDocument()
})

const held = givenProgress({ active: { state: 'current', actor: 'family' } })

test('on the home page the seat waits for insurance, and the to-do leads to its page', () => {
  expect(standingOf({ applicationStatus: 'approved', progress: held })).toMatchObject({ kind: 'begun', now: '登记保险', who: '由您办理', next: '开始参加' })
  expect(placeOf({ kind: 'record_insurance' }, xiaomanId)).toBe(`/features/family/insurance/index?childId=${xiaomanId}`)
})

test('the application shows the seat as not begun and says why, with the way to mend it', async () => {
  openWith({ applicationId })
  answer(readSubmission, givenApplication({ status: 'approved', progress: held, insurance: 'blocked', editable: false }))
  render(<StatusPage />)
  const steps = within(await screen.findByRole('list')).getAllByRole('listitem')
  expect(steps.at(-1)).toHaveTextContent(/开始参加.未开始.*还没有登记保险，登记后才能开始/)
  await userEvent.click(screen.getByRole('button', { name: '去登记保险' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: expect.stringContaining('/features/family/insurance/index?childId=') })
})

test('where insurance is encouraged the application carries a reminder, and none once it has ended', async () => {
  openWith({ applicationId })
  answer(readSubmission, givenApplication({ insurance: 'remind' }))
  const { unmount } = render(<StatusPage />)
  expect(await screen.findByText('提醒：孩子的保险')).toBeInTheDocument()
  expect(screen.getByText(/登记与否都不影响孩子参加/)).toBeInTheDocument()
  unmount()
  answer(readSubmission, givenApplication({ insurance: 'remind', status: 'withdrawn', editable: false }))
  render(<StatusPage />)
  expect(await screen.findByText('已撤回')).toBeInTheDocument()
  expect(screen.queryByText('提醒：孩子的保险')).not.toBeInTheDocument()
})

test('among one’s own data the record stands with the child, and its page is one tap away only where it is asked for', async () => {
  const withInsurance = (insurance: (typeof family.children)[number]['insurance']) => ({ ...family, children: family.children.map((child) => ({ ...child, insurance })) })
  answer(readConsent, granted)
  answer(readFamily, withInsurance({ mode: 'required', record }))
  const { unmount } = render(<DataPage />)
  expect(await screen.findByText('学平险，有效期至2027年8月31日')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '登记保险，林小满' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/family/insurance/index?childId=${xiaomanId}` })
  unmount()
  answer(readFamily, withInsurance({ mode: 'school', record: null }))
  render(<DataPage />)
  expect(await screen.findByText('由学校投保，不需要登记')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /登记保险/ })).not.toBeInTheDocument()
})

const pupils = [
  { childId: idOf(3), rosterNo: 3, name: '林知夏', guardians: 1, status: 'approved' as const, insuredTo: '2027-08-31' },
  { childId: idOf(29), rosterNo: 29, name: '段承昕', guardians: 0, status: null, insuredTo: null },
]

test('a class teacher sees whose insurance is missing and records a paper proof for that one pupil', async () => {
  answer(listPupils, { className: '三年级1班', grade: 3, insuranceMode: 'required', pupils })
  answer(recordInsurance, { enrolled: false })
  openWith({ classId: idOf(31) })
  render(<StaffPupilsPage />)
  expect(await screen.findByRole('checkbox', { name: /林知夏.*保险到2027年8月31日/ })).toBeInTheDocument()
  await userEvent.click(screen.getByRole('checkbox', { name: /段承昕.*没有登记保险/ }))
  await userEvent.click(screen.getByRole('button', { name: '登记保险' }))
  expect(screen.getByText('三年级1班 29号 段承昕')).toBeInTheDocument()
  await fillIn('20270831')
  await save()
  await waitFor(() => expect(questions(listPupils)).toHaveLength(2))
  expect(questions(recordInsurance)[0]?.input).toEqual({ childId: idOf(29), kind: '学平险', validTo: '2027-08-31' })
  await userEvent.click(await screen.findByRole('checkbox', { name: /段承昕/ }))
  await userEvent.click(screen.getByRole('checkbox', { name: /林知夏/ }))
  expect(screen.queryByRole('button', { name: '登记保险' })).not.toBeInTheDocument()
})

test('where nothing is asked, the class page says nothing of insurance', async () => {
  answer(listPupils, { className: '三年级1班', grade: 3, insuranceMode: 'school', pupils })
  openWith({ classId: idOf(31) })
  render(<StaffPupilsPage />)
  await userEvent.click(await screen.findByRole('checkbox', { name: /段承昕/ }))
  expect(screen.queryByText(/保险/)).not.toBeInTheDocument()
})
