import { readRecord as operation } from '../../contract/records'
import { read, refuse } from '../../handling'
import { recordSheet } from '../../record-sheet'

export const readRecord = read(operation, async (context, input) => {
  const sheet = await recordSheet(context, input, false)
  if (sheet.kind === 'refused') return refuse(sheet.code)
  const { from, to, rollName, present, expected, record } = sheet
  return { from, to, rollName, present, expected, record: record && { ...record, to } }
})
