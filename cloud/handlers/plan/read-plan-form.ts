import { readPlanForm as operation } from '../../contract/plan-office'
import { read } from '../../handling'
import { planJsonSchema } from '../../plan-problem'

export const readPlanForm = read(operation, () => Promise.resolve({ schema: planJsonSchema }))
