import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { clearDepartureWish, freezeCustody, listNonParticipants, logContact, readContacts, readCustody, readDismissal, readPickUp, recordDepartures, setDepartureWish, undoDeparture, type Dismissal } from 'cloud/contract/pick-up'
import ContactPage from '@/features/pick-up/contact'
import CustodyChildPage from '@/features/pick-up/custody-child'
import DismissalPage from '@/features/pick-up/dismissal'
import NonParticipantsPage from '@/features/pick-up/non-participants'
import SettingsPage from '@/features/pick-up/settings'
import { answer, comeBack, loseNetwork, questions, refuse } from './fake-transport'
import { xiaomanId } from './family-fixture'
import { address, contacts, custody, gate, gateChild, grandmotherId, motherId, pickUp, ziyang, ziyangId } from './pick-up-fixture'
import { fire, openWith } from './stand-ins/taro'

describe('the way home, for a family', () => {
  const open = (data = pickUp) => {
    answer(readPickUp, data)
    openWith({ childId: xiaomanId })
    return render(<SettingsPage />)
  }

  test('shows today, the usual way, the days to come and who may collect', async () => {
    open()
    expect(await screen.findByText('林小满 · 今天')).toBeInTheDocument()
    expect(screen.getByText('来自您的报名申请。')).toBeInTheDocument()
    expect(screen.getByText('16:50 提前离开，有人来接（看牙）')).toBeInTheDocument()
    expect(screen.getByText('奶奶，每周二接')).toBeInTheDocument()
  })

  test('today alone is changed in three taps, and nothing is typed', async () => {
    open()
    answer(setDepartureWish, {})
    await userEvent.click(await screen.findByRole('button', { name: '改今天的安排' }))
    await userEvent.click(screen.getByRole('radio', { name: '王桂芳' }))
    await userEvent.click(screen.getByRole('radio', { name: '17:00' }))
    await userEvent.click(screen.getByRole('button', { name: '保存，马上生效' }))
    await waitFor(() => expect(questions(setDepartureWish)[0]?.input).toEqual({ childId: xiaomanId, heldOn: '2026-09-08', how: 'collected', leavesAt: '17:00', note: '王桂芳来接' }))
    expect(await screen.findByText('林小满 · 今天')).toBeInTheDocument()
  })

  test('a day’s change is taken back, and the usual way counts again', async () => {
    open()
    answer(clearDepartureWish, {})
    await userEvent.click(await screen.findByText('9月9日 周三'))
    await userEvent.click(screen.getByRole('button', { name: '和平时一样' }))
    await waitFor(() => expect(questions(clearDepartureWish)[0]?.input).toEqual({ childId: xiaomanId, heldOn: '2026-09-09' }))
  })

  test('after the child has left, who collected it and when stands there, and today can no longer be changed', async () => {
    open({ ...pickUp, left: [{ departureId: motherId, how: 'collected', toName: '王桂芳', note: '', at: '2026-09-08T17:24:00+08:00', byName: '周敏', serviceName: '放学后看护' }] })
    expect(await screen.findByText('放学后看护：17:24 由王桂芳接走')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '改今天的安排' })).not.toBeInTheDocument()
  })

  test('while the school confirms who collects, the page says so without a reason and offers no change', async () => {
    open({ ...pickUp, frozen: true })
    expect(await screen.findByText('接送人暂由学校确认，请联系学校。')).toBeInTheDocument()
    for (const name of ['改今天的安排', '修改平时怎样回家', '添加或移除接送人']) expect(screen.queryByRole('button', { name })).not.toBeInTheDocument()
  })
})

