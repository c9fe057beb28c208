import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { decideSurveyText, keepPromise, listPromises, listSurveyTexts, publishSurveyResults, readPublishedSurvey, readSurveyResults } from 'cloud/contract/survey-result'
import SurveyOfficeResultsPage from '@/features/survey-office/results'
import PromisesPage from '@/features/survey/promises'
import SurveyResultsPage from '@/features/survey/results'
import { answer, loseNetwork, questions, refuse } from './fake-transport'
import { idOf, theWhole } from './staff-fixture'
import { openWith } from './stand-ins/taro'
import { promise, publishedWith, resultsWith, surveyId, type Results } from './survey-result-fixture'

const tap = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))
const heard = () => screen.getAllByRole('listitem').map((item) => item.getAttribute('aria-label'))

describe('the office', () => {
  const open = (results: Results) => {
    openWith({ surveyId })
    answer(readSurveyResults, results)
    return render(<SurveyOfficeResultsPage />)
  }

  test('reads every percentage with what it is of, who did not answer, and how it changed', async () => {
    open(resultsWith())
    expect(await screen.findByText('请了 26 个孩子的家庭，交回 20 份（76.9%），没交 6 份。')).toBeInTheDocument()
    expect(screen.getByText('有效回答 20 份')).toBeInTheDocument()
    expect(heard()).toEqual(['非常满意，60%，12 份，比上次多 10 个百分点', '满意，40%，8 份，和上次差不多', '不满意，0%，0 份，比上次少 10 个百分点'])
    expect(screen.getByText('回答不到 8 份，不统计。')).toBeInTheDocument()
    expect(screen.getByText(/和上次的“四月问卷”比/)).toBeInTheDocument()
  })

  test('looks at a grade, a teacher, and is told where a group has become too small', async () => {
    open(resultsWith())
    expect((await screen.findAllByRole('tab')).map((tab) => tab.textContent)).toEqual(['全校', '年级', '老师'])
    await userEvent.click(screen.getByRole('tab', { name: '年级' }))
    await userEvent.click(await screen.findByRole('radio', { name: '三年级 12 份' }))
    expect(await screen.findByRole('radio', { name: '三年级 12 份' })).toBeChecked()
    expect(questions(readSurveyResults).map(({ input }) => [input.part, input.partKey])).toEqual([['all', ''], ['grade', '1'], ['grade', '3']])
    refuse(readSurveyResults, 'survey_group_small')
    await userEvent.click(screen.getByRole('tab', { name: '老师' }))
    expect(await screen.findByText(/不单独统计/)).toBeInTheDocument()
    answer(readSurveyResults, resultsWith())
    await tap('回到全校')
    expect(await screen.findByText('有效回答 20 份')).toBeInTheDocument()
  })

  test('publishes only with words, and a promise only with who and until when; what was written stays on the phone', async () => {
    const page = open(resultsWith())
    await tap('公布结果和改进')
    await tap('公布给家长')
    expect(screen.getByText('请先写几句说明。')).toBeInTheDocument()
    await userEvent.type(screen.getByRole('textbox', { name: '结果说明' }), '谢谢各位家长。')
    await tap('加一项改进')
    await userEvent.type(screen.getByRole('textbox', { name: '改什么' }), '午餐换保温箱')
    await tap('公布给家长')
    expect(screen.getByText('请写由谁负责，如教务处。')).toBeInTheDocument()
    expect(questions(publishSurveyResults)).toEqual([])
    page.unmount()
    open(resultsWith())
    await tap('公布结果和改进')
    expect(screen.getByRole('textbox', { name: '改什么' })).toHaveValue('午餐换保温箱')
    await userEvent.type(screen.getByRole('textbox', { name: '谁负责' }), '总务处')
    await userEvent.type(screen.getByRole('textbox', { name: '哪天前做到' }), '2026年11月1日')
    answer(publishSurveyResults, { surveyId, changedAt: '2026-10-08T01:00:00Z' })
    await tap('公布给家长')
    expect(await screen.findByText('已经公布，家长现在看得到。')).toBeInTheDocument()
    expect(questions(publishSurveyResults)[0]?.input).toEqual({ surveyId, seenAt: null, summary: '谢谢各位家长。', promises: [{ text: '午餐换保温箱', owner: '总务处', dueOn: '2026-11-01' }] })
  })

  test('is told in a sentence that somebody else has published, and keeps what was written', async () => {
    open(resultsWith())
    await tap('公布结果和改进')
    await userEvent.type(screen.getByRole('textbox', { name: '结果说明' }), '谢谢。')
    refuse(publishSurveyResults, 'survey_report_changed')
    await tap('公布给家长')
    expect(await screen.findByRole('alert')).toHaveTextContent('结果刚被别人公布或改过')
    expect(screen.getByRole('textbox', { name: '结果说明' })).toHaveValue('谢谢。')
  })

  test('marks a promise as kept only with what was done', async () => {
    open(resultsWith({ report: { summary: '谢谢。', publishedAt: '2026-10-08T01:00:00Z', changedAt: '2026-10-08T01:00:00Z' }, promises: [promise, { ...promise, promiseId: idOf(911), text: '调座位', state: 'kept', keptOn: '2026-10-20', keptNote: '换了 12 张课桌' }] }))
    expect(await screen.findByText('总务处负责，2026年11月1日前做到')).toBeInTheDocument()
    expect(screen.getByText('换了 12 张课桌')).toBeInTheDocument()
    await tap('做到了：午餐换保温箱')
    await tap('记为做到')
    expect(screen.getByText('请写一句做了什么。')).toBeInTheDocument()
    await userEvent.type(screen.getByRole('textbox', { name: '做了什么' }), '新保温箱已启用')
    answer(keepPromise, { promiseId: promise.promiseId, keptOn: '2026-10-25' })
    await tap('记为做到')
    expect(questions(keepPromise)[0]?.input).toEqual({ promiseId: promise.promiseId, note: '新保温箱已启用' })
  })

  test('looks at what waits first, sees hostile words as words, and puts them away', async () => {
    const hostile = '<img src=x onerror=alert(1)>😀'
    answer(listSurveyTexts, { texts: [{ textId: idOf(920), question: '还想说什么？', text: hostile }], ...theWhole(1) })
    open(resultsWith({ texts: { waiting: 1, shown: 3, hidden: 0 } }))
    expect(await screen.findByText(hostile)).toBeInTheDocument()
    expect(questions(listSurveyTexts)[0]?.input).toEqual({ surveyId, verdict: 'waiting', offset: 0 })
    answer(decideSurveyText, { textId: idOf(920) })
    answer(listSurveyTexts, { texts: [], ...theWhole(0) })
    await tap('收起不看')
    expect(await screen.findByText('没有要看的。')).toBeInTheDocument()
    expect(questions(decideSurveyText)[0]?.input).toEqual({ surveyId, textId: idOf(920), verdict: 'hidden' })
  })

  test('cannot publish what one course’s families said, and is told why', async () => {
    open(resultsWith({ publishable: false }))
    expect(await screen.findByText(/只问了一门课的家庭/)).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '公布结果和改进' })).not.toBeInTheDocument()
  })

  test('of a survey that is still open is told when there will be results', async () => {
    openWith({ surveyId })
    refuse(readSurveyResults, 'survey_not_closed')
    render(<SurveyOfficeResultsPage />)
    expect(await screen.findByText(/问卷还没有截止/)).toBeInTheDocument()
  })
})

