import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { acknowledgeAlert, answerAlert, closeAlert, listAlerts, listMyAlerts, noteAlert, readAlert } from 'cloud/contract/alert'
import AlertAnswerPage from '@/features/alert/answer'
import AlertDetailPage from '@/features/alert/detail'
import AlertListPage from '@/features/alert/list'
import { alertId, givenAlert, givenDetail, givenMine } from './alert-fixture'
import { answer, loseNetwork, questions, refuse } from './fake-transport'
import { theWhole } from './staff-fixture'
import { openWith } from './stand-ins/taro'

const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }))

describe('the list of children that are looked for', () => {
  const open = (alerts: ReturnType<typeof givenAlert>[]) => {
    answer(listAlerts, { today: '2025-10-14', alerts, ...theWhole(alerts.length) })
    render(<AlertListPage />)
  }

  it('says who, where, and whether somebody has taken it on', async () => {
    open([givenAlert({ answer: 'onTheWay' }), givenAlert({ alertId: 'a6b1c1de-3c43-4f6e-9a8b-1f2e3d4c5b6c', childName: '赵一鸣', state: 'acknowledged', acknowledgedBy: '周敏', kind: 'uncollected' })])
    expect(await screen.findByText('三年级2班 林小满 没有到')).toBeInTheDocument()
    expect(screen.getAllByText('16:20 晚托 · 302教室')).toHaveLength(2)
    expect(screen.getByText('还没有人处理')).toBeInTheDocument()
    expect(screen.getByText('家长说：孩子正在去的路上')).toBeInTheDocument()
    expect(screen.getByText('周敏老师在处理')).toBeInTheDocument()
    await press(/林小满/)
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/alert/detail/index?alertId=${alertId}` })
  })

  it('names the day of one that is still open from before', async () => {
    open([givenAlert({ heldOn: '2025-10-13' })])
    expect(await screen.findByText('10月13日 周一 16:20 晚托 · 302教室')).toBeInTheDocument()
  })

  it('says so where nobody is missing', async () => {
    open([])
    expect(await screen.findByText('今天没有没到的孩子，也没有没人接的孩子。')).toBeInTheDocument()
  })
})

describe('looking for one child', () => {
  const open = async (changes: Parameters<typeof givenDetail>[0] = {}) => {
    openWith({ alertId })
    answer(readAlert, givenDetail(changes))
    render(<AlertDetailPage />)
    await screen.findByText('经过')
  }

  it('is taken on with one tap, and the guardians are one tap away', async () => {
    await open()
    answer(acknowledgeAlert, { alertId })
    answer(readAlert, givenDetail({ state: 'acknowledged', acknowledgedBy: '周敏', acknowledgedAt: '2025-10-14T08:33:00Z' }))
    await press('我来处理')
    expect(await screen.findByText('周敏老师在处理')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '我来处理' })).toBeNull()
    await press('打电话给陈海燕')
    expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '13800138000' })
    expect(screen.getByText('没有留电话')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '打电话给林建国' })).toBeNull()
  })

  it('leads to the roll, where a child that was found is marked', async () => {
    await open()
    await press('去点名表')
    expect(jest.mocked(Taro.navigateTo).mock.lastCall?.[0].url).toMatch(/^\/features\/roll\/sheet\/index\?heldOn=2025-10-14&serviceKey=afternoon&rollKey=class:/)
  })

  it('is written down, and closed with what was written only after one more question', async () => {
    await open()
    expect(screen.getByRole('button', { name: '原因清楚了，结束提醒' })).toBeDisabled()
    await userEvent.type(screen.getByLabelText('打过哪些电话、知道了什么'), '妈妈来电，孩子发烧已回家')
    await press('原因清楚了，结束提醒')
    expect(screen.getByText(/这一天的这项服务会记为请假/)).toBeInTheDocument()
    expect(questions(closeAlert)).toEqual([])
    answer(closeAlert, { alertId })
    answer(readAlert, givenDetail({ state: 'resolved', resolvedAs: 'explained', resolvedAt: '2025-10-14T08:40:00Z' }))
    await press('结束提醒')
    expect(await screen.findByText('已弄清原因')).toBeInTheDocument()
    expect(questions(closeAlert)[0]?.input).toEqual({ alertId, note: '妈妈来电，孩子发烧已回家' })
    expect(screen.queryByText('打电话给家长')).toBeNull()
  })

  it('keeps the words where they could not be sent', async () => {
    await open()
    await userEvent.type(screen.getByLabelText('打过哪些电话、知道了什么'), '没有人接')
    loseNetwork()
    await press('只记下来')
    expect(await screen.findByText('网络连接不上。您填写的内容没有丢失，请检查网络后再试。')).toBeInTheDocument()
    expect(screen.getByLabelText('打过哪些电话、知道了什么')).toHaveValue('没有人接')
    expect(questions(noteAlert)).toHaveLength(1)
  })

  it('of another teacher is not shown', async () => {
    openWith({ alertId })
    refuse(readAlert, 'alert_unknown')
    render(<AlertDetailPage />)
    expect(await screen.findByText('没有找到这条提醒，请刷新后再看。')).toBeInTheDocument()
  })
})

describe("the guardian's page", () => {
  const open = async (changes: Parameters<typeof givenMine>[0] = {}) => {
    openWith({ alertId })
    answer(listMyAlerts, givenMine(changes))
    render(<AlertAnswerPage />)
    await screen.findByText(/今天 16:20 晚托/)
  }

  it('says what happened and takes an answer with one tap', async () => {
    await open()
    expect(screen.getByText('老师正在找孩子。')).toBeInTheDocument()
    answer(answerAlert, { alertId })
    answer(listMyAlerts, givenMine({ answer: 'withMe', answeredAt: '2025-10-14T08:35:00Z' }))
    await press('孩子和我在一起')
    expect(await screen.findByText('已告诉老师')).toBeInTheDocument()
    expect(screen.getByText('老师会核对后结束提醒。下次不来，请先请假。')).toBeInTheDocument()
    expect(questions(answerAlert)[0]?.input).toEqual({ alertId, answer: 'withMe', note: '' })
  })

  it('lets the answer be given anew, with a word to the teacher', async () => {
    await open({ answer: 'dontKnow', answeredAt: '2025-10-14T08:35:00Z', acknowledgedBy: '周敏' })
    expect(screen.getByText('周敏老师在处理。')).toBeInTheDocument()
    await press('情况变了，重新答复')
    await userEvent.type(screen.getByLabelText('想告诉老师的话'), '爷爷接走了')
    answer(answerAlert, { alertId })
    await press('孩子和我在一起')
    expect(questions(answerAlert)[0]?.input).toEqual({ alertId, answer: 'withMe', note: '爷爷接走了' })
  })

  it('says that it is over once the child was found, and asks nothing', async () => {
    await open({ state: 'resolved', resolvedAs: 'found', resolvedAt: '2025-10-14T08:40:00Z' })
    expect(screen.getByText('没事了，请放心。')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '孩子和我在一起' })).toBeNull()
  })

  it('calls the school where the plan names somebody', async () => {
    await open()
    await press('打电话给许老师')
    expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '0663-1234567' })
  })
})
