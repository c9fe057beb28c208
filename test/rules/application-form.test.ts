import * as z from 'zod/mini'
import { applicationForm, type ApplicationForm, type ServiceChoice } from 'cloud/contract/application'
import type { SchoolPlan } from 'cloud/contract/plan-document'
import { checkForm } from 'cloud/rules/application-form'
import { hoursOf } from 'cloud/rules/timetable'
import { everyDayOf, givenPlan, givenService, givenSlot, s19, s19Grades } from './given-plan'
import { atLeastOneOf, inManyCases, someOf, type CaseRandom } from './seeded-cases'

const midday: ServiceChoice = { serviceKey: 'midday', weekdays: [1, 2, 3, 4, 5], duration: 'whole', lunch: true }
const afternoon: ServiceChoice = { serviceKey: 'afternoon', weekdays: [2, 3, 4, 5], duration: 'whole', lunch: null }

const givenForm = (form: Partial<ApplicationForm> = {}): ApplicationForm => ({
  services: [midday, afternoon],
  priorityGroup: null,
  priorityNote: '',
  departure: 'collected',
  collectorNote: '',
  pickUpDifficulty: '',
  healthNote: '',
  voluntary: true,
  factsRead: true,
  ...form,
})

const accepted = { kind: 'accepted' }
const refused = (code: string) => ({ kind: 'refused', code })
const decide = (form: Partial<ApplicationForm>, grade = 3, plan: SchoolPlan = s19) => checkForm(plan, grade, givenForm(form))

describe('a written application', () => {
  it('for midday and afternoon is accepted for every grade (S19)', () => {
    for (const grade of s19Grades) expect(decide({}, grade)).toEqual(accepted)
  })

  it('for one service or for one weekday is enough', () => {
    expect(decide({ services: [{ ...afternoon, weekdays: [4] }] })).toEqual(accepted)
    expect(decide({ services: [{ ...midday, weekdays: [1] }] })).toEqual(accepted)
  })

  it('for a Monday afternoon is refused (R-007, S19)', () => {
    expect(decide({ services: [{ ...afternoon, weekdays: [1] }] })).toEqual(refused('weekday_not_offered'))
    expect(decide({ services: [{ ...afternoon, weekdays: [1, 2, 3, 4, 5] }] })).toEqual(refused('weekday_not_offered'))
  })

  it('for a grade without such hours is refused (R-008)', () => {
    expect(decide({}, 7)).toEqual(refused('service_not_for_grade'))
  })

  it('R-007: names at least one weekday where the plan states them', () => {
    expect(decide({ services: [{ ...afternoon, weekdays: [] }] })).toEqual(refused('weekday_needed'))
  })

  it('R-007: names none where the plan does not state them, and cannot make one up (S2, S9)', () => {
    const unstated = givenPlan({ services: [givenService({ key: 'evening', weekdays: null })] })
    const choice: ServiceChoice = { serviceKey: 'evening', weekdays: [], duration: 'whole', lunch: null }
    expect(decide({ services: [choice] }, 3, unstated)).toEqual(accepted)
    expect(decide({ services: [{ ...choice, weekdays: [2] }] }, 3, unstated)).toEqual(refused('weekday_not_offered'))
  })

  it('R-007, R-008: for a weekday on which the grade has no hours is refused, though other grades have', () => {
    const plan = givenPlan({ services: [givenService({ slots: [givenSlot({ grades: [1, 2], weekdays: [1] }), givenSlot({ grades: [3, 4, 5, 6] })] })] })
    const onTuesday: ServiceChoice = { serviceKey: 'evening', weekdays: [2], duration: 'whole', lunch: null }
    expect(decide({ services: [onTuesday] }, 2, plan)).toEqual(refused('weekday_not_offered'))
    expect(decide({ services: [{ ...onTuesday, weekdays: [1] }] }, 2, plan)).toEqual(accepted)
    expect(decide({ services: [onTuesday] }, 3, plan)).toEqual(accepted)
  })

  it('R-008: for a service is refused where the plan as a whole is not for the grade', () => {
    const junior = givenPlan({ audience: { ...s19.audience, grades: null, stage: 'junior' }, services: [givenService({ slots: [], weekdays: [1] })] })
    const choice: ServiceChoice = { serviceKey: 'evening', weekdays: [1], duration: 'whole', lunch: null }
    expect(decide({ services: [choice] }, 6, junior)).toEqual(refused('service_not_for_grade'))
    expect(decide({ services: [choice] }, 7, junior)).toEqual(accepted)
  })

  it('for a service that the plan does not have is refused', () => {
    expect(decide({ services: [{ ...afternoon, serviceKey: 'evening' }] })).toEqual(refused('service_unknown'))
  })

  it('names no service twice', () => {
    expect(decide({ services: [{ ...midday, weekdays: [1] }, { ...midday, weekdays: [2] }] })).toEqual(refused('service_twice'))
  })

  it('answers for lunch where lunch is served, and yes and no are both answers', () => {
    expect(decide({ services: [{ ...midday, lunch: null }] })).toEqual(refused('lunch_answer_needed'))
    expect(decide({ services: [{ ...midday, lunch: false }] })).toEqual(accepted)
  })

  it('orders no lunch where none is served', () => {
    for (const lunch of [true, false]) expect(decide({ services: [{ ...afternoon, lunch }] })).toEqual(refused('lunch_not_offered'))
  })

  it('may claim one of the plan’s four priority groups, or none (S19)', () => {
    for (const { key } of s19.priorityGroups) expect(decide({ priorityGroup: key })).toEqual(accepted)
    expect(decide({ priorityGroup: null })).toEqual(accepted)
    expect(decide({ priorityGroup: 'singleParentChild' })).toEqual(refused('priority_group_unknown'))
  })
})

