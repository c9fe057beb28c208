import type { OfferedTemplate } from './contract/subscription'
import type { Context } from './handling'
import { weChatTemplates } from './message-templates'
import { subscriptionsOf } from './store/subscription'

/** WeChat's templates that are of use to who calls, as guardian or staff, and of which this host has an id. */
export async function offeredTemplates({ db, schoolId, actor, templateIds }: Pick<Context, 'db' | 'schoolId' | 'actor' | 'templateIds'>): Promise<OfferedTemplate[]> {
  if (templateIds.size === 0) return []
  const kept = new Map((await subscriptionsOf(db, schoolId, actor.accountId as string)).map((each) => [each.templateId, each]))
  return weChatTemplates().templates.flatMap(({ key, title, readers }) => {
    const templateId = templateIds.get(key)
    const isReader = readers.some((reader) => (reader === 'guardian' ? actor.guardianId !== null : actor.staffId !== null))
    if (templateId === undefined || !isReader) return []
    const own = kept.get(templateId)
    return [{ key, templateId, title, left: own?.left ?? 0, lastAnswer: own?.lastAnswer ?? null }]
  })
}
