import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { chooseCourses, readMenu } from 'cloud/contract/course'
import CourseBasketPage from '@/features/course/basket'
import { chooseSchool } from '@/session/session'
import { answerFamily, courseIdOf, givenShortlist, joinedLine, keptShortlist, lineOf, menuOf, menuOfBrother, menuRow, placeId, refusedLine, waitingLine, xiaozhouId } from './course-fixture'
import { answer, comeBack, loseNetwork, questions, refuse } from './fake-transport'

afterEach(() => jest.useRealTimers())

/** Closes the app and opens it again: only what the phone has stored is left. */
const restart = (unmount: () => void) => {
  unmount()
  chooseSchool('elsewhere')
  chooseSchool('haijiang')
  return render(<CourseBasketPage />)
}
const open = () => render(<CourseBasketPage />)
const card = (title: string | RegExp) => within(screen.getByRole('heading', { name: title }).closest('.k-card') as HTMLElement)
const held = (title: string, course: object = {}) => menuRow(title, course, { own: { placeId, state: 'joined', waitingPosition: null, offerUntil: null } })

test('an empty shortlist says what it is for and leads to the courses', async () => {
  answerFamily(menuOf([menuRow('剪纸')]))
  open()
  expect(await screen.findByText(/心愿单里还没有课/)).toBeInTheDocument()
  expect(screen.getByRole('button', { name: '去看课程' })).toBeInTheDocument()
})

describe('before it is sent, each line says what will become of it', () => {
  test('a clash with what the child has, and what replacing would give back', async () => {
    answerFamily(menuOf([held('围棋'), menuRow('剪纸', {}, { obstacle: 'clash', clashesWith: '围棋' })]))
    givenShortlist([lineOf('剪纸')])
    open()
    expect(await screen.findByText(/与孩子已选的“围棋”时间冲突.*要换课，请在下面选“换成这门”/)).toBeInTheDocument()
    expect(screen.getByRole('button', { name: '没有可以提交的' })).toBeDisabled()
    await userEvent.click(screen.getByRole('button', { name: '改第 1 项的办法' }))
    await userEvent.click(screen.getByRole('radio', { name: /换成这门/ }))
    expect(screen.getByText('选上后会退掉“围棋”；没选上就不退。')).toBeInTheDocument()
    expect(screen.getByRole('button', { name: '提交 1 项' })).toBeEnabled()
    expect(keptShortlist().wishes).toMatchObject([lineOf('剪纸', { ifClash: 'replace' })])
  })

  test('two lines at one time: the second is for when the first fails, and the order can be changed', async () => {
    answerFamily(menuOf([menuRow('剪纸'), menuRow('足球')]))
    givenShortlist([lineOf('剪纸'), lineOf('足球')])
    open()
    expect(await screen.findByText(/与第 1 项“剪纸”时间冲突：那一项选上或排上候补，这一项就不选/)).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: '把足球上移' }))
    expect(card('1. 足球').queryByText(/时间冲突：/)).not.toBeInTheDocument()
    expect(card('2. 剪纸').getByText(/与第 1 项“足球”时间冲突/)).toBeInTheDocument()
    expect(keptShortlist().wishes.map(({ courseId }) => courseId)).toEqual([courseIdOf('足球'), courseIdOf('剪纸')])
  })

  test('the same hour of another child is no clash, and the limit counts for each child alone', async () => {
    answerFamily(menuOf([menuRow('剪纸')], { coursesPerChild: 1 }), menuOfBrother([menuRow('积木', { grades: [1] })], { coursesPerChild: 1 }))
    givenShortlist([lineOf('剪纸'), lineOf('积木', { childId: xiaozhouId })])
    open()
    expect(await screen.findByRole('button', { name: '提交 2 项' })).toBeEnabled()
    expect(screen.queryByText(/冲突：|最多选/)).not.toBeInTheDocument()
  })

  test('more lines than the child may have: the last ones are for when an earlier one fails', async () => {
    answerFamily(menuOf([menuRow('剪纸'), menuRow('足球', { weekday: 2 }), menuRow('合唱', { weekday: 4 })]))
    givenShortlist([lineOf('剪纸'), lineOf('足球'), lineOf('合唱')])
    open()
    await screen.findByText('1. 剪纸')
    expect(card('3. 合唱').getByText('最多选 2 门：前面的都选上，这一项就不选；没有，才选这一项。')).toBeInTheDocument()
  })

  test('a full course says who is before, and what happens is changed in plain words', async () => {
    answerFamily(menuOf([menuRow('剪纸', { placesLeft: 0, waiting: 4 })]))
    givenShortlist([lineOf('剪纸')])
    open()
    expect(await screen.findByText('现在已满，前面有 4 人候补，提交后排在后面。')).toBeInTheDocument()
    expect(screen.getByText('没名额就候补，轮到时先问我；与已选的课冲突，就不选这门')).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: '改第 1 项的办法' }))
    await userEvent.click(screen.getByRole('radio', { name: /直接入选/ }))
    expect(keptShortlist().wishes).toMatchObject([{ onOffer: 'take' }])
    await userEvent.click(screen.getByRole('radio', { name: '不排队' }))
    expect(screen.getByText('现在已满，提交时还没有名额就选不上。')).toBeInTheDocument()
    expect(screen.queryByRole('radio', { name: /直接入选/ })).not.toBeInTheDocument()
  })

  test('siblings with the same course can be tied: both or neither', async () => {
    answerFamily(menuOf([menuRow('合唱', { grades: [1, 3] })]), menuOfBrother([menuRow('合唱', { grades: [1, 3] })]))
    givenShortlist([lineOf('合唱'), lineOf('合唱', { childId: xiaozhouId })])
    open()
    await userEvent.click(await screen.findByRole('checkbox', { name: '与林小舟的“合唱”一起选上，或都不选' }))
    expect(screen.getByText(/与林小舟的“合唱”一起：都有名额才选上/)).toBeInTheDocument()
    expect(keptShortlist().wishes.map(({ together }) => together)).toEqual([1, 1])
    await userEvent.click(screen.getByRole('checkbox', { name: '与林小满的“合唱”一起选上，或都不选' }))
    expect(keptShortlist().wishes.map(({ together }) => together)).toEqual([null, null])
  })

  test('a tied line that cannot be sent keeps the other one back', async () => {
    answerFamily(menuOf([menuRow('合唱', { grades: [1, 3] })]), menuOfBrother([menuRow('合唱', { grades: [1, 3] }, { obstacle: 'weekday' })]))
    givenShortlist([lineOf('合唱', { together: 1 }), lineOf('合唱', { childId: xiaozhouId, together: 1 })])
    open()
    expect(await screen.findByText('林小舟的“合唱”现在不能提交，这一项也先不提交。')).toBeInTheDocument()
    expect(screen.getByRole('button', { name: '没有可以提交的' })).toBeDisabled()
  })

  test('a course of a former term says so and goes at a tap', async () => {
    answerFamily(menuOf([menuRow('剪纸')]))
    givenShortlist([lineOf('不在')])
    open()
    expect(await screen.findByText('这门课已不在本学期的课程里，请移走。')).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: /^从心愿单移走/ }))
    expect(keptShortlist().wishes).toEqual([])
  })
})

