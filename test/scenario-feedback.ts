import type { Api, Input } from './boot'
import type { Family, School } from './given'
import type { Scenario } from './scenario'

type FeedbackNames = 'writeFeedback' | 'listMyFeedback' | 'rateFeedbackReply' | 'closeFeedback' | 'listFeedback' | 'answerFeedback' | 'decideFeedbackText' | 'publishSuggestion' | 'withdrawSuggestion' | 'listSuggestions'

/** A family's feedback, as far as the school has come with it. */
export async function givenFeedback(api: Api, school: School, { guardian }: Family, { text = '希望周五也有课后服务', answered = false, looked = false }: { text?: string; answered?: boolean; looked?: boolean } = {}): Promise<string> {
  const { feedbackId } = await api.done(guardian, 'writeFeedback', { kind: 'suggestion', text })
  if (answered) await api.done(school.office, 'answerFeedback', { feedbackId, reply: '下学期安排' })
  if (looked) await api.done(school.office, 'decideFeedbackText', { feedbackId, part: 'first', shown: true })
  return feedbackId
}

/** A valid call for each operation of feedback. */
export async function feedbackRows(api: Api, school: School, family: Family): Promise<Pick<Scenario['rows'], FeedbackNames>> {
  const feedback: Input<'writeFeedback'> = { kind: 'suggestion', text: '希望周五也有课后服务' }
  const [rated, publishing, published] = [await givenFeedback(api, school, family, { answered: true }), await givenFeedback(api, school, family, { answered: true, looked: true }), await givenFeedback(api, school, family, { answered: true, looked: true })]
  const [closing, answering, judging] = [await givenFeedback(api, school, family), await givenFeedback(api, school, family), await givenFeedback(api, school, family)]
  const publication = { text: '周五也开课', answer: '下学期开' }
  await api.done(school.office, 'publishSuggestion', { feedbackId: published, ...publication })
  const { guardian } = family
  const others = { otherGuardian: 'feedback_unknown', committee: 'feedback_unknown' } as const
  return {
    writeFeedback: { by: guardian, input: feedback },
    listMyFeedback: { by: guardian, input: {} },
    rateFeedbackReply: { by: guardian, input: { feedbackId: rated, satisfied: true, more: '' }, others },
    closeFeedback: { by: guardian, input: { feedbackId: closing }, others },
    listFeedback: { by: school.office, input: {} },
    answerFeedback: { by: school.office, input: { feedbackId: answering, reply: '已安排' } },
    decideFeedbackText: { by: school.office, input: { feedbackId: judging, part: 'first', shown: true } },
    publishSuggestion: { by: school.office, input: { feedbackId: publishing, ...publication } },
    withdrawSuggestion: { by: school.office, input: { feedbackId: published } },
    listSuggestions: { by: school.visitor, input: {} },
  }
}
