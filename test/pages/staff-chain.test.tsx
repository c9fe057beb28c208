import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { requestService } from 'cloud/contract/application'
import { readPlan } from 'cloud/contract/plan'
import { listPupils, listReviews, readDesk, reviewApplications } from 'cloud/contract/staff'
import { readMyAgreements, signMyAgreement, type StaffAgreement } from 'cloud/contract/staff-agreement'
import StaffAgreementPage from '@/features/staff/agreement'
import StaffDeskPage from '@/features/staff/desk'
import StaffRequestPage from '@/features/staff/request'
import StaffReviewsPage from '@/features/staff/reviews'
import { answer, questions, refuse } from './fake-transport'
import { publishedPlan } from './plan-fixture'
import { pretendCanvas, writeOn } from './pretend-canvas'
import { idOf, officeDesk, reviewItem, theWhole } from './staff-fixture'
import { openWith } from './stand-ins/taro'

const tap = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))
const steps = (...named: [(typeof officeDesk)['steps'][number]['step'], string][]) => named.map(([step, name]) => ({ step, name }))

describe('the desk', () => {
  test('names the steps as the plan does, and leaves out what the plan does not have', async () => {
    answer(readDesk, { ...officeDesk, roles: ['schoolAdmin', 'classTeacher'], waiting: { ...officeDesk.waiting, toPublish: 0 }, steps: steps(['guardian_application', '申请'], ['class_review', '班级初审'], ['school_review', '学校核准'], ['active', '统筹安排']) })
    render(<StaffDeskPage />)
    expect(await screen.findByRole('button', { name: '班级初审，没有' })).toBeInTheDocument()
    expect(screen.getByRole('button', { name: '学校核准，3' })).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /待公示名单|家委会/ })).not.toBeInTheDocument()
  })

  test('keeps a step that an earlier plan left over, as long as something waits in it', async () => {
    answer(readDesk, { ...officeDesk, waiting: { ...officeDesk.waiting, toPublish: 2 }, steps: steps(['guardian_application', '申请'], ['active', '开始参加']) })
    render(<StaffDeskPage />)
    expect(await screen.findByRole('button', { name: '待公示名单，2' })).toBeInTheDocument()
  })

  test('leads the office to the committee where the plan has one, and a teacher to the own agreement when it is due', async () => {
    answer(readDesk, { ...officeDesk, roles: ['schoolAdmin', 'dutyTeacher'], waiting: { ...officeDesk.waiting, toSign: 1 }, steps: steps(['committee_review', '家委会审核']) })
    render(<StaffDeskPage />)
    await tap(/家委会成员/)
    expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: '/features/staff/committee/index' })
    await tap('教师安全协议，1')
    expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: '/features/staff/agreement/index' })
  })
})

describe('what the committee decided, recorded by the office (FR-030)', () => {
  function open() {
    answer(readPlan, publishedPlan())
    answer(listReviews, { items: [reviewItem(3, '林知夏')], ...theWhole(1) })
    openWith({ step: 'committee_review' })
    render(<StaffReviewsPage />)
  }

  test('needs the day and the minutes before anything is decided, and refuses nobody', async () => {
    open()
    await userEvent.click(await screen.findByRole('checkbox', { name: /林知夏/ }))
    expect(screen.queryByRole('button', { name: '不通过' })).not.toBeInTheDocument()
    await tap('通过')
    expect(screen.getByText('请写会议日期，如 2026-09-01。')).toBeInTheDocument()
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
    expect(questions(reviewApplications)).toHaveLength(0)
  })

  test('is sent with both', async () => {
    open()
    answer(reviewApplications, { decided: 1 })
    await userEvent.type(await screen.findByLabelText('会议日期'), '2025-09-06')
    await userEvent.type(screen.getByLabelText('会议记录'), '到会 7 人，一致同意')
    await userEvent.click(screen.getByRole('checkbox', { name: /林知夏/ }))
    await tap('通过')
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '通过这 1 份' }))
    expect(questions(reviewApplications)[0]?.input).toEqual({ step: 'committee_review', decision: 'pass', applicationIds: [idOf(3)], reason: '', minutes: { heldOn: '2025-09-06', text: '到会 7 人，一致同意' } })
  })
})

test('a reviewer reads the child’s own words and whether it naps', async () => {
  answer(readPlan, publishedPlan())
  const item = reviewItem(3, '林知夏')
  const services = item.form!.services.map((choice) => (choice.serviceKey === 'midday' ? { ...choice, nap: false } : choice))
  answer(listReviews, { items: [{ ...item, studentWords: '我想画画', form: { ...item.form!, services } }], ...theWhole(1) })
  openWith({ step: 'class_review' })
  render(<StaffReviewsPage />)
  expect(await screen.findByText(/我想画画/)).toBeInTheDocument()
  expect(screen.getByText('午托（周一至周五 11:20–13:30），用餐，不午休')).toBeInTheDocument()
})

test('a review bears the plan’s own name', async () => {
  answer(readPlan, publishedPlan({ chainWords: { class_review: { name: '班级初审', explain: null } } }))
  answer(listReviews, { items: [], ...theWhole(0) })
  openWith({ step: 'class_review' })
  render(<StaffReviewsPage />)
  expect(await screen.findByText('现在没有等待班级初审的申请。')).toBeInTheDocument()
  expect(Taro.setNavigationBarTitle).toHaveBeenLastCalledWith({ title: '班级初审' })
})

