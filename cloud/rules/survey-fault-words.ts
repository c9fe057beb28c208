import type { SurveyAudience } from '../contract/survey'
import type { SurveyForm } from '../contract/survey-form'
import { formFaults, type FormFault } from './survey-form'
import { isFormTooLarge } from './survey-size'

const says: Record<FormFault['kind'], string> = {
  keyTwice: '有两处内部代号相同，请删去其中一处再加。',
  showIfUnknown: '“什么时候问”所指的题或选项已经不在，请重新选择。',
  showIfLater: '“什么时候问”只能看前面的题，请调整顺序或重新选择。',
  textAboutSubject: '按课程或老师问的部分不能有文字题：写的话容易让人认出是哪家。请移到“问整个服务”的部分。',
  mostTooMany: '最多选几项超过了选项的个数，请改小。',
}

const nothingAsked = '有的家庭没有一题可答：请加一部分问他们，或改“问哪些家庭”。'
const tooLarge = '这份问卷太长，家长的手机读不下，结果也放不进一页：请删去一些题、行或选项，或把文字改短。'

export interface FormProblem {
  section: string
  question: string
  says: string
}

/** What keeps a form from being saved (FR-079), by place; `section` is empty where it concerns the whole form. */
export function formProblems(form: SurveyForm, audience: SurveyAudience): FormProblem[] {
  const problems = formFaults(form).map(({ kind, section, question }) => ({ section, question, says: says[kind] }))
  const asks = (joined: boolean) => form.sections.some((section) => section.audience === 'everyone' || (section.audience === 'participants') === joined)
  const nothing = (audience !== 'nonParticipants' && !asks(true)) || (audience !== 'participants' && audience !== 'course' && !asks(false))
  const ofAll = [...(nothing ? [nothingAsked] : []), ...(isFormTooLarge(form) ? [tooLarge] : [])]
  return [...problems, ...ofAll.map((words) => ({ section: '', question: '', says: words }))]
}

/** A problem with the place where it is, in words. */
export function problemWords({ sections }: SurveyForm, { section, question, says: words }: FormProblem): string {
  const found = sections.find(({ key }) => key === section)
  if (!found) return words
  const number = found.questions.findIndex(({ key }) => key === question) + 1
  return `“${found.title}”${number > 0 ? `第 ${number} 题` : ''}：${words}`
}
