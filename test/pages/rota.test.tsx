import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { readRota, setDuty } from 'cloud/contract/duty'
import type { OutputOf } from 'cloud/contract/operation'
import { assignVolunteer, endAssignment, listVolunteers, saveVolunteer } from 'cloud/contract/volunteer'
import RotaWeekPage from '@/features/rota/week'
import VolunteersPage from '@/features/rota/volunteers'
import { answer, loseNetwork, questions, refuse } from './fake-transport'
import { idOf, theWhole } from './staff-fixture'

type Rota = OutputOf<typeof readRota>
const [zhou, shi, xu] = [idOf(1), idOf(2), idOf(3)]
const rollKey = `class:${idOf(31)}` as const

const day = (heldOn: string, weekday: number, changes: Partial<Rota['rolls'][number]['days'][number]> = {}) => ({
  ...{ heldOn, weekday, startsAt: '11:20', endsAt: '13:30', cancelled: false, ownId: zhou, weekdayId: null, dayId: null, clash: false, volunteers: [] },
  ...changes,
})

const rotaWith = (changes: Partial<Rota> = {}): Rota => ({
  ...{ today: '2026-09-08', monday: '2026-09-07', services: [{ serviceKey: 'midday', name: '午托' }], serviceKey: 'midday', dates: ['2026-09-07', '2026-09-08', '2026-09-09'], mayChange: true },
  staff: [
    { staffId: zhou, name: '周敏', roles: ['classTeacher'] },
    { staffId: shi, name: '石磊', roles: ['dutyTeacher'] },
    { staffId: xu, name: '许文静', roles: ['schoolAdmin'] },
  ],
  rolls: [{ rollKey, name: '三年级1班', days: [day('2026-09-07', 1), day('2026-09-08', 2, { dayId: shi, clash: true }), day('2026-09-09', 3, { weekdayId: xu, volunteers: ['孙建华'] })] }],
  ...changes,
})

const tap = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))

test('the week says who watches each day, who only stands in, and who has two rolls at once (FR-053)', async () => {
  answer(readRota, rotaWith())
  render(<RotaWeekPage />)
  expect(await screen.findByRole('button', { name: /周一 9月7日，周敏/ })).toBeInTheDocument()
  expect(screen.getByText('只这一天，原来是周敏')).toBeInTheDocument()
  expect(screen.getByText('同时有两个班')).toBeInTheDocument()
  expect(screen.getByText('每周三，原来是周敏')).toBeInTheDocument()
  expect(screen.getByText('志愿者：孙建华')).toBeInTheDocument()
})

test('a substitute for one day is three taps: the day, the name, only this day; who was told and what to look at is said', async () => {
  answer(readRota, rotaWith())
  answer(setDuty, { told: 2, clashes: [{ heldOn: '2026-09-09', serviceName: '午托', name: '一年级2班', time: '11:20–13:30' }], unsigned: ['值班教师安全协议书'] })
  render(<RotaWeekPage />)
  await tap(/周三 9月9日/)
  await userEvent.click(screen.getByRole('radio', { name: '石磊' }))
  await tap('只这一天由石磊代班')
  expect(questions(setDuty)[0]?.input).toEqual({ serviceKey: 'midday', rollKey, weekday: null, heldOn: '2026-09-09', staffId: shi })
  expect(await screen.findByText('值班已安排')).toBeInTheDocument()
  expect(screen.getByText(/午托一年级2班（11:20–13:30）/)).toBeInTheDocument()
  expect(screen.getByText(/请提醒这位老师在工作台签：值班教师安全协议书/)).toBeInTheDocument()
})

test('a weekday is given for good, and given back; a day gone by can only be changed for the weeks to come', async () => {
  answer(readRota, rotaWith())
  answer(setDuty, { told: 0, clashes: [], unsigned: [] })
  render(<RotaWeekPage />)
  await tap(/周三 9月9日/)
  await tap('每周三改回原来的老师')
  expect(questions(setDuty)[0]?.input).toMatchObject({ weekday: 3, heldOn: null, staffId: null })
  await tap(/周一 9月7日/)
  expect(screen.getByText(/这一天已经过去/)).toBeInTheDocument()
  await userEvent.click(screen.getByRole('radio', { name: '石磊' }))
  expect(screen.queryByRole('button', { name: '只这一天由石磊代班' })).not.toBeInTheDocument()
  await tap('每周一都由石磊值班')
  expect(questions(setDuty)[1]?.input).toMatchObject({ weekday: 1, heldOn: null, staffId: shi })
})

test('what is refused is said beside the names and nothing is closed', async () => {
  answer(readRota, rotaWith())
  refuse(setDuty, 'roll_unknown')
  render(<RotaWeekPage />)
  await tap(/周二 9月8日/)
  await tap('取消这一天的代班')
  expect(await screen.findByRole('alert')).toHaveTextContent('没有这张点名表')
})

