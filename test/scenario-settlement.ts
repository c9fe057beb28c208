import type { Api } from './boot'
import { asOwner, givenSchool, type School } from './given'
import { givenAccountNotice } from './given-settlement'
import type { Scenario } from './scenario'

type Names = 'readSettlement' | 'startSettlement' | 'settleNext' | 'finishSettlement' | 'closeTerm' | 'exportTerm'

/** A valid call for each step that ends a term, each in a school of its own whose term is over; that of the scenario still runs. */
export async function settlementRows(api: Api, { finance: by }: School): Promise<Pick<Scenario['rows'], Names>> {
  const start = { costs: [], unrecordedAs: 'absent' as const }
  const [starting, settling, finishing, closing] = [await givenSchoolOver(api), await givenSchoolOver(api), await givenSchoolOver(api), await givenSchoolOver(api)]
  for (const { finance } of [settling, finishing, closing]) await api.done(finance, 'startSettlement', start)
  await api.done(closing.finance, 'finishSettlement', {})
  await givenAccountNotice(api, closing)

  const notStarted = { financeOfficer: 'settlement_not_started' } as const
  return {
    readSettlement: { by, input: {} },
    startSettlement: { by: starting.finance, input: start, others: { financeOfficer: 'settlement_blocked' } },
    settleNext: { by: settling.finance, input: {}, others: notStarted },
    finishSettlement: { by: finishing.finance, input: {}, others: notStarted },
    closeTerm: { by: closing.finance, input: { closing: 'disclose' }, others: { financeOfficer: 'closing_out_of_order', office: 'closing_out_of_order' } },
    exportTerm: { by, input: { exportFile: 'sessions' } },
  }
}

/** A school whose term ended before the scenario's day. */
async function givenSchoolOver(api: Api): Promise<School> {
  const school = await givenSchool(api)
  await asOwner(api, school.schoolId, (db) => db.rows(`update term set ends_on = '2026-09-04' where school_id = $1 and current`, [school.schoolId]))
  return school
}
