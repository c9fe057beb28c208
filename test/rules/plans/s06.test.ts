import { chainOf } from 'cloud/rules/chain'
import { planNamed } from './silent-on'

const plan = planNamed('s06-teacher-reward')
const [service] = plan.services
const unit = (key: string) => plan.pay?.units.find((each) => each.key === key)

describe('what the teacher reward scheme says is in the plan (S6)', () => {
  it('mainly public money, paid at the end of term to teachers who volunteer (R-056)', () => {
    expect(plan.scheme).toBe('S6')
    expect(plan.accounts.funding).toBe('fiscal')
    expect(plan.staffing.mode).toBe('voluntary')
    expect(plan.staffing.payText).toMatch(/财政补助为主.*期末.*自愿/)
  })

  it('process and final reward stand 9 to 1 (R-044)', () => {
    expect(plan.pay).toMatchObject({ formula: 'units', processPercent: 90, finalPercent: 10 })
  })

  it.each([
    ['a proper record is 1', 'properRecord', 1, null],
    ['an incomplete record is not stated', 'incompleteRecord', null, null],
    ['a midday session is not stated', 'middaySession', null, null],
    ['being late is −1', 'late', -1, null],
    ['an unexcused absence is 0 and that day’s pay', 'unexcusedAbsence', 0, '当天不计酬'],
    ['negligence or an accident costs that day’s pay and the final reward', 'negligenceOrAccident', 0, '当天不计酬，取消终期奖励'],
  ])('%s (R-044)', (_, key, units, alsoLoses) => {
    expect(unit(key)).toMatchObject({ units, alsoLoses })
  })

  it('there are no other units, and unstated ones stop the payroll (R-044)', () => {
    expect(plan.pay?.units).toHaveLength(6)
    expect(plan.rules['R-044']).toBe('block')
  })

  it('a breach of ethics forfeits the month', () => {
    expect(plan.pay?.deductions).toMatchObject([{ key: 'ethicsBreach', percentEach: 100 }])
  })

  it('the final reward follows guardians’ scores at the end of term (R-046)', () => {
    expect(plan.surveys.map(({ kind, when }) => [kind, when])).toEqual([['appraisal', 'termEnd']])
    expect(plan.pay?.text).toContain('期末家长问卷')
  })

  it('it holds one term and follows policy (R-054)', () => {
    expect(plan.cycle).toBe('term')
    expect(plan.notes.find(({ title }) => title === '有效期')?.text).toMatch(/一学期.*政策/)
  })

  it('there is one midday service, so that it can be run; its chain is the nation’s (R-003)', () => {
    expect(plan.services.map(({ key, kind }) => [key, kind])).toEqual([['midday', 'midday']])
    expect(plan.chain).toBeNull()
    expect(chainOf(plan)).toEqual(['guardian_application', 'class_review', 'school_review', 'active'])
  })
})

describe('what the scheme does not say is null and never guessed (S6)', () => {
  it.each([
    ['the weekdays (R-007)', service!.weekdays],
    ['the grades', service!.grades],
    ['the place', service!.place],
    ['for whom it is', plan.audience.text],
    ['whether every willing child is taken (R-002)', plan.audience.admission],
    ['pay by the hour', plan.pay?.perHourFen],
    ['pay by the lesson', plan.pay?.mostPerLessonFen],
    ['from when it holds', plan.effective.from],
    ['until when it holds', plan.effective.to],
    ['lunch', plan.lunch],
    ['insurance (R-051)', plan.insurance.mode],
    ['whom to contact', plan.contact],
    ['the complaint phone (R-040)', plan.complaintPhone],
    ['a letter', plan.letter],
  ])('%s', (_, value) => {
    expect(value).toBeNull()
  })

  it('no clock times, content, fee, waiver, refund or agreement', () => {
    expect([service!.slots, service!.content, service!.fees, plan.waivers, plan.refunds, plan.agreements]).toEqual([[], [], [], [], [], []])
  })
})
