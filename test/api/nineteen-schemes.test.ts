import fs from 'node:fs'
import path from 'node:path'
import type { ApplicationForm } from 'cloud/contract/application'
import type { ChainStep, SchoolPlan } from 'cloud/contract/plan-document'
import { upkeep } from 'cloud/hosts/upkeep'
import { readPlanText } from 'cloud/plan-file'
import { chainOf } from 'cloud/rules/chain'
import { openStep } from 'cloud/rules/open-step'
import { addDays, mondayOf } from 'cloud/rules/dates'
import { gradesOf, isOffered, weekOfGrade } from 'cloud/rules/timetable'
import { apiOfThisFile } from '../boot'
import { asOwner, formWith, givenFamily, givenMember, givenSchool, handwriting, type Family, type School } from '../given'
import { atHome, countersign, passClass, passOffice, publish, sign } from './steps'

/** Every school's way from its own text to its last family's exit, by the API alone. */
const api = apiOfThisFile()

const folder = path.join(__dirname, '../../plans')
const schemes = fs.readdirSync(folder).filter((file) => /^s\d\d-.*\.yaml$/.test(file))
const textOf = (file: string) => fs.readFileSync(path.join(folder, file), 'utf8')
const planOf = (text: string): SchoolPlan => {
  const read = readPlanText(text)
  if (read.kind !== 'plan') throw new Error('the plan cannot be read')
  return read.plan
}

/** What a school fills in that the scheme of Yongqiao leaves blank on its public board: standard, basis and complaint phone. */
const disclosed = (plan: SchoolPlan): SchoolPlan => ({
  ...plan,
  complaintPhone: '0557-0000000',
  services: plan.services.map((service) => ({ ...service, fees: service.fees.map((fee) => ({ ...fee, unit: 'term', amountFen: 35_000, authority: '区发改〔2026〕1号', issuedOn: '2026-07-01' })) })),
})

/** The rules that a scheme is refused by as it stands, and what its school then fills in. */
const refusedBy: Record<string, { rules: string[]; mend: (plan: SchoolPlan) => SchoolPlan }> = { S5: { rules: ['R-040'], mend: disclosed } }
/** Those that only display and report. */
const displayed = ['S1', 'S15', 'S17']

/** A school that takes a text up: draft, check, publish. Answers the rules that blocked it on the way. */
async function publishText(text: string, mend: (plan: SchoolPlan) => SchoolPlan): Promise<{ school: School; blocked: string[] }> {
  const school = await givenSchool(api, { plan: null })
  const started = await api.done(school.office, 'startDraft', { from: { kind: 'yaml', text }, replace: false })
  if (started.kind !== 'started') throw new Error(JSON.stringify(started.problems))
  const { planId } = started
  const check = async () => (await api.done(school.office, 'checkPlan', { planId })).report?.findings.filter(({ level, replacedBy }) => level === 'block' && replacedBy === null) ?? []
  const blocked = (await check()).map(({ clause }) => clause)
  let { revision, document } = await api.done(school.office, 'readDraft', { planId })
  if (blocked.length > 0) {
    expect(await api.refused(school.office, 'publishPlan', { planId, revision, warningsSeen: true })).toBe('plan_blocked')
    document = { ...mend(document as unknown as SchoolPlan) }
    revision = (await api.done(school.office, 'saveDraft', { planId, revision, document })).revision
    expect(await check()).toEqual([])
  }
  await api.done(school.office, 'publishPlan', { planId, revision, warningsSeen: true })
  return { school: { ...school, planId, plan: document as unknown as SchoolPlan }, blocked }
}

/** What a family of a grade writes where a plan offers what it offers: every service, on its first day. */
function formFor(plan: SchoolPlan, grade: number): ApplicationForm {
  const services = plan.services.filter((service) => isOffered(plan, service, grade))
  const dayOf = (key: string) => weekOfGrade(plan, grade).find(({ serviceKey }) => serviceKey === key)?.weekday ?? null
  return formWith({
    services: services.map(({ key, withLunch, withNap }) => ({ serviceKey: key, weekdays: dayOf(key) === null ? [] : [dayOf(key) as number], duration: 'whole', lunch: withLunch ? true : null, nap: withNap ? false : null })),
    pickUpDifficulty: plan.audience.admission === 'conditional' ? '父母都上夜班，家里没有老人' : '',
  })
}

