import { givenSchool, type School } from './given'
import type { Api } from './boot'
import type { Scenario } from './scenario'

type Names = 'readAccounts' | 'readAccountBook' | 'addAccountEntry' | 'reverseAccountEntry' | 'saveAccountSetting' | 'readAccountDraft' | 'publishAccounts'

const opening = { openingFen: 0, openingSource: '本学期开始，没有结余', separateOpenedOn: null, revision: 0 }
const electricity = { direction: 'spending' as const, category: '电费', amountFen: 32_000, onDate: '2026-09-07', note: '九月' }

/** A valid call for each operation of the school's own account; what is published is another school's, so that no entry changes it meanwhile. */
export async function accountRows(api: Api, school: School): Promise<Pick<Scenario['rows'], Names>> {
  const byFinance = <I>(input: I) => ({ by: school.finance, input })
  const { entryId } = await api.done(school.finance, 'addAccountEntry', electricity)
  const publishing = await givenSchool(api)
  await api.done(publishing.finance, 'saveAccountSetting', opening)
  // Another amount than above, so that what was looked at there is not what stands here.
  await api.done(publishing.finance, 'addAccountEntry', { ...electricity, amountFen: 12_300 })
  const { contentSha256 } = await api.done(publishing.finance, 'readAccountDraft', {})
  return {
    readAccounts: { by: school.visitor, input: {} },
    readAccountBook: byFinance({}),
    addAccountEntry: byFinance({ ...electricity, note: '十月' }),
    reverseAccountEntry: byFinance({ entryId, reason: '记错了月份' }),
    saveAccountSetting: byFinance(opening),
    readAccountDraft: byFinance({}),
    publishAccounts: { by: publishing.finance, input: { contentSha256 }, others: { office: 'account_draft_changed', financeOfficer: 'account_draft_changed' } },
  }
}
