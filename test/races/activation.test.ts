import { upkeep } from 'cloud/hosts/upkeep'
import { apiOfThisFile } from '../boot'
import { givenFamily, givenSchool, type Family } from '../given'
import { apply, publish } from '../api/steps'
import { count, needsPostgres } from './race'

needsPostgres()
const api = apiOfThisFile()

test('a family that withdraws while time enrols its child either has a seat or has withdrawn, never both', async () => {
  for (let round = 0; round < 6; round += 1) {
    const school = await givenSchool(api, { plan: { chain: ['guardian_application', 'notice', 'active'] } })
    const families: { family: Family; applicationId: string }[] = []
    for (let index = 0; index < 10; index += 1) {
      const family = await givenFamily(api, school)
      families.push({ family, applicationId: await apply(api, school, family, {}, '2026-09-01T09:00:00') })
    }
    await publish(api, school, 3, '2026-09-02T09:00:00')
    api.clock.set('2026-09-08T09:00:00')
    const replies = await Promise.all([
      ...families.map(({ family, applicationId }) => api.call(family.guardian, 'withdrawApplication', { applicationId })),
      upkeep(api.host, api.clock.now()).then(() => null),
    ])
    const withdrawn = replies.filter((reply) => reply?.ok).length
    const own = `a.school_id = '${school.schoolId}'`
    expect(await count(api, school, `application a where ${own} and status = 'withdrawn'`)).toBe(withdrawn)
    expect(await count(api, school, `application a where ${own} and status = 'withdrawn' and exists (select 1 from enrolment e where e.school_id = a.school_id and e.application_id = a.application_id)`)).toBe(0)
  }
})
