import { call } from './call'
import { CallRefused } from './refused'
import { useSend, type Send } from './use-send'

/**
 * Sends a child's ballot. It goes without a request key, so that nothing kept of requests can be laid beside the box; the
 * box itself makes the same ballot one however often it comes. A reply that was lost is therefore asked for once more at
 * once, and the family may send again as often as it likes. Refusals as `useSend`.
 */
export const useBallot = (): Send<'answerSurvey'> => useSend('answerSurvey', sendBallot)

const sendBallot: typeof call<'answerSurvey'> = async (operation, input) => {
  const send = () => call(operation, input, { requestKey: null })
  try {
    return await send()
  } catch (failure) {
    if (!(failure instanceof CallRefused) || (failure.code !== 'timeout' && failure.code !== 'reply_invalid')) throw failure
    return send()
  }
}
