import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { confirmSignUpCheck, readRehearsal, readSignUpChecklist, readSignUpDay, removeRehearsal, startRehearsal, stepRehearsal } from 'cloud/contract/signup-day'
import { ratesOf } from '@/features/signup-day/console-view'
import SignUpConsolePage from '@/features/signup-day/console'
import { answer, comeBack, loseNetwork, questions, refuse } from './fake-transport'
import { checklist, day, finished, noRehearsal, running, tampered } from './signup-day-fixture'
import { fire } from './stand-ins/taro'

function open(rehearsal = noRehearsal) {
  answer(readSignUpChecklist, checklist)
  answer(readRehearsal, rehearsal)
  answer(readSignUpDay, day)
  return render(<SignUpConsolePage />)
}

const tap = async (name: string | RegExp, role = 'button') => userEvent.click(await screen.findByRole(role, { name }))

describe('before choosing opens', () => {
  test('what must be mended stands first, with the course it is about and what to do', async () => {
    open()
    expect(await screen.findByText('9月20日 12:00 开始选课。')).toBeInTheDocument()
    expect(screen.getByText('还有 4 项')).toBeInTheDocument()
    expect(screen.getByText('围棋：缺地点')).toBeInTheDocument()
    const badges = screen.getAllByText(/^(要先改|等人确认|请留意|好了)$/).map(({ textContent }) => textContent)
    expect(badges).toEqual(['要先改', '等人确认', '请留意', '请留意', '好了', '好了'])
  })

  test('only what no program can see has a button, and the confirmation carries its note', async () => {
    open()
    answer(confirmSignUpCheck, {})
    expect(await screen.findAllByRole('button', { name: /^确认：/ })).toHaveLength(1)
    await userEvent.type(screen.getByLabelText('告知家长：备注'), '发了通知')
    await tap('确认：告知家长')
    expect(questions(confirmSignUpCheck).at(-1)?.input).toEqual({ item: 'families_told', confirmed: true, note: '发了通知' })
    expect(questions(readSignUpChecklist)).toHaveLength(2)
  })

  test('who confirmed and when is shown, and can be taken back', async () => {
    open()
    answer(confirmSignUpCheck, {})
    expect(await screen.findByText('许文静，9月17日 16:30 确认')).toBeInTheDocument()
    await tap('收回确认：值守')
    expect(questions(confirmSignUpCheck).at(-1)?.input).toEqual({ item: 'phone_staffed', confirmed: false, note: '' })
  })

  test('whoever is not of the office is told so', async () => {
    refuse(readSignUpChecklist, 'role_needed')
    refuse(readRehearsal, 'role_needed')
    render(<SignUpConsolePage />)
    expect(await screen.findByText(/您没有使用这项功能的权限/)).toBeInTheDocument()
    expect(questions(readSignUpDay)).toHaveLength(0)
  })
})

describe('a rehearsal', () => {
  test('asks how many families, how fast and what they want, with the number of children filled in', async () => {
    open()
    answer(startRehearsal, { rehearsalId: running.rehearsalId })
    await tap('演练', 'tab')
    await userEvent.click(screen.getByRole('radio', { name: /10 秒/ }))
    await userEvent.click(screen.getByRole('radio', { name: '每门课差不多' }))
    await tap('开始演练')
    expect(questions(startRehearsal).at(-1)?.input).toEqual({ families: 412, seconds: 10, taste: 'even' })
  })

  test('more families than are allowed cannot be sent', async () => {
    open()
    await tap('演练', 'tab')
    const field = screen.getByLabelText('多少户一起选')
    await userEvent.clear(field)
    await userEvent.type(field, '3001')
    expect(screen.getByText('请填 1 到 3000 的数')).toBeInTheDocument()
    await tap('开始演练')
    expect(questions(startRehearsal)).toHaveLength(0)
  })

  test('where none can begin, the reason stands in the place of the form', async () => {
    open({ ...noRehearsal, hindrance: '现在家长正在选课。' })
    await tap('演练', 'tab')
    expect(screen.getByText('现在家长正在选课。')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '开始演练' })).not.toBeInTheDocument()
  })

  test('plays step by step while it is looked at, waits while the page is hidden, and shows what came out', async () => {
    jest.useFakeTimers({ advanceTimers: true })
    const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime })
    let state: { rehearsal: typeof running | typeof finished } = { rehearsal: running }
    let steps = 0
    answer(readSignUpChecklist, checklist)
    answer(readRehearsal, () => ({ ...noRehearsal, ...state }))
    answer(stepRehearsal, () => {
      steps += 1
      if (steps === 2) state = { rehearsal: finished }
      return { state: steps === 2 ? ('finished' as const) : ('running' as const), answered: steps === 2 ? 412 : 200, families: 412 }
    })
    render(<SignUpConsolePage />)
    await user.click(await screen.findByRole('tab', { name: '演练' }))
    expect(await screen.findByText('已答复 200 / 412 户')).toBeInTheDocument()
    act(() => fire('hide'))
    await act(() => jest.advanceTimersByTimeAsync(60_000))
    expect(steps).toBe(1)
    act(() => fire('show'))
    expect(await screen.findByText('演练结果')).toBeInTheDocument()
    expect(steps).toBe(2)
    jest.useRealTimers()
  })

  test('the result says how fast, what became of the baskets, and proposes a draw for the course that was full at once', async () => {
    answer(removeRehearsal, { removed: true })
    open({ ...noRehearsal, rehearsal: finished })
    await tap('演练', 'tab')
    expect(screen.getByText('0.2 秒内')).toBeInTheDocument()
    expect(screen.getByText('演练后核对了 2 门课：名额与名单全部相符。')).toBeInTheDocument()
    expect(screen.getByText('96 户想选，12 个名额，候补 70。开放 1.4 秒后满。')).toBeInTheDocument()
    expect(screen.getAllByText('建议抽签')).toHaveLength(1)
    await tap('删除副本')
    expect(questions(removeRehearsal).at(-1)?.input).toEqual({ rehearsalId: finished.rehearsalId })
  })

  test('a course that did not agree afterwards is named in the result', async () => {
    open({ ...noRehearsal, rehearsal: { ...finished, report: { ...finished.report!, verified: { courses: 2, differing: ['围棋'] } } } })
    await tap('演练', 'tab')
    expect(within(screen.getByRole('alert')).getByText(/围棋/)).toBeInTheDocument()
  })
})

