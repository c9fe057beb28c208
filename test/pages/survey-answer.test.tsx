import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { answerSurvey, readSurvey } from 'cloud/contract/survey'
import AnswerSurveyPage from '@/features/survey/answer'
import { answerAll, onPage, open, pick, row, sent, tap } from './answering'
import { comeBack, loseNetwork, questions, refuse } from './fake-transport'
import { fire, openWith } from './stand-ins/taro'
import { chessId, outsideSheet, sheetOf, surveyId, xiaomanId, zhiqiuId } from './survey-fixture'

test('a family reads in two sentences what becomes of its answers before the first question', async () => {
  open()
  expect(await screen.findByText('您的答案交上后锁起来，截止后只留下合计，学校看不到哪一家答了什么。回答不到 8 份的不单独统计，写的话也不留；您写的话只给学校办公室看，不带年级和班级。')).toBeInTheDocument()
  expect(screen.getByText('10月12日 20:00截止')).toBeInTheDocument()
  expect(screen.getByText('第 1 页，共 4 页')).toBeInTheDocument()
  for (const way of screen.getAllByRole('radio')) expect(way).not.toBeChecked()
})

test('a family that takes part answers a screen at a time, each course of its own, and is thanked', async () => {
  open()
  await answerAll()
  await tap('交上')
  expect(await screen.findByText('林小满的问卷已经交上')).toBeInTheDocument()
  expect(sent()).toEqual([
    {
      surveyId,
      childId: xiaomanId,
      answers: [
        { section: 'service', subjectId: null, values: { overall: 'good', parts: { safety: 'fine', time: 'poor' } } },
        { section: 'wishes', subjectId: null, values: { courses: ['choir', 'chess'] } },
        { section: 'courses', subjectId: chessId, values: { score: 5 } },
        { section: 'courses', subjectId: '7a1d7a6e-3c43-4f6e-9a8b-1f2e3d4c5b02', values: { score: 3 } },
      ],
    },
  ])
})

test('a ballot travels without a request key, by which it could be found again', async () => {
  open()
  await answerAll()
  await tap('交上')
  await screen.findByText('林小满的问卷已经交上')
  expect(questions(answerSurvey).map(({ requestKey }) => requestKey)).toEqual([undefined])
})

test('a family that does not take part is asked for its reasons and nothing about courses', async () => {
  open(outsideSheet(), zhiqiuId)
  await pick('checkbox', '足球')
  await tap('下一页')
  expect(await screen.findByText('没有参加的原因')).toBeInTheDocument()
  await pick('checkbox', '家里有人接')
  await tap('交上')
  await screen.findByText('林知秋的问卷已经交上')
  expect(sent()[0]?.answers).toEqual([
    { section: 'wishes', subjectId: null, values: { courses: ['football'] } },
    { section: 'reasons', subjectId: null, values: { reasons: ['home'] } },
  ])
})

test('what is missing is said at its question, by row, and the page stays', async () => {
  open()
  await tap('下一页')
  expect(screen.getByText('请选一项。')).toBeInTheDocument()
  expect(screen.getByText('还没有选：安全、时间。')).toBeInTheDocument()
  await userEvent.click(row('各方面怎么样，安全').getByRole('radio', { name: '好' }))
  expect(screen.getByText('还没有选：时间。')).toBeInTheDocument()
  expect(screen.getByText('第 1 页，共 4 页')).toBeInTheDocument()
})

test('a question that hangs on an answer comes and goes with it, and what was hidden again is not handed in', async () => {
  open(sheetOf({ sections: sheetOf().sections.slice(0, 1), subjects: [] }))
  await pick('radio', '不满意')
  await userEvent.type(screen.getByRole('textbox', { name: '哪里不满意' }), '下课太吵')
  await pick('radio', '满意')
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument()
  for (const name of ['各方面怎么样，安全', '各方面怎么样，时间']) await userEvent.click(row(name).getByRole('radio', { name: '好' }))
  await tap('交上')
  await screen.findByText('林小满的问卷已经交上')
  expect(sent()[0]?.answers[0]?.values).toEqual({ overall: 'good', parts: { safety: 'fine', time: 'fine' } })
})

test('things are ranked by tapping in order; a full list says so, and every tap can be taken back', async () => {
  open(outsideSheet({ sections: outsideSheet().sections.slice(0, 1) }), zhiqiuId)
  await pick('checkbox', '合唱')
  await pick('checkbox', '围棋')
  expect(screen.getByRole('checkbox', { name: '合唱，排第1' })).toBeChecked()
  expect(screen.getByText(/2 个都排好了/)).toBeInTheDocument()
  await pick('checkbox', '足球')
  expect(screen.getByRole('checkbox', { name: '足球' })).not.toBeChecked()
  await pick('checkbox', '合唱，排第1')
  expect(screen.getByRole('checkbox', { name: '围棋，排第1' })).toBeChecked()
  await tap('撤回上一步：最想上的课')
  expect(screen.getByRole('checkbox', { name: '合唱，排第1' })).toBeChecked()
  expect(screen.getByRole('checkbox', { name: '围棋，排第2' })).toBeChecked()
  await tap('重新排：最想上的课')
  expect(screen.getByText('已排 0 个，还可以排 2 个。')).toBeInTheDocument()
})

test('of several no more can be chosen than the question allows', async () => {
  open(outsideSheet({ sections: outsideSheet().sections.slice(0, 1) }), zhiqiuId)
  for (const day of ['周一', '周二', '周三']) await pick('checkbox', day)
  expect(screen.getByText('最多选 2 项，已选 2 项')).toBeInTheDocument()
  expect(screen.getByRole('checkbox', { name: '周三' })).not.toBeChecked()
})

