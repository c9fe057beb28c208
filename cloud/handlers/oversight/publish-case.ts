import { publishCase as operation } from '../../contract/oversight'
import { done, refuse, writeAfter } from '../../handling'
import { addCase } from '../../store/bureau-case'

// Where WeChat does not answer it is published all the same: who publishes it is the person who would have to look.
export const publishCase = writeAfter(
  operation,
  ({ checkText }, { title, about, body }) => checkText([title, about, body].join('\n')),
  async ({ db, actor, now, random }, { title, about, body }, verdict) => {
    if (verdict === 'risky') return refuse('case_text_risky')
    const caseId = random.uuid()
    const schools = await addCase(db, { caseId, title, about, body, accountId: actor.accountId as string, now })
    return done({ caseId, schools }, { target: `case/${caseId}`, schools })
  },
)
