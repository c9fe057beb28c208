import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { releaseCourse } from 'cloud/contract/course'
import { acceptOffer, declineOffer, readPlaces, setOnOffer } from 'cloud/contract/course-place'
import type { OutputOf } from 'cloud/contract/operation'
import CoursePlacesPage from '@/features/course/places'
import { placeOf, type Place } from './course-fixture'
import { answer, comeBack, loseNetwork, questions, refuse } from './fake-transport'

type Ended = OutputOf<typeof readPlaces>['ended']

const open = (places: Place[], ended: Ended = []) => {
  answer(readPlaces, { places, ended })
  render(<CoursePlacesPage />)
}
const card = (title: string) => within(screen.getByRole('heading', { name: title }).closest('.k-card') as HTMLElement)
const dialog = () => within(screen.getByRole('dialog'))
const offered = (rest: Partial<Place> = {}) => placeOf('合唱', { state: 'offered', offerUntil: '2025-09-10T04:00:00Z', ...rest })
const waiting = (rest: Partial<Place> = {}) => placeOf('足球', { state: 'waiting', waitingPosition: 3, ...rest })

test('what is held for a child stands first with its deadline, then what it waits for, then what it has', async () => {
  open([placeOf('剪纸'), waiting(), offered()])
  expect(await screen.findByText('名额为林小满保留到9月10日 12:00，过时给下一位。')).toBeInTheDocument()
  expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual(['合唱', '足球', '剪纸'])
  expect(card('足球').getByText('候补第 3 位')).toBeInTheDocument()
  expect(card('剪纸').getByText('林小满 · 周三 16:20–17:20')).toBeInTheDocument()
})

test('an offer that costs nothing else is accepted at one tap', async () => {
  open([offered()])
  answer(acceptOffer, { placeId: offered().placeId, gaveBack: [] })
  await screen.findByText('合唱')
  answer(readPlaces, { places: [placeOf('合唱')], ended: [] })
  await userEvent.click(screen.getByRole('button', { name: '接受这个名额' }))
  expect(await screen.findByText('林小满已选上“合唱”。')).toBeInTheDocument()
  expect(await screen.findByRole('button', { name: '退掉合唱' })).toBeInTheDocument()
  expect(questions(acceptOffer)[0]?.input).toEqual({ placeId: offered().placeId })
})

test('an offer that would give back another course names it and asks first', async () => {
  open([offered({ wouldGiveBack: ['围棋'] })])
  answer(acceptOffer, { placeId: offered().placeId, gaveBack: ['围棋'] })
  expect(await screen.findByText('接受后会退掉“围棋”。')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '接受这个名额' }))
  expect(questions(acceptOffer)).toHaveLength(0)
  await userEvent.click(dialog().getByRole('button', { name: '接受，并退掉“围棋”' }))
  expect(await screen.findByText('林小满已选上“合唱”，退掉了“围棋”。')).toBeInTheDocument()
})

test('an offer can be left to the next family, after one question', async () => {
  open([offered()])
  answer(declineOffer, { placeId: offered().placeId })
  await userEvent.click(await screen.findByRole('button', { name: '让给下一位' }))
  expect(dialog().getByText(/再想选要重新排队/)).toBeInTheDocument()
  answer(readPlaces, { places: [], ended: [] })
  await userEvent.click(dialog().getByRole('button', { name: '确认让给下一位' }))
  expect(await screen.findByText('“合唱”的名额已让给下一位。')).toBeInTheDocument()
})

test('an offer that has lapsed meanwhile is refused in words, and the page shows what is true now', async () => {
  open([offered()])
  refuse(acceptOffer, 'offer_lapsed')
  await screen.findByText('合唱')
  answer(readPlaces, { places: [], ended: [{ placeId: offered().placeId, childName: '林小满', title: '合唱', endedAs: 'lapsed', reason: '', at: '2025-09-10T04:00:00Z' }] })
  await userEvent.click(screen.getByRole('button', { name: '接受这个名额' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('确认时间已过，名额已给下一位；您可以重新候补。')
  expect(screen.queryByRole('button', { name: '接受这个名额' })).not.toBeInTheDocument()
})

test('how the line moved is folded away, and nobody is named in it', async () => {
  open([
    waiting({
      movements: [
        { at: '2025-09-08T00:00:00Z', position: 5 },
        { at: '2025-09-09T02:30:00Z', position: 3 },
      ],
    }),
  ])
  expect(await screen.findByText('候补第 3 位')).toBeInTheDocument()
  expect(screen.queryByText(/起第 5 位/)).not.toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: /排队的变化/ }))
  expect(screen.getByText('9月8日 08:00 起第 5 位')).toBeInTheDocument()
  expect(screen.getByText('9月9日 10:30 起第 3 位')).toBeInTheDocument()
})

