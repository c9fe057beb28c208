import { forbiddenTags, tagsBesideService } from 'cloud/rules/content'
import { inManyCases, someOf } from './seeded-cases'

const s2 = { forbidden: ['newLesson'] }
const s3 = { forbidden: ['collectiveTeaching', 'makeUp', 'interestTraining'] }
const s11 = { forbidden: ['harmful', 'commercial', 'highRisk', 'collectiveMakeUp', 'newLesson'] }
const s18 = { forbidden: ['newLesson', 'collectiveMakeUp', 'extraBurden'] }

describe('R-015 content that the plan forbids', () => {
  it('R-015: a course with new lessons is blocked in S2, S11 and S18', () => {
    for (const plan of [s2, s11, s18]) expect(forbiddenTags(plan, ['homework', 'newLesson'])).toEqual(['newLesson'])
  })

  it('R-015: an interest training class is blocked in S3 and nowhere else', () => {
    expect(forbiddenTags(s3, ['art', 'interestTraining'])).toEqual(['interestTraining'])
    for (const plan of [s2, s11, s18]) expect(forbiddenTags(plan, ['art', 'interestTraining'])).toEqual([])
  })

  it('R-015: every tag is either free or named, and a plan that forbids nothing names none', () => {
    const tags = ['homework', 'newLesson', 'makeUp', 'sport', 'commercial', 'ownWord']
    inManyCases((random) => {
      const plan = { forbidden: someOf(random, tags) }
      const found = forbiddenTags(plan, tags)
      expect([...found, ...tags.filter((tag) => !plan.forbidden.includes(tag))].sort()).toEqual([...tags].sort())
      expect(forbiddenTags({ forbidden: [] }, tags)).toEqual([])
    })
  })
})

describe('R-016 what is no service', () => {
  it('R-016: the school choir, a school team, is rejected; a club is not (S9)', () => {
    expect(tagsBesideService(['art', 'schoolTeam'])).toEqual(['schoolTeam'])
    expect(tagsBesideService(['wholeSchoolExtension'])).toEqual(['wholeSchoolExtension'])
    expect(tagsBesideService(['art', 'club'])).toEqual([])
  })
})
