import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { checkMenu, copyLastTerm, importFromPlan, publishMenu, readMenuDraft } from 'cloud/contract/course-office'
import { readNeeds } from 'cloud/contract/survey-result'
import MenuCheckPage from '@/features/course-office/check'
import CourseMenuDraftPage from '@/features/course-office/menu'
import { courseId, lineWith, menuWith, type Menu } from './course-office-fixture'
import { answer, loseNetwork, questions, refuse } from './fake-transport'
import { idOf } from './staff-fixture'
import { needsAnswer } from './survey-result-fixture'

const tap = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))
const warnings = 'a'.repeat(64)

describe('the menu', () => {
  const open = (menu: Menu) => {
    answer(readMenuDraft, menu)
    answer(readNeeds, { needs: null })
    return render(<CourseMenuDraftPage />)
  }

  test('drafts say what they still need, published courses how full they are, closed ones that they are closed', async () => {
    open(menuWith([lineWith({ blocks: 2 }), lineWith({ courseId: idOf(711), title: '足球', status: 'published', taken: 18, waiting: 3 }), lineWith({ courseId: idOf(712), title: '合唱', status: 'closed' })]))
    expect(await screen.findByText('还差 2 项')).toBeInTheDocument()
    expect(screen.getByText('已选 18/20，候补 3')).toBeInTheDocument()
    expect(screen.getByRole('button', { name: /^合唱.*已停开$/ })).toBeInTheDocument()
    expect(screen.getByRole('button', { name: /^足球，周二 16:20–17:20 · 三至四年级 · 石磊老师 · 棋室 · 先到先得，9月8日 18:00起选课/ })).toBeInTheDocument()
    await tap(/^围棋/)
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/course-office/edit/index?courseId=${courseId}` })
  })

  test('courses of the plan are taken over as drafts, none of them chosen beforehand', async () => {
    open(menuWith([], { planned: [{ planKey: 'chess', title: '象棋', serviceName: '晚托', weekdays: [2, 4] }, { planKey: 'rope', title: '跳绳', serviceName: '晚托', weekdays: null }] }))
    answer(importFromPlan, { courseIds: [idOf(721), idOf(722)] })
    expect(await screen.findByText(/还没有课程/)).toBeInTheDocument()
    expect(screen.getByRole('button', { name: '做成草稿' })).toBeDisabled()
    await userEvent.click(screen.getByRole('checkbox', { name: /象棋/ }))
    await tap('把这 1 门做成草稿')
    expect(await screen.findByText('已加进 2 份草稿，请逐门核对。')).toBeInTheDocument()
    expect(questions(importFromPlan)[0]?.input).toEqual({ planKeys: ['chess'] })
  })

  test('last term’s courses are copied with one tap', async () => {
    open(menuWith([], { lastTerm: { name: '2026年春季学期', courses: 9 } }))
    answer(copyLastTerm, { courseIds: [idOf(721)] })
    await tap('照搬 9 门')
    expect(await screen.findByText('已加进 1 份草稿，请逐门核对。')).toBeInTheDocument()
  })

  test('FR-010: what families wished for stands beside the menu, the most wished first, with how many answered', async () => {
    answer(readMenuDraft, menuWith([]))
    answer(readNeeds, { needs: needsAnswer })
    render(<CourseMenuDraftPage />)
    await tap(/家长想要什么/)
    expect(screen.getByText(/请了 40 个孩子的家庭，交回 30 份（75%），没交 10 份。/)).toBeInTheDocument()
    expect(screen.getAllByRole('listitem').map((item) => item.getAttribute('aria-label'))).toEqual(['足球，80%，24 份', '围棋，20%，6 份'])
    await tap('按年级看，看家长写的话')
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/survey-office/results/index?surveyId=${needsAnswer.surveyId}` })
  })

  test('a menu is drafted all the same where the needs survey cannot be read', async () => {
    answer(readMenuDraft, menuWith([lineWith({ blocks: 2 })]))
    refuse(readNeeds, 'internal')
    render(<CourseMenuDraftPage />)
    expect(await screen.findByText('还差 2 项')).toBeInTheDocument()
  })

  test('without a network it says so and offers to try again', async () => {
    loseNetwork()
    open(menuWith([]))
    expect(await screen.findByRole('button', { name: /重新连接|再试一次/ })).toBeInTheDocument()
  })
})

