import { upkeepInTurns } from 'cloud/hosts/upkeep'
import { apiOfThisFile } from '../boot'
import { givenFamily, givenSchool, type Family } from '../given'
import { count } from '../races/race'

const api = apiOfThisFile()

test('upkeep that has time for one school a turn reaches every school in as many turns, and begins again with the first', async () => {
  const schools = [await givenSchool(api), await givenSchool(api), await givenSchool(api)]
  const families: Family[] = []
  for (const school of schools) families.push(await givenFamily(api, school))
  const change = async () => {
    for (const { guardian } of families) await api.done(guardian, 'updateGuardian', { name: '陈海燕', phone: '' })
  }
  const unsealed = async () => {
    const counts = []
    for (const school of schools) counts.push(await count(api, school, `audit_entry where school_id = '${school.schoolId}' and seal_no is null`))
    return counts.reduce((sum: number, each) => sum + (each ?? 0), 0)
  }
  const turn = upkeepInTurns(api.database, 0)
  for (const _round of [1, 2]) {
    await change()
    for (const left of [2, 1, 0]) {
      await turn(api.clock.now())
      expect(await unsealed()).toBe(left)
    }
  }
})

