import type { Database } from './db/database'
import { subjectScore, type SubjectScore } from './rules/appraisal'
import { lastDayOfMonth, shanghaiDate } from './rules/dates'
import { lastSubjectSurvey } from './store/appraisal'

export interface FamilyScores {
  source: { surveyId: string; title: string; closedOn: string; leastGroup: number } | null
  subjectIds: string[]
  of(subjectId: string): SubjectScore | null
}

/** Families' scores of courses or teachers as a month has them: of the last survey closed by its end that asked about them. */
export async function familyScores(db: Database, schoolId: string, termId: string, part: 'course' | 'teacher', month: string): Promise<FamilyScores> {
  const survey = await lastSubjectSurvey(db, schoolId, termId, part, new Date(`${lastDayOfMonth(month)}T23:59:59.999+08:00`))
  if (!survey) return { source: null, subjectIds: [], of: () => null }
  const { surveyId, title, leastGroup, closedAt, form, counts } = survey
  const about = part === 'course' ? 'courses' : 'teachers'
  return {
    source: { surveyId, title, closedOn: shanghaiDate(closedAt), leastGroup },
    subjectIds: [...new Set(counts.map(({ subjectId }) => subjectId))],
    of: (subjectId) => subjectScore(form, about, counts.filter((line) => line.subjectId === subjectId)),
  }
}
