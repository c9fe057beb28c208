import { readSubscriptions as operation } from '../../contract/subscription'
import { read } from '../../handling'
import { offeredTemplates } from '../../offered-templates'

export const readSubscriptions = read(operation, async (context) => ({ templates: await offeredTemplates(context) }))
