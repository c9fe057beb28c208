import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { readCalendar, saveTerm } from 'cloud/contract/calendar'
import { runsOf, serviceCounts } from '@/features/calendar/calendar-view'
import { dateTyped } from '@/ui/date-typed'
import CalendarTermPage from '@/features/calendar/term'
import { autumnTerm, calendarWith, termId } from './calendar-fixture'
import { answer, comeBack, loseNetwork, questions, refuse } from './fake-transport'

function open(changes = {}) {
  answer(readCalendar, calendarWith(changes))
  answer(saveTerm, { termId })
  return render(<CalendarTermPage />)
}

const tap = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))
const retype = async (label: string, value: string) => {
  const field = screen.getByLabelText(label)
  await userEvent.clear(field)
  await userEvent.type(field, value)
}

test('the office sees where the calendar differs from the State Council’s days, and takes them over with one tap', async () => {
  open()
  expect(await screen.findByText('国庆节 10月1日至10月8日：校历里没有放假')).toBeInTheDocument()
  expect(screen.getByText('国庆节调休 9月28日 周日：校历里没有调休上课')).toBeInTheDocument()
  await tap('采用国务院安排')
  expect(screen.getByText('校历与国务院安排一致。')).toBeInTheDocument()
  expect(screen.getByText('10月1日至10月8日')).toBeInTheDocument()
  await userEvent.click(within(screen.getByRole('tablist', { name: '10月11日 周六按周几上课' })).getByRole('tab', { name: '周五' }))
  expect(screen.getByText('国庆节调休，按周五上课')).toBeInTheDocument()
  await tap('保存校历')
  expect(await screen.findByText(/校历已保存/)).toBeInTheDocument()
  const input = questions(saveTerm)[0]?.input
  expect(input?.holidays).toHaveLength(8)
  expect(input?.makeUpDays).toEqual([
    { date: '2025-09-28', name: '国庆节调休', follows: null },
    { date: '2025-10-11', name: '国庆节调休', follows: 5 },
  ])
})

test('days of service are counted by the calendar as it is being changed, and not where the plan states no weekday', async () => {
  open()
  expect(await screen.findByText('18 周，共 35 天')).toBeInTheDocument()
  expect(screen.getByText('周二 18 天，周五 17 天')).toBeInTheDocument()
  expect(screen.getByText('方案没有写星期，由学校定')).toBeInTheDocument()
  await tap('采用国务院安排')
  expect(screen.getByText('18 周，共 33 天')).toBeInTheDocument()
})

test('a year whose notice is not known says so', async () => {
  open({ years: [] })
  expect(await screen.findByText('2025年：国务院安排未公布，请按通知补充。')).toBeInTheDocument()
})

test('a holiday of the school’s own is added as a run of days and can be taken out again', async () => {
  open()
  await tap('添加放假的日子')
  await tap('加进校历')
  expect(screen.getByText('请填写放假名称')).toBeInTheDocument()
  await userEvent.type(screen.getByLabelText('放假名称'), '运动会')
  await userEvent.type(screen.getByLabelText('从哪天'), '2025年11月6日')
  await userEvent.type(screen.getByLabelText(/到哪天/), '2025.11.7')
  await tap('加进校历')
  expect(screen.getByText('11月6日至11月7日')).toBeInTheDocument()
  expect(screen.getByText('运动会 11月6日至11月7日：国务院安排里没有，本校放假')).toBeInTheDocument()
  await tap('删去运动会 11月6日至11月7日')
  expect(screen.queryByText('11月6日至11月7日')).not.toBeInTheDocument()
})

test('a make-up day and weeks of holiday opening are added and sent', async () => {
  open()
  await tap('添加调休上课')
  await userEvent.type(screen.getByLabelText('哪天调休上课'), '20251108')
  await tap('加进校历')
  await tap('添加假期开放')
  await userEvent.click(screen.getByRole('radio', { name: '寒假' }))
  await userEvent.type(screen.getByLabelText('开放从哪天'), '2026-1-19')
  await userEvent.type(screen.getByLabelText('开放到哪天'), '2026-1-23')
  await tap('加进校历')
  await tap('保存校历')
  const input = questions(saveTerm)[0]?.input
  expect(input?.makeUpDays).toEqual([{ date: '2025-11-08', name: '调休上课', follows: null }])
  expect(input?.openings).toEqual([{ holiday: 'winter', name: '寒假开放', startsOn: '2026-01-19', endsOn: '2026-01-23' }])
})