describe('a family', () => {
  test('reads the figures with their base, what the school says, and what it promises', async () => {
    openWith({ surveyId })
    answer(readPublishedSurvey, publishedWith())
    render(<SurveyResultsPage />)
    expect(await screen.findByText('谢谢各位家长。')).toBeInTheDocument()
    expect(screen.getByText('请了 26 个孩子的家庭，交回 20 份（76.9%），没交 6 份。')).toBeInTheDocument()
    expect(heard()[0]).toBe('非常满意，60%，12 份，比上次多 10 个百分点')
    expect(screen.getByText('午餐换保温箱')).toBeInTheDocument()
    expect(screen.queryByText('还想说什么？')).not.toBeInTheDocument()
  })

  test('is told that nothing has been published yet, and that there is no network', async () => {
    openWith({ surveyId })
    refuse(readPublishedSurvey, 'survey_not_published')
    const page = render(<SurveyResultsPage />)
    expect(await screen.findByText('学校还没有公布这份问卷的结果。')).toBeInTheDocument()
    page.unmount()
    loseNetwork()
    render(<SurveyResultsPage />)
    expect(await screen.findByRole('button', { name: /重新连接|再试一次/ })).toBeInTheDocument()
  })

  test('sees a promise kept with what was done, a late one as late, and that there are none', async () => {
    const of = { surveyId, surveyTitle: '开学四周满意度问卷' }
    answer(listPromises, { promises: [{ ...promise, ...of, state: 'late' }, { ...promise, ...of, promiseId: idOf(911), text: '调座位', state: 'kept', keptOn: '2026-10-20', keptNote: '换了 12 张课桌' }], ...theWhole(2) })
    const page = render(<PromisesPage />)
    expect(await screen.findByText('已过期限')).toBeInTheDocument()
    expect(screen.getByText('总务处负责，2026年10月20日做到')).toBeInTheDocument()
    expect(screen.getByText('换了 12 张课桌')).toBeInTheDocument()
    page.unmount()
    answer(listPromises, { promises: [], ...theWhole(0) })
    render(<PromisesPage />)
    expect(await screen.findByText(/还没有公布改进/)).toBeInTheDocument()
  })
})