describe('the gate', () => {
  const open = (data: Dismissal = gate) => {
    answer(readDismissal, data)
    openWith(address)
    return render(<DismissalPage />)
  }
  const tapChild = async (name: string) => userEvent.click(await screen.findByRole('button', { name: new RegExp(`^${name}，`) }))

  test('it is one tap back to the roll, which is not opened twice where it lies below', async () => {
    open()
    await userEvent.click(await screen.findByRole('button', { name: '看这张点名表' }))
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: expect.stringMatching(/^\/features\/roll\/sheet\/index\?heldOn=/) })
    jest.mocked(Taro.getCurrentPages).mockReturnValueOnce([{ route: 'features/roll/sheet/index' }, { route: 'features/pick-up/dismissal/index' }] as never)
    await userEvent.click(screen.getByRole('button', { name: '看这张点名表' }))
    expect(Taro.navigateBack).toHaveBeenCalledTimes(1)
    expect(Taro.navigateTo).toHaveBeenCalledTimes(1)
  })

  test('who leaves early stands first; a tap on the child and one on who came records it', async () => {
    open()
    const left = { departureId: motherId, how: 'collected' as const, toName: '王桂芳', note: '', at: '2026-09-08T17:24:00+08:00', byName: '周敏' }
    answer(recordDepartures, ({ departures }) => ({ results: [{ departureId: departures[0]!.departureId, childId: xiaomanId, outcome: 'recorded' as const }], dismissal: { ...gate, children: [gateChild({ departure: left }), ziyang] } }))
    expect(await screen.findByText('三年级2班 · 还在 2 人')).toBeInTheDocument()
    expect(screen.getAllByRole('button', { name: /记录离开$/ }).map((row) => row.getAttribute('aria-label')?.slice(0, 3))).toEqual(['李子阳', '林小满'])
    await tapChild('林小满')
    expect(within(screen.getByRole('dialog')).queryByRole('button', { name: '自己离校（家长已同意）' })).not.toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: '由王桂芳（奶奶）接走' }))
    expect(await screen.findByText('17:24 由王桂芳接走，周敏记录')).toBeInTheDocument()
    expect(questions(recordDepartures)[0]?.input).toMatchObject({ ...address, source: 'phone', departures: [{ childId: xiaomanId, how: 'collected', collectorId: grandmotherId, guardianId: null }] })
  })

  test('a child that is still here long after the end is shown as one to call about, and a minute before is not', async () => {
    const { unmount } = open({ ...gate, children: [gateChild()], asOf: '2026-09-08T17:40:59+08:00' })
    await screen.findByText('三年级2班 · 还在 1 人')
    expect(screen.queryByText('该联系家长')).not.toBeInTheDocument()
    unmount()
    open({ ...gate, children: [gateChild()], asOf: '2026-09-08T17:41:00+08:00' })
    expect(await screen.findByText('该联系家长')).toBeInTheDocument()
  })

  test('a child leaves alone by one button only where its family has agreed', async () => {
    open()
    answer(recordDepartures, ({ departures }) => ({ results: [{ departureId: departures[0]!.departureId, childId: ziyangId, outcome: 'recorded' as const }], dismissal: gate }))
    await tapChild('李子阳')
    await userEvent.click(screen.getByRole('button', { name: '自己离校（家长已同意）' }))
    await waitFor(() => expect(questions(recordDepartures)[0]?.input.departures).toMatchObject([{ childId: ziyangId, how: 'independent', guardianId: null, collectorId: null }]))
  })

  test('without a network the tap counts on the phone, survives closing the app, and is sent once with the same id', async () => {
    const { unmount } = open()
    await screen.findByText('三年级2班 · 还在 2 人')
    loseNetwork()
    await tapChild('林小满')
    await userEvent.click(screen.getByRole('button', { name: '由王桂芳（奶奶）接走' }))
    expect(await screen.findByText(/1 条离开记录还没上传，都存在这部手机里/)).toBeInTheDocument()
    expect(screen.getByText(/由王桂芳接走，还没上传/)).toBeInTheDocument()
    unmount()
    comeBack()
    answer(recordDepartures, ({ departures }) => ({ results: departures.map(({ departureId, childId }) => ({ departureId, childId, outcome: 'recorded' as const })), dismissal: gate }))
    open()
    await waitFor(() => expect(questions(recordDepartures)).toHaveLength(2))
    const [lost, sent] = questions(recordDepartures)
    expect(sent?.input.departures).toEqual(lost?.input.departures)
    await waitFor(() => expect(screen.queryByText(/还没上传/)).not.toBeInTheDocument())
    fire('show')
    expect(questions(recordDepartures)).toHaveLength(2)
  })

  test('a wrong tap whose answer was lost is taken back on the phone at once, and at the server as soon as there is a network', async () => {
    open()
    await screen.findByText('三年级2班 · 还在 2 人')
    loseNetwork()
    await tapChild('林小满')
    await userEvent.click(screen.getByRole('button', { name: '由王桂芳（奶奶）接走' }))
    await userEvent.click(await screen.findByRole('button', { name: '撤销林小满的离开记录' }))
    await userEvent.click(screen.getByRole('button', { name: '确认撤销' }))
    expect(await screen.findByText('三年级2班 · 还在 2 人')).toBeInTheDocument()
    const [lost] = questions(recordDepartures)
    comeBack()
    refuse(undoDeparture, 'departure_unknown')
    fire('show')
    await waitFor(() => expect(questions(undoDeparture).length).toBeGreaterThan(0))
    expect(questions(undoDeparture).at(-1)?.input.departureId).toBe(lost?.input.departures[0]?.departureId)
    const asked = questions(undoDeparture).length
    fire('show')
    expect(questions(undoDeparture)).toHaveLength(asked)
    expect(questions(recordDepartures)).toHaveLength(1)
  })

  test('a line that did not count says why and stays until somebody has seen it', async () => {
    const { unmount } = open()
    answer(recordDepartures, ({ departures }) => ({ results: [{ departureId: departures[0]!.departureId, childId: xiaomanId, outcome: 'notAuthorised' as const }], dismissal: gate }))
    await tapChild('林小满')
    await userEvent.click(screen.getByRole('button', { name: '由王桂芳（奶奶）接走' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('林小满：没有记下：这个人现在不能接')
    unmount()
    open()
    expect(await screen.findByRole('alert')).toHaveTextContent('这个人现在不能接')
    await userEvent.click(screen.getByRole('button', { name: '知道了' }))
    expect(screen.queryByRole('alert')).not.toBeInTheDocument()
  })

  test('all who are left go back together after a second yes, with to whom; those on leave do not', async () => {
    open()
    answer(recordDepartures, ({ departures }) => ({ results: departures.map(({ departureId, childId }) => ({ departureId, childId, outcome: 'recorded' as const })), dismissal: gate }))
    await userEvent.click(await screen.findByRole('button', { name: '其余 2 人带回教室' }))
    await userEvent.type(screen.getByLabelText('交给谁'), '周老师')
    await userEvent.click(screen.getByRole('button', { name: '确认带回' }))
    await waitFor(() => expect(questions(recordDepartures)[0]?.input.departures.map(({ childId, how, note }) => [childId, how, note])).toEqual([[ziyangId, 'returned', '周老师'], [xiaomanId, 'returned', '周老师']]))
  })

  test('a wrong tap is taken back after a second yes', async () => {
    const left = { departureId: motherId, how: 'collected' as const, toName: '王桂芳', note: '', at: '2026-09-08T17:24:00+08:00', byName: '周敏' }
    open({ ...gate, children: [gateChild({ departure: left })] })
    answer(undoDeparture, gate)
    await userEvent.click(await screen.findByRole('button', { name: '撤销林小满的离开记录' }))
    await userEvent.click(screen.getByRole('button', { name: '确认撤销' }))
    expect(await screen.findByText('三年级2班 · 还在 2 人')).toBeInTheDocument()
    expect(questions(undoDeparture)[0]?.input).toEqual({ ...address, departureId: motherId })
  })

  test('of a child whose collectors the school confirms only those are offered, and never that it goes alone', async () => {
    open({ ...gate, children: [gateChild({ frozen: true, people: [], wish: { how: 'independent', leavesAt: null, note: '', forToday: false } })] })
    await tapChild('林小满')
    expect(screen.getByText('现在没有人可以接，请联系学校办公室。')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /接走$|自己离校/ })).not.toBeInTheDocument()
  })

  test('somebody else’s roll is refused in words', async () => {
    refuse(readDismissal, 'roll_not_yours')
    openWith(address)
    render(<DismissalPage />)
    expect(await screen.findByText(/这张点名表今天不由您负责/)).toBeInTheDocument()
  })
})

