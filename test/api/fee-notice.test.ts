import type { Output } from '../boot'
import { apiOfThisFile } from '../boot'
import { asOwner, givenFamily, givenSchool, givenSeats, type PlanOverrides, type School } from '../given'
import { chargedPlan, replacedPlan } from '../given-money'

const api = apiOfThisFile()
const at = '2026-08-31T08:30:00'

async function publish(school: School, inForceFrom: string, by = school.finance, options: { at?: string } = {}) {
  const { planId, contentSha256 } = await api.done(by, 'readFeeNoticeDraft', {}, options)
  return api.call(by, 'publishFeeNotice', { planId, contentSha256, inForceFrom }, options)
}
const draft = (school: School): Promise<Output<'readFeeNoticeDraft'>> => api.done(school.finance, 'readFeeNoticeDraft', {}, { at })
const schoolWith = (plan: PlanOverrides = chargedPlan()) => givenSchool(api, { plan })

describe('收费公示', () => {
  it('is read by anyone, with the standard, its authority, relief, refunds, lunch apart and the complaint phone (R-040, FR-068)', async () => {
    const school = await schoolWith()
    expect(await api.done(school.visitor, 'readFeeNotice', {}, { at })).toMatchObject({ current: null, next: null, earlier: [] })
    expect(await publish(school, '2026-08-31', school.office, { at })).toMatchObject({ ok: true })
    const { current } = await api.done(school.visitor, 'readFeeNotice', {})
    expect(current).toMatchObject({ version: 1, inForceFrom: '2026-08-31' })
    const content = current!.content
    const [midday] = content.services
    expect(midday).toMatchObject({ name: '午托', counts: '每次计费 60 分钟', extras: [] })
    expect(midday!.items).toEqual([{ scope: '', status: 'charged', standard: '每小时 2 元', caps: [], cycle: '按学期收取一次', authority: '示例价格主管部门文件〔2026〕1号', issuedOn: '2026-06-01', validUntil: null, payee: '学校财务' }])
    expect(content.relief).toEqual([
      { group: '建档立卡家庭学生', says: '免收，符合的必须减免', basis: '上级下发的名单' },
      { group: '家庭经济困难学生', says: '可以申请，减收，比例由学校审批', basis: '上级下发的名单' },
    ])
    expect(content.lunch).toMatch(/^午餐另算，不在课后服务费里。餐费：按实际成本/)
    expect(content.complaintPhone).toBe('12345')
    expect(content.refunds).toEqual([])
  })

  it('says each thing that it lacks and what to do, and can be published all the same, for then families see that it is missing', async () => {
    const school = await schoolWith({})
    const { lacks, content } = await draft(school)
    expect(lacks.filter(({ serviceKey }) => serviceKey === 'midday').map(({ says, blocks }) => `${blocks} ${says.split('。')[0]}`)).toEqual(['true 没有收费依据', 'true 没有依据文件的发文日期', 'true 没有写一次服务计费多少分钟，算不出金额', 'false 没有投诉电话'])
    for (const { says } of lacks) expect(says).toMatch(/请/)
    expect(content.services[0]!.items[0]).toMatchObject({ authority: null, issuedOn: null })
    expect(content.complaintPhone).toBeNull()
    expect(await publish(school, '2026-08-31', school.finance, { at })).toMatchObject({ ok: true })
    expect(await api.refused(school.finance, 'issueStatements', { serviceKey: 'midday', periodFrom: '2026-08-31' })).toBe('bill_blocked')
  })

  it('of a missing complaint phone blocks billing where the plan takes R-040 that strictly', async () => {
    const strict = await schoolWith(chargedPlan({ complaintPhone: null, rules: { 'R-040': 'block' } }))
    expect((await draft(strict)).lacks.map(({ blocks }) => blocks)).toEqual([true, true])
    await publish(strict, '2026-08-31')
    expect(await api.refused(strict.finance, 'issueStatements', { serviceKey: 'afternoon', periodFrom: '2026-09-01' })).toBe('bill_blocked')
    const lax = await schoolWith(chargedPlan({ complaintPhone: null }))
    await publish(lax, '2026-08-31', lax.finance, { at })
    expect(await api.done(lax.finance, 'issueStatements', { serviceKey: 'afternoon', periodFrom: '2026-09-01' })).toEqual({ issued: 0, left: 0 })
  })

  it('of a standard that is not issued says so and nothing more (S9, FR-006)', async () => {
    const services = chargedPlan().services!.map((service) => ({ ...service, fees: service.fees.map((fee) => ({ ...fee, status: 'notIssued' as const, amountFen: null, unit: null, authority: null, issuedOn: null })) }))
    const school = await schoolWith({ services, complaintPhone: '12345' })
    const { content, lacks } = await draft(school)
    expect(content.services[0]!.items[0]).toMatchObject({ status: 'notIssued', standard: null })
    expect(lacks.map(({ says }) => says.slice(0, 9))).toEqual(['收费标准还没有出台', '收费标准还没有出台'])
  })

  it('is in force from today at the earliest and within the term, never before (national pack 19)', async () => {
    const school = await schoolWith()
    const past = await publish(school, '2026-08-30', school.finance, { at })
    expect(past).toMatchObject({ ok: false, code: 'fee_notice_past' })
    expect(await publish(school, '2027-01-02')).toMatchObject({ ok: false, code: 'fee_notice_late' })
    expect(await publish(school, '2027-01-01')).toMatchObject({ ok: true, data: { version: 1 } })
  })

  it('is not published twice with the same words, nor where the plan has changed since it was read', async () => {
    const school = await schoolWith()
    const read = await draft(school)
    expect(await publish(school, '2026-09-01')).toMatchObject({ ok: true, data: { version: 1 } })
    expect(await publish(school, '2026-09-10')).toMatchObject({ ok: false, code: 'fee_notice_same' })
    await replacedPlan(api, school, { complaintPhone: '12315' })
    expect(await api.refused(school.finance, 'publishFeeNotice', { planId: read.planId, contentSha256: read.contentSha256, inForceFrom: '2026-09-10' })).toBe('fee_notice_changed')
    expect(await publish(school, '2026-09-10')).toMatchObject({ ok: true, data: { version: 2 } })
  })

  it('that is to come is shown beside the one in force; one that is replaced before its day never comes', async () => {
    const school = await schoolWith()
    await publish(school, '2026-08-31', school.finance, { at })
    await replacedPlan(api, school, { complaintPhone: '12315' })
    await publish(school, '2026-12-01')
    expect(await api.done(school.visitor, 'readFeeNotice', {})).toMatchObject({ current: { version: 1 }, next: { version: 2 }, earlier: [] })
    await replacedPlan(api, school, { complaintPhone: '12358' })
    await publish(school, '2026-10-01')
    expect(await api.done(school.visitor, 'readFeeNotice', {})).toMatchObject({ current: { version: 1 }, next: { version: 3 }, earlier: [{ version: 2 }] })
    expect(await api.done(school.visitor, 'readFeeNotice', {}, { at: '2026-12-02T09:00:00' })).toMatchObject({ current: { version: 3, content: { complaintPhone: '12358' } }, next: null, earlier: [{ version: 1 }, { version: 2 }] })
  })

  it('is told once to each guardian of the enrolled, without an amount, and leaves ids and its day in the audit', async () => {
    const school = await schoolWith()
    const family = await givenFamily(api, school)
    await givenSeats(api, school, [family])
    await publish(school, '2026-09-02', school.finance, { at: '2026-09-01T10:00:00' })
    const { messages } = await api.done(family.guardian, 'listMessages', {})
    expect(messages).toMatchObject([{ kind: 'fee_notice_published', title: '收费公示已公布' }])
    expect(messages[0]!.text).not.toMatch(/元|费\s*\d/)
    const audit = await asOwner(api, school.schoolId, (db) => db.row<{ change: Record<string, unknown> }>(`select change from audit_entry where school_id = $1 and operation = 'publishFeeNotice'`, [school.schoolId]))
    expect(Object.keys(audit!.change).sort()).toEqual(['contentSha256', 'inForceFrom', 'planId', 'version'])
  })

  it('cannot be changed once the term is being settled', async () => {
    const school = await schoolWith()
    await asOwner(api, school.schoolId, (db) => db.rows(`insert into settlement (school_id, term_id, terms, started_by, started_at) values ($1, $2, '{}', $3, now())`, [school.schoolId, school.termId, school.finance.staffId]))
    expect(await publish(school, '2026-10-01', school.finance, { at })).toMatchObject({ ok: false, code: 'term_settled' })
  })
})