test('a teacher reads the own days and is offered no change; another week is one tap away', async () => {
  answer(readRota, rotaWith({ mayChange: false, staff: rotaWith().staff.slice(0, 1) }))
  render(<RotaWeekPage />)
  expect((await screen.findAllByText('周敏')).length).toBeGreaterThan(0)
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['上一周', '下一周'])
  await tap('下一周')
  expect(questions(readRota).at(-1)?.input).toEqual({ weekOf: '2026-09-14' })
})

test('a week without rolls says so, and without a network the page offers to connect again', async () => {
  answer(readRota, rotaWith({ rolls: [] }))
  const { unmount } = render(<RotaWeekPage />)
  expect(await screen.findByText(/这一周没有班/)).toBeInTheDocument()
  unmount()
  loseNetwork()
  render(<RotaWeekPage />)
  expect(await screen.findByText(/网络连接不上/)).toBeInTheDocument()
})

type Volunteers = OutputOf<typeof listVolunteers>
const volunteer: Volunteers['volunteers'][number] = {
  ...{ volunteerId: idOf(9), revision: 3, name: '孙建华', kind: 'volunteer', skill: '书法', phone: '13900139000', credentialsOn: '2026-09-01', healthOn: '2026-09-01', filedOn: null, note: '', active: true },
  ...{ credentialsBy: '许文静', healthBy: '许文静', filedBy: null, lacks: ['filed'], barred: false, duties: [] },
}
const listed = (...volunteers: Volunteers['volunteers']): Volunteers => ({ volunteers, vetting: ['credentials', 'health', 'filed'], barred: ['paidPartner'], today: '2026-09-08', ...theWhole(volunteers.length) })

test('R-018: the page of an unfiled volunteer names what is missing and offers no duty; once filed it does', async () => {
  answer(listVolunteers, listed(volunteer))
  answer(saveVolunteer, () => {
    answer(listVolunteers, listed({ ...volunteer, revision: 4, filedOn: '2026-09-08', filedBy: '许文静', lacks: [] }))
    return { volunteerId: volunteer.volunteerId, revision: 4, ended: 0 }
  })
  render(<VolunteersPage />)
  expect(await screen.findByText('还缺：备案')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /帮忙/ })).not.toBeInTheDocument()
  await tap('修改孙建华的资料')
  await userEvent.type(screen.getByLabelText('备案'), '2026-9-8')
  await tap('保存')
  expect(questions(saveVolunteer)[0]?.input).toMatchObject({ volunteerId: volunteer.volunteerId, revision: 3, volunteer: { filedOn: '2026-09-08', healthOn: '2026-09-01', phone: '13900139000' } })
  answer(readRota, rotaWith())
  answer(assignVolunteer, { assignmentId: idOf(90) })
  await tap('安排孙建华帮忙')
  await userEvent.click(await screen.findByRole('radio', { name: /三年级1班/ }))
  await userEvent.click(within(screen.getByRole('radiogroup', { name: '星期' })).getByRole('radio', { name: '每周三' }))
  await tap('安排帮忙')
  expect(questions(assignVolunteer)[0]?.input).toEqual({ volunteerId: volunteer.volunteerId, serviceKey: 'midday', rollKey, weekday: 3, heldOn: null })
})

test('R-017: a kind that the plan bars is said on its card; a duty is ended with one tap', async () => {
  const duty = { assignmentId: idOf(91), serviceKey: 'midday', rollKey, rollName: '三年级1班', weekday: 3, heldOn: null }
  answer(listVolunteers, listed({ ...volunteer, kind: 'paidPartner', barred: true, lacks: [], duties: [duty] }))
  answer(endAssignment, {})
  render(<VolunteersPage />)
  expect(await screen.findByText('方案不允许收费的校外合作方参与。')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /帮忙/ })).not.toBeInTheDocument()
  await tap('结束孙建华在三年级1班，每周三的安排')
  expect(questions(endAssignment)[0]?.input).toEqual({ assignmentId: duty.assignmentId })
})

test('a new volunteer needs a name, a kind and dates that are dates; what was typed stays when it is refused', async () => {
  answer(listVolunteers, listed())
  refuse(saveVolunteer, 'vetting_day_late')
  render(<VolunteersPage />)
  await tap('登记一位')
  await userEvent.type(screen.getByLabelText('健康证明'), '下周')
  await tap('保存')
  expect(screen.getAllByRole('alert')).toHaveLength(3)
  expect(questions(saveVolunteer)).toHaveLength(0)
  await userEvent.clear(screen.getByLabelText('健康证明'))
  await userEvent.type(screen.getByLabelText('姓名'), '孙建华')
  await userEvent.click(screen.getByRole('radio', { name: '志愿者' }))
  await tap('保存')
  expect(await screen.findByRole('alert')).toHaveTextContent('不能晚于今天')
  expect(screen.getByLabelText('姓名')).toHaveValue('孙建华')
})
