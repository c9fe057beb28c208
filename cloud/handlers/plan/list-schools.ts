import { listSchools as operation } from '../../contract/plan'
import { read } from '../../handling'
import { allSchools } from '../../store/school'

export const listSchools = read(operation, async ({ db }) => ({ schools: await allSchools(db) }))