const onDay = (date: string) => `${date}T15:00:00`
const joinDay = '2026-09-14'

/** Takes the one step that is open, as the one whose step it is; answers which it was. */
async function takeStep(school: School, family: Family, member: Family | null, today: string): Promise<{ step: ChainStep; today: string } | null> {
  const { child } = await atHome(api, family)
  const open = openStep(child.progress)
  if (!open) return null
  const at = onDay(today)
  switch (open.step) {
    case 'class_review':
      await passClass(api, school.third, at)
      break
    case 'school_review':
      await passOffice(api, school, at)
      break
    case 'committee_review': {
      const { items } = await api.done(member!.guardian, 'listCommitteeReviews', {}, { at })
      await api.done(member!.guardian, 'reviewAsCommittee', { applicationIds: items.map(({ applicationId }) => applicationId), decision: 'pass', reason: '' }, { at })
      break
    }
    case 'notice':
      await publish(api, school, school.plan.noticeDays ?? 3, at)
      return { step: open.step, today: addDays(today, school.plan.noticeDays ?? 3) }
    case 'agreement':
      await countersign(api, school, await sign(api, family, at), at)
      break
    default:
      throw new Error(`nobody can take ${open.step}`)
  }
  return { step: open.step, today }
}

/** Joins by the plan's own chain; answers the steps in the order in which they were taken. */
async function join(school: School, family: Family, member: Family | null): Promise<{ taken: ChainStep[]; today: string }> {
  const { plan, planId } = school
  const taken: ChainStep[] = []
  const form = formFor(plan, family.schoolClass.grade)
  api.clock.set(onDay(joinDay))
  const own = { childId: family.childId, planId }
  if (chainOf(plan)[0] === 'student_request') {
    await api.done(family.guardian, 'requestService', { ...own, serviceKeys: form.services.map(({ serviceKey }) => serviceKey), words: '我想参加' })
    taken.push('student_request')
    // nothing happens until a guardian signs.
    expect((await atHome(api, family)).child.applicationStatus).toBe('requested')
    expect(await api.refused(family.guardian, 'submitApplication', { ...own, form })).toBe('guardian_signature_needed')
  }
  await api.done(family.guardian, 'submitApplication', { ...own, form, ...(taken.length > 0 ? { signature: handwriting } : {}) })
  taken.push('guardian_application')
  if (plan.insurance.mode === 'required') await api.done(family.guardian, 'recordInsurance', { childId: family.childId, kind: '学平险', validTo: '2027-08-31' })
  let today = joinDay
  for (let step = await takeStep(school, family, member, today); step; step = await takeStep(school, family, member, today)) {
    taken.push(step.step)
    today = step.today
    api.clock.set(onDay(today))
  }
  // Where a list is the last step, time itself takes it.
  await upkeep(api.host, api.clock.now())
  return { taken: [...taken, 'active'], today }
}

