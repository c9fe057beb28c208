import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { answerFeedback, closeFeedback, decideFeedbackText, listFeedback, listMyFeedback, listSuggestions, publishSuggestion, rateFeedbackReply, writeFeedback, type OwnFeedback } from 'cloud/contract/feedback'
import MyFeedbackPage from '@/features/feedback/mine'
import OfficeFeedbackPage from '@/features/feedback/office'
import SuggestionsPage from '@/features/feedback/public'
import WriteFeedbackPage from '@/features/feedback/write'
import { answer, questions, refuse } from './fake-transport'
import { openWith } from './stand-ins/taro'

const feedbackId = '5b0c2f6e-4a53-4f0a-9f3e-0d8f4f1c2a01'
const turn = { text: '希望周五也有课后服务', writtenAt: '2026-09-08T08:00:00Z', reply: null, repliedAt: null, satisfied: null }
const answered = { ...turn, reply: '10月起周五也开', repliedAt: '2026-09-09T01:00:00Z' }
const own: OwnFeedback = { feedbackId, kind: 'suggestion', state: 'open', turns: [turn], isPublic: false }
const page = { nextOffset: null, total: 1 }
const who = { guardianName: '陈海燕', children: [{ name: '林知夏', className: '三年级2班' }] }
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }))

test('a family writes what it has to say, is told who reads it, and is led to its own list', async () => {
  render(<WriteFeedbackPage />)
  for (const kind of screen.getAllByRole('radio')) expect(kind).not.toBeChecked()
  expect(screen.getByText(/班主任看不到/)).toBeInTheDocument()
  await press('交给学校')
  expect(screen.getByText('请写下想说的话。')).toBeInTheDocument()
  expect(questions(writeFeedback)).toEqual([])
  await userEvent.click(screen.getByRole('radio', { name: '建议' }))
  await userEvent.type(screen.getByRole('textbox'), turn.text)
  answer(writeFeedback, { feedbackId })
  await press('交给学校')
  expect(questions(writeFeedback)[0]?.input).toEqual({ kind: 'suggestion', text: turn.text })
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/features/feedback/mine/index?sent=1' })
})

test('what did not pass the check stays on the page and on the phone, with what to do', async () => {
  refuse(writeFeedback, 'feedback_text_risky')
  const first = render(<WriteFeedbackPage />)
  await userEvent.click(screen.getByRole('radio', { name: '表扬' }))
  await userEvent.type(screen.getByRole('textbox'), '写好的话')
  await press('交给学校')
  expect(await screen.findByText(/没有通过微信的内容检查/)).toBeInTheDocument()
  first.unmount()
  render(<WriteFeedbackPage />)
  expect(screen.getByRole('textbox')).toHaveValue('写好的话')
})

test('whoever is pressed to take part finds the complaint to the bureau beside it', async () => {
  render(<WriteFeedbackPage />)
  await press(/被自愿/)
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/complaint/file/index' })
})

test('the family reads the answer, says that it is enough, and the list is read again', async () => {
  openWith({})
  answer(listMyFeedback, { feedback: [{ ...own, state: 'answered', turns: [answered] }], ...page })
  render(<MyFeedbackPage />)
  expect(await screen.findByText('10月起周五也开')).toBeInTheDocument()
  answer(rateFeedbackReply, { state: 'closed' })
  answer(listMyFeedback, { feedback: [{ ...own, state: 'closed', turns: [{ ...answered, satisfied: true }], isPublic: true }], ...page })
  await press('满意')
  expect(questions(rateFeedbackReply)[0]?.input).toEqual({ feedbackId, satisfied: true, more: '' })
  expect(await screen.findByText('已结束')).toBeInTheDocument()
  expect(screen.getByText(/没有写名字。/)).toBeInTheDocument()
})

test('an answer that is not enough is asked about once more, and not without a word', async () => {
  openWith({})
  answer(listMyFeedback, { feedback: [{ ...own, state: 'answered', turns: [answered] }], ...page })
  render(<MyFeedbackPage />)
  await screen.findByText('10月起周五也开')
  await press('不满意，再问一次')
  await press('再问一次')
  expect(questions(rateFeedbackReply)).toEqual([])
  await userEvent.type(screen.getByRole('textbox'), '周五几点结束')
  answer(rateFeedbackReply, { state: 'open' })
  await press('再问一次')
  expect(questions(rateFeedbackReply)[0]?.input).toEqual({ feedbackId, satisfied: false, more: '周五几点结束' })
})

