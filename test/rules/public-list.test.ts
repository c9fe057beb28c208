import { addDays, weekdayOf } from 'cloud/rules/dates'
import { listOrder, maskName, noticePeriod } from 'cloud/rules/public-list'
import { inManyCases, shuffled, times, type CaseRandom } from './seeded-cases'

describe('a name on a public list', () => {
  it('of two characters shows the first', () => {
    expect(maskName('张三')).toBe('张*')
    expect(maskName('王芳')).toBe('王*')
  })

  it('of three characters covers the middle one', () => {
    expect(maskName('林知夏')).toBe('林*夏')
  })

  it('with a compound surname covers the surname’s second half too', () => {
    expect(maskName('欧阳小明')).toBe('欧**明')
    expect(maskName('诸葛亮')).toBe('诸*亮')
  })

  it('with rare characters is never cut inside one (生僻字)', () => {
    expect(maskName('乜思𡶴')).toBe('乜*𡶴')
    expect(maskName('𬍛文')).toBe('𬍛*')
    expect(maskName('李𡶴')).toBe('李*')
    expect(maskName('𠮷𡶴𬍛')).toBe('𠮷*𬍛')
  })

  it('of one character is shown like one of two', () => {
    expect(maskName('㛃')).toBe('㛃*')
    expect(maskName('𬍛')).toBe('𬍛*')
  })

  it('with a middle dot shows its first and last character and no more', () => {
    expect(maskName('阿依古丽·买买提')).toBe('阿******提')
  })

  it('spaced out, as registers write short names, gives away no more than the name itself', () => {
    expect(maskName('张 三')).toBe('张*')
    expect(maskName('张　三')).toBe('张*')
    expect(maskName(' 张三 ')).toBe('张*')
    expect(maskName('欧阳 小明')).toBe('欧**明')
  })

  it('with a variant mark upon a character gives away no more than the name itself', () => {
    expect(maskName('葛\u{E0100}三')).toBe('葛*')
  })

  it('that is missing shows a star and nothing else', () => {
    expect(maskName('')).toBe('*')
  })

  it('never shows a character between the first and the last', () => {
    const letters = [...'张王李赵欧阳司马诸葛上官子梓雨欣思诗浩𬍛𡶴𠮷㛃·阿依古丽买提']
    inManyCases((random) => {
      const name = times(1 + random.below(9), () => random.pick(letters))
      const masked = [...maskName(name.join(''))]
      expect(masked[0]).toBe(name[0])
      expect(masked).toHaveLength(Math.max(2, name.length))
      for (const shown of masked.slice(1, -1)) expect(shown).toBe('*')
      expect(masked.at(-1)).toBe(name.length < 3 ? '*' : name.at(-1))
    }, 500)
  })
})

describe('how long a list is public', () => {
  it('R-059: three days from a Monday end on Wednesday', () => {
    const period = noticePeriod('2026-09-07', 3)
    expect(period).toEqual({ opensOn: '2026-09-07', closesOn: '2026-09-09' })
    expect([weekdayOf(period.opensOn), weekdayOf(period.closesOn)]).toEqual([1, 3])
  })

  it('one day begins and ends on the same day (R-059)', () => {
    expect(noticePeriod('2026-09-30', 1)).toEqual({ opensOn: '2026-09-30', closesOn: '2026-09-30' })
  })

  it('is exactly as many days as the school entered (R-059)', () => {
    inManyCases((random) => {
      const today = addDays('2026-08-01', random.below(400))
      const days = 1 + random.below(30)
      const { opensOn, closesOn } = noticePeriod(today, days)
      const shown = times(60, (day) => addDays(today, day)).filter((date) => opensOn <= date && date <= closesOn)
      expect(shown).toHaveLength(days)
    })
  })
})

interface Pupil {
  grade: number
  className: string
  rosterNo: number
  priorityGroup: string | null
  submittedAt: number
}

const gradeNames = ['', '一年级', '二年级', '三年级', '四年级', '五年级', '六年级']
const anyPupils = (random: CaseRandom): Pupil[] =>
  shuffled(random, [1, 2, 3].flatMap((grade) => [1, 2, 10].flatMap((classNo) => times(1 + random.below(4), (index) => ({ grade, classNo, rosterNo: index + 1 }))))).map(({ grade, classNo, rosterNo }) => ({
    grade,
    className: `${gradeNames[grade]}${classNo}班`,
    rosterNo,
    priorityGroup: random.pick([null, 'disabledChild', 'leftBehindChild']),
    submittedAt: random.below(1_000_000),
  }))
const placeOf = ({ grade, className, rosterNo }: Pupil) => `${grade} ${className} ${rosterNo}`

describe('the order of a public list', () => {
  it('is grade, class, roster number', () => {
    const pupils = [
      { grade: 2, className: '二年级1班', rosterNo: 1 },
      { grade: 1, className: '一年级2班', rosterNo: 3 },
      { grade: 1, className: '一年级1班', rosterNo: 20 },
      { grade: 1, className: '一年级1班', rosterNo: 3 },
    ]
    expect(listOrder(pupils).map(({ className, rosterNo }) => `${className}${rosterNo}`)).toEqual(['一年级1班3', '一年级1班20', '一年级2班3', '二年级1班1'])
  })

  it('puts class 2 before class 10', () => {
    const pupils = [10, 2, 1].map((classNo) => ({ grade: 1, className: `一年级${classNo}班`, rosterNo: 1 }))
    expect(listOrder(pupils).map(({ className }) => className)).toEqual(['一年级1班', '一年级2班', '一年级10班'])
  })

  it('tells nothing of hardship or haste: other priorities, times and arrivals leave it as it is', () => {
    inManyCases((random) => {
      const pupils = anyPupils(random)
      const others = shuffled(random, pupils).map((pupil) => ({ ...pupil, priorityGroup: random.pick([null, 'staffEmployeeChild']), submittedAt: random.below(1_000_000) }))
      expect(listOrder(others).map(placeOf)).toEqual(listOrder(pupils).map(placeOf))
    })
  })

  it('loses nobody, adds nobody, and leaves the office’s own list untouched', () => {
    inManyCases((random) => {
      const pupils = anyPupils(random)
      const before = [...pupils]
      expect(listOrder(pupils).map(placeOf).sort()).toEqual(pupils.map(placeOf).sort())
      expect(pupils).toEqual(before)
    })
  })
})
