import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { readHome } from 'cloud/contract/home'
import { answerSurvey, listSurveys, readSurvey } from 'cloud/contract/survey'
import AnswerSurveyPage from '@/features/survey/answer'
import SurveysPage from '@/features/survey/list'
import HomePage from '@/pages/home'
import { beginSession } from '@/session/session'
import { answer, loseNetwork, refuse } from './fake-transport'
import { guardianHome } from './home-fixture'
import { openWith } from './stand-ins/taro'
import { outsideSheet, surveyId, surveyOf, xiaomanId, zhiqiuId } from './survey-fixture'

const tap = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))
const showList = (surveys: ReturnType<typeof surveyOf>[] = [surveyOf()]) => {
  answer(listSurveys, { surveys })
  render(<SurveysPage />)
}
/** Begins 林知秋's ballot on this phone, and hands it in where asked to. */
async function begin({ handIn = false } = {}) {
  openWith({ surveyId, childId: zhiqiuId })
  answer(listSurveys, { surveys: [surveyOf()] })
  answer(readSurvey, outsideSheet({ sections: outsideSheet().sections.slice(0, 1) }))
  answer(answerSurvey, { surveyId, changed: true })
  render(<AnswerSurveyPage />)
  await userEvent.click(await screen.findByRole('checkbox', { name: '围棋' }))
  if (handIn) {
    await tap('交上')
    await screen.findByText('林知秋的问卷已经交上')
  }
  cleanup()
}
const kept = () => Taro.getStorageInfoSync().keys.filter((key) => key.includes(surveyId))

test('home leads to the surveys while one still waits for this family, and says nothing afterwards', async () => {
  answer(readHome, { ...guardianHome, openSurveys: 2 })
  const page = render(<HomePage />)
  await tap(/有2份问卷请您回答/)
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/survey/list/index' })
  page.unmount()
  answer(readHome, guardianHome)
  render(<HomePage />)
  await screen.findByText('海江小学')
  expect(screen.queryByText(/问卷/)).not.toBeInTheDocument()
})

test('each child has a row of its own that says whether its ballot is in, and by whom it may be changed', async () => {
  showList([
    surveyOf({
      children: [
        { childId: xiaomanId, name: '林小满', answered: 'own' },
        { childId: zhiqiuId, name: '林知秋', answered: 'nobody' },
      ],
    }),
    surveyOf({ surveyId: zhiqiuId, title: '需求调查', children: [{ childId: xiaomanId, name: '林小满', answered: 'other' }] }),
  ])
  expect(await screen.findByRole('button', { name: /林小满.*截止前可以改.*已交/ })).toBeInTheDocument()
  expect(screen.getByRole('button', { name: /林小满.*另一位家长已经交过/ })).toBeInTheDocument()
  await tap(/林知秋.*请回答/)
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/survey/answer/index?surveyId=${surveyId}&childId=${zhiqiuId}` })
})

test('a published result and the promises are a tap away, also for whom no survey asks now', async () => {
  showList([surveyOf({ state: 'closed', published: true, children: [] })])
  expect(await screen.findByText('现在没有问卷要回答。')).toBeInTheDocument()
  await tap(/看结果/)
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/survey/results/index?surveyId=${surveyId}` })
  await tap(/你说我改/)
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/survey/promises/index' })
})

test('what was begun is said to be begun', async () => {
  await begin()
  showList([surveyOf({ children: [{ childId: zhiqiuId, name: '林知秋', answered: 'nobody' }] })])
  expect(await screen.findByRole('button', { name: /林知秋.*填了一部分，接着填/ })).toBeInTheDocument()
})

test('what was not handed in before closing stays until the family throws it away', async () => {
  await begin()
  showList([])
  expect(await screen.findByText('《课后服务满意度问卷》已经截止，林知秋的答案没有交上，只在这部手机上。')).toBeInTheDocument()
  await tap('从手机上删掉')
  expect(screen.queryByText('没有交上的内容')).not.toBeInTheDocument()
  expect(kept()).toEqual([])
})

test('what was handed in stays on the phone while the survey is open and is forgotten once it is over', async () => {
  await begin({ handIn: true })
  showList([surveyOf({ children: [{ childId: zhiqiuId, name: '林知秋', answered: 'own' }] })])
  await screen.findByText('截止前可以改')
  expect(kept()).toHaveLength(1)
  cleanup()
  showList([surveyOf({ state: 'closed', published: true, children: [] })])
  await screen.findByText('现在没有问卷要回答。')
  expect(kept()).toEqual([])
})

test('a list that did not come forgets nothing', async () => {
  await begin({ handIn: true })
  loseNetwork()
  render(<SurveysPage />)
  expect(await screen.findByRole('button', { name: '重新连接' })).toBeInTheDocument()
  expect(kept()).toHaveLength(1)
})

test('whoever signs in next on the same phone finds no answers on it', async () => {
  await begin()
  expect(kept()).toHaveLength(1)
  beginSession('another')
  expect(kept()).toEqual([])
})

test('somebody without a child here is told what to do first', async () => {
  refuse(listSurveys, 'role_needed')
  render(<SurveysPage />)
  await tap('绑定孩子')
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/family/bind/index' })
})
