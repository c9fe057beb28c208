import { apiOfThisFile } from '../boot'
import { asOwner, givenFamily, givenSchool } from '../given'
import { apply } from '../api/steps'
import { needsPostgres } from './race'

needsPostgres()
const api = apiOfThisFile()

test('while the office makes the term shorter, no seat that is given at the same moment outlives it (R-054)', async () => {
  const school = await givenSchool(api, { plan: { chain: ['guardian_application', 'active'] } })
  for (let round = 0; round < 6; round += 1) {
    const families = []
    for (let index = 0; index < 6; index += 1) families.push(await givenFamily(api, school))
    const endsOn = `2026-12-${30 - round}`
    const calendar = { termId: school.termId, termName: '2026年秋季学期', startsOn: '2026-08-31', endsOn, holidays: [], makeUpDays: [], openings: [] }
    await Promise.all([...families.map((family) => apply(api, school, family)), api.done(school.office, 'saveTerm', calendar)])
    const ends = await asOwner(api, school.schoolId, (db) => db.rows(`select distinct ends_on from enrolment where school_id = $1`, [school.schoolId]))
    expect(ends).toEqual([{ ends_on: endsOn }])
  }
})