test('a closed app loses nothing: the family goes on at the page and with the answers that it left', async () => {
  open()
  await pick('radio', '一般')
  for (const name of ['各方面怎么样，安全', '各方面怎么样，时间']) await userEvent.click(row(name).getByRole('radio', { name: '好' }))
  await tap('下一页')
  await pick('checkbox', '足球')
  cleanup()
  open()
  expect(await onPage('第 2 页，共 4 页')).toBeInTheDocument()
  expect(screen.getByRole('checkbox', { name: '足球，排第1' })).toBeChecked()
  await tap('上一页')
  expect(screen.getByRole('radio', { name: '一般' })).toBeChecked()
  expect(screen.getByText('已经填了一部分，下面接着填。')).toBeInTheDocument()
})

test('without a network nothing is lost, and handing in again when it is back does it', async () => {
  open()
  await answerAll()
  loseNetwork()
  await tap('交上')
  expect(await screen.findByText(/网络连接不上/)).toBeInTheDocument()
  expect(screen.getByText(/点几次都只算一份/)).toBeInTheDocument()
  comeBack()
  await tap('交上')
  expect(await screen.findByText('林小满的问卷已经交上')).toBeInTheDocument()
  expect(sent()[1]).toEqual(sent()[0])
})

test('a reply that was lost is asked for once more by itself with the same ballot', async () => {
  open()
  await answerAll()
  loseNetwork('timeout')
  await tap('交上')
  expect(await screen.findByText(/没有等到回复/)).toBeInTheDocument()
  expect(sent()).toHaveLength(2)
  expect(sent()[1]).toEqual(sent()[0])
})

test('closing while answering says so and keeps what was filled in, over a restart too, to be read and not handed in', async () => {
  open()
  await answerAll()
  refuse(answerSurvey, 'survey_closed')
  await tap('交上')
  expect(await screen.findByText('问卷已经截止，这次没有交上。')).toBeInTheDocument()
  expect(screen.getByRole('radio', { name: '3分' })).toBeChecked()
  cleanup()
  openWith({ surveyId, childId: xiaomanId })
  refuse(readSurvey, 'survey_closed')
  render(<AnswerSurveyPage />)
  expect(await screen.findByText('问卷已经截止，这次没有交上。')).toBeInTheDocument()
  await pick('radio', '1分，很不喜欢')
  expect(screen.getByRole('radio', { name: '3分' })).toBeChecked()
  expect(screen.queryByRole('button', { name: '交上' })).not.toBeInTheDocument()
  await tap('想说的话，写给学校')
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/feedback/write/index' })
})

test('where no reply came before the closing, nobody says that it was not handed in, over a restart too', async () => {
  open()
  await answerAll()
  loseNetwork('timeout')
  await tap('交上')
  await screen.findByText(/没有等到回复/)
  comeBack()
  refuse(answerSurvey, 'survey_closed')
  await tap('交上')
  expect(await screen.findByText(/可能已经交上，也可能没有/)).toBeInTheDocument()
  cleanup()
  openWith({ surveyId, childId: xiaomanId })
  refuse(readSurvey, 'survey_closed')
  render(<AnswerSurveyPage />)
  expect(await screen.findByText(/可能已经交上，也可能没有/)).toBeInTheDocument()
  expect(screen.queryByText(/没有交上。/)).not.toBeInTheDocument()
})

test('a survey that closes behind the page, before anything was sent, leaves the answers on it', async () => {
  open()
  await pick('radio', '不满意')
  refuse(readSurvey, 'survey_closed')
  fire('show')
  expect(await screen.findByText('问卷已经截止，这次没有交上。')).toBeInTheDocument()
  expect(screen.getByRole('radio', { name: '不满意' })).toBeChecked()
})

test('a survey that closed before a family had begun is only told to be over', async () => {
  openWith({ surveyId, childId: xiaomanId })
  refuse(readSurvey, 'survey_closed')
  render(<AnswerSurveyPage />)
  expect(await screen.findByText('问卷已经截止，不能再回答。')).toBeInTheDocument()
})

test.each(['survey_answered', 'survey_answered_by_other', 'survey_text_risky', 'input_invalid', 'internal'] as const)('a refusal %s loses nothing that was answered', async (code) => {
  open()
  await answerAll()
  refuse(answerSurvey, code)
  await tap('交上')
  expect(await screen.findByRole('alert')).toBeInTheDocument()
  expect(screen.getByRole('radio', { name: '3分' })).toBeChecked()
  await tap('上一页')
  expect(screen.getByRole('radio', { name: '5分，很喜欢' })).toBeChecked()
})

test('words that do not pass are one tap away from being mended', async () => {
  open()
  await onPage('第 1 页，共 4 页')
  await pick('radio', '不满意')
  await userEvent.type(screen.getByRole('textbox'), '很不好的话')
  for (const name of ['各方面怎么样，安全', '各方面怎么样，时间']) await userEvent.click(row(name).getByRole('radio', { name: '好' }))
  await tap('下一页')
  await pick('checkbox', '围棋')
  await tap('下一页')
  await pick('radio', '4分')
  await tap('下一页')
  await pick('radio', '4分')
  refuse(answerSurvey, 'survey_text_risky')
  await tap('交上')
  await tap('去改第 1 页写的话')
  expect(screen.getByRole('textbox', { name: '哪里不满意' })).toHaveValue('很不好的话')
})

test('words of nothing but blanks do not count as an answer', async () => {
  open()
  await pick('radio', '不满意')
  await userEvent.type(screen.getByRole('textbox'), '   ')
  await tap('下一页')
  expect(screen.getByText('请写几个字。')).toBeInTheDocument()
})
