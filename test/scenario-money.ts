import type { Api } from './boot'
import { givenSchool, type Family, type PlanOverrides, type School } from './given'
import { chargedPlan, givenFeeNotice, givenStatements } from './given-money'
import type { Scenario } from './scenario'

type Names = 'readFeeNotice' | 'readFeeNoticeDraft' | 'publishFeeNotice' | 'listBillable' | 'issueStatements' | 'readAccount' | 'readChildAccount' | 'listAccounts'

/** A school that can bill: one that cannot has no statement to call anything about. */
export const chargedSchool = (api: Api, changes: PlanOverrides): Promise<School> => givenSchool(api, { plan: chargedPlan(changes) })

/** A valid call for each operation of money; `seated` has a seat in the third class, and a statement. */
export async function moneyRows(api: Api, school: School, { seated }: { seated: Family }): Promise<Pick<Scenario['rows'], Names>> {
  const { finance } = school
  const notTheirs = { otherGuardian: 'child_not_yours', committee: 'child_not_yours' } as const
  await givenFeeNotice(api, school)
  await givenStatements(api, school, [seated])
  const { planId, contentSha256 } = await api.done(finance, 'readFeeNoticeDraft', {})

  return {
    readFeeNotice: { by: school.visitor, input: {} },
    readFeeNoticeDraft: { by: finance, input: {} },
    publishFeeNotice: { by: finance, input: { planId, contentSha256, inForceFrom: '2026-12-31' }, others: { office: 'fee_notice_same' } },
    listBillable: { by: finance, input: {} },
    issueStatements: { by: finance, input: { serviceKey: 'afternoon', periodFrom: '2026-09-01' } },
    readAccount: { by: seated.guardian, input: { childId: seated.childId }, others: notTheirs },
    readChildAccount: { by: finance, input: { childId: seated.childId } },
    listAccounts: { by: finance, input: { search: '', show: 'all' } },
  }
}
