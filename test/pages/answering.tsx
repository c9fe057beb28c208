import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { answerSurvey, listSurveys, readSurvey } from 'cloud/contract/survey'
import AnswerSurveyPage from '@/features/survey/answer'
import { answer, questions } from './fake-transport'
import { openWith } from './stand-ins/taro'
import { sheetOf, surveyId, surveyOf, xiaomanId, type Sheet } from './survey-fixture'

export const open = (sheet: Sheet = sheetOf(), childId = xiaomanId) => {
  openWith({ surveyId, childId })
  answer(readSurvey, sheet)
  answer(listSurveys, { surveys: [surveyOf()] })
  answer(answerSurvey, () => {
    answer(readSurvey, { ...sheet, answered: 'own' })
    return { surveyId, changed: true }
  })
  render(<AnswerSurveyPage />)
}
export const tap = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))
export const pick = async (role: 'radio' | 'checkbox', name: string | RegExp) => userEvent.click(await screen.findByRole(role, { name }))
export const row = (name: string) => within(screen.getByRole('radiogroup', { name }))
export const onPage = (words: string) => screen.findByText(words)
export const sent = () => questions(answerSurvey).map(({ input }) => input)

/** Everything that 林小满's family is asked, answered by tapping; stops before the handing in. */
export async function answerAll() {
  await onPage('第 1 页，共 4 页')
  await pick('radio', '满意')
  await userEvent.click(row('各方面怎么样，安全').getByRole('radio', { name: '好' }))
  await userEvent.click(row('各方面怎么样，时间').getByRole('radio', { name: '不好' }))
  await tap('下一页')
  await onPage('第 2 页，共 4 页')
  await pick('checkbox', '合唱')
  await pick('checkbox', '围棋')
  await tap('下一页')
  expect(await screen.findByText('课程：围棋')).toBeInTheDocument()
  await pick('radio', '5分，很喜欢')
  await tap('下一页')
  expect(await screen.findByText('课程：合唱')).toBeInTheDocument()
  await pick('radio', '3分')
}