test('the button sleeps until opening, counts down by the school’s clock, and comes alive without a reload', async () => {
  jest.useFakeTimers({ now: new Date('2025-09-07T23:59:50Z') })
  const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime })
  answerFamily(menuOf([menuRow('剪纸', {}, { obstacle: 'not_open' })], { asOf: '2025-09-07T23:59:50Z' }))
  answer(chooseCourses, { lines: [joinedLine('剪纸')] })
  givenShortlist([lineOf('剪纸')])
  open()
  expect(await screen.findByRole('button', { name: '到时间可提交 1 项' })).toBeDisabled()
  expect(screen.getByText('9月8日 08:00开始选，还有 10 秒')).toBeInTheDocument()
  await act(() => jest.advanceTimersByTimeAsync(11_000))
  await user.click(screen.getByRole('button', { name: '提交 1 项' }))
  expect(await screen.findByText('提交结果：选上 1 项')).toBeInTheDocument()
  expect(questions(chooseCourses)[0]?.input).toEqual({ lines: [lineOf('剪纸')] })
})

test('with staggered opening only what is open goes; the rest stays and says when', async () => {
  jest.useFakeTimers({ now: new Date('2025-09-08T00:30:00Z') })
  answerFamily(menuOf([menuRow('剪纸'), menuRow('足球', { weekday: 2, gradeOpenings: [{ grades: [3], opensAt: '2025-09-08T01:00:00Z' }] }, { obstacle: 'not_open' })], { asOf: '2025-09-08T00:30:00Z' }))
  givenShortlist([lineOf('足球'), lineOf('剪纸')])
  open()
  expect(await screen.findByRole('button', { name: '提交 1 项' })).toBeEnabled()
  expect(screen.getByText('1 项还没开始，先留在心愿单里。')).toBeInTheDocument()
  expect(screen.getByText('9月8日 09:00开始选，还有 30 分 00 秒')).toBeInTheDocument()
})

