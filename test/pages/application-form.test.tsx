import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { readApplication, requestService, reviseApplication, submitApplication, type ApplicationView } from 'cloud/contract/application'
import { readPlan } from 'cloud/contract/plan'
import type { SchoolPlan } from 'cloud/contract/plan-document'
import ApplicationFormPage from '@/features/application/form'
import StudentRequestPage from '@/features/application/request'
import { applicationId, childId, givenApplication, givenDecline, givenForm, givenProgress, givenSheet } from './application-fixture'
import { answer, comeBack, loseNetwork, questions, refuse } from './fake-transport'
import { publishedPlan } from './plan-fixture'
import { pretendCanvas, writeOn } from './pretend-canvas'
import { openWith } from './stand-ins/taro'

function openForm(application: ApplicationView | null = null, changes: Partial<SchoolPlan> = {}) {
  openWith({ childId })
  answer(readApplication, givenSheet(application))
  answer(readPlan, publishedPlan(changes))
  return render(<ApplicationFormPage />)
}

const tap = async (words: string | RegExp) => userEvent.click(await screen.findByText(words))
const tick = (name: RegExp) => userEvent.click(screen.getByRole('checkbox', { name }))
const next = () => userEvent.click(screen.getByRole('button', { name: '下一步：核对' }))
const days = (service: string) => within(screen.getByRole('group', { name: `${service}参加的星期` }))

/** As few taps as the form can be filled in with: noon every day with lunch, then the two statements. */
async function fillNoon() {
  await tap('参加午托')
  await userEvent.click(screen.getByRole('button', { name: '午托全选星期' }))
  await tap('全程（到 13:30）')
  await tap('用餐')
  await tap('家长或接送人接走')
  await tick(/我自愿/)
  await tick(/我已读过/)
}

test('nothing is chosen before the family chooses it', async () => {
  openForm()
  await tap('参加午托')
  expect(screen.getAllByRole('radio').filter((radio) => radio.getAttribute('aria-checked') === 'true')).toHaveLength(0)
  expect(screen.getAllByRole('checkbox', { checked: true })).toHaveLength(1)
})

test('a family is offered its own child’s grade: hours, fee and only the days the service runs', async () => {
  openForm()
  await tap('参加晚托')
  expect(screen.getByText('周二至周五 16:20–17:20')).toBeInTheDocument()
  expect(screen.getAllByText('费用：每小时 2 元，按学期收取一次')).toHaveLength(2)
  expect(days('晚托').getAllByRole('checkbox').map((day) => day.textContent)).toEqual(['周二', '周三', '周四', '周五'])
})

test('what is missing is said at its field before anything is sent', async () => {
  openForm()
  await screen.findByText('参加午托')
  await next()
  expect(screen.getByText(/请至少勾选一项服务/)).toBeInTheDocument()
  await tap('参加午托')
  const alerts = screen.getAllByRole('alert').map((alert) => alert.textContent)
  expect(alerts).toEqual([
    '请选择参加的星期。',
    '请选择待到什么时候。',
    '请选择这项服务是否用餐。',
    '请选择孩子怎样离校。',
    '请确认后勾选这一条。',
    '请确认后勾选这一条。',
  ])
  expect(Taro.pageScrollTo).toHaveBeenCalledWith(expect.objectContaining({ selector: '#field-services' }))
  expect(questions(submitApplication)).toHaveLength(0)
})

test('the family looks everything through, then sends exactly that', async () => {
  openForm()
  answer(submitApplication, { applicationId })
  await screen.findByText('参加午托')
  await fillNoon()
  await next()
  expect(await screen.findByText('请核对后提交')).toBeInTheDocument()
  expect(screen.getByText('周一至周五 11:20–13:30')).toBeInTheDocument()
  expect(screen.getByText('不申请')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '提交申请' }))
  const services = [{ serviceKey: 'midday', weekdays: [1, 2, 3, 4, 5], duration: 'whole', lunch: true }]
  expect(questions(submitApplication)[0]?.input).toEqual({ childId, planId: publishedPlan().planId, form: givenForm({ services: services as never, collectorNote: '' }) })
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: `/features/application/status/index?applicationId=${applicationId}` })
})

test('what was filled in is still there after the app was killed', async () => {
  const page = openForm()
  await tap('参加午托')
  await userEvent.click(days('午托').getByText('周三'))
  page.unmount()
  openForm()
  expect(await screen.findByRole('checkbox', { name: '参加午托', checked: true })).toBeInTheDocument()
  expect(days('午托').getByText('周三')).toHaveAttribute('aria-checked', 'true')
})

