import { chooseCourses as operation } from '../../contract/course'
import { refusals } from '../../contract/refusals'
import { grouped } from '../../handling'

export const chooseCourses = grouped(operation, async (choosing, { schoolId, ...asked }, { lines }) => {
  const outcome = await choosing.choose(schoolId, { ...asked, lines })
  if (!('reply' in outcome)) return outcome
  return { reply: { lines: outcome.reply.lines.map((line) => ({ ...line, message: line.refusal ? refusals[line.refusal] : '' })) } }
})
