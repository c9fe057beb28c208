import type { AnswerValue, SectionAnswers, SurveyForm, SurveyQuestion, SurveySection } from '../contract/survey-form'
import { safeGroups, type GroupCell, type ShownGroups } from './survey-groups'

/** A ballot, with what must be known of its child while it is counted and is known no more afterwards. */
export interface CountedBallot {
  grade: number
  joined: boolean
  answers: readonly SectionAnswers[]
}

export type SurveyPart = 'all' | 'grade' | 'joined' | 'course' | 'teacher'

/** How many chose an option. An empty `option` counts the valid answers; `rowKey` is a matrix's row or a ranking's place, else empty. A matrix's row that few have answered has no line. */
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
 * Counts a closed survey's ballots (R-047), for all, by grade, by whether the child took part, and by course and teacher
 * where a section asks about them. A group of fewer than `least` is not counted; nor is one by which fewer could be had,
 * by any sum or difference of what is counted: see `safeGroups`. By question, and by row of a matrix, for not everybody
 * answers every one; a question with a condition is split no finer than the one it hangs on.
 *
 * What this cannot hide: that all of a group said the same, or that nobody said something; how many of a group answered;
 * what whoever knows some of a group's answers, such as its own, works out of the others'; and what follows from two
 * different questions or surveys to whoever takes for granted that a family answers both alike, as of a course and its
 * teacher who share all but a few families.
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

  constructor({ sections }: SurveyForm) {
    this.sections = new Map(sections.map((section) => [section.key, section]))
  }

  add(ballot: CountedBallot) {
    for (const { section, subjectId, values } of ballot.answers) {
      const asked = this.sections.get(section)
      if (asked === undefined) continue
      const groups = groupsOf(ballot, asked, subjectId)
      this.tally.addTo({ section, question: '', rowKey: '' }, ballot)
      for (const question of asked.questions) {
        const value = values[question.key]
        if (value !== undefined) this.tally.add(question, { section, question: question.key, rowKey: '' }, { ballot, groups, chosen: chosenOf(question, value) })
      }
    }
  }

  /** What groups of at least `least` come to. */
  counts(least: number): SurveyCount[] {
    return this.tally.shown([...this.sections.values()], least)
  }
}

type Group = Pick<SurveyCount, 'part' | 'partKey'>

function groupsOf({ grade, joined }: CountedBallot, { about }: SurveySection, subjectId: string | null): Group[] {
  if (subjectId !== null) return [{ part: about === 'courses' ? 'course' : 'teacher', partKey: subjectId }]
  return [{ part: 'all', partKey: '' }, { part: 'grade', partKey: String(grade) }, { part: 'joined', partKey: String(joined) }]
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

/** What is answered by itself: a section, a question of it, or a row of a matrix. */
type Asked = Pick<SurveyCount, 'section' | 'question' | 'rowKey'>
type Entry = { asked: Asked; group: Group; valid: number; chosen: Map<string, { rowKey: string; option: string; count: number }> }
type Answer = { ballot: CountedBallot; groups: readonly Group[]; chosen: Chosen }

const orderOf = ({ part, partKey, section, question, rowKey, option }: SurveyCount) => [part, partKey, section, question, rowKey, option].join(' ')

const nameOf = ({ section, question, rowKey }: Asked) => `${section} ${question} ${rowKey}`

/** Counts by what was asked and by group; those of few valid answers are left out whole. */
class Tally {
  private readonly entries = new Map<string, Entry>()
  private readonly cells = new Map<string, Map<string, GroupCell>>()

  /** A matrix is counted as a whole and each of its rows by itself, which a family may leave out. */
  add({ kind }: SurveyQuestion, asked: Asked, { ballot, groups, chosen }: Answer) {
    this.addOne(asked, { ballot, groups, chosen: kind === 'matrix' ? [] : chosen })
    if (kind === 'matrix') for (const choice of chosen) this.addOne({ ...asked, rowKey: choice.rowKey }, { ballot, groups, chosen: [choice] })
  }

  private addOne(asked: Asked, { ballot, groups, chosen }: Answer) {
    this.addTo(asked, ballot)
    for (const group of groups) {
      const key = `${nameOf(asked)} ${group.part} ${group.partKey}`
      const entry = this.entries.get(key) ?? { asked, group, valid: 0, chosen: new Map<string, Chosen[number] & { count: number }>() }
      this.entries.set(key, entry)
      entry.valid += 1
      for (const { rowKey, option } of chosen) {
        const name = `${rowKey} ${option}`
        const line = entry.chosen.get(name) ?? { rowKey, option, count: 0 }
        entry.chosen.set(name, line)
        line.count += 1
      }
    }
  }

  /** How the child of a ballot stands that has answered this. */
  addTo(asked: Asked, { grade, joined }: CountedBallot) {
    const cells = this.cells.get(nameOf(asked)) ?? new Map<string, GroupCell>()
    this.cells.set(nameOf(asked), cells)
    const cell = cells.get(`${grade} ${joined}`) ?? { grade, joined, count: 0 }
    cells.set(`${grade} ${joined}`, cell)
    cell.count += 1
  }

  /** In an order of their own: in the order of counting, the first option of a group would be what its first child's family chose. */
  shown(sections: readonly SurveySection[], least: number): SurveyCount[] {
    const groups = this.groupsShown(sections, least)
    const isShown = ({ asked, group: { part, partKey }, valid }: Entry) => valid >= least && ((part !== 'grade' && part !== 'joined') || groups.get(nameOf(asked))?.[part].has(partKey) === true)
    const counts = [...this.entries.values()].filter(isShown).flatMap(({ asked: { section, question, rowKey }, group, valid, chosen }) => {
      const place = { ...group, section, question }
      return [...(rowKey === '' ? [{ ...place, rowKey, option: '', count: valid }] : []), ...[...chosen.values()].map((line) => ({ ...place, ...line }))]
    })
    return counts.map((count) => ({ count, order: orderOf(count) })).sort((one, other) => (one.order < other.order ? -1 : 1)).map(({ count }) => count)
  }

  /** From the section to its questions and their rows, none split finer than what it hangs on. */
  private groupsShown(sections: readonly SurveySection[], least: number): Map<string, ShownGroups> {
    const shown = new Map<string, ShownGroups>()
    const split = (asked: Asked, within: ShownGroups | null) => shown.set(nameOf(asked), safeGroups([...(this.cells.get(nameOf(asked))?.values() ?? [])], within, least))
    for (const { key: section, questions } of sections) {
      split({ section, question: '', rowKey: '' }, null)
      for (const question of questions) {
        const asked = { section, question: question.key, rowKey: '' }
        split(asked, shown.get(nameOf({ ...asked, question: question.showIf?.question ?? '' })) ?? null)
        if (question.kind === 'matrix') for (const { key } of question.rows) split({ ...asked, rowKey: key }, shown.get(nameOf(asked)) ?? null)
      }
    }
    return shown
  }
}
