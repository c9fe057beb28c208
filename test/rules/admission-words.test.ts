import type { CourseQuota } from 'cloud/contract/course'
import { admissionSentence, admissionSentences, type AdmissionFacts } from 'cloud/rules/admission-words'
import { inManyCases, someOf } from './seeded-cases'

const football: AdmissionFacts = {
  admission: 'firstCome',
  grades: [3, 4],
  opensAt: '2026-09-08T10:00:00.000Z',
  closesAt: '2026-09-12T20:00:00+08:00',
  gradeOpenings: [],
  changeUntil: null,
  capacity: 30,
  quotas: [],
  minimum: null,
  offerMinutes: 1440,
}
const quota = (own: Partial<CourseQuota>): CourseQuota => ({ key: 'leftBehind', name: '留守儿童', places: 5, grades: null, groups: ['leftBehindChild'], until: '2026-09-10T00:00:00+08:00', ...own })

describe('how places are given, told before choosing opens', () => {
  it('a family reads when to choose, how many places there are and what happens when it is full', () => {
    expect(admissionSentence(football)).toBe(
      '先到先得：9月8日 18:00开始选，9月12日 20:00截止。30 个名额。选满后可以排队候补，空出的名额按先后给；要先问您的，为您保留 24 小时。',
    )
  })

  it('places kept for some are told with the day from which they are everyone’s', () => {
    expect(admissionSentence({ ...football, quotas: [quota({})] })).toContain('30 个名额，其中 5 个保留给留守儿童，未用完的9月10日起向所有人开放。')
    const two = [quota({ until: '2026-09-10T12:30:00+08:00' }), quota({ key: 'fourth', name: '四年级', places: 8, grades: [4], groups: null, until: null })]
    expect(admissionSentence({ ...football, quotas: two })).toContain('其中 5 个保留给留守儿童，未用完的9月10日 12:30起向所有人开放，另有 8 个保留给四年级，一直保留。')
  })

  it('each grade reads its own opening where the school opens one after another, the earliest first', () => {
    const gradeOpenings = [{ grades: [4], opensAt: '2026-09-08T19:00:00+08:00' }]
    expect(admissionSentence({ ...football, gradeOpenings })).toContain('三年级9月8日 18:00；四年级9月8日 19:00开始选，')
    const earlier = [{ grades: [4], opensAt: '2026-09-07T19:00:00+08:00' }]
    expect(admissionSentence({ ...football, gradeOpenings: earlier })).toContain('四年级9月7日 19:00；三年级9月8日 18:00开始选，')
  })

  it('an opening that says the same for a grade as for all is told once', () => {
    const gradeOpenings = [{ grades: [4], opensAt: '2026-09-08T18:00:00+08:00' }]
    expect(admissionSentence({ ...football, gradeOpenings })).toContain('先到先得：9月8日 18:00开始选，')
  })

  it('a course by draw says that an early wish is worth no more than a late one', () => {
    expect(admissionSentences({ ...football, admission: 'draw' })[0]).toBe('抽签决定：先排志愿，早交晚交机会一样。抽签后还有空位的，先到先得补选：9月8日 18:00开始选，9月12日 20:00截止。')
    expect(admissionSentences({ ...football, admission: 'draw', drawHeld: true })[0]).toBe('抽签已完成，还有空位的，先到先得补选：9月8日 18:00开始选，9月12日 20:00截止。')
  })

  it('a course that the school fills promises no line and no offer', () => {
    expect(admissionSentence({ ...football, admission: 'assigned', minimum: 10 })).toBe('由学校统一安排，不用自己选。30 个名额。不足 10 人不开班。')
  })

  it('a course that is meant for a draw says so before the draw has begun', () => {
    expect(admissionSentences({ ...football, admission: 'assigned', drawPlanned: true })[0]).toBe('用抽签决定，排志愿的时间由学校另行通知；早交晚交机会一样。')
  })

  it('the last moment to give it back and how long an offer is held are told as people say them', () => {
    const said = (offerMinutes: number) => admissionSentence({ ...football, offerMinutes, changeUntil: '2026-09-20T18:00:00+08:00' })
    expect(said(30)).toContain('为您保留 30 分钟。9月20日 18:00以前可以自己退课、换课。')
    expect(said(120)).toContain('为您保留 2 小时。')
    expect(said(4320)).toContain('为您保留 3 天。')
  })

  it('every grade of a course is told an opening, and no other grade is', () => {
    inManyCases((random) => {
      const all = [1, 2, 3, 4, 5, 6, 7, 8, 9]
      const grades = someOf(random, all).concat([1 + random.below(9)]).filter((each, index, list) => list.indexOf(each) === index)
      const gradeOpenings = someOf(random, all).map((grade) => ({ grades: [grade], opensAt: `2026-09-0${1 + random.below(9)}T18:00:00+08:00` }))
      const told = admissionSentences({ ...football, grades, gradeOpenings })[0] as string
      const named = told.match(/[一二三四五六七八九](?=[、年])/g) ?? []
      if (/年级/.test(told)) expect([...named].sort()).toEqual(grades.map((grade) => '一二三四五六七八九'[grade - 1]).sort())
      else expect(told).toMatch(/^先到先得：9月\d日 18:00开始选，/)
    })
  })
})
