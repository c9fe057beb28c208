import type { Api } from './boot'
import { givenFamily, type School } from './given'
import { givenOwed, paymentFile, rosterNoOf } from './given-payment'
import type { Scenario } from './scenario'

type Names = 'recordPayment' | 'recordPayout' | 'reversePayment' | 'listPayments' | 'listPayers' | 'readPayer' | 'readPaymentSheet' | 'previewPaymentImport' | 'importPayments'

/** A valid call for each operation of payments: one child owes, one has money in hand, one paid by mistake, one is in a sheet. */
export async function paymentRows(api: Api, school: School, child: string): Promise<Pick<Scenario['rows'], Names>> {
  const family = () => givenFamily(api, school, { child })
  const [owing, inHand, mistaken, listed] = [await family(), await family(), await family(), await family()]
  for (const each of [owing, mistaken, listed]) await givenOwed(api, school, each, 14400)
  await givenOwed(api, school, inHand, -7200)
  const moved = { amountFen: 7200, onDate: '2026-09-01', how: 'transfer' as const, receiptNo: '' }
  const { entryId } = await api.done(school.finance, 'recordPayment', { childId: mistaken.childId, ...moved })
  const file = await paymentFile([[school.third.name, await rosterNoOf(api, school, listed), child, 144, '2026-09-01', null, null]])
  const { seenSha256 } = await api.done(school.finance, 'previewPaymentImport', { file, how: 'transfer' })
  const byFinance = <I>(input: I) => ({ by: school.finance, input })
  return {
    recordPayment: byFinance({ childId: owing.childId, ...moved }),
    recordPayout: byFinance({ childId: inHand.childId, ...moved }),
    reversePayment: byFinance({ entryId, reason: '记到了别的孩子名下' }),
    listPayments: byFinance({ fromOn: null, toOn: null }),
    listPayers: byFinance({ search: '' }),
    readPayer: byFinance({ childId: owing.childId }),
    readPaymentSheet: byFinance({ grade: null, openOnly: false }),
    previewPaymentImport: byFinance({ file, how: 'transfer' as const }),
    importPayments: byFinance({ file, how: 'transfer' as const, seenSha256 }),
  }
}
