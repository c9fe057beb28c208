import { apiOfThisFile, type Input } from '../boot'
import { asOwner, formWith, givenFamily, givenSchool, type Family, type School } from '../given'
import { activate, apply, passReviews, publish, sign } from './steps'

const api = apiOfThisFile()

type Term = Input<'saveTerm'>

const termOf = (school: School, changes: Partial<Term> = {}): Term => ({
  termId: school.termId,
  termName: '2026年秋季学期',
  startsOn: '2026-08-31',
  endsOn: '2027-01-01',
  holidays: [{ date: '2026-10-01', name: '国庆节' }],
  makeUpDays: [],
  openings: [],
  ...changes,
})

const save = (school: School, changes: Partial<Term> = {}, at?: string) => api.done(school.office, 'saveTerm', termOf(school, changes), { at })
const refused = (school: School, changes: Partial<Term>, at = '2026-09-10T09:00:00') => api.refused(school.office, 'saveTerm', termOf(school, changes), { at })

async function givenSeated(): Promise<{ school: School; family: Family }> {
  const school = await givenSchool(api)
  const family = await givenFamily(api, school)
  await activate(api, school, [family])
  return { school, family }
}

const weekOf = async ({ guardian, childId }: Family, date: string) => {
  const { sessions, holidays } = await api.done(guardian, 'readWeek', { childId, weekOf: date })
  return { dates: [...new Set(sessions.map((session) => `${session.date} ${session.serviceKey}`))], holidays: holidays.map((holiday) => holiday.date) }
}

const enrolments = ({ schoolId }: School) =>
  asOwner(api, schoolId, (db) => db.rows<{ service_key: string; starts_on: string; ends_on: string }>(`select service_key, starts_on, ends_on from enrolment where school_id = $1 order by service_key`, [schoolId]))

test('the office reads its term, the State Council’s days of this year and the next, and the services whose days are counted', async () => {
  const school = await givenSchool(api)
  const { term, years, services, today } = await api.done(school.office, 'readCalendar', {}, { at: '2026-09-01T09:00:00' })
  expect(term).toMatchObject({ termId: school.termId, startsOn: '2026-08-31', endsOn: '2027-01-01' })
  expect(today).toBe('2026-09-01')
  expect(years.map(({ year, complete }) => [year, complete])).toEqual([[2026, true], [2027, false]])
  expect(services).toEqual([
    { key: 'midday', name: '午托', kind: 'midday', weekdays: [1, 2, 3, 4, 5] },
    { key: 'afternoon', name: '晚托', kind: 'afternoon', weekdays: [2, 3, 4, 5] },
  ])
})

test('a make-up Saturday that follows Friday brings Friday’s services; one of which the school has not said brings none (R-014)', async () => {
  const { school, family } = await givenSeated()
  await save(school, { makeUpDays: [{ date: '2026-10-10', name: '国庆节调休', follows: null }] })
  expect((await weekOf(family, '2026-10-10')).dates).not.toContain('2026-10-10 afternoon')
  await save(school, { makeUpDays: [{ date: '2026-10-10', name: '国庆节调休', follows: 5 }] })
  expect((await weekOf(family, '2026-10-10')).dates).toEqual(expect.arrayContaining(['2026-10-10 afternoon', '2026-10-10 midday']))
  // Monday has no afternoon service in this scheme.
  await save(school, { makeUpDays: [{ date: '2026-10-10', name: '国庆节调休', follows: 1 }] })
  expect((await weekOf(family, '2026-10-10')).dates.filter((each) => each.startsWith('2026-10-10'))).toEqual(['2026-10-10 midday'])
})

test('a holiday that is taken over empties that day of every family’s week, and the week names it', async () => {
  const { school, family } = await givenSeated()
  expect((await weekOf(family, '2026-09-25')).dates).not.toContain('2026-09-25 midday')
  await save(school, { holidays: [] })
  expect((await weekOf(family, '2026-09-25')).dates).toContain('2026-09-25 midday')
  await save(school, { holidays: [{ date: '2026-09-24', name: '运动会' }] })
  const week = await weekOf(family, '2026-09-25')
  expect(week.holidays).toEqual(['2026-09-24'])
  expect(week.dates).not.toContain('2026-09-24 midday')
})

test('a longer or shorter term takes along who is enrolled to its end, and leaves alone who has ended', async () => {
  const { school } = await givenSeated()
  await asOwner(api, school.schoolId, (db) => db.rows(`update enrolment set ends_on = '2026-09-09' where school_id = $1 and service_key = 'midday'`, [school.schoolId]))
  await save(school, { endsOn: '2027-01-15', holidays: [] }, '2026-09-20T09:00:00')
  expect(await enrolments(school)).toEqual([
    { service_key: 'afternoon', starts_on: '2026-09-05', ends_on: '2027-01-15' },
    { service_key: 'midday', starts_on: '2026-09-05', ends_on: '2026-09-09' },
  ])
  await save(school, { endsOn: '2026-12-20', holidays: [] })
  expect((await enrolments(school)).map(({ ends_on }) => ends_on)).toEqual(['2026-12-20', '2026-09-09'])
})