describe('a child’s paper slip (FR-022)', () => {
  const pupils = [
    { childId: idOf(3), rosterNo: 3, name: '林知夏', guardians: 1, status: null },
    { childId: idOf(4), rosterNo: 4, name: '段承昕', guardians: 1, status: 'submitted' as const },
  ]
  function open() {
    answer(readDesk, { ...officeDesk, roles: ['classTeacher'] })
    answer(readPlan, publishedPlan({ chain: ['student_request', 'guardian_application', 'active'] }))
    answer(listPupils, { className: '三年级2班', grade: 3, insuranceMode: null, pupils: pupils.map((pupil) => ({ ...pupil, insuredTo: null })) })
    render(<StaffRequestPage />)
  }

  test('is entered for a child that has not answered, with what it says, and nothing is chosen beforehand', async () => {
    open()
    answer(requestService, { applicationId: idOf(9) })
    expect(await screen.findByRole('radio', { name: /林知夏/ })).toHaveAttribute('aria-checked', 'false')
    expect(screen.queryByRole('radio', { name: /段承昕/ })).not.toBeInTheDocument()
    await tap('按纸条录入')
    expect(screen.getByText('请选择是哪个孩子的纸条。')).toBeInTheDocument()
    await userEvent.click(screen.getByRole('radio', { name: /林知夏/ }))
    await userEvent.click(screen.getByRole('checkbox', { name: '晚托' }))
    await userEvent.type(screen.getByLabelText('孩子的话'), '想练字')
    await tap('按纸条录入')
    expect(await screen.findByText('林知夏的纸条已录入，等家长签名。')).toBeInTheDocument()
    expect(questions(requestService)[0]?.input).toEqual({ childId: idOf(3), planId: publishedPlan().planId, serviceKeys: ['afternoon'], words: '想练字' })
  })

  test('that came too late says so and stays on the page', async () => {
    open()
    refuse(requestService, 'application_exists')
    await userEvent.click(await screen.findByRole('radio', { name: /林知夏/ }))
    await userEvent.click(screen.getByRole('checkbox', { name: '晚托' }))
    await tap('按纸条录入')
    expect(await screen.findByRole('alert')).toHaveTextContent('已经提交过')
  })
})

describe('a teacher’s own agreement (FR-040, S13)', () => {
  const text: StaffAgreement = {
    ...{ agreementKey: 'teacherSafety', name: '值班教师安全协议书', templateVersion: '1', planVersion: 1, textSha256: 'a1b2c3d4'.repeat(8), signed: null },
    clauses: [{ title: '双方', text: '甲方：海江小学。乙方：石磊。' }],
    confirmations: ['我已读完本协议。', '我同意以电子形式签订本协议。'],
  }
  const signed = { ...text, signed: { staffAgreementId: idOf(1), signerName: '石磊', signedAt: '2025-09-08T09:00:00+08:00', handwriting: { heightPerMille: 500, strokes: [[100, 100, 800, 300]] }, recordSha256: 'f0e1d2c3'.repeat(8) } }
  beforeEach(() => void pretendCanvas())

  test('is confirmed line by line and signed by hand; the signed copy stays readable', async () => {
    answer(readMyAgreements, { documents: [text] })
    answer(signMyAgreement, () => {
      answer(readMyAgreements, ({ handwritingOf }) => ({ documents: [handwritingOf ? signed : { ...signed, signed: { ...signed.signed, handwriting: null } }] }))
      return { staffAgreementId: idOf(1), signedAt: '2025-09-08T09:00:00+08:00' }
    })
    render(<StaffAgreementPage />)
    expect(await screen.findByText('甲方：海江小学。乙方：石磊。')).toBeInTheDocument()
    await tap('签名并提交')
    expect(screen.getByRole('alert')).toHaveTextContent('逐条勾选')
    for (const box of screen.getAllByRole('checkbox')) await userEvent.click(box)
    await tap('签名并提交')
    expect(screen.getByRole('alert')).toHaveTextContent('请先在框内签名')
    writeOn(screen.getByRole('img', { name: '请在这里签名' }), [40, 40], [200, 100], [360, 160])
    await tap('签名并提交')
    expect(await screen.findByText('您的协议都签好了。')).toBeInTheDocument()
    expect(questions(signMyAgreement)[0]?.input).toMatchObject({ agreementKey: 'teacherSafety', textSha256: text.textSha256, confirmed: [0, 1], handwriting: { strokes: [expect.any(Array)] } })
    await userEvent.click(screen.getByText(/值班教师安全协议书 · .*签署/))
    expect(screen.getByText(/f0e1d2c3/)).toBeInTheDocument()
    await tap('看签名')
    expect(await screen.findByRole('img', { name: '石磊的签名' })).toBeInTheDocument()
  })

  test('a school without such a text says there is nothing to sign', async () => {
    answer(readMyAgreements, { documents: [] })
    render(<StaffAgreementPage />)
    expect(await screen.findByText('学校的方案没有需要老师签的协议。')).toBeInTheDocument()
  })
})
