import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { proposeGroups, readGroups, saveGroups } from 'cloud/contract/groups'
import GroupsEditPage from '@/features/groups/edit'
import { movePart, partWords, type DraftGroup } from '@/features/groups/groups-view'
import { answer, comeBack, loseNetwork, questions, refuse } from './fake-transport'
import { classIds, groupsWith, parts, proposal, savedService, staffIds } from './groups-fixture'
import { idOf } from './staff-fixture'

function open(service: Parameters<typeof groupsWith>[0] = {}, changes: Parameters<typeof groupsWith>[1] = {}, proposed = proposal) {
  answer(readGroups, groupsWith(service, changes))
  answer(proposeGroups, ({ serviceKey }) => (serviceKey === 'afternoon' ? proposed : { ...proposal, serviceName: '午托', pupils: 0, groups: [] }))
  answer(saveGroups, { revision: 1, groups: 2 })
  return render(<GroupsEditPage />)
}

const tap = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))
const sent = () => questions(saveGroups).at(-1)?.input
const openGroup = (number: number) => tap(`改班组 ${number} 的名称、教室和教师`)
const moveSixthTo = async (target: string) => {
  await tap('移到别的班组：六年级1班')
  await userEvent.click(within(screen.getByRole('radiogroup', { name: '把六年级1班移到' })).getByRole('radio', { name: new RegExp(target) }))
}

test('the proposal shows each group with its arithmetic, and what the plan asks for in staff with who is missing (FR-051, FR-052)', async () => {
  open()
  expect(await screen.findByText('五年级 12 人 + 六年级 22 人 = 34 人，与相邻年级混编')).toBeInTheDocument()
  expect(screen.getByText('121 名孩子，2 个班组')).toBeInTheDocument()
  expect(screen.getByText('需要 3 名，已安排 2 名')).toBeInTheDocument()
  expect(screen.getByText(/121 ÷ 45 = 2 余 31/)).toBeInTheDocument()
  expect(screen.getByText('还缺 1 名')).toBeInTheDocument()
  expect(screen.getByText('方案没有写，由学校定；已安排 0 名')).toBeInTheDocument()
  expect(screen.getByText('教师：石磊老师')).toBeInTheDocument()
})

test('taking over the proposal sends it as it stands, with no reason', async () => {
  open()
  await tap('采用这个编班')
  expect(await screen.findByText(/编班已保存/)).toBeInTheDocument()
  expect(sent()).toMatchObject({ serviceKey: 'afternoon', revision: 0, reason: '', groups: [{ name: '四年级1班', room: '401教室', teacherId: staffIds.zhou }, { parts: [{ classId: classIds.fifth }, { classId: classIds.sixth, fromRosterNo: 1, toRosterNo: 99 }] }] })
})

test('where the plan says nothing of grouping the page says that the school decides', async () => {
  open({}, {}, { ...proposal, groupingStated: false, groupingText: null })
  expect(await screen.findByText(/方案没有写怎样编班，由学校定/)).toBeInTheDocument()
})

test('moving a class asks for a reason before it is sent, and counts staff anew', async () => {
  open()
  await tap('先调整')
  await moveSixthTo('四年级1班')
  expect(screen.getByText('班级的组合与建议不同。')).toBeInTheDocument()
  expect(screen.getByText(/建议 五、六年级混编班：五年级 12 人/)).toBeInTheDocument()
  expect(screen.getByText('109 人')).toBeInTheDocument()
  await tap('保存编班')
  expect(questions(saveGroups)).toHaveLength(0)
  expect(screen.getByText('编班与建议不同，请写明原因。')).toBeInTheDocument()
  await userEvent.type(screen.getByLabelText('为什么与建议不同'), '六年级教室在同一层')
  await tap('保存编班')
  expect(sent()).toMatchObject({ reason: '六年级教室在同一层', groups: [{ parts: [{ classId: classIds.fourth }, { classId: classIds.sixth }] }, { parts: [{ classId: classIds.fifth }] }] })
})

test('a class can stand by itself, and the proposal can be brought back', async () => {
  open()
  await tap('先调整')
  await moveSixthTo('单独成为新的班组')
  expect(screen.getByText('121 名孩子，3 个班组')).toBeInTheDocument()
  await tap('改回建议的编班')
  expect(screen.getByText('121 名孩子，2 个班组')).toBeInTheDocument()
  expect(screen.queryByLabelText('为什么与建议不同')).not.toBeInTheDocument()
})

