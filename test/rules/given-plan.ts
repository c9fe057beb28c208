import path from 'node:path'
import type { ServiceOffering } from 'cloud/contract/plan-document'
import type { TimeSlot } from 'cloud/contract/plan-time'
import { readPlanFile } from 'cloud/plan-file'

/** The scheme of Haijiang primary as it is published (S19). */
export const s19 = readPlanFile(path.join(__dirname, '../../plans/s19-haijiang.yaml'))

/** A service of the S19 scheme by its key. */
export function s19Service(key: string): ServiceOffering {
  const service = s19.services.find((each) => each.key === key)
  if (!service) throw new Error(`S19 has no service ${key}`)
  return service
}

export const givenSlot = (slot: Partial<TimeSlot> = {}): TimeSlot => ({ grades: [1, 2, 3, 4, 5, 6], startsAt: '16:20', endsAt: '17:20', activity: '作业', ...slot })

/** A service that states nothing but its hours; every other field can be overridden. */
export const givenService = (service: Partial<ServiceOffering> = {}): ServiceOffering => ({
  key: 'evening',
  kind: 'afternoon',
  name: '晚托',
  weekdays: [1, 2, 3, 4, 5],
  slots: [givenSlot()],
  billableMinutes: null,
  content: [],
  manner: null,
  place: null,
  withLunch: false,
  withCourses: false,
  fee: { basis: null, amountFen: null, cycle: null, capFen: null, authority: null, issuedOn: null, payee: null },
  ...service,
})