describe('the pick-up difficulty', () => {
  const under = (admission: SchoolPlan['audience']['admission']): SchoolPlan => ({ ...s19, audience: { ...s19.audience, admission } })

  it('R-002: must be stated where admission is conditional (S9)', () => {
    expect(decide({ pickUpDifficulty: '' }, 3, under('conditional'))).toEqual(refused('pick_up_difficulty_needed'))
    expect(decide({ pickUpDifficulty: '父母在外地工作' }, 3, under('conditional'))).toEqual(accepted)
  })

  it('R-002: is asked of nobody where every willing child is taken, or where the scheme does not say (S11, S19)', () => {
    for (const admission of ['universal', null] as const) expect(decide({ pickUpDifficulty: '' }, 3, under(admission))).toEqual(accepted)
  })
})

describe('R-001: nothing is preselected', () => {
  const reads = (form: object) => z.safeParse(applicationForm, form).success

  it('a form with everything answered is read', () => {
    expect(reads(givenForm())).toBe(true)
  })

  it('whatever the family leaves out stays out: no field fills itself', () => {
    for (const left of Object.keys(givenForm())) {
      expect(reads(Object.fromEntries(Object.entries(givenForm()).filter(([field]) => field !== left)))).toBe(false)
    }
    for (const left of Object.keys(midday)) {
      expect(reads({ ...givenForm(), services: [Object.fromEntries(Object.entries(midday).filter(([field]) => field !== left))] })).toBe(false)
    }
  })

  it('opening a form and sending it empty enrols nobody', () => {
    expect(reads({})).toBe(false)
    expect(reads({ ...givenForm(), services: [] })).toBe(false)
    for (const weekdays of [undefined, null]) expect(reads({ ...givenForm(), services: [{ ...midday, weekdays }] })).toBe(false)
    expect(decide({ services: [{ ...midday, weekdays: [] }] })).toEqual(refused('weekday_needed'))
  })

  it('voluntariness and having read the facts are ticked by the family, never assumed', () => {
    expect(reads({ ...givenForm(), voluntary: false })).toBe(false)
    expect(reads({ ...givenForm(), factsRead: false })).toBe(false)
  })
})

function anyForm(random: CaseRandom) {
  const choice = (serviceKey: string): ServiceChoice => ({ serviceKey, weekdays: random.below(8) === 0 ? [] : atLeastOneOf(random, [1, 2, 3, 4, 5]), duration: 'whole', lunch: random.pick([true, false, null]) })
  return givenForm({ services: [choice(random.pick(['midday', 'afternoon', 'evening'])), ...someOf(random, ['midday', 'afternoon']).map(choice)], priorityGroup: random.pick([null, 'leftBehindChild', 'unheardOf']) })
}

describe('whatever a family sends', () => {
  it('what is accepted can be served to the letter (R-007, R-008)', () => {
    let count = 0
    inManyCases((random) => {
      const grade = 1 + random.below(7)
      const form = anyForm(random)
      if (checkForm(s19, grade, form).kind === 'refused') return
      count += 1
      for (const { serviceKey, weekdays, lunch } of form.services) {
        const service = s19.services.find(({ key }) => key === serviceKey)
        expect(service && hoursOf(s19, service, everyDayOf(grade)).words).toMatch(/^\d\d:\d\d–\d\d:\d\d$/)
        expect(weekdays.length).toBeGreaterThan(0)
        for (const weekday of weekdays) expect(service?.weekdays).toContain(weekday)
        expect(lunch !== null).toBe(service?.withLunch)
      }
    }, 1000)
    expect(count).toBeGreaterThan(20)
  })

  it('the order in which services are chosen changes nothing about being accepted', () => {
    inManyCases((random) => {
      const form = anyForm(random)
      expect(checkForm(s19, 3, { ...form, services: [...form.services].reverse() }).kind).toBe(checkForm(s19, 3, form).kind)
    })
  })
})