test('a lost reply loses nothing, and sending again is the same request; only then is the draft forgotten', async () => {
  const page = openForm()
  answer(submitApplication, { applicationId })
  await screen.findByText('参加午托')
  await fillNoon()
  await next()
  loseNetwork('timeout')
  await userEvent.click(screen.getByRole('button', { name: '提交申请' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('重复点不会重复提交')
  comeBack()
  await userEvent.click(screen.getByRole('button', { name: '提交申请' }))
  const [first, second] = questions(submitApplication)
  expect(second?.requestKey).toBe(first?.requestKey)
  page.unmount()
  openForm()
  expect(await screen.findByRole('checkbox', { name: '参加午托', checked: false })).toBeInTheDocument()
})

test('a refusal of the school’s server stands beside the button, and at its field when the family goes back', async () => {
  openForm()
  refuse(submitApplication, 'weekday_not_offered')
  await screen.findByText('参加午托')
  await fillNoon()
  await next()
  await userEvent.click(screen.getByRole('button', { name: '提交申请' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('所选的星期没有这项服务')
  await userEvent.click(screen.getByRole('button', { name: '返回修改' }))
  expect(screen.getByRole('alert')).toHaveTextContent('所选的星期没有这项服务')
  expect(screen.getByRole('checkbox', { name: '参加午托', checked: true })).toBeInTheDocument()
})

test('where a difficulty must be stated it is asked for, and elsewhere never', async () => {
  const { audience } = publishedPlan().plan
  const open = openForm()
  await screen.findByText('参加午托')
  expect(screen.queryByText('接送有什么困难')).not.toBeInTheDocument()
  open.unmount()
  openForm(null, { audience: { ...audience, admission: 'conditional' } })
  await screen.findByText('接送有什么困难')
  await next()
  expect(screen.getByText('本校课后服务面向接送确有困难的家庭，请写明接送困难。')).toBeInTheDocument()
})

test('a priority group says who sees it, and unanswered means not applied for', async () => {
  openForm()
  await tap('优先对象和健康提示（选填）')
  expect(screen.getByText(/只有审核的老师能看到，不会出现在公示名单里/)).toBeInTheDocument()
  await tap('留守儿童')
  expect(screen.getByRole('textbox', { name: '优先情况说明' })).toBeInTheDocument()
})

test('a returned application opens with its answers and the teacher’s reason on top', async () => {
  const progress = givenProgress({ class_review: { state: 'returned', by: '周敏', reason: '请核对星期' } })
  openForm(givenApplication({ status: 'returned', progress }))
  answer(reviseApplication, { applicationId })
  expect(await screen.findByText('周敏退回了申请，请修改后再提交')).toBeInTheDocument()
  expect(screen.getByText('原因：请核对星期')).toBeInTheDocument()
  await userEvent.click(days('晚托').getByText('周四'))
  await tick(/我自愿/)
  await tick(/我已读过/)
  await next()
  await userEvent.click(screen.getByRole('button', { name: '提交申请' }))
  const sent = questions(reviseApplication)[0]?.input
  expect(sent?.applicationId).toBe(applicationId)
  expect(sent?.form.services[1]).toMatchObject({ serviceKey: 'afternoon', weekdays: [2], duration: 'untilPickedUp' })
})

test.each([
  ['that is under review', givenApplication({ status: 'in_review', editable: false }), /已经开始审核，不能再修改/],
  ['not to take part', givenDecline(), /先收回，再填写申请/],
])('an answer %s is not offered for filling in again', async (_, application, words) => {
  openForm(application)
  expect(await screen.findByText(words)).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '查看我的提交' }))
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: `/features/application/status/index?applicationId=${applicationId}` })
})

test('not taking part is one tap away from the top of the form', async () => {
  openForm()
  await userEvent.click(await screen.findByRole('button', { name: '不参加' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/application/decline/index?childId=${childId}` })
})

test('a child that is not one’s own, and a lost network, are told in words', async () => {
  openWith({ childId })
  answer(readPlan, publishedPlan())
  refuse(readApplication, 'child_not_yours')
  render(<ApplicationFormPage />)
  expect(await screen.findByText(/没有绑定在您名下/)).toBeInTheDocument()
  loseNetwork()
  await userEvent.click(screen.getByRole('button', { name: '再试一次' }))
  expect(await screen.findByText(/网络连接不上/)).toBeInTheDocument()
})

test('without a child the way to bind one is shown', async () => {
  answer(readPlan, publishedPlan())
  render(<ApplicationFormPage />)
  expect(await screen.findByRole('button', { name: '绑定孩子' })).toBeInTheDocument()
})

describe('where the child asks first (S7, R-005)', () => {
  beforeEach(() => void pretendCanvas())

  const s7: Partial<SchoolPlan> = { chain: ['student_request', 'guardian_application', 'active'], chainWords: { guardian_application: { name: '家长签字', explain: '家长签字后申请才有效。' } } }
  const asked = { serviceKeys: ['midday'], words: '我想和同学一起吃午饭', enteredBy: 'guardian' as const, requestedAt: '2025-09-08T07:00:00+08:00' }
  const requested = givenApplication({ initiator: 'student', request: asked, status: 'requested', form: null, submittedBy: '', editable: false, progress: [] })

  test('the phone is handed to the child first; not taking part is one tap all the same', async () => {
    openForm(null, s7)
    await userEvent.click(await screen.findByRole('button', { name: '请孩子来填' }))
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/application/request/index?childId=${childId}` })
    await userEvent.click(screen.getByRole('button', { name: '不参加' }))
    expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: `/features/application/decline/index?childId=${childId}` })
  })

  test('the child chooses services, says what it likes, and hands the phone back', async () => {
    openWith({ childId })
    answer(readApplication, givenSheet(null))
    answer(readPlan, publishedPlan(s7))
    answer(requestService, { applicationId })
    render(<StudentRequestPage />)
    await userEvent.click(await screen.findByRole('button', { name: '我填好了，交给家长' }))
    expect(screen.getByRole('alert')).toHaveTextContent('请选一项')
    expect(questions(requestService)).toHaveLength(0)
    await userEvent.click(screen.getByRole('checkbox', { name: /午托/ }))
    await userEvent.type(screen.getByLabelText('我想说的话'), '我想画画')
    await userEvent.click(screen.getByRole('button', { name: '我填好了，交给家长' }))
    expect(questions(requestService)[0]?.input).toEqual({ childId, planId: publishedPlan().planId, serviceKeys: ['midday'], words: '我想画画' })
    expect(Taro.redirectTo).toHaveBeenCalledWith({ url: `/features/application/form/index?childId=${childId}` })
  })

  test('the guardian reads what the child asked for, chooses freely, and cannot send without a signature', async () => {
    openForm(requested, s7)
    expect(await screen.findByText('我想和同学一起吃午饭')).toBeInTheDocument()
    expect(screen.queryAllByRole('checkbox', { checked: true })).toHaveLength(0)
    expect(Taro.setNavigationBarTitle).toHaveBeenCalledWith({ title: '家长签字' })
    await fillNoon()
    await next()
    expect(await screen.findByText('家长签名')).toBeInTheDocument()
    expect(screen.getByText('提交后手续就办完了；以后要变更，请联系学校。')).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: '签名并提交' }))
    expect(screen.getByRole('alert')).toHaveTextContent('请先在框内签名')
    expect(questions(submitApplication)).toHaveLength(0)
  })

  test('signed by hand, the form goes out with the signature', async () => {
    openForm(requested, s7)
    answer(submitApplication, { applicationId })
    await screen.findByText('参加午托')
    await fillNoon()
    await next()
    writeOn(await screen.findByRole('img', { name: '请在这里签名' }), [40, 40], [200, 100], [360, 160])
    await userEvent.click(screen.getByRole('button', { name: '签名并提交' }))
    expect(questions(submitApplication)[0]?.input).toMatchObject({ childId, signature: { strokes: [expect.any(Array)] } })
  })
})

