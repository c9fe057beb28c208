/** Surveys, feedback, appraisals and the bureau's view. */
export const voiceHandlers = {}
