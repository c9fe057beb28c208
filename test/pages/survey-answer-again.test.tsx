import { cleanup, render, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { listSurveys } from 'cloud/contract/survey'
import AnswerSurveyPage from '@/features/survey/answer'
import { answerAll, open, pick, sent, tap } from './answering'
import { answer, loseNetwork } from './fake-transport'
import { openWith } from './stand-ins/taro'
import { outsideSheet, sheetOf, surveyId, surveyOf, xiaomanId, zhiqiuId } from './survey-fixture'

test('a parent of two answers for the second with one tap, looks it over, and only what that child is asked goes along', async () => {
  open()
  await answerAll()
  answer(listSurveys, { surveys: [surveyOf({ children: [{ childId: xiaomanId, name: '林小满', answered: 'own' }, { childId: zhiqiuId, name: '林知秋', answered: 'nobody' }] })] })
  await tap('交上')
  await tap('接着回答林知秋的这份')
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: `/features/survey/answer/index?surveyId=${surveyId}&childId=${zhiqiuId}` })
  cleanup()
  open(sheetOf({ childName: '林知秋', subjects: sheetOf().subjects.slice(0, 1) }), zhiqiuId)
  await tap('照林小满的填好')
  expect(screen.getByRole('radio', { name: '满意' })).toBeChecked()
  await tap('不用改，现在就交')
  await screen.findByText('林知秋的问卷已经交上')
  const [first, second] = sent()
  expect(second).toEqual({ surveyId, childId: zhiqiuId, answers: first?.answers.slice(0, 3) })
})

test('what one child is not asked is still to be answered after taking over', async () => {
  open()
  await answerAll()
  cleanup()
  open(outsideSheet(), zhiqiuId)
  await tap('照林小满的填好')
  expect(screen.getByText('已经填了一部分，下面接着填。')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /现在就交/ })).not.toBeInTheDocument()
})

test('a ballot is changed from what the phone keeps, as long as the survey lets it', async () => {
  open()
  await answerAll()
  await tap('交上')
  await tap('改答案')
  expect(screen.getByRole('radio', { name: '满意' })).toBeChecked()
  await pick('radio', '一般')
  for (let page = 0; page < 3; page += 1) await tap('下一页')
  await tap('交上修改')
  expect(await screen.findByText('林小满的问卷已经交上')).toBeInTheDocument()
  expect(sent()[1]?.answers[0]?.values).toMatchObject({ overall: 'fair' })
})

test('another phone is told that answers never come back, and that a new ballot takes the old one\'s place', async () => {
  open(sheetOf({ answered: 'own' }))
  await tap('改答案')
  expect(screen.getByText(/交过的答案不会发回手机/)).toBeInTheDocument()
  expect(screen.getByRole('radio', { name: '满意' })).not.toBeChecked()
})

test('a survey that may not be changed says so before it is handed in and offers no change after', async () => {
  open(sheetOf({ editable: false }))
  await answerAll()
  expect(screen.getByText('不记名。交上后不能再改，请看好再交。')).toBeInTheDocument()
  await tap('交上')
  expect(await screen.findByText('这份问卷交上后不能再改。')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /改/ })).not.toBeInTheDocument()
})

test('the other guardian learns that the child\'s ballot is in, and is asked nothing', async () => {
  open(sheetOf({ answered: 'other' }))
  expect(await screen.findByText('林小满的问卷已由另一位家长交过')).toBeInTheDocument()
  expect(screen.queryByRole('radio')).not.toBeInTheDocument()
})

test('without a network at opening the family reads and goes on with what the phone keeps', async () => {
  open()
  await pick('radio', '一般')
  await screen.findByText('第 1 页，共 4 页')
  cleanup()
  loseNetwork()
  openWith({ surveyId, childId: xiaomanId })
  render(<AnswerSurveyPage />)
  expect(await screen.findByText('网络不通，下面是之前的内容。')).toBeInTheDocument()
  expect(screen.getByRole('radio', { name: '一般' })).toBeChecked()
})
