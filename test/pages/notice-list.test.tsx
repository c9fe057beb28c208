import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { fileObjection, readNotice } from 'cloud/contract/notice'
import type { OutputOf } from 'cloud/contract/operation'
import NoticeListPage from '@/features/notice/list'
import { answer, loseNetwork, questions, refuse } from './fake-transport'
import { openWith } from './stand-ins/taro'

type Notice = NonNullable<OutputOf<typeof readNotice>['notice']>

const noticeId = '9b0c8be1-e8e8-42ac-9d6b-489c350576b9'
const earlierId = '1f6840e0-b86b-4160-ae84-83dedb8b9b3b'

const entries = (from: number, count: number): Notice['entries'] =>
  Array.from({ length: count }, (_, index) => ({ position: from + index, maskedName: '林*满', className: '三年级2班', grade: 3, services: ['午托', '晚托'] }))

const givenNotice = (changes: Partial<Notice> = {}): OutputOf<typeof readNotice> => ({
  notice: {
    noticeId,
    title: '课后服务参加名单公示',
    publishedAt: '2025-09-08T09:00:00+08:00',
    opensOn: '2025-09-08',
    closesOn: '2025-09-10',
    open: true,
    contact: '学校办公室',
    entries: entries(1, 2),
    nextOffset: null,
    total: 2,
    myObjections: [],
    ...changes,
  },
  earlier: [{ noticeId: earlierId, title: '第一批名单公示', opensOn: '2025-09-02', closesOn: '2025-09-04' }],
})

function openList(notice = givenNotice()) {
  answer(readNotice, notice)
  return render(<NoticeListPage />)
}

test('a family reads who is listed, until when, and whom to ask', async () => {
  openList()
  expect(await screen.findByText('9月8日 周一至9月10日 周三')).toBeInTheDocument()
  expect(screen.getByText('公示中')).toBeInTheDocument()
  expect(screen.getByText('学校办公室')).toBeInTheDocument()
  expect(screen.getByText('1. 林*满')).toBeInTheDocument()
})

test('a long list comes page by page', async () => {
  answer(readNotice, ({ offset }) => givenNotice({ entries: entries(offset + 1, offset === 0 ? 50 : 10), nextOffset: offset === 0 ? 50 : null, total: 60 }))
  render(<NoticeListPage />)
  expect(await screen.findByText('已显示 50 条，共 60 条')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '加载更多' }))
  expect(await screen.findByText('60. 林*满')).toBeInTheDocument()
})

test('earlier lists can be reached', async () => {
  openList()
  await userEvent.click(await screen.findByText('第一批名单公示'))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/notice/list/index?noticeId=${earlierId}` })
})

test('a list opened from an address is that very list', async () => {
  openWith({ noticeId: earlierId })
  openList(givenNotice({ noticeId: earlierId, open: false }))
  expect(await screen.findByText('公示已结束')).toBeInTheDocument()
  expect(questions(readNotice)[0]?.input.noticeId).toBe(earlierId)
  expect(screen.queryByRole('button', { name: '提出意见' })).not.toBeInTheDocument()
})

test('an objection is written on the page and shown with the wait for an answer', async () => {
  openList()
  answer(fileObjection, ({ text }) => {
    answer(readNotice, givenNotice({ myObjections: [{ text, status: 'open', reply: null, filedAt: '2025-09-08T10:00:00+08:00' }] }))
    return { objectionId: earlierId }
  })
  await userEvent.click(await screen.findByRole('button', { name: '提出意见' }))
  expect(screen.getByRole('button', { name: '提交意见' })).toBeDisabled()
  await userEvent.type(screen.getByRole('textbox', { name: '您的意见' }), '漏了一位同学')
  await userEvent.click(screen.getByRole('button', { name: '提交意见' }))
  expect(await screen.findByText('等待答复')).toBeInTheDocument()
  expect(questions(fileObjection)[0]?.input).toEqual({ noticeId, text: '漏了一位同学' })
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument()
})

test('an objection half written is still there after leaving', async () => {
  const page = openList()
  await userEvent.click(await screen.findByRole('button', { name: '提出意见' }))
  await userEvent.type(screen.getByRole('textbox', { name: '您的意见' }), '漏了')
  page.unmount()
  openList()
  expect(await screen.findByRole('textbox', { name: '您的意见' })).toHaveValue('漏了')
})

test('a refused objection keeps its words', async () => {
  openList()
  refuse(fileObjection, 'objections_full')
  await userEvent.click(await screen.findByRole('button', { name: '提出意见' }))
  await userEvent.type(screen.getByRole('textbox', { name: '您的意见' }), '还有一条')
  await userEvent.click(screen.getByRole('button', { name: '提交意见' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('已提交满 5 条')
  expect(screen.getByRole('textbox')).toHaveValue('还有一条')
})

test('the school’s answer is shown even after the list has ended', async () => {
  openList(givenNotice({ open: false, myObjections: [{ text: '漏了', status: 'upheld', reply: '已补上', filedAt: '2025-09-08T10:00:00+08:00' }] }))
  expect(await screen.findByText('意见成立')).toBeInTheDocument()
  expect(screen.getByText('已补上')).toBeInTheDocument()
})

test('no list yet, no such list, no network: each is told in words', async () => {
  openList({ notice: null, earlier: [] })
  expect(await screen.findByText('现在没有公示的名单。')).toBeInTheDocument()
})

test('a list that does not exist and a lost network are told apart', async () => {
  refuse(readNotice, 'notice_unknown')
  render(<NoticeListPage />)
  expect(await screen.findByText(/没有找到这份公示/)).toBeInTheDocument()
  loseNetwork()
  await userEvent.click(screen.getByRole('button', { name: '再试一次' }))
  expect(await screen.findByText(/网络连接不上/)).toBeInTheDocument()
})
