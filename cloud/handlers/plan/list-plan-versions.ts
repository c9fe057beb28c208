import { listPlanVersions as operation } from '../../contract/plan-office'
import { read } from '../../handling'
import { versionsOfTerm } from '../../store/plan-draft'

export const listPlanVersions = read(operation, async ({ db, schoolId }) => ({ versions: await versionsOfTerm(db, schoolId) }))