test('each line has its own result; what was done leaves the list, what was refused stays with a next step', async () => {
  const rows = [menuRow('剪纸'), menuRow('足球', { weekday: 2 }), menuRow('合唱', { weekday: 4 })]
  answerFamily(menuOf(rows, { coursesPerChild: null }), menuOfBrother([menuRow('积木', { grades: [1] })]))
  givenShortlist([lineOf('剪纸'), lineOf('足球'), lineOf('合唱', { ifFull: 'leave' }), lineOf('积木', { childId: xiaozhouId })])
  open()
  answer(chooseCourses, { lines: [joinedLine('剪纸'), waitingLine('足球', 5), refusedLine('合唱', 'course_full'), joinedLine('积木', { childId: xiaozhouId })] })
  await userEvent.click(await screen.findByRole('button', { name: '提交 4 项' }))
  const result = within((await screen.findByText('提交结果：选上 2 项，候补 1 项，没选上 1 项')).closest('.k-card') as HTMLElement)
  expect(result.getByText('林小舟 · 积木')).toBeInTheDocument()
  expect(result.getByText('没有名额，候补第 5 位')).toBeInTheDocument()
  expect(result.getByText('这门课已满，这次没有排队候补。')).toBeInTheDocument()
  expect(keptShortlist().wishes.map(({ courseId }) => courseId)).toEqual([courseIdOf('合唱')])
  expect(screen.getByText('上次没选上：这门课已满，这次没有排队候补。')).toBeInTheDocument()
  answer(chooseCourses, { lines: [waitingLine('合唱', 3)] })
  await userEvent.click(result.getByRole('button', { name: '排队候补“合唱”' }))
  expect(await screen.findByText('没有名额，候补第 3 位')).toBeInTheDocument()
  expect(questions(chooseCourses)[1]?.input).toEqual({ lines: [lineOf('合唱')] })
  await userEvent.click(screen.getByRole('button', { name: '知道了，收起结果' }))
  expect(await screen.findByText(/心愿单里还没有课/)).toBeInTheDocument()
})

test('a clash that only the school knew of leads to replacing; lines that could not go together can go alone', async () => {
  answerFamily(menuOf([menuRow('剪纸'), menuRow('合唱', { grades: [1, 3], weekday: 4 })]), menuOfBrother([menuRow('合唱', { grades: [1, 3], weekday: 4 })]))
  givenShortlist([lineOf('剪纸'), lineOf('合唱', { together: 1 }), lineOf('合唱', { childId: xiaozhouId, together: 1 })])
  open()
  answer(chooseCourses, { lines: [refusedLine('剪纸', 'course_clash'), refusedLine('合唱', 'course_not_together'), refusedLine('合唱', 'course_not_together', { childId: xiaozhouId })] })
  await userEvent.click(await screen.findByRole('button', { name: '提交 3 项' }))
  await userEvent.click(await screen.findByRole('button', { name: '改成“换成这门”，再提交' }))
  await userEvent.click((await screen.findAllByRole('button', { name: '改成各选各的，再提交' }))[0] as HTMLElement)
  expect(keptShortlist().wishes).toMatchObject([{ ifClash: 'replace' }, { together: null }, { together: null }])
})

