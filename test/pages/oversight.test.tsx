import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { answerInspection, exportBureauReport, listCases, listInspections, logInspection, publishCase, readBureauReport, readSchoolReport, settleInspection, withdrawCase, type InspectionLog, type ReportContent, type SchoolReport } from 'cloud/contract/oversight'
import { reportTotals } from 'cloud/rules/school-report'
import CasesPage from '@/features/oversight/cases'
import InspectionsPage from '@/features/oversight/inspections'
import BureauReportPage from '@/features/oversight/report'
import BureauSchoolPage from '@/features/oversight/school'
import { readSession } from '@/session/session'
import { giveExcel } from '@/ui/give-excel'
import { answer, questions, refuse } from './fake-transport'

jest.mock('@/ui/give-excel', () => ({ giveExcel: jest.fn(() => Promise.resolve()) }))

const inspectionId = '5b0c2f6e-4a53-4f0a-9f3e-0d8f4f1c2a01'
const content: ReportContent = {
  ...{ termName: '2026年秋季学期', eligible: 120, participants: 90, coveragePercent: 75, staff: 14, chargedFen: 1_080_000, receivedFen: 1_000_000 },
  satisfaction: { percent: 90, base: 60, question: '您总体满意吗', survey: '九月满意度问卷', closedOn: '2026-09-08' },
  complaints: { filed: 2, open: 1 },
  inspections: { done: 1, due: 0, overdue: 1, late: 0 },
}
const school = (schoolId: string, name: string, changes: Partial<ReportContent> | null = {}): SchoolReport => ({ schoolId, name, region: '海江', madeAt: changes && '2026-09-09T00:00:00Z', content: changes && { ...content, ...changes } })
const schools = [school('haijiang', '海江小学'), school('small', '沙洲小学', { eligible: 9, participants: 'few', coveragePercent: null, chargedFen: null, receivedFen: null, satisfaction: null }), school('none', '江岸小学', null)]
const givenReport = () => answer(readBureauReport, { schools, totals: reportTotals(schools), nextOffset: null, total: 3 })
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))
const rowsOf = async (name: string) => within(await screen.findByRole('list', { name })).getAllByRole('listitem').map((row) => row.textContent)

describe('各校课后服务情况', () => {
  test('a school without data says so, one with few children gives no number, and neither counts as zero in the sums', async () => {
    givenReport()
    render(<BureauReportPage />)
    expect(await screen.findByRole('button', { name: /江岸小学/ })).toHaveTextContent('江岸小学海江没有数据')
    expect(screen.getByRole('button', { name: /沙洲小学/ })).toHaveTextContent('参加 少于 8 人，应参加 9 人；满意度：没有数据')
    expect(screen.getByRole('button', { name: /海江小学/ })).toHaveTextContent('参加 90 人，应参加 120 人，覆盖 75%；满意度 90%（60 份）检查逾期 1投诉待答复 1')
    expect(await rowsOf('各校合计')).toEqual(expect.arrayContaining(['学校3 所其中 2 所有数据', '参加学生90 人1 所学校有数据', '覆盖率75%1 所学校有数据']))
  })

  test('the Excel file is given as it came', async () => {
    givenReport()
    answer(exportBureauReport, { fileName: '各校课后服务情况-2026-09-09.xlsx', base64: 'UEs=' })
    render(<BureauReportPage />)
    await press('导出 Excel 表格')
    expect(giveExcel).toHaveBeenCalledWith('各校课后服务情况-2026-09-09.xlsx', 'UEs=')
  })

  test('a school opens as that school', async () => {
    givenReport()
    render(<BureauReportPage />)
    await press(/沙洲小学/)
    expect(readSession().schoolId).toBe('small')
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/oversight/school/index' })
  })

  test('whoever is not of the bureau is led to where one is added', async () => {
    refuse(readBureauReport, 'role_needed')
    render(<BureauReportPage />)
    await press('教育局工作人员入口')
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/complaint/bureau/index' })
  })
})

test('R-048: one school shows 7.5% beside the printed 9%, 133.3% as it is, and what satisfaction was asked by', async () => {
  answer(readSchoolReport, {
    report: schools[0]!,
    ratios: [
      { name: '开展率', kind: 'percent', unit: '%', value: (4 * 100) / 53, printed: 9, differs: true },
      { name: '完成率', kind: 'percent', unit: '%', value: 400 / 3, printed: null, differs: false },
    ],
    toBureau: { filed: 2, open: 1 },
  })
  render(<BureauSchoolPage />)
  expect(await rowsOf('方案里的比率')).toEqual(['开展率7.5%方案印的是 9%，与按数字计算的不同', '完成率133.3%'])
  expect(await rowsOf('学校合计')).toEqual(expect.arrayContaining(['应收10,800.00 元减免和退费以后', '满意度90%“您总体满意吗”，最好的两档占 60 份有效答卷的比例；九月满意度问卷，9月8日截止']))
  expect(screen.getByText('2 件，待答复 1 件；学校看不到')).toBeInTheDocument()
})

test('a school without a plan has no data, and no row of zeros', async () => {
  answer(readSchoolReport, { report: schools[2]!, ratios: [], toBureau: { filed: 0, open: 0 } })
  render(<BureauSchoolPage />)
  expect(await screen.findByText('没有数据。学校公布本学期方案以后才有。')).toBeInTheDocument()
  expect(screen.queryByRole('list', { name: '学校合计' })).not.toBeInTheDocument()
})