test('whoever has agreed to leave earlier still leaves on that day, though the term be made shorter and longer again', async () => {
  const { school } = await givenSeated()
  await asOwner(api, school.schoolId, (db) => db.rows(`update enrolment set ends_on = '2026-11-30' where school_id = $1 and service_key = 'midday'`, [school.schoolId]))
  await save(school, { endsOn: '2027-01-10', holidays: [] }, '2026-09-20T09:00:00')
  expect((await enrolments(school)).map(({ ends_on }) => ends_on)).toEqual(['2027-01-10', '2026-11-30'])
  await save(school, { endsOn: '2026-11-13', holidays: [] })
  expect((await enrolments(school)).map(({ ends_on }) => ends_on)).toEqual(['2026-11-13', '2026-11-30'])
  await save(school, { endsOn: '2027-01-10', holidays: [] })
  expect((await enrolments(school)).map(({ ends_on }) => ends_on)).toEqual(['2027-01-10', '2026-11-30'])
})

test('of a term that has not begun, enrolments begin with it wherever it is moved', async () => {
  const { school } = await givenSeated()
  await asOwner(api, school.schoolId, (db) => db.rows(`update term set starts_on = '2026-10-08' where school_id = $1`, [school.schoolId]))
  await asOwner(api, school.schoolId, (db) => db.rows(`update enrolment set starts_on = '2026-10-08' where school_id = $1`, [school.schoolId]))
  await save(school, { startsOn: '2026-10-12', holidays: [] }, '2026-09-20T09:00:00')
  expect((await enrolments(school)).map(({ starts_on }) => starts_on)).toEqual(['2026-10-12', '2026-10-12'])
  await save(school, { startsOn: '2026-09-14', holidays: [] })
  expect((await enrolments(school)).map(({ starts_on }) => starts_on)).toEqual(['2026-09-20', '2026-09-20'])
})

test('a calendar that cannot stand is refused in words, and nothing of it is written', async () => {
  const school = await givenSchool(api)
  const holiday = (date: string) => ({ date, name: '放假' })
  const makeUp = (date: string) => ({ date, name: '调休', follows: null })
  const opening = (startsOn: string, endsOn: string) => ({ holiday: 'winter' as const, name: '寒假开放', startsOn, endsOn })
  expect(await refused(school, { startsOn: '2027-01-01', endsOn: '2026-08-31' })).toBe('term_dates_reversed')
  expect(await refused(school, { endsOn: '2062-01-01' })).toBe('calendar_too_long')
  expect(await refused(school, { endsOn: '2026-09-09', holidays: [] })).toBe('term_end_past')
  expect(await refused(school, { holidays: [holiday('2026-10-01'), holiday('2026-10-01')] })).toBe('calendar_day_twice')
  expect(await refused(school, { holidays: [holiday('2026-08-30')] })).toBe('holiday_outside_term')
  expect(await refused(school, { makeUpDays: [makeUp('2027-01-02')] })).toBe('make_up_day_outside_term')
  expect(await refused(school, { makeUpDays: [makeUp('2026-10-01')] })).toBe('make_up_day_is_holiday')
  expect(await refused(school, { openings: [opening('2027-01-25', '2027-01-20')] })).toBe('opening_dates_reversed')
  expect(await refused(school, { openings: [opening('2026-12-28', '2027-01-05')] })).toBe('opening_inside_term')
  expect(await refused(school, { openings: [opening('2027-01-11', '2027-01-15'), opening('2027-01-15', '2027-01-22')] })).toBe('openings_overlap')
  expect((await api.done(school.office, 'readCalendar', {})).term).toMatchObject({ startsOn: '2026-08-31', endsOn: '2027-01-01', openings: [] })
})

test('the next term begins only when this one is over, and nobody is carried over into it (FR-027)', async () => {
  const { school, family } = await givenSeated()
  const spring = { termId: null, termName: '2027年春季学期', startsOn: '2027-03-01', endsOn: '2027-07-02', holidays: [] }
  expect(await refused(school, spring, '2027-01-01T23:59:00')).toBe('term_not_over')
  expect(await refused(school, { ...spring, startsOn: '2027-01-01' }, '2027-01-02T00:00:00')).toBe('terms_overlap')
  const { termId } = await save(school, spring)
  expect(termId).not.toBe(school.termId)
  expect((await api.done(school.office, 'readCalendar', {})).term).toMatchObject({ termId, name: '2027年春季学期' })
  expect(await refused(school, {}, '2027-01-03T09:00:00')).toBe('term_unknown')
  expect(await api.refused(family.guardian, 'readWeek', { childId: family.childId })).toBe('plan_not_published')
  expect((await enrolments(school)).map(({ ends_on }) => ends_on)).toEqual(['2027-01-01', '2027-01-01'])
})

