import fs from 'node:fs'
import path from 'node:path'
import { parseSurveyTemplate, readSurveyTemplates } from 'cloud/plan-library'
import { screensOf } from 'cloud/rules/survey-form'
import { templateFor } from 'cloud/rules/survey-template'

const folder = path.join(__dirname, '../../plans')
const templates = readSurveyTemplates(folder)
const named = (key: string) => templates.find((template) => template.key === key)!
const course = { kind: 'course' as const, subjectId: '00000000-0000-4000-8000-000000000001', name: '围棋' }
const teacher = { kind: 'teacher' as const, subjectId: '00000000-0000-4000-8000-000000000002', name: '段国平' }
const keysOf = (key: string, joined: boolean) => screensOf(named(key).form.sections, { joined, subjects: joined ? [course, teacher] : [] }).map(({ section }) => section.key)

describe('surveys to start from', () => {
  it('are the needs survey, S16’s satisfaction survey, S18’s monthly four dimensions and S6’s scores of teachers, each read without a fault', () => {
    expect(templates.map(({ key }) => key).sort()).toEqual(['monthly', 'needs', 'satisfaction', 'teacherScores'])
    expect(new Set(templates.map(({ key }) => key)).size).toBe(templates.length)
  })

  it('ask whoever does not take part why, and not how the courses were (S16)', () => {
    expect(keysOf('satisfaction', false)).toEqual(['notJoining', 'words'])
    expect(keysOf('satisfaction', true)).toEqual(['service', 'courses', 'words'])
  })

  it('ask all four of S18’s dimensions by the words of its plan, and about each teacher apart (R-045)', () => {
    const [dimensions] = named('monthly').form.sections[0]!.questions
    expect(dimensions?.kind === 'matrix' && dimensions.rows.map(({ label }) => label)).toEqual(['服务质量', '课程效果', '孩子的评价', '家长满意度'])
    expect(named('teacherScores').form.sections.map(({ about }) => about)).toEqual(['teachers'])
  })

  it('leave every family something to answer whom they ask: at least one screen', () => {
    for (const { key, audience } of templates) {
      if (audience !== 'nonParticipants') expect(keysOf(key, true).length).toBeGreaterThan(0)
      if (audience !== 'participants') expect(keysOf(key, false).length).toBeGreaterThan(0)
    }
  })

  it('are found for what a plan’s schedule says (R-046): S8 and S18 before term, S16 after four weeks, S18 monthly, S6 at the end', () => {
    const found = (kind: 'needs' | 'satisfaction' | 'appraisal', when: 'beforeTerm' | 'afterStart' | 'monthly' | 'termEnd' | null) => templateFor(templates, { kind, when })?.key
    expect([found('needs', 'beforeTerm'), found('satisfaction', 'afterStart'), found('satisfaction', 'monthly'), found('appraisal', 'termEnd')]).toEqual(['needs', 'satisfaction', 'monthly', 'teacherScores'])
    expect(found('appraisal', 'monthly')).toBe('teacherScores')
    expect(found('needs', null)).toBe('needs')
    expect(templateFor([], { kind: 'needs', when: null })).toBeNull()
  })
})

describe('a template that is wrong', () => {
  const text = fs.readFileSync(path.join(folder, 'surveys/satisfaction.yaml'), 'utf8')
  it('is refused by the file’s name and the place: a field nobody knows, a condition on a question that is not there', () => {
    expect(() => parseSurveyTemplate('x.yaml', text.replace('editable: true', 'editabel: true'))).toThrow(/^x\.yaml 不能用/)
    expect(() => parseSurveyTemplate('x.yaml', text.replace('question: overall', 'question: overal'))).toThrow('x.yaml 不能用：service.toImprove showIfUnknown')
    expect(() => parseSurveyTemplate('x.yaml', text.replace(/showIf: null/, 'showif: null'))).toThrow('form.sections.0.questions.0.showIf')
  })
})