describe('督导检查', () => {
  const planned = [{ stage: 'early' as const, name: '期初督查', periods: [{ from: '2026-08-31', to: '2026-10-10', state: 'overdue' as const }] }]
  const log: InspectionLog = { inspectionId, stage: 'early', name: '期初督查', inspectedOn: '2026-09-08', findings: '教师在岗', rectify: '放学口加一名教师', rectifyBy: '2026-09-15', answer: null, answeredAt: null, state: 'asked' }
  const given = (isBureau: boolean, inspections: InspectionLog[] = []) => answer(listInspections, { schoolName: '海江小学', today: '2026-10-12', planned, inspections, isBureau, nextOffset: null, total: inspections.length })

  test('what is overdue says so; the bureau logs one for today with what must be put right', async () => {
    given(true)
    answer(logInspection, { inspectionId })
    render(<InspectionsPage />)
    expect(await screen.findByText('已逾期')).toBeInTheDocument()
    await press('登记一次检查')
    await press('登记')
    expect(screen.getByText('请选择查的是哪一项。')).toBeInTheDocument()
    expect(questions(logInspection)).toEqual([])
    await userEvent.click(screen.getByRole('radio', { name: /期初督查/ }))
    await userEvent.type(screen.getByLabelText('检查情况'), '教师在岗')
    await userEvent.type(screen.getByLabelText('要整改什么'), '放学口加一名教师')
    await press('登记')
    expect(screen.getByText('要整改的，请写期限，如 2026-9-30。')).toBeInTheDocument()
    await userEvent.type(screen.getByLabelText('整改期限'), '2026-10-20')
    await press('登记')
    expect(questions(logInspection)[0]?.input).toEqual({ stage: 'early', name: '期初督查', inspectedOn: '2026-10-12', findings: '教师在岗', rectify: '放学口加一名教师', rectifyBy: '2026-10-20' })
  })

  test('what was refused stays written', async () => {
    given(true)
    refuse(logInspection, 'inspection_date_wrong')
    const page = render(<InspectionsPage />)
    await press('登记一次检查')
    await userEvent.click(screen.getByRole('radio', { name: /期初督查/ }))
    await userEvent.type(screen.getByLabelText('检查情况'), '教师在岗')
    await userEvent.type(screen.getByLabelText('哪天查的'), '2027-1-1')
    await press('登记')
    expect(await screen.findByText(/检查日期要在本学期内/)).toBeInTheDocument()
    page.unmount()
    render(<InspectionsPage />)
    await press('登记一次检查')
    expect(screen.getByLabelText('检查情况')).toHaveValue('教师在岗')
  })

  test('the office answers how it was put right and cannot log; the bureau then confirms', async () => {
    given(false, [log])
    answer(answerInspection, { inspectionId })
    const page = render(<InspectionsPage />)
    await press('答复怎样整改')
    expect(screen.queryByRole('button', { name: '登记一次检查' })).not.toBeInTheDocument()
    await userEvent.type(screen.getByLabelText('怎样整改的'), '已加一名教师')
    await press('发出答复')
    expect(questions(answerInspection)[0]?.input).toEqual({ inspectionId, answer: '已加一名教师' })
    page.unmount()
    given(true, [{ ...log, answer: '已加一名教师', answeredAt: '2026-09-10T01:00:00Z', state: 'answered' }])
    answer(settleInspection, { inspectionId })
    render(<InspectionsPage />)
    await press('确认已整改')
    expect(questions(settleInspection)[0]?.input).toEqual({ inspectionId })
  })
})

describe('典型案例', () => {
  const one = { caseId: inspectionId, title: '分时段放学', about: '海江小学', body: '低年级先走。', publishedAt: '2026-09-09T01:00:00Z' }

  test('a family reads it and has nothing to press', async () => {
    answer(listCases, { cases: [one], isBureau: false, nextOffset: null, total: 1 })
    render(<CasesPage />)
    expect(await screen.findByText('低年级先走。')).toBeInTheDocument()
    expect(screen.getByText(/海江小学.*2026年9月9日教育局公布/)).toBeInTheDocument()
    expect(screen.queryByRole('button')).not.toBeInTheDocument()
  })

  test('the bureau publishes to all its schools and hears to how many, and takes one back after being asked once more', async () => {
    answer(listCases, { cases: [one], isBureau: true, nextOffset: null, total: 1 })
    answer(publishCase, { caseId: inspectionId, schools: 2 })
    answer(withdrawCase, { caseId: inspectionId })
    render(<CasesPage />)
    await press('公布一个案例')
    await userEvent.type(screen.getByLabelText('标题'), '先点名再上课')
    await userEvent.type(screen.getByLabelText('内容'), '每天先点名。')
    await press('公布')
    expect(questions(publishCase)[0]?.input).toEqual({ title: '先点名再上课', about: '', body: '每天先点名。' })
    expect(await screen.findByText('已公布给 2 所学校的家长和老师。')).toBeInTheDocument()
    await press('撤下')
    await press('撤下案例')
    expect(questions(withdrawCase)[0]?.input).toEqual({ caseId: inspectionId })
  })
})