describe('while families choose', () => {
  const openLive = async (shown = day) => {
    answer(readSignUpChecklist, { ...checklist, phase: 'open', opensAt: null })
    answer(readRehearsal, noRehearsal)
    answer(readSignUpDay, shown)
    return render(<SignUpConsolePage />)
  }

  test('comes first once choosing is open: how many were answered, who waits, every place counted', async () => {
    await openLive()
    expect(await screen.findByText('12:00:03 核对了 2 门课：名额与名单全部相符。')).toBeInTheDocument()
    expect(screen.getByRole('img', { name: '最近 60 秒共答复 148 户，最多一秒 96 户。' })).toBeInTheDocument()
    expect(screen.getByText('现在有 23 户在排队，大约 2 秒办完。')).toBeInTheDocument()
    expect(screen.getByText('已占 12/12（其中 1 个等家长确认），候补 5')).toBeInTheDocument()
    expect(screen.getByText('4 次：与孩子已选的课程时间冲突，请先退掉其中一门。')).toBeInTheDocument()
  })

  test('a course whose number differs from its list is told at once, by name, with what to do', async () => {
    await openLive(tampered)
    const alert = await screen.findByRole('alert')
    expect(within(alert).getByText('围棋：课程记着已占 9，名单里有 12')).toBeInTheDocument()
    expect(within(alert).getByText(/请先不要调整这门课/)).toBeInTheDocument()
    expect(screen.getByText('不相符')).toBeInTheDocument()
  })

  test('where nobody knows how many wait, it says so instead of zero', async () => {
    await openLive({ ...day, queue: null })
    expect(await screen.findByText(/看不到一共有多少户在排队/)).toBeInTheDocument()
  })

  test('asks every two seconds while it is looked at, not at all while hidden, and later and later while it fails', async () => {
    jest.useFakeTimers()
    await openLive()
    await act(() => jest.advanceTimersByTimeAsync(100))
    expect(questions(readSignUpDay)).toHaveLength(1)
    await act(() => jest.advanceTimersByTimeAsync(6000))
    expect(questions(readSignUpDay)).toHaveLength(4)
    act(() => fire('hide'))
    await act(() => jest.advanceTimersByTimeAsync(60_000))
    expect(questions(readSignUpDay)).toHaveLength(4)
    act(() => fire('show'))
    await act(() => jest.advanceTimersByTimeAsync(100))
    expect(questions(readSignUpDay)).toHaveLength(5)
    loseNetwork()
    await act(() => jest.advanceTimersByTimeAsync(2000 + 4000 + 8000 + 100))
    expect(questions(readSignUpDay)).toHaveLength(8)
    expect(screen.getByText(/没有读到新的数字，下面是 12:00:03 的/)).toBeInTheDocument()
    expect(screen.getByText('已占 12/12（其中 1 个等家长确认），候补 5')).toBeInTheDocument()
    comeBack()
    await act(() => jest.advanceTimersByTimeAsync(16_000))
    expect(screen.queryByText(/没有读到新的数字/)).not.toBeInTheDocument()
    jest.useRealTimers()
  })

  test('the bars never divide by nothing', () => {
    expect(ratesOf([0, 0])).toMatchObject({ most: 1, total: 0, spoken: '最近 2 秒共答复 0 户，最多一秒 0 户。' })
  })
})