test('what cannot stand is said before it is sent', async () => {
  open()
  await screen.findByDisplayValue('2025-09-01')
  await retype('结束日期', '2025-8-1')
  await tap('保存校历')
  expect(screen.getByText('学期的结束日期要在开始日期之后，请检查。')).toBeInTheDocument()
  await retype('结束日期', '下周')
  await tap('保存校历')
  expect(screen.getByText('请填写学期名称、开始日期和结束日期。')).toBeInTheDocument()
  expect(questions(saveTerm)).toHaveLength(0)
})

test('a refusal is shown and nothing that was filled in is lost; it survives leaving the page, until it is given up', async () => {
  const page = open()
  refuse(saveTerm, 'term_unknown')
  await screen.findByDisplayValue('2025年秋季学期')
  await retype('学期名称', '秋季学期')
  await tap('保存校历')
  expect(await screen.findByRole('alert')).toHaveTextContent('这个学期已不是当前学期')
  page.unmount()
  open()
  expect(await screen.findByDisplayValue('秋季学期')).toBeInTheDocument()
  await tap('放弃改动')
  expect(screen.getByDisplayValue('2025年秋季学期')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '保存校历' })).not.toBeInTheDocument()
})

test('after the term has ended the office begins the next one by hand; nothing is carried over unseen (FR-027)', async () => {
  open({ today: '2026-01-15' })
  expect(await screen.findByText('这个学期已经结束。')).toBeInTheDocument()
  await tap('开始新学期')
  await retype('学期名称', '2026年春季学期')
  await retype('开始日期', '2026-3-2')
  await retype('结束日期', '2026-7-3')
  await tap('开始这个学期')
  expect(questions(saveTerm)[0]?.input).toMatchObject({ termId: null, termName: '2026年春季学期', startsOn: '2026-03-02', endsOn: '2026-07-03', holidays: [] })
})

test('a school without a term begins its first', async () => {
  open({ term: null, services: [] })
  expect(await screen.findByText('新学期')).toBeInTheDocument()
  expect(screen.getByText(/本学期还没有公布方案/)).toBeInTheDocument()
  expect(screen.getByRole('button', { name: '开始这个学期' })).toBeInTheDocument()
})

test('without a network the page says so; others than the office are told that it is not theirs', async () => {
  loseNetwork()
  const page = open()
  expect(await screen.findByText(/网络连接不上/)).toBeInTheDocument()
  comeBack()
  page.unmount()
  refuse(readCalendar, 'role_needed')
  render(<CalendarTermPage />)
  expect(await screen.findByText(/您没有使用这项功能的权限/)).toBeInTheDocument()
})

test.each([
  ['2026-9-1', '2026-09-01'],
  ['2026年9月1日', '2026-09-01'],
  ['2026/09/01', '2026-09-01'],
  ['20260901', '2026-09-01'],
  ['2026-2-30', null],
  ['9月1日', null],
  ['', null],
])('a date typed as %p is read as %p', (typed, date) => expect(dateTyped(typed)).toBe(date))

test('days that follow one another under one name are one row', () => {
  expect(runsOf([{ date: '2025-10-02', name: '国庆节' }, { date: '2025-10-01', name: '国庆节' }, { date: '2025-10-03', name: '中秋节' }])).toEqual([
    { name: '国庆节', from: '2025-10-01', to: '2025-10-02' },
    { name: '中秋节', from: '2025-10-03', to: '2025-10-03' },
  ])
})

test('a holiday service is counted in the weeks of opening only', () => {
  const opening = { holiday: 'winter' as const, name: '寒假开放', startsOn: '2026-01-19', endsOn: '2026-01-23' }
  expect(serviceCounts({ ...autumnTerm, openings: [opening] }, [{ key: 'winter', name: '寒假托管', kind: 'holiday', weekdays: [1, 2, 3, 4, 5] }])).toMatchObject([{ days: 5, weeks: 1 }])
})
