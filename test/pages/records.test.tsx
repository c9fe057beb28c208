import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { listRolls, readRoll, type RollSummary } from 'cloud/contract/attendance'
import { acknowledgeIncident, addIncidentNote, closeIncident, listIncidents, readIncidents, reportIncident, type IncidentView, type OwnIncident } from 'cloud/contract/incident'
import { listRecords, readRecord, readRecordsDue, writeRecord } from 'cloud/contract/records'
import { listSafety, logSafety, settleFinding, type SafetyEntry } from 'cloud/contract/safety'
import { readDesk } from 'cloud/contract/staff'
import ChildIncidentsPage from '@/features/records/child-incidents'
import RecordsDuePage from '@/features/records/due'
import IncidentsPage from '@/features/records/incidents'
import { clockTyped } from '@/features/records/records-view'
import ReportPage from '@/features/records/report'
import SafetyPage from '@/features/records/safety'
import RecordWritePage from '@/features/records/write'
import StaffDeskPage from '@/features/staff/desk'
import { answer, loseNetwork, questions, refuse } from './fake-transport'
import { idOf, officeDesk, theWhole } from './staff-fixture'
import { openWith } from './stand-ins/taro'

const tap = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))
const choose = async (name: string | RegExp) => userEvent.click(await screen.findByRole('radio', { name }))
const rollKey = `class:${idOf(31)}` as const
const roll: RollSummary = {
  ...{ heldOn: '2026-09-08', serviceKey: 'midday', rollKey, serviceName: '午托', name: '三年级1班', title: '午托', startsAt: '11:20', endsAt: '13:30', time: '11:20–13:30', venue: null, teacherName: '周敏' },
  ...{ changes: [], cancelled: false, counts: { expected: 2, present: 2, leave: 0, missing: 0, unmarked: 0 }, savedAt: null, closedAt: null },
}
const duty = '班级活动记录'
const blank = { from: '2026-10-05', to: '2026-10-09', written: 0, blank: true }
const due = (changes = {}) => ({ today: '2026-10-12', mayWriteSchool: false, duties: [{ duty, every: 'week' as const, published: false, blank: 1, periods: [blank, { from: '2026-10-12', to: '2026-10-16', written: 2, blank: false }] }], ...changes })

