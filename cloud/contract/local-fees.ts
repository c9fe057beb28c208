import * as z from 'zod/mini'
import { operation } from './operation'
import { feeRule, refundRule, waiverRule } from './plan-money'
import { nothing, text } from './values'

/** What one place charges and gives back, as data that an office can take into its draft. Authority and date are the office's to fill in. */
export const localFees = z.strictObject({
  place: text(20),
  /** In the place's own words. */
  source: text(200),
  fees: z.array(feeRule).check(z.minLength(1), z.maxLength(10)),
  refunds: z.array(refundRule).check(z.maxLength(10)),
  waivers: z.array(waiverRule).check(z.maxLength(10)),
})
export type LocalFees = z.infer<typeof localFees>

/** Local rules on fees and refunds to take into a draft, as they came with this release. */
export const listLocalFees = operation({
  name: 'listLocalFees',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: nothing,
  output: z.object({ localFees: z.array(localFees) }),
  refusals: [],
})