describe('a child whom nobody collects', () => {
  const open = () => {
    answer(readContacts, contacts)
    openWith({ heldOn: address.heldOn, serviceKey: address.serviceKey, childId: xiaomanId })
    return render(<ContactPage />)
  }

  test('its guardian is called by one tap, and who was called before stands below', async () => {
    open()
    await userEvent.click(await screen.findByRole('button', { name: '打电话给陈海燕' }))
    expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '13800138000' })
    expect(screen.getByText('电话 陈海燕：没联系上')).toBeInTheDocument()
  })

  test('what came of the call is noted; nothing is sent while it is not said who and what', async () => {
    open()
    answer(logContact, { contactId: motherId })
    await userEvent.click(await screen.findByRole('button', { name: '记下' }))
    expect(screen.getAllByRole('alert')).toHaveLength(2)
    await userEvent.click(screen.getByRole('radio', { name: /陈海燕/ }))
    await userEvent.click(screen.getByRole('radio', { name: /马上来接/ }))
    await userEvent.type(screen.getByLabelText('备注'), '18:00 前到')
    await userEvent.click(screen.getByRole('button', { name: '记下' }))
    await waitFor(() => expect(questions(logContact)[0]?.input).toMatchObject({ guardianId: motherId, collectorId: null, how: 'phone', outcome: 'comesLater', note: '18:00 前到' }))
  })
})