describe.each(schemes)('the scheme of %s', (file) => {
  const text = textOf(file)
  const scheme = planOf(text)
  const name = scheme.scheme as string

  it('is published by its school as it stands, or refused by exactly the rule that it names, and then runs to the last exit', async () => {
    const { school, blocked } = await publishText(text, refusedBy[name]?.mend ?? ((plan) => plan))
    expect(blocked).toEqual(refusedBy[name]?.rules ?? [])
    const published = await api.done(school.visitor, 'readPlan', {})
    expect(published.plan).toEqual({ ...(blocked.length > 0 ? disclosed(scheme) : scheme), internal: [], pay: null })

    const [grade = 1] = gradesOf(scheme)
    await asOwner(api, school.schoolId, (db) => db.rows(`update school_class set grade = $3 where school_id = $1 and class_id = $2`, [school.schoolId, school.third.classId, grade]))
    const family = await givenFamily(api, school, { schoolClass: { ...school.third, grade } })
    if (displayed.includes(name)) {
      expect((await atHome(api, family)).child.todos.filter(({ kind }) => kind === 'apply')).toEqual([])
      const form = formWith()
      expect(await api.refused(family.guardian, 'submitApplication', { childId: family.childId, planId: school.planId, form })).toBe('service_not_offered_here')
      return
    }
    const member = chainOf(scheme).includes('committee_review') ? await givenMember(api, school) : null
    const { taken, today } = await join(school, family, member)
    expect(taken).toEqual(chainOf(scheme))

    // What can be timetabled is, on the day of the plan; what the plan leaves open is not made up.
    const stated = formFor(scheme, grade).services.filter(({ weekdays, serviceKey }) => weekdays.length > 0 && scheme.services.find(({ key }) => key === serviceKey)?.kind !== 'holiday')
    const nextMonday = addDays(mondayOf(today), 7)
    const { sessions } = await api.done(family.guardian, 'readWeek', { childId: family.childId, weekOf: nextMonday })
    expect([...new Set(sessions.map(({ serviceKey }) => serviceKey))].sort()).toEqual(stated.map(({ serviceKey }) => serviceKey).sort())

    const { services } = await api.done(family.guardian, 'readExit', { childId: family.childId })
    const { exitId, status } = await api.done(family.guardian, 'requestExit', { childId: family.childId, serviceKeys: services.map(({ serviceKey }) => serviceKey), lastDay: today, reason: '', collectionNote: '' })
    expect(status).toBe(scheme.exit.approval === true ? 'waiting' : 'approved')
    if (status === 'waiting') await api.done(school.office, 'decideExit', { exitIds: [exitId], decision: 'approve', reason: '', until: null })
    expect((await api.done(family.guardian, 'readWeek', { childId: family.childId, weekOf: nextMonday })).sessions).toEqual([])
  })
})

test('there are nineteen of them', () => {
  expect(schemes.map((file) => planOf(textOf(file)).scheme)).toEqual(Array.from({ length: 19 }, (_, index) => `S${index + 1}`))
})

test('a scheme that nobody here has seen runs from its text to its seat without a line of code', async () => {
  const { school, blocked } = await publishText(fs.readFileSync(path.join(__dirname, '../plans/unseen.yaml'), 'utf8'), (plan) => plan)
  expect(blocked).toEqual([])
  const family = await givenFamily(api, school)
  const { taken } = await join(school, family, null)
  expect(taken).toEqual(['guardian_application', 'class_review', 'agreement', 'school_review', 'notice', 'active'])
  expect((await atHome(api, family)).child.progress.map(({ name }) => name)).toContain('教导处核定')
  const { sessions } = await api.done(family.guardian, 'readWeek', { childId: family.childId, weekOf: '2026-11-09' })
  expect(sessions.map(({ date, time }) => [date, time])).toEqual([['2026-11-09', '16:00–17:00'], ['2026-11-10', '17:00–18:00']])
})

test('no line of the product knows a school or a scheme by its name', () => {
  const files = (folderName: string): string[] =>
    fs.readdirSync(folderName, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? files(path.join(folderName, entry.name)) : [path.join(folderName, entry.name)]))
  const root = path.join(__dirname, '../..')
  const sources = ['cloud', 'src'].flatMap((room) => files(path.join(root, room))).filter((file) => /\.tsx?$/.test(file) && !file.includes(`${path.sep}demo${path.sep}`))
  expect(sources.length).toBeGreaterThan(200)
  const names = /海江|埇桥|宿州|燕山|万年县|长治|谷城|瑶族/
  const quotedScheme = /['"`]S(1[0-9]|[1-9])['"`]|\.scheme\b/
  // Comments may say where a rule comes from; what runs may not.
  const spoken = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1')
  const known = sources.filter((file) => names.test(spoken(fs.readFileSync(file, 'utf8'))) || quotedScheme.test(spoken(fs.readFileSync(file, 'utf8'))))
  expect(known.map((file) => path.relative(root, file))).toEqual([])
})
