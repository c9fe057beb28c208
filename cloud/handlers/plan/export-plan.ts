import YAML from 'yaml'
import { exportPlan as operation } from '../../contract/plan-office'
import { read, refuse } from '../../handling'
import { planText } from '../../plan-file'
import { readVersion } from '../../plan-version'
import { findPlanVersion } from '../../store/plan-draft'

const mostBytes = 80_000

export const exportPlan = read(operation, async ({ db, schoolId }, { planId }) => {
  const version = await findPlanVersion(db, schoolId, planId)
  if (!version) return refuse('draft_unknown')
  const document = readVersion(version.document)
  // A draft that is not complete yet is written out as far as it goes; reading it back says what is missing.
  const text = document.kind === 'plan' ? planText(document.plan) : YAML.stringify(version.document, { lineWidth: 0 })
  // Indented deep, a text outgrows what an answer can hold; JSON is YAML too, and no longer than what was stored.
  const short = Buffer.byteLength(text) > mostBytes ? JSON.stringify(version.document) : text
  return { fileName: `${schoolId}-v${version.version}.yaml`, text: short }
})