test('of a term that is over the days may still be put right', async () => {
  const school = await givenSchool(api)
  await save(school, { holidays: [{ date: '2026-12-31', name: '元旦放假' }] }, '2027-01-10T09:00:00')
  expect((await api.done(school.office, 'readCalendar', {})).term?.holidays).toEqual([{ date: '2026-12-31', name: '元旦放假' }])
})

test('a school without any term begins its first', async () => {
  const school = await givenSchool(api, { plan: null })
  await asOwner(api, school.schoolId, (db) => db.rows(`delete from term where school_id = $1`, [school.schoolId]))
  expect((await api.done(school.office, 'readCalendar', {})).term).toBeNull()
  const { termId } = await save(school, { termId: null }, '2026-08-20T09:00:00')
  expect((await api.done(school.office, 'readCalendar', {})).term).toMatchObject({ termId, name: '2026年秋季学期', holidays: [{ date: '2026-10-01', name: '国庆节' }] })
})

test('the audit row says from which dates to which, and how many enrolments moved along', async () => {
  const { school } = await givenSeated()
  await save(school, { endsOn: '2027-01-15', holidays: [] }, '2026-09-20T09:00:00')
  const row = await asOwner(api, school.schoolId, (db) => db.row<{ target: string; change: object }>(`select target, change from audit_entry where school_id = $1 and operation = 'saveTerm'`, [school.schoolId]))
  expect(row).toEqual({
    target: `term/${school.termId}`,
    change: { startsOn: '2026-08-31', endsOn: '2027-01-15', holidays: 0, makeUpDays: 0, openings: 0, before: { startsOn: '2026-08-31', endsOn: '2027-01-01' }, enrolmentsMoved: 2 },
  })
})

describe('no seat outlives its term (R-054)', () => {
  const leave = ({ guardian, childId }: Family, lastDay: string) =>
    api.done(guardian, 'requestExit', { childId, serviceKeys: ['midday', 'afternoon'], lastDay, reason: '', collectionNote: '' }, { at: '2026-10-12T09:00:00' })
  const approve = async (school: School, { exitId }: { exitId: string }) => api.done(school.office, 'decideExit', { exitIds: [exitId], decision: 'approve', reason: '', until: null })
  const ends = async (school: School) => [...new Set((await enrolments(school)).map(({ ends_on }) => ends_on))]

  test('of a child that leaves later, in a term that is made shorter; made longer again, the agreed day stands', async () => {
    const { school, family } = await givenSeated()
    await approve(school, await leave(family, '2026-12-20'))
    await save(school, { endsOn: '2026-12-10' })
    expect(await ends(school)).toEqual(['2026-12-10'])
    await save(school, { endsOn: '2027-01-15' })
    expect(await ends(school)).toEqual(['2026-12-20'])
  })

  test('of a child that leaves on the term’s last day, a longer term renews nothing', async () => {
    const { school, family } = await givenSeated()
    await approve(school, await leave(family, '2027-01-01'))
    await save(school, { endsOn: '2027-01-15' })
    expect(await ends(school)).toEqual(['2027-01-01'])
  })

  test('an application of last term is neither reviewed in the next nor sent again under its plan', async () => {
    const school = await givenSchool(api)
    const family = await givenFamily(api, school)
    const applicationId = await apply(api, school, family, {}, '2026-09-01T09:00:00')
    await save(school, { termId: null, startsOn: '2027-03-01', endsOn: '2027-07-02', holidays: [] }, '2027-02-20T09:00:00')
    const started = await api.done(school.office, 'startDraft', { from: { kind: 'template', template: 's19-haijiang' }, replace: false })
    if (started.kind !== 'started') throw new Error('nothing was started')
    const { planId } = started
    await api.done(school.office, 'checkPlan', { planId })
    await api.done(school.office, 'publishPlan', { planId, revision: 1, warningsSeen: true })
    expect(await api.refused(school.third.teacher, 'reviewApplications', { step: 'class_review', applicationIds: [applicationId], decision: 'pass', reason: '' })).toBe('application_unknown')
    expect(await api.refused(family.guardian, 'reviseApplication', { applicationId, planId, form: formWith() })).toBe('application_not_editable')
    await api.done(family.guardian, 'submitApplication', { childId: family.childId, planId, form: formWith() })
  })

  test('what was signed last term and is countersigned in the next gives no seat in it', async () => {
    const school = await givenSchool(api)
    const family = await givenFamily(api, school)
    await apply(api, school, family, {}, '2026-09-01T09:00:00')
    await passReviews(api, school)
    await publish(api, school, 3, '2026-09-02T09:00:00')
    const agreementIds = await sign(api, family, '2026-09-05T09:00:00')
    await save(school, { termId: null, startsOn: '2027-03-01', endsOn: '2027-07-02', holidays: [] }, '2027-02-20T09:00:00')
    expect(await api.done(school.office, 'countersignAgreements', { agreementIds })).toMatchObject({ activated: 0 })
    expect(await enrolments(school)).toEqual([])
  })
})
