import { recordSubscriptions as operation } from '../../contract/subscription'
import { done, refuse, write } from '../../handling'
import { offeredTemplates } from '../../offered-templates'
import { recordAnswer } from '../../store/subscription'

export const recordSubscriptions = write(operation, async (context, { answers }) => {
  const { db, schoolId, actor, now } = context
  const known = new Map((await offeredTemplates(context)).map(({ templateId, key }) => [templateId, key]))
  if (answers.some(({ templateId }) => !known.has(templateId))) return refuse('reminder_unknown')
  // In one order for all, so that two phones of one person never wait for each other.
  for (const each of [...answers].sort((a, b) => a.templateId.localeCompare(b.templateId))) await recordAnswer(db, schoolId, actor.accountId as string, each, now)
  return done({ templates: await offeredTemplates(context) }, { target: `account/${actor.accountId}`, answers: answers.map(({ templateId, answer }) => ({ template: known.get(templateId), answer })) })
})
