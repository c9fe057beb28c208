import { readShowcase as operation } from '../../contract/showcase'
import { read, refuse } from '../../handling'
import { showcaseFor } from '../../store/showcase'

export const readShowcase = read(operation, async ({ db, schoolId, actor }, { showcaseId }) => (await showcaseFor(db, schoolId, actor.guardianId, showcaseId)) ?? refuse('showcase_unknown'))