test('what happens when the turn comes is changed at one tap, and what it would give back is said', async () => {
  open([waiting({ wouldGiveBack: ['围棋'] })])
  answer(setOnOffer, { placeId: waiting().placeId, onOffer: 'take' })
  expect(await screen.findByText('轮到并选上后，会退掉“围棋”。')).toBeInTheDocument()
  answer(readPlaces, { places: [waiting({ onOffer: 'take' })], ended: [] })
  await userEvent.click(screen.getByRole('radio', { name: /直接入选/ }))
  expect(await screen.findByText('“足球”候补轮到时：直接入选。')).toBeInTheDocument()
  expect(screen.getByRole('radio', { name: /直接入选/ })).toBeChecked()
  expect(questions(setOnOffer)[0]?.input).toEqual({ placeId: waiting().placeId, onOffer: 'take' })
})

test('leaving the line and giving a course back each ask first, and say what came of it', async () => {
  open([waiting(), placeOf('剪纸')])
  answer(releaseCourse, ({ placeId }) => ({ placeId }))
  await userEvent.click(await screen.findByRole('button', { name: '退出候补足球' }))
  await userEvent.click(dialog().getByRole('button', { name: '确认退出候补' }))
  expect(await screen.findByText('已退出“足球”的候补')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '退掉剪纸' }))
  expect(dialog().getByText(/林小满周三的课后服务照常/)).toBeInTheDocument()
  await userEvent.click(dialog().getByRole('button', { name: '确认退课' }))
  expect(await screen.findByText('已退掉“剪纸”')).toBeInTheDocument()
})

test('a place that only the school can change says so, with the school’s reason for it', async () => {
  open([placeOf('剪纸', { canRelease: false, reason: '原班停开，调到这门课' })])
  expect(await screen.findByText('自己退课、换课的时间已经结束，要调整请联系学校。')).toBeInTheDocument()
  expect(screen.getByText('学校说明：原班停开，调到这门课')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /退掉/ })).not.toBeInTheDocument()
})

test.each([
  ['released', '已退掉'],
  ['replaced', '换课时退掉'],
  ['declined', '已让给下一位'],
  ['lapsed', '确认时间已过，名额给了下一位'],
  ['removed', '学校调整，不再上这门课。学校说明：教室检修'],
  ['exit', '退出服务，一起退掉'],
  ['closed', '这门课停开了'],
] as const)('what ended lately says how: %s', async (endedAs, words) => {
  open([], [{ placeId: placeOf('剪纸').placeId, childName: '林小满', title: '剪纸', endedAs, reason: endedAs === 'removed' ? '教室检修' : '', at: '2025-09-09T02:00:00Z' }])
  await userEvent.click(await screen.findByRole('button', { name: /最近结束的/ }))
  expect(screen.getByText(`9月9日 10:00 ${words}`)).toBeInTheDocument()
})

test('without any course the page leads to choosing', async () => {
  open([])
  await userEvent.click(await screen.findByRole('button', { name: '去选课' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/course/menu/index' })
})

test('a school without a published plan says so; without a network the page says so and comes back', async () => {
  refuse(readPlaces, 'plan_not_published')
  const { unmount } = render(<CoursePlacesPage />)
  expect(await screen.findByText(/还没有公布本学期/)).toBeInTheDocument()
  unmount()
  loseNetwork()
  open([placeOf('剪纸')])
  expect(await screen.findByText(/网络连接不上/)).toBeInTheDocument()
  comeBack()
  await userEvent.click(screen.getByRole('button', { name: '重新连接' }))
  expect(await screen.findByText('剪纸')).toBeInTheDocument()
})
