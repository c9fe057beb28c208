import { randomUUID } from 'node:crypto'
import type { Api, Input, Person } from './boot'
import { asOwner, givenSchool, insert, type Family, type School } from './given'
import type { Scenario } from './scenario'

type ComplaintNames = 'fileComplaint' | 'listMyComplaints' | 'closeComplaint' | 'listComplaints' | 'answerComplaint' | 'readBureauStanding' | 'listBureauComplaints' | 'answerBureauComplaint' | 'forwardToSchool'
type PayNames = 'readPayWork' | 'savePayWork' | 'savePayFund' | 'readPaySheet' | 'publishPaySheet' | 'exportPaySheet'

/** Somebody of the bureau who reads what is sent to it about a school. */
export async function givenBureau(api: Api, { schoolId }: Pick<School, 'schoolId'>, name = '罗一鸣'): Promise<Person> {
  const [accountId, openid] = [randomUUID(), randomUUID()]
  await asOwner(api, schoolId, async (db) => {
    await insert(db, 'account', { account_id: accountId, provider: 'wechat', subject: openid, created_at: '2026-08-31T08:00:00+08:00' })
    await insert(db, 'bureau_member', { school_id: schoolId, account_id: accountId, name, added_at: '2026-08-31T08:00:00+08:00' })
  })
  return { name, openid, schoolId }
}

/** A valid call for each operation of complaints. */
export async function complaintRows(api: Api, school: School, { guardian }: Family, bureau: Person): Promise<Pick<Scenario['rows'], ComplaintNames>> {
  const complaint: Input<'fileComplaint'> = { to: 'bureau', topic: 'compulsion', text: '老师说不参加的要写说明', anonymous: true }
  const file = async (to: 'school' | 'bureau') => (await api.done(guardian, 'fileComplaint', { ...complaint, to, anonymous: to === 'bureau' })).complaintId
  const [closing, toSchool, answering, forwarding] = [await file('bureau'), await file('school'), await file('bureau'), await file('bureau')]
  const others = { otherGuardian: 'complaint_unknown', committee: 'complaint_unknown' } as const
  return {
    fileComplaint: { by: guardian, input: complaint },
    listMyComplaints: { by: guardian, input: {} },
    closeComplaint: { by: guardian, input: { complaintId: closing }, others },
    listComplaints: { by: school.office, input: {} },
    answerComplaint: { by: school.office, input: { complaintId: toSchool, reply: '已经更正，可以不写说明' } },
    readBureauStanding: { by: bureau, input: {} },
    listBureauComplaints: { by: bureau, input: {} },
    answerBureauComplaint: { by: bureau, input: { complaintId: answering, reply: '已要求学校改正' } },
    forwardToSchool: { by: bureau, input: { complaintId: forwarding, text: '请说明自愿原则的落实情况' } },
  }
}

/** A valid call for each operation of pay, on the school of the scenario, whose plan pays 60 yuan an hour; publishing in a school of its own. */
export async function payRows(api: Api, school: School): Promise<Pick<Scenario['rows'], PayNames>> {
  const work = ({ dutyTeacher }: School) => ({ staffId: dutyTeacher.staffId, lessons: 10, minutes: 600, guardDays: 0, lapses: [], units: [], score: null })
  const publishing = await givenSchool(api)
  const enter = (at: School) => api.done(at.finance, 'savePayWork', { month: '2026-09', seenAt: null, works: [work(at)] })
  await enter(publishing)
  const { seenAt } = await enter(school)
  await api.done(publishing.finance, 'savePayWork', { month: '2026-10', seenAt: null, works: [work(publishing)] })
  const exported = await sheetOf(api, school)
  await api.done(school.finance, 'publishPaySheet', { period: '2026-09', fingerprint: exported })
  return {
    readPayWork: { by: school.finance, input: { month: '2026-09' } },
    savePayWork: { by: school.finance, input: { month: '2026-09', seenAt, works: [work(school)] }, others: { office: 'pay_work_changed' } },
    savePayFund: { by: school.finance, input: { poolFen: 100, period: '2026-10', uses: [] } },
    readPaySheet: { by: school.finance, input: { period: '2026-09' } },
    publishPaySheet: { by: publishing.finance, input: { period: '2026-09', fingerprint: await sheetOf(api, publishing) }, others: { financeOfficer: 'pay_sheet_changed', office: 'pay_sheet_changed' } },
    exportPaySheet: { by: school.finance, input: { period: '2026-09' } },
  }
}

async function sheetOf(api: Api, { finance }: School): Promise<string> {
  const { fingerprint } = await api.done(finance, 'readPaySheet', { period: '2026-09' })
  if (fingerprint === null) throw new Error('the sheet cannot be computed')
  return fingerprint
}