test('the office says who alone may collect, with a reason that it has to write', async () => {
  answer(readCustody, custody)
  answer(freezeCustody, { freezeId: motherId })
  openWith({ childId: xiaomanId })
  render(<CustodyChildPage />)
  await userEvent.click(await screen.findByRole('button', { name: '由学校确认接送人' }))
  await userEvent.click(screen.getByRole('checkbox', { name: /王桂芳/ }))
  await userEvent.click(screen.getByRole('button', { name: '确认，马上生效' }))
  expect(screen.getByRole('alert')).toHaveTextContent('请写明原因')
  await userEvent.type(screen.getByLabelText('原因'), '等法院通知')
  await userEvent.click(screen.getByRole('button', { name: '确认，马上生效' }))
  await waitFor(() => expect(questions(freezeCustody)[0]?.input).toEqual({ childId: xiaomanId, reason: '等法院通知', guardianIds: [], collectorIds: [grandmotherId] }))
})

test('the class teacher reads how each child goes home that does not take part', async () => {
  answer(listNonParticipants, { className: '三年级2班', arrangement: '15:35 由班主任送到校门口。', participants: 30, pupils: [{ childId: xiaomanId, rosterNo: 7, name: '林小满', answer: 'declined', departurePlan: '爷爷接回家' }, { childId: ziyangId, rosterNo: 8, name: '李子阳', answer: 'silent', departurePlan: '' }, { childId: motherId, rosterNo: 9, name: '赵一鸣', answer: 'declined', departurePlan: '' }] })
  openWith({ classId: motherId })
  render(<NonParticipantsPage />)
  expect(await screen.findByText('爷爷接回家')).toBeInTheDocument()
  expect(screen.getByText('家长没有写放学安排')).toBeInTheDocument()
  expect(screen.getByText('15:35 由班主任送到校门口。')).toBeInTheDocument()
})