test('a second answer that is not enough leads to the bureau, and to no third', async () => {
  openWith({})
  const second = { ...answered, writtenAt: '2026-09-10T08:00:00Z', text: '几点', reply: '再研究' }
  answer(listMyFeedback, { feedback: [{ ...own, state: 'closed', turns: [{ ...answered, satisfied: false }, { ...second, satisfied: false }] }], ...page })
  render(<MyFeedbackPage />)
  await userEvent.click(await screen.findByRole('button', { name: '还要向教育局反映' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/complaint/file/index' })
  expect(screen.queryByRole('button', { name: '不满意，再问一次' })).not.toBeInTheDocument()
})

test('what waits for an answer can be taken back after one more question', async () => {
  openWith({ sent: '1' })
  answer(listMyFeedback, { feedback: [own], ...page })
  render(<MyFeedbackPage />)
  expect(await screen.findByText('已经交给学校')).toBeInTheDocument()
  await press('收回这条意见')
  expect(questions(closeFeedback)).toEqual([])
  answer(closeFeedback, { feedbackId })
  await press('收回')
  expect(questions(closeFeedback)[0]?.input).toEqual({ feedbackId })
})

test('somebody without a child here learns what to do first', async () => {
  openWith({})
  refuse(listMyFeedback, 'role_needed')
  render(<MyFeedbackPage />)
  await userEvent.click(await screen.findByRole('button', { name: '绑定孩子' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/family/bind/index' })
})

test('the office sees what is due, opens what was not checked itself, and answers', async () => {
  const feedback = { feedbackId, kind: 'suggestion' as const, state: 'open' as const, who, turns: [{ ...turn, verdict: 'waiting' as const }], suggestion: null }
  answer(listFeedback, { feedback: [feedback], open: 1, waiting: 1, ...page })
  render(<OfficeFeedbackPage />)
  expect(await screen.findByText('1 条等答复，1 段话微信没能检查，要有人先看。')).toBeInTheDocument()
  expect(screen.getByText('陈海燕（三年级2班 林知夏）')).toBeInTheDocument()
  expect(screen.queryByText(turn.text)).not.toBeInTheDocument()
  await press('打开看这段话')
  expect(screen.getByText(turn.text)).toBeInTheDocument()
  answer(decideFeedbackText, { verdict: 'shown' })
  await press('没有问题，显示')
  expect(questions(decideFeedbackText)[0]?.input).toEqual({ feedbackId, part: 'first', shown: true })
  await press('答复')
  await userEvent.type(screen.getByRole('textbox'), '下学期安排')
  answer(answerFeedback, { feedbackId })
  await press('发出答复')
  expect(questions(answerFeedback)[0]?.input).toEqual({ feedbackId, reply: '下学期安排' })
})

test('the office makes it public in shorter words, beginning from the family’s and its own answer', async () => {
  const feedback = { feedbackId, kind: 'suggestion' as const, state: 'answered' as const, who, turns: [{ ...answered, verdict: 'passed' as const }], suggestion: null }
  answer(listFeedback, { feedback: [feedback], open: 0, waiting: 0, ...page })
  render(<OfficeFeedbackPage />)
  await userEvent.click(await screen.findByRole('button', { name: '公开这条意见和答复' }))
  expect(screen.getAllByRole('textbox').map((box) => (box as HTMLTextAreaElement).value)).toEqual([turn.text, answered.reply])
  refuse(publishSuggestion, 'suggestion_names_family')
  await press('公开')
  expect(await screen.findByText(/有孩子或家长的姓名、小名，或电话/)).toBeInTheDocument()
  expect(questions(publishSuggestion)[0]?.input).toEqual({ feedbackId, text: turn.text, answer: answered.reply })
})

test('anybody reads what was made public, as text whatever stands in it', async () => {
  const text = '<script>alert(1)</script>周五也开课'
  answer(listSuggestions, { suggestions: [{ suggestionId: feedbackId, text, answer: '10月起开', publishedOn: '2026-09-10' }], ...page })
  render(<SuggestionsPage />)
  expect(await screen.findByText(text)).toBeInTheDocument()
  expect(screen.getByText('10月起开')).toBeInTheDocument()
})

test('a school that has made nothing public says so', async () => {
  answer(listSuggestions, { suggestions: [], nextOffset: null, total: 0 })
  render(<SuggestionsPage />)
  expect(await screen.findByText('学校还没有公开的意见和答复。')).toBeInTheDocument()
})