describe('where the school’s own words or limits hold', () => {
  test('the form, its statement and its button say 委托申请 where the plan does (S8)', async () => {
    openForm(null, { chainWords: { guardian_application: { name: '委托申请', explain: '家长书面委托学校看护孩子。' } } })
    expect(await screen.findByText('家长书面委托学校看护孩子。')).toBeInTheDocument()
    expect(Taro.setNavigationBarTitle).toHaveBeenCalledWith({ title: '委托申请' })
    expect(screen.getByText('我自愿为孩子提交委托申请，没有人要求我必须参加。')).toBeInTheDocument()
    await fillNoon()
    await next()
    expect(await screen.findByRole('button', { name: '提交委托申请' })).toBeInTheDocument()
  })

  test('a rest is asked about where it is offered, with what to bring (S13)', async () => {
    const services = publishedPlan().plan.services.map((service) => (service.key === 'midday' ? { ...service, withNap: true, itemsToBring: '枕头、眼罩' } : service))
    openForm(null, { services })
    answer(submitApplication, { applicationId })
    expect(await screen.findByText('自带：枕头、眼罩')).toBeInTheDocument()
    await fillNoon()
    await next()
    expect(screen.getByText('请选择孩子午休，还是安静活动。')).toBeInTheDocument()
    await tap('不午休')
    await next()
    expect(await screen.findByText('不午休，安静活动')).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: '提交申请' }))
    expect(questions(submitApplication)[0]?.input.form.services[0]).toMatchObject({ serviceKey: 'midday', nap: false })
  })

  test('a school that offers nothing says why instead of a form (FR-013)', async () => {
    openForm(null, { offering: { status: 'notOffered', reason: '全校寄宿' } })
    expect(await screen.findByText('全校寄宿')).toBeInTheDocument()
    expect(screen.queryByText('参加午托')).not.toBeInTheDocument()
  })

  test('a school that takes nobody in the middle of the term says so (R-026)', async () => {
    openForm(null, { exit: { ...publishedPlan().plan.exit, midTermJoin: false } })
    expect(await screen.findByText(/不接受中途加入/)).toBeInTheDocument()
  })
})