describe('records due', () => {
  test('R-061: blank week six stands first and is one tap from being written (S8)', async () => {
    answer(readRecordsDue, due())
    render(<RecordsDuePage />)
    expect(await screen.findByText('1 份没有写')).toBeInTheDocument()
    await tap(/10月5日–10月9日/)
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/records/write/index?duty=${encodeURIComponent(duty)}&heldOn=2026-10-09` })
    await tap(/10月12日–10月16日/)
    expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: expect.stringContaining('heldOn=2026-10-12') })
  })

  test('what was written is read on the second tab, with how many were there', async () => {
    const record = { recordId: idOf(5), duty, heldOn: '2026-10-09', from: '2026-10-05', to: '2026-10-09', serviceKey: 'midday', rollKey, rollName: '三年级1班', done: '读书、下棋', notes: '', present: 30, expected: 32, revision: 1, writtenBy: '周敏', writtenAt: '2026-10-09T06:00:00Z' }
    answer(readRecordsDue, due())
    answer(listRecords, { records: [record], ...theWhole(1) })
    render(<RecordsDuePage />)
    await userEvent.click(await screen.findByRole('tab', { name: '写好的' }))
    expect(await screen.findByText('读书、下棋')).toBeInTheDocument()
    expect(screen.getByText('应到 32 人，点名到 30 人')).toBeInTheDocument()
  })

  test('a plan that asks for no record says so', async () => {
    answer(readRecordsDue, due({ duties: [] }))
    render(<RecordsDuePage />)
    expect(await screen.findByText('方案没有要求定期写的记录。')).toBeInTheDocument()
  })

  function openSheet(revision = 0) {
    answer(readRecordsDue, due())
    answer(listRolls, { staffId: idOf(1), today: '2026-10-12', heldOn: '2026-10-09', asOf: '2026-10-12T02:00:00Z', rolls: [roll], undated: [] })
    const record = { recordId: idOf(5), duty, heldOn: '2026-10-09', from: '2026-10-05', to: '2026-10-09', serviceKey: 'midday', rollKey, rollName: '三年级1班', done: '读书', notes: '', present: 30, expected: 32, revision, writtenBy: '石磊', writtenAt: '2026-10-09T06:00:00Z' }
    answer(readRecord, { from: '2026-10-05', to: '2026-10-09', rollName: '三年级1班', present: 30, expected: 32, record: revision ? record : null })
    openWith({ duty: encodeURIComponent(duty), heldOn: '2026-10-09' })
    return render(<RecordWritePage />)
  }

  test('a teacher with one roll writes at once; how many were there is said, and an empty record is not sent', async () => {
    openSheet()
    answer(writeRecord, { recordId: idOf(5), revision: 1, present: 30, expected: 32 })
    expect(await screen.findByText('应到 32 人，点名到 30 人，保存时按点名记下。')).toBeInTheDocument()
    await tap('保存记录')
    expect(screen.getByRole('alert')).toHaveTextContent('请写做了什么')
    await userEvent.type(screen.getByLabelText('做了什么'), '读书、下棋')
    await tap('保存记录')
    expect(await screen.findByText('已保存')).toBeInTheDocument()
    expect(questions(writeRecord)[0]?.input).toEqual({ duty, heldOn: '2026-10-09', serviceKey: 'midday', rollKey, revision: 0, done: '读书、下棋', notes: '' })
  })

  test('what a colleague wrote meanwhile is not overwritten, and what was typed stays', async () => {
    openSheet()
    refuse(writeRecord, 'record_changed')
    await userEvent.type(await screen.findByLabelText('做了什么'), '下棋')
    await tap('保存记录')
    expect(await screen.findByRole('alert')).toHaveTextContent('刚被别人写过')
    expect(screen.getByLabelText('做了什么')).toHaveValue('下棋')
  })

  test('a record that stands is opened with its words and saved as the next revision', async () => {
    openSheet(2)
    answer(writeRecord, { recordId: idOf(5), revision: 3, present: 30, expected: 32 })
    const field = await screen.findByLabelText('做了什么')
    expect(field).toHaveValue('读书')
    await userEvent.type(field, '、跳绳')
    await tap('保存修改')
    expect(questions(writeRecord)[0]?.input).toMatchObject({ revision: 2, done: '读书、跳绳' })
  })
})

describe('the safety log', () => {
  const entry: SafetyEntry = { logId: idOf(6), kind: 'patrol', heldOn: '2026-09-08', at: '11:30', place: '东楼', ok: false, findings: '扶手松动', visitorName: '', purpose: '', staffName: '石磊', putRight: null }
  const log = (changes = {}) => ({ today: '2026-09-08', entries: [entry], open: 1, patrollersPerDay: 2, patrols: [{ heldOn: '2026-09-08', patrollers: 1, missing: 1 }, { heldOn: '2026-09-07', patrollers: 2, missing: 0 }], ...theWhole(1), ...changes })

  test('R-023: the office is told which days had too few patrollers (S18)', async () => {
    answer(listSafety, log())
    render(<SafetyPage />)
    expect(await screen.findByText('方案要求每天至少 2 人巡查，最近有 1 天不够')).toBeInTheDocument()
    expect(screen.getByText('9月8日 1 人')).toBeInTheDocument()
  })

  test('a visitor at the gate needs name and purpose; a finding needs words', async () => {
    answer(listSafety, log({ entries: [], open: 0, patrollersPerDay: null, patrols: [], ...theWhole(0) }))
    answer(logSafety, { logId: idOf(7) })
    render(<SafetyPage />)
    await tap('记一笔')
    await choose('门岗来访')
    await userEvent.clear(screen.getByLabelText('今天几点'))
    await userEvent.type(screen.getByLabelText('今天几点'), '1120')
    await userEvent.type(screen.getByLabelText('地点'), '东门')
    await choose('发现问题')
    await tap('保存')
    expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toEqual(['请填写来访人姓名', '请填写来访事由', '请写明是什么问题'])
    await userEvent.type(screen.getByLabelText('来访人'), '郑长顺')
    await userEvent.type(screen.getByLabelText('来访事由'), '送水')
    await choose('正常')
    await tap('保存')
    expect(await screen.findByText('已记下')).toBeInTheDocument()
    expect(questions(logSafety)[0]?.input).toEqual({ kind: 'gate', heldOn: '2026-09-08', at: '11:20', place: '东门', ok: true, findings: '', visitorName: '郑长顺', purpose: '送水' })
  })

  test('a finding is put right in the list', async () => {
    answer(listSafety, log())
    answer(settleFinding, { putRightAt: '2026-09-08T06:00:00Z' })
    render(<SafetyPage />)
    await tap('登记怎样处理：扶手松动')
    await tap('处理好了')
    expect(questions(settleFinding)).toHaveLength(0)
    await userEvent.type(screen.getByLabelText('怎样处理的'), '已加固')
    await tap('处理好了')
    expect(questions(settleFinding)[0]?.input).toEqual({ logId: entry.logId, text: '已加固' })
  })
})

const story = { incidentId: idOf(8), childName: '林知夏', heldOn: '2026-09-08', at: '11:30', place: '操场', description: '跑步时摔倒', firstAid: '贴创可贴', outcome: '继续活动', reportedBy: '周敏', reportedAt: '2026-09-08T03:40:00Z', closedAt: null, notes: [] }

describe('incidents', () => {
  const incident: IncidentView = { ...story, childId: idOf(3), className: '三年级1班', told: 1, seen: [] }
  const list = (changes: Partial<IncidentView> = {}) => ({ incidents: [{ ...incident, ...changes }], open: 1, ...theWhole(1) })

  test('the report asks which child and what happened, and says how many guardians were told (FR-096)', async () => {
    answer(listRolls, { staffId: idOf(1), today: '2026-09-08', heldOn: '2026-09-08', asOf: '2026-09-08T03:40:00Z', rolls: [roll], undated: [] })
    const child = { childId: idOf(3), name: '林知夏', grade: 3, className: '三年级1班', rosterNo: 3, standing: 'present' as const, arrivedAt: null, markedAt: null, source: null, leaveReason: null, leavesAt: null, departure: null }
    answer(readRoll, { staffId: idOf(1), roll, handedBy: '', children: [child], asOf: '2026-09-08T03:40:00Z' })
    answer(reportIncident, { incidentId: idOf(8), told: 0 })
    openWith({})
    render(<ReportPage />)
    // By the server's clock, whatever the phone's own shows.
    expect(await screen.findByLabelText('几点')).toHaveValue('11:40')
    await tap('登记并通知家长')
    expect(screen.getAllByRole('alert')).toHaveLength(4)
    await choose(/林知夏/)
    await userEvent.clear(screen.getByLabelText('几点'))
    await userEvent.type(screen.getByLabelText('几点'), '11:30')
    await userEvent.type(screen.getByLabelText('地点'), '操场')
    await userEvent.type(screen.getByLabelText('经过'), '跑步时摔倒')
    await userEvent.type(screen.getByLabelText('后来怎样'), '继续活动')
    await tap('登记并通知家长')
    expect(await screen.findByText('已登记，但没有通知到家长')).toBeInTheDocument()
    expect(questions(reportIncident)[0]?.input).toEqual({ heldOn: '2026-09-08', serviceKey: 'midday', rollKey, childId: idOf(3), at: '11:30', place: '操场', description: '跑步时摔倒', firstAid: '', outcome: '继续活动' })
  })

  test('staff see that nobody has read it yet, add to it, and close it after a second look', async () => {
    answer(listIncidents, list())
    answer(addIncidentNote, { noteId: idOf(80) })
    answer(closeIncident, { closedAt: '2026-09-08T08:00:00Z' })
    render(<IncidentsPage />)
    expect(await screen.findByText(/还没有人回复看过/)).toBeInTheDocument()
    await tap('补充林知夏的情况')
    await userEvent.type(screen.getByLabelText('补充什么'), '没有红肿')
    await tap('发给家长')
    expect(questions(addIncidentNote)[0]?.input).toEqual({ incidentId: story.incidentId, text: '没有红肿' })
    await tap('办结林知夏的这件事')
    expect(questions(closeIncident)).toHaveLength(0)
    await tap('确认办结')
    await waitFor(() => expect(questions(closeIncident)).toHaveLength(1))
  })

  test('where nobody is bound to the child the page asks to phone; a closed one offers nothing more', async () => {
    answer(listIncidents, list({ told: 0, closedAt: '2026-09-08T08:00:00Z' }))
    render(<IncidentsPage />)
    expect(await screen.findByText(/请打电话告诉家长/)).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /补充|办结/ })).not.toBeInTheDocument()
  })

  test('a guardian reads all of it and says so with one tap', async () => {
    const own: OwnIncident = { ...story, seenAt: null }
    answer(readIncidents, { childName: '林知夏', incidents: [own], ...theWhole(1) })
    answer(acknowledgeIncident, () => {
      answer(readIncidents, { childName: '林知夏', incidents: [{ ...own, seenAt: '2026-09-08T04:00:00Z' }], ...theWhole(1) })
      return { seenAt: '2026-09-08T04:00:00Z' }
    })
    openWith({ childId: idOf(3) })
    render(<ChildIncidentsPage />)
    expect(await screen.findByText('跑步时摔倒')).toBeInTheDocument()
    await tap(/我看过了/)
    expect(await screen.findByText('您已看过，9月8日 12:00')).toBeInTheDocument()
    expect(questions(acknowledgeIncident)[0]?.input).toEqual({ incidentId: own.incidentId })
  })

  test('another family’s child stays closed, none is said in words, and without a network the page says so', async () => {
    openWith({ childId: idOf(3) })
    refuse(readIncidents, 'child_not_yours')
    const refused = render(<ChildIncidentsPage />)
    expect(await screen.findByText(/没有绑定在您名下/)).toBeInTheDocument()
    refused.unmount()
    answer(readIncidents, { childName: '林知夏', incidents: [], ...theWhole(0) })
    const none = render(<ChildIncidentsPage />)
    expect(await screen.findByText('老师没有登记过林知夏的意外情况。')).toBeInTheDocument()
    none.unmount()
    loseNetwork()
    render(<ChildIncidentsPage />)
    expect(await screen.findByText(/网络连接不上/)).toBeInTheDocument()
  })
})

test('the desk says how many records are blank and how many findings wait, and leads there', async () => {
  answer(readDesk, { ...officeDesk, waiting: { ...officeDesk.waiting, blankRecords: 6, openFindings: 1 } })
  render(<StaffDeskPage />)
  await tap('没有写的记录，6')
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/records/due/index' })
  await tap('待处理的安全问题，1')
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/records/safety/index' })
})

test('the desk says what families and the bureau wait to hear, and leads there; of what nobody waits for it says nothing', async () => {
  answer(readDesk, { ...officeDesk, waiting: { ...officeDesk.waiting, complaints: 2, feedback: 3, inspections: 1 } })
  render(<StaffDeskPage />)
  await tap('待答复的投诉，2')
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/complaint/office/index' })
  await tap('待答复的意见，3')
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/feedback/office/index' })
  await tap('待答复的督导检查，1')
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/oversight/inspections/index' })
  expect(screen.queryByText('过期的改进承诺')).not.toBeInTheDocument()
})

test('a clock time is understood as people type it', () => {
  expect(['11:30', '11：30', '1130', '9.05', ' 9:05 ', '24:00', '12:60', '午后', ''].map(clockTyped)).toEqual(['11:30', '11:30', '11:30', '09:05', '09:05', null, null, null, null])
})
