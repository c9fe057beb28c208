import { answerInspection } from './oversight/answer-inspection'
import { exportBureauReport } from './oversight/export-bureau-report'
import { listCases } from './oversight/list-cases'
import { listInspections } from './oversight/list-inspections'
import { logInspection } from './oversight/log-inspection'
import { publishCase } from './oversight/publish-case'
import { readBureauReport } from './oversight/read-bureau-report'
import { readSchoolReport } from './oversight/read-school-report'
import { settleInspection } from './oversight/settle-inspection'
import { withdrawCase } from './oversight/withdraw-case'

/** Surveys, feedback, appraisals and the bureau's view. */
export const voiceHandlers = {
  answerInspection,
  exportBureauReport,
  listCases,
  listInspections,
  logInspection,
  publishCase,
  readBureauReport,
  readSchoolReport,
  settleInspection,
  withdrawCase,
}