test('name, room, teachers, leader and security officer are chosen without a reason, and the gap closes', async () => {
  open()
  await tap('先调整')
  await openGroup(2)
  await userEvent.clear(screen.getByLabelText('班组 2 的名称'))
  await userEvent.type(screen.getByLabelText('班组 2 的名称'), '晚霞班')
  await userEvent.clear(screen.getByLabelText('班组 2 的教室'))
  await userEvent.type(screen.getByLabelText('班组 2 的教室'), '图书馆')
  await openGroup(1)
  await tap('选择：班组 1 的其他教师')
  await userEvent.type(screen.getByLabelText('按姓名找班组 1 的其他教师'), '许')
  await userEvent.click(screen.getByRole('checkbox', { name: '许文静' }))
  await userEvent.type(screen.getByLabelText('班组 1 的安全员'), '万军')
  expect(screen.getByText('需要 3 名，已安排 3 名')).toBeInTheDocument()
  await tap('保存编班')
  expect(sent()).toMatchObject({ reason: '', groups: [{ assistantIds: [staffIds.xu], securityOfficer: '万军' }, { name: '晚霞班', room: '图书馆' }] })
})

test('a teacher in two groups at once is pointed out', async () => {
  open()
  await tap('先调整')
  await openGroup(1)
  await tap('选择：班组 1 的教师')
  await userEvent.click(screen.getByRole('radio', { name: '石磊' }))
  expect(screen.getByText(/石磊同时在两个班组里/)).toBeInTheDocument()
})

test('a group without a name is not sent', async () => {
  open()
  await tap('先调整')
  await openGroup(1)
  await userEvent.clear(screen.getByLabelText('班组 1 的名称'))
  await tap('保存编班')
  expect(screen.getByText('请填写名称')).toBeInTheDocument()
  expect(questions(saveGroups)).toHaveLength(0)
})

test('saved groups are shown with room and teachers; classes that came since are told, and wait as groups of their own to be placed', async () => {
  const late = { classId: idOf(301), className: '三年级1班', grade: 3, count: 4 }
  open({ ...savedService, leftOut: [late] })
  expect(await screen.findByText('三年级1班 4 人。现在这些孩子在本班教室。')).toBeInTheDocument()
  expect(screen.getByText('教室：601教室')).toBeInTheDocument()
  await tap('调整编班')
  await openGroup(3)
  expect(screen.getByLabelText('班组 3 的名称')).toHaveValue('三年级1班')
})

test('where the numbers have moved on, the office is told that the proposal is another one now', async () => {
  const apart = proposal.groups.flatMap((group) => group.parts.map((part) => ({ ...group, parts: [part] })))
  open(savedService, {}, { ...proposal, groups: apart })
  expect(await screen.findByText('人数变了，现在的建议与已保存的编班不同。')).toBeInTheDocument()
})

test('the reason for another grouping stays readable', async () => {
  open({ ...savedService, reason: '教室坐不下' })
  expect(await screen.findByText('原因：教室坐不下')).toBeInTheDocument()
})

test('what a colleague has changed meanwhile is not overwritten; the draft survives leaving the page', async () => {
  const page = open(savedService)
  await tap('调整编班')
  await openGroup(1)
  await userEvent.type(screen.getByLabelText('班组 1 的教室'), '东侧')
  refuse(saveGroups, 'groups_changed')
  await tap('保存编班')
  expect(await screen.findByRole('alert')).toHaveTextContent('编班刚被别人改过')
  page.unmount()
  open(savedService)
  expect(await screen.findByText('教室：401教室东侧')).toBeInTheDocument()
  await tap('放弃改动')
  expect(screen.getByText('教室：401教室')).toBeInTheDocument()
})

test('a service in which nobody takes part says so, and offers nothing to save', async () => {
  open()
  await userEvent.click(await screen.findByRole('tab', { name: '午托' }))
  expect(await screen.findByText(/现在还没有孩子参加这项服务/)).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '采用这个编班' })).not.toBeInTheDocument()
})

test('a class teacher reads the groups and is offered no change', async () => {
  open({ ...savedService, needs: [] }, { mayChange: false, staff: [] })
  expect(await screen.findByText('教室：401教室')).toBeInTheDocument()
  expect(screen.queryByRole('button')).not.toBeInTheDocument()
  expect(questions(proposeGroups)).toHaveLength(0)
})

test('without a network the page says so', async () => {
  loseNetwork()
  open()
  expect(await screen.findByText(/网络连接不上/)).toBeInTheDocument()
  comeBack()
})

const group = (name: string, ...held: DraftGroup['parts']): DraftGroup => ({ groupId: null, name, room: '', teacherId: null, assistantIds: [], leader: '', securityOfficer: '', parts: held })

test('a group whose last class moves away is gone, and two halves of a class that meet are one again', () => {
  const [low, high] = [{ ...parts.fifth, toRosterNo: 20, count: 7 }, { ...parts.fifth, fromRosterNo: 21, count: 5 }]
  expect([low, high].map(partWords)).toEqual(['五年级1班（学号 1–20） 7 人', '五年级1班（学号 21 起） 5 人'])
  expect(movePart([group('甲', low), group('乙', high, parts.sixth)], 0, low, 1)).toEqual([group('乙', parts.fifth, parts.sixth)])
})