describe('what has no answer yet', () => {
  test('shows the place in line and never success', async () => {
    jest.useFakeTimers()
    const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime })
    answerFamily(menuOf([menuRow('剪纸')]))
    givenShortlist([lineOf('剪纸')])
    open()
    refuse(chooseCourses, 'queued', { queue: { place: 813, estimateSeconds: 6 } })
    await user.click(await screen.findByRole('button', { name: '提交 1 项' }))
    expect(await screen.findByText('正在排队，前面 812 位，大约 6 秒')).toBeInTheDocument()
    expect(screen.getByText('请不要关闭；关闭也不会丢，再打开可以继续。')).toBeInTheDocument()
    expect(screen.queryByText(/提交结果|已选上/)).not.toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /^提交/ })).not.toBeInTheDocument()
    answer(chooseCourses, { lines: [joinedLine('剪纸')] })
    await act(() => jest.advanceTimersByTimeAsync(10_000))
    expect(screen.getByText('提交结果：选上 1 项')).toBeInTheDocument()
  })

  test('two quick taps send once, under one key', async () => {
    answerFamily(menuOf([menuRow('剪纸')]))
    givenShortlist([lineOf('剪纸')])
    open()
    refuse(chooseCourses, 'queued', { queue: { place: 9, estimateSeconds: 6 } })
    const button = await screen.findByRole('button', { name: '提交 1 项' })
    act(() => {
      button.click()
      button.click()
    })
    expect(await screen.findByText(/正在排队，前面 8 位/)).toBeInTheDocument()
    expect(questions(chooseCourses)).toHaveLength(1)
    expect(keptShortlist().submission?.requestKey).toBe(questions(chooseCourses)[0]?.requestKey)
  })

  test('closed and opened again, it goes on under the same key', async () => {
    jest.useFakeTimers()
    const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime })
    answerFamily(menuOf([menuRow('剪纸')]))
    givenShortlist([lineOf('剪纸')])
    const { unmount } = open()
    refuse(chooseCourses, 'queued', { queue: { place: 813, estimateSeconds: 6 } })
    await user.click(await screen.findByRole('button', { name: '提交 1 项' }))
    await screen.findByText(/正在排队/)
    answer(chooseCourses, { lines: [joinedLine('剪纸')] })
    restart(unmount)
    expect(await screen.findByText('提交结果：选上 1 项')).toBeInTheDocument()
    expect(new Set(questions(chooseCourses).map(({ requestKey }) => requestKey)).size).toBe(1)
    expect(questions(chooseCourses).map(({ input }) => input)).toEqual([{ lines: [lineOf('剪纸')] }, { lines: [lineOf('剪纸')] }])
    expect(keptShortlist()).toMatchObject({ wishes: [], submission: null })
  })

  test('a result that nobody has read yet is still there after a restart', async () => {
    answerFamily(menuOf([menuRow('剪纸')]))
    givenShortlist([], { outcome: [{ ...waitingLine('剪纸', 2), title: '剪纸' }] })
    restart(open().unmount)
    expect(await screen.findByText('没有名额，候补第 2 位')).toBeInTheDocument()
  })

  test('a network that stays away leaves it on the phone; the next try carries the same key', async () => {
    jest.useFakeTimers()
    const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime })
    answerFamily(menuOf([menuRow('剪纸')]))
    givenShortlist([lineOf('剪纸')])
    open()
    await screen.findByRole('button', { name: '提交 1 项' })
    loseNetwork()
    await user.click(screen.getByRole('button', { name: '提交 1 项' }))
    await act(() => jest.advanceTimersByTimeAsync(300_000))
    expect(screen.getByText('还不知道有没有提交成功')).toBeInTheDocument()
    expect(screen.getByText(/网络连接不上/)).toBeInTheDocument()
    comeBack()
    answer(chooseCourses, { lines: [joinedLine('剪纸')] })
    await user.click(screen.getByRole('button', { name: '继续提交，不会重复' }))
    expect(await screen.findByText('提交结果：选上 1 项')).toBeInTheDocument()
    expect(new Set(questions(chooseCourses).map(({ requestKey }) => requestKey)).size).toBe(1)
  })

  test('after a long time the family is asked before it goes on, and may give it up', async () => {
    const submission = { requestKey: '1b2c3d4e-5f60-4172-8394-a5b6c7d8e9f0', sentAt: Date.parse('2025-09-08T00:00:05Z'), lines: [lineOf('剪纸')] }
    answerFamily(menuOf([menuRow('剪纸')]))
    givenShortlist([lineOf('剪纸')], { submission })
    open()
    expect(await screen.findByText('9月8日 08:00提交的 1 项还没有收到结果。')).toBeInTheDocument()
    expect(questions(chooseCourses)).toHaveLength(0)
    await userEvent.click(screen.getByRole('button', { name: '放弃这次提交' }))
    expect(await screen.findByRole('button', { name: '提交 1 项' })).toBeEnabled()
    expect(keptShortlist().submission).toBeNull()
  })

  test('refused as a whole, everything is still on the shortlist and the reason is said', async () => {
    answerFamily(menuOf([menuRow('剪纸')]))
    givenShortlist([lineOf('剪纸')])
    open()
    refuse(chooseCourses, 'plan_not_published')
    await userEvent.click(await screen.findByRole('button', { name: '提交 1 项' }))
    expect(await screen.findByRole('alert')).toHaveTextContent(/还没有公布/)
    expect(keptShortlist()).toMatchObject({ wishes: [lineOf('剪纸')], submission: null })
    expect(screen.getByRole('button', { name: '提交 1 项' })).toBeEnabled()
  })
})

test('another guardian on the same phone sees none of it', async () => {
  givenShortlist([lineOf('剪纸')])
  Taro.setStorageSync('kehou.shortlist.haijiang.other', Taro.getStorageSync('kehou.shortlist.haijiang.1b2c3d4e-5f60-4172-8394-a5b6c7d8e9f0'))
  Taro.removeStorageSync('kehou.shortlist.haijiang.1b2c3d4e-5f60-4172-8394-a5b6c7d8e9f0')
  answerFamily(menuOf([menuRow('剪纸')]))
  open()
  expect(await screen.findByText(/心愿单里还没有课/)).toBeInTheDocument()
})

test('without a network the page says so', async () => {
  loseNetwork()
  answer(readMenu, menuOf([]))
  open()
  expect(await screen.findByText(/网络连接不上/)).toBeInTheDocument()
})
