import { issueStatements } from './fee/issue-statements'
import { listAccounts } from './fee/list-accounts'
import { listBillable } from './fee/list-billable'
import { publishFeeNotice } from './fee/publish-fee-notice'
import { readAccount } from './fee/read-account'
import { readChildAccount } from './fee/read-child-account'
import { readFeeNotice } from './fee/read-fee-notice'
import { readFeeNoticeDraft } from './fee/read-fee-notice-draft'
import { addAccountEntry } from './accounts/add-account-entry'
import { answerBureauComplaint } from './complaint/answer-bureau-complaint'
import { answerComplaint } from './complaint/answer-complaint'
import { checkWaiverList } from './waiver/check-waiver-list'
import { closeComplaint } from './complaint/close-complaint'
import { closeTerm } from './settlement/close-term'
import { decideRefund } from './refund/decide-refund'
import { decideWaiver } from './waiver/decide-waiver'
import { endRelief } from './waiver/end-relief'
import { exportPaySheet } from './pay/export-pay-sheet'
import { exportTerm } from './settlement/export-term'
import { fileComplaint } from './complaint/file-complaint'
import { finishSettlement } from './settlement/finish-settlement'
import { forwardToSchool } from './complaint/forward-to-school'
import { importPayments } from './payment/import-payments'
import { importWaiverList } from './waiver/import-waiver-list'
import { listBureauComplaints } from './complaint/list-bureau-complaints'
import { listComplaints } from './complaint/list-complaints'
import { listMyComplaints } from './complaint/list-my-complaints'
import { listPayers } from './payment/list-payers'
import { listPayments } from './payment/list-payments'
import { listRefunds } from './refund/list-refunds'
import { listReliefs } from './waiver/list-reliefs'
import { listWaivers } from './waiver/list-waivers'
import { previewPaymentImport } from './payment/preview-payment-import'
import { publishAccounts } from './accounts/publish-accounts'
import { publishPaySheet } from './pay/publish-pay-sheet'
import { readAccountBook } from './accounts/read-account-book'
import { readAccountDraft } from './accounts/read-account-draft'
import { readAccounts } from './accounts/read-accounts'
import { readBureauStanding } from './complaint/read-bureau-standing'
import { readPaySheet } from './pay/read-pay-sheet'
import { readPayWork } from './pay/read-pay-work'
import { readPayer } from './payment/read-payer'
import { readPaymentSheet } from './payment/read-payment-sheet'
import { readSettlement } from './settlement/read-settlement'
import { readWaiver } from './waiver/read-waiver'
import { readWaiverSheet } from './waiver/read-waiver-sheet'
import { recordPayment } from './payment/record-payment'
import { recordPayout } from './payment/record-payout'
import { requestWaiver } from './waiver/request-waiver'
import { reverseAccountEntry } from './accounts/reverse-account-entry'
import { reversePayment } from './payment/reverse-payment'
import { saveAccountSetting } from './accounts/save-account-setting'
import { savePayFund } from './pay/save-pay-fund'
import { savePayWork } from './pay/save-pay-work'
import { settleNext } from './settlement/settle-next'
import { startSettlement } from './settlement/start-settlement'
import { withdrawWaiver } from './waiver/withdraw-waiver'

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
  addAccountEntry,
  answerBureauComplaint,
  answerComplaint,
  checkWaiverList,
  closeComplaint,
  closeTerm,
  decideRefund,
  decideWaiver,
  endRelief,
  exportPaySheet,
  exportTerm,
  fileComplaint,
  finishSettlement,
  forwardToSchool,
  importPayments,
  importWaiverList,
  listBureauComplaints,
  listComplaints,
  listMyComplaints,
  listPayers,
  listPayments,
  listRefunds,
  listReliefs,
  listWaivers,
  previewPaymentImport,
  publishAccounts,
  publishPaySheet,
  readAccountBook,
  readAccountDraft,
  readAccounts,
  readBureauStanding,
  readPaySheet,
  readPayWork,
  readPayer,
  readPaymentSheet,
  readSettlement,
  readWaiver,
  readWaiverSheet,
  recordPayment,
  recordPayout,
  requestWaiver,
  reverseAccountEntry,
  reversePayment,
  saveAccountSetting,
  savePayFund,
  savePayWork,
  settleNext,
  startSettlement,
  withdrawWaiver,
}
