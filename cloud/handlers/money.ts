import { issueStatements } from './fee/issue-statements'
import { listAccounts } from './fee/list-accounts'
import { listBillable } from './fee/list-billable'
import { publishFeeNotice } from './fee/publish-fee-notice'
import { readAccount } from './fee/read-account'
import { readChildAccount } from './fee/read-child-account'
import { readFeeNotice } from './fee/read-fee-notice'
import { readFeeNoticeDraft } from './fee/read-fee-notice-draft'

/** Everything of money: what is published, stated, given back and accounted for. */
export const moneyHandlers = {
  issueStatements,
  listAccounts,
  listBillable,
  publishFeeNotice,
  readAccount,
  readChildAccount,
  readFeeNotice,
  readFeeNoticeDraft,
}