describe('publishing', () => {
  const report = { menu: [{ level: 'warn' as const, rule: 'R-024', field: null, says: '今天 2026-09-08 公布，2026-08-31 开学', satisfy: '请留足选课时间。' }], blocks: 0, warns: 1, warningsSha256: warnings, guardiansToTell: 12 }
  const courses = [{ courseId, revision: 3, title: '围棋', findings: [] }]
  const open = (menu: Menu) => {
    answer(readMenuDraft, menu)
    answer(checkMenu, { ...report, courses })
    answer(publishMenu, { published: 1, publishedAt: '2026-09-08T01:00:00Z', guardiansTold: 12 })
    return render(<MenuCheckPage />)
  }

  test('the office chooses drafts, reads the warnings, says that it has seen them, and only then are they published as they were checked', async () => {
    open(menuWith([lineWith({ warns: 1 })]))
    expect(await screen.findByRole('button', { name: '请先选要公布的课' })).toBeDisabled()
    await userEvent.click(screen.getByRole('checkbox', { name: /围棋/ }))
    expect(await screen.findByText('今天 2026-09-08 公布，2026-08-31 开学')).toBeInTheDocument()
    await tap('公布这 1 门课')
    expect(screen.getByText('会发消息告诉 12 位已参加孩子的家长。')).toBeInTheDocument()
    await tap('确认公布')
    expect(screen.getByText('请看过提醒后勾选这一条。')).toBeInTheDocument()
    expect(questions(publishMenu)).toEqual([])
    await userEvent.click(screen.getByRole('checkbox', { name: '1 条提醒我都看过了' }))
    answer(readMenuDraft, menuWith([]))
    await tap('确认公布')
    expect(await screen.findByText('已公布 1 门课。')).toBeInTheDocument()
    expect(questions(publishMenu)[0]?.input).toEqual({ courses: [{ courseId, revision: 3 }], warningsSeen: warnings })
  })

  test('a draft that lacks something cannot be chosen and leads to its form', async () => {
    open(menuWith([lineWith({ blocks: 2 })]))
    expect(await screen.findByText('还差 2 项，点开去填')).toBeInTheDocument()
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument()
    await tap(/围棋/)
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/course-office/edit/index?courseId=${courseId}` })
  })

  test('two drafts that stand in each other’s way cannot be published together, and the page says why', async () => {
    open(menuWith([lineWith({})]))
    answer(checkMenu, { ...report, blocks: 1, courses: [{ ...courses[0]!, findings: [{ level: 'block', rule: 'R-022', field: 'teacherId', says: '石磊同一时间还教“象棋”', satisfy: '换教师，或错开时间。' }] }] })
    await userEvent.click(await screen.findByRole('checkbox', { name: /围棋/ }))
    expect(await screen.findByText('石磊同一时间还教“象棋”')).toBeInTheDocument()
    expect(screen.getByText('还有 1 处必须改正，改好以后才能公布。')).toBeInTheDocument()
    expect(screen.getByRole('button', { name: '公布这 1 门课' })).toBeDisabled()
  })

  test('a refusal stands in the question, and the check is made anew', async () => {
    open(menuWith([lineWith({})]))
    answer(checkMenu, { ...report, menu: [], warns: 0, warningsSha256: null, courses })
    await userEvent.click(await screen.findByRole('checkbox', { name: /围棋/ }))
    await tap('公布这 1 门课')
    refuse(publishMenu, 'course_edited')
    await tap('确认公布')
    expect(await screen.findByText(/这门课刚被别人改过/)).toBeInTheDocument()
    expect(questions(checkMenu).length).toBeGreaterThan(1)
  })
})
