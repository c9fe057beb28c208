import type { GroupPart } from './contract/groups'
import { countIn, type ClassRoster } from './rules/placement'
import type { SchoolClass } from './store/group'

/** A group's parts with what each class is called and how many of its pupils take part now. */
export function shownParts(parts: readonly GroupPart[], rosters: readonly ClassRoster[], classes: readonly SchoolClass[]) {
  return parts.map((part) => {
    const { className, grade } = classes.find(({ classId }) => classId === part.classId) as SchoolClass
    return { ...part, className, grade, count: countIn(part, rosters) }
  })
}
