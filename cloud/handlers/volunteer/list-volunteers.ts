import { pageSize } from '../../contract/values'
import { listVolunteers as operation } from '../../contract/volunteer'
import { read, refuse } from '../../handling'
import { pageOf } from '../../paging'
import { shanghaiDate } from '../../rules/dates'
import { lacksOn, partnerDecision } from '../../rules/partner'
import { publishedPlan } from '../../store/plan'
import { volunteersOf } from '../../store/volunteer'

export const listVolunteers = read(operation, async ({ db, schoolId, now }, { offset }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { partners } = published.plan
  const today = shanghaiDate(now)
  const { volunteers, total } = await volunteersOf(db, schoolId, published.term.termId, offset, pageSize / 2)
  return {
    volunteers: volunteers.map((each) => ({ ...each, lacks: lacksOn(partners, each, today), barred: partnerDecision(partners, each.kind) === 'barred' })),
    vetting: partners.vetting,
    barred: partners.barred,
    today,
    ...pageOf(offset, volunteers.length, total),
  }
})
