import type { AnswerValue, SectionAnswers, SurveyForm, SurveyQuestion, SurveySection } from '../contract/survey-form'

/** A ballot, with what must be known of its child while it is counted and is known no more afterwards. */
export interface CountedBallot {
  grade: number
  joined: boolean
  answers: readonly SectionAnswers[]
}

export type SurveyPart = 'all' | 'grade' | 'joined' | 'course' | 'teacher'

/** How many chose an option. An empty `option` counts the valid answers; `rowKey` is a matrix's row or a ranking's place, else empty. */
export interface SurveyCount {
  part: SurveyPart
  partKey: string
  section: string
  question: string
  rowKey: string
  option: string
  count: number
}

/**
 * Counts a closed survey's ballots, for all, by grade, by whether the child took part, and by course and teacher
 * where a section asks about them. A group of fewer than `least` is not counted; nor is one whose rest, which could be
 * had by taking it from the whole, would be of fewer. By question, for not everybody answers every one.
 */
export function countBallots(form: SurveyForm, ballots: readonly CountedBallot[], least: number): SurveyCount[] {
  const tally = new BallotTally(form)
  for (const ballot of ballots) tally.add(ballot)
  return tally.counts(least)
}

/** The same, ballot after ballot, for boxes too full to be held open whole: it keeps counts and no ballot. */
export class BallotTally {
  private readonly tally = new Tally()
  private readonly sections: ReadonlyMap<string, SurveySection>

  constructor(form: SurveyForm) {
    this.sections = new Map(form.sections.map((section) => [section.key, section]))
  }

  add({ grade, joined, answers }: CountedBallot) {
    for (const { section, subjectId, values } of answers) {
      const asked = this.sections.get(section)
      for (const question of asked?.questions ?? []) {
        const value = values[question.key]
        if (asked === undefined || value === undefined) continue
        const chosen = chosenOf(question, value)
        const add = (part: SurveyPart, partKey: string) => this.tally.add({ part, partKey, section, question: question.key }, chosen)
        if (subjectId !== null) add(asked.about === 'courses' ? 'course' : 'teacher', subjectId)
        else {
          add('all', '')
          add('grade', String(grade))
          add('joined', String(joined))
        }
      }
    }
  }

  /** What groups of at least `least` come to. */
  counts(least: number): SurveyCount[] {
    return this.tally.shown(least)
  }
}

/**
 * Which groups of a whole may be shown, by how many valid answers each has: large enough, and what is left over of the
 * whole is nothing or large enough too.
 */
export function largeGroups(sizes: ReadonlyMap<string, number>, least: number): Set<string> {
  const whole = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  const shown = [...sizes].filter(([, size]) => size >= least).sort(([, one], [, other]) => other - one)
  const rest = () => whole - shown.reduce((sum, [, size]) => sum + size, 0)
  while (shown.length > 0 && rest() > 0 && rest() < least) shown.pop()
  return new Set(shown.map(([group]) => group))
}

type Chosen = { rowKey: string; option: string }[]

/** What a valid answer adds to the count; words add only that there were some. */
function chosenOf(question: SurveyQuestion, value: AnswerValue): Chosen {
  switch (question.kind) {
    case 'text':
      return []
    case 'ranking':
      return (value as string[]).map((option, index) => ({ rowKey: String(index + 1), option }))
    case 'matrix':
      return Object.entries(value as Record<string, string>).map(([rowKey, option]) => ({ rowKey, option }))
    case 'multiple':
      return (value as string[]).map((option) => ({ rowKey: '', option }))
    case 'single':
    case 'scale':
      return [{ rowKey: '', option: String(value) }]
  }
}

type Place = Pick<SurveyCount, 'part' | 'partKey' | 'section' | 'question'>
type Entry = { place: Place; valid: number; chosen: Map<string, { rowKey: string; option: string; count: number }> }

/** Counts by question and group; those of few valid answers are left out whole. */
class Tally {
  private readonly entries = new Map<string, Entry>()

  add(place: Place, chosen: Chosen) {
    const key = JSON.stringify([place.part, place.partKey, place.section, place.question])
    const entry = this.entries.get(key) ?? { place, valid: 0, chosen: new Map() }
    this.entries.set(key, entry)
    entry.valid += 1
    for (const { rowKey, option } of chosen) {
      const name = `${rowKey} ${option}`
      const line = entry.chosen.get(name) ?? { rowKey, option, count: 0 }
      entry.chosen.set(name, line)
      line.count += 1
    }
  }

  shown(least: number): SurveyCount[] {
    const entries = [...this.entries.values()]
    return entries.filter((entry) => entry.valid >= least && this.isLarge(entry, least)).flatMap(({ place, valid, chosen }) => [{ ...place, rowKey: '', option: '', count: valid }, ...[...chosen.values()].map((line) => ({ ...place, ...line }))])
  }

  /** Grades, and those who join and those who do not, make up the whole: none may be had by taking the others from it. */
  private isLarge({ place }: Entry, least: number): boolean {
    const { part, section, question } = place
    if (part !== 'grade' && part !== 'joined') return true
    const beside = [...this.entries.values()].filter((entry) => entry.place.part === part && entry.place.section === section && entry.place.question === question)
    return largeGroups(new Map(beside.map((entry) => [entry.place.partKey, entry.valid])), least).has(place.partKey)
  }
}
