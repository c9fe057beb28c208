import { listRecords as operation } from '../../contract/records'
import { read } from '../../handling'
import { pageOf } from '../../paging'
import { serviceDays } from '../../record-days'
import { periodWith } from '../../rules/records-due'
import { publishedPlan } from '../../store/plan'
import { recordsOf } from '../../store/record'

const recordsAPage = 25

export const listRecords = read(operation, async ({ db, schoolId, actor }, { duty, from, to, offset }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return { records: [], ...pageOf(offset, 0, 0) }
  const { startsOn } = published.term
  // Only days of this school year reach the database; what lies before its beginning holds no record.
  const asked = { termId: published.term.termId, duty: duty ?? null, from: from !== undefined && from > startsOn ? from : null, to: to ?? null, staffId: actor.roles.has('schoolAdmin') ? null : actor.staffId }
  const { records, total } = await recordsOf(db, schoolId, asked, offset, recordsAPage)
  const days = serviceDays(published)
  const lastDayOf = (name: string, heldOn: string) => {
    const every = published.plan.records.find((each) => each.name === name)
    return (every && periodWith(every, days, heldOn)?.to) ?? heldOn
  }
  return { records: records.map((record) => ({ ...record, to: lastDayOf(record.duty, record.heldOn) })), ...pageOf(offset, records.length, total) }
})
