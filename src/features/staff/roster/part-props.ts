import type { Roster } from '../use-courses'

/** What every part of the office has in common: the course, and the way back to the list. */
export interface PartProps {
  courseId: string
  course: Roster
  /** Back to the list, with what was done in words. */
  onDone: (words: string) => void
  onBack: () => void
}
