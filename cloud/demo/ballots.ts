import type { SectionAnswers, SurveyQuestion } from '../contract/survey-form'
import type { OutputOf } from '../contract/operation'
import type { readSurvey } from '../contract/survey'
import { isAsked } from '../rules/survey-form'
import type { seededRandom } from './seeded-random'
import { shuffled } from './seeded-random'

type SeededRandom = ReturnType<typeof seededRandom>
type Sheet = Pick<OutputOf<typeof readSurvey>, 'sections' | 'subjects'>

const subjectKinds = { courses: 'course', teachers: 'teacher' } as const

/** A ballot as some family fills it in, with these words where it is asked for any. */
export function filledIn({ sections, subjects }: Sheet, random: SeededRandom, words: string): SectionAnswers[] {
  return sections.flatMap((section) => {
    const { about } = section
    const asked = about === 'service' ? [null] : subjects.filter(({ kind }) => kind === subjectKinds[about]).map(({ subjectId }) => subjectId)
    return asked.map((subjectId): SectionAnswers => {
      const values: SectionAnswers['values'] = {}
      for (const question of section.questions) if (isAsked(section, question, values)) values[question.key] = answerTo(question, random, words)
      return { section: section.key, subjectId, values }
    })
  })
}

function answerTo(question: SurveyQuestion, random: SeededRandom, words: string): SectionAnswers['values'][string] {
  switch (question.kind) {
    case 'single':
      return oftenFirst(question.options, random)
    case 'multiple':
      return chosen(question.options, 1 + random.below(Math.min(question.most, 3)), random)
    case 'ranking':
      return chosen(question.options, question.most, random)
    case 'scale':
      return question.to - random.below(3)
    case 'matrix':
      return Object.fromEntries(question.rows.map(({ key }) => [key, oftenFirst(question.options, random)]))
    case 'text':
      return words
  }
}

type Options = readonly { key: string }[]

/** One of them, more often one that stands higher: most families of the demonstration are content. */
const oftenFirst = (options: Options, random: SeededRandom) => options[Math.min(random.below(options.length), random.below(options.length))]?.key ?? ''

const chosen = (options: Options, many: number, random: SeededRandom) => shuffled(options, random).slice(0, many).map(({ key }) => key)
