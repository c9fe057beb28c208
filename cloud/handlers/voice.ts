import { readAppraisal } from './appraisal/read-appraisal'
import { saveAppraisal } from './appraisal/save-appraisal'

/** Surveys, feedback, appraisals and the bureau's view. */
export const voiceHandlers = { readAppraisal, saveAppraisal }
