import { writeRecord as operation } from '../../contract/records'
import { done, refuse, write } from '../../handling'
import { recordSheet } from '../../record-sheet'
import { saveRecord } from '../../store/record'

export const writeRecord = write(operation, async (context, input) => {
  const { db, schoolId, actor, now, random } = context
  const { duty, heldOn, serviceKey, rollKey, done: text, notes } = input
  const sheet = await recordSheet(context, input, true)
  if (sheet.kind === 'refused') return refuse(sheet.code)
  const { termId, from, rollName, present, expected, record } = sheet
  if ((record?.revision ?? 0) !== input.revision) return refuse('record_changed')
  const recordId = record?.recordId ?? random.uuid()
  const revision = input.revision + 1
  await saveRecord(db, schoolId, { recordId, termId, duty, from, heldOn, serviceKey, rollKey, rollName, done: text, notes, present, expected, revision, writtenBy: actor.staffId as string, now })
  return done({ recordId, revision, present, expected }, { target: `record/${recordId}`, heldOn, serviceKey, rollKey, revision })
})
