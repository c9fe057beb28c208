import type { Context } from './handling'
import { serviceDays } from './record-days'
import { shanghaiDate } from './rules/dates'
import { periodWith } from './rules/records-due'
import { rollOn } from './school-day'
import { publishedPlan } from './store/plan'
import { findRecord, lockRecord, presentOf, type RecordKey, type StoredRecord } from './store/record'

export interface RecordAsked {
  duty: string
  heldOn: string
  serviceKey: string | null
  rollKey: string | null
}

interface RecordSheet extends RecordKey {
  kind: 'found'
  rollName: string
  present: number | null
  expected: number | null
  record: StoredRecord | null
}

type Found = RecordSheet | { kind: 'refused'; code: 'plan_not_published' | 'record_unknown' | 'record_day_wrong' | 'record_not_yours' | 'roll_unknown' }

/** One record with its period, who may write it and what the roll of its day says; locked where it is about to be written. */
export async function recordSheet({ db, schoolId, actor, now }: Context, { duty: name, heldOn, serviceKey, rollKey }: RecordAsked, writing: boolean): Promise<Found> {
  const published = await publishedPlan(db, schoolId)
  if (!published) return { kind: 'refused', code: 'plan_not_published' }
  const duty = published.plan.records.find((each) => each.name === name)
  if (!duty) return { kind: 'refused', code: 'record_unknown' }
  const period = heldOn > shanghaiDate(now) ? null : periodWith(duty, serviceDays(published), heldOn)
  if (!period) return { kind: 'refused', code: 'record_day_wrong' }
  const isOffice = actor.roles.has('schoolAdmin')
  const key = { termId: published.term.termId, duty: name, ...period, serviceKey, rollKey }
  if (serviceKey === null || rollKey === null) {
    if (serviceKey !== rollKey) return { kind: 'refused', code: 'roll_unknown' }
    if (!isOffice) return { kind: 'refused', code: 'record_not_yours' }
    if (writing) await lockRecord(db, schoolId, key)
    return { kind: 'found', ...key, rollName: '全校', present: null, expected: null, record: await findRecord(db, schoolId, key) }
  }
  const roll = await rollOn({ db, schoolId }, published, { heldOn, serviceKey, rollKey })
  if (!roll) return { kind: 'refused', code: 'roll_unknown' }
  if (!isOffice && !roll.staffIds.includes(actor.staffId ?? '')) return { kind: 'refused', code: 'record_not_yours' }
  if (writing) await lockRecord(db, schoolId, key)
  const present = await presentOf(db, schoolId, heldOn, serviceKey, roll.children)
  return { kind: 'found', ...key, rollName: roll.name, present, expected: roll.children.length, record: await findRecord(db, schoolId, key) }
}
