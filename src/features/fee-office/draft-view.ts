import { bookYuan, type AccountRow } from 'cloud/rules/account-words'
import type { AccountDraft } from './use-book'

type Check = AccountDraft['content']['checks'][number]

const names: Record<Check['of'], string> = { charged: '应交', topUp: '结算补交', refunded: '退费', carried: '上学期结转', received: '已交', balance: '结余' }

/** Where the families' accounts added up and the school's own sum differ, and by how much. */
export const differenceRows = (checks: readonly Check[]): AccountRow[] =>
  checks
    .filter(({ familiesFen, schoolFen }) => familiesFen !== schoolFen)
    .map(({ of, familiesFen, schoolFen }) => ({ name: names[of], says: `差 ${bookYuan(familiesFen - schoolFen)}`, note: `各户之和 ${bookYuan(familiesFen)}，学校总账 ${bookYuan(schoolFen)}` }))
