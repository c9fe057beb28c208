/** How many valid answers came of children of one grade who take part, or who do not. */
export interface GroupCell {
  grade: number
  joined: boolean
  count: number
}

/** The groups whose counts may stand beside those of all: grades, and whether a child takes part, each as a word. */
export interface ShownGroups {
  grade: ReadonlySet<string>
  joined: ReadonlySet<string>
}

/**
 * Which groups of a whole may be shown, by how many valid answers each has: large enough, and what is left over of the
 * whole is nothing or large enough too. Only groups `within` others, where it says so; the rest is of the whole all the same.
 */
export function largeGroups(sizes: ReadonlyMap<string, number>, least: number, within?: ReadonlySet<string>): Set<string> {
  const whole = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  const shown = [...sizes].filter(([group, size]) => size >= least && (within?.has(group) ?? true)).sort(([, one], [, other]) => other - one)
  const rest = () => whole - shown.reduce((sum, [, size]) => sum + size, 0)
  while (shown.length > 0 && rest() > 0 && rest() < least) shown.pop()
  return new Set(shown.map(([group]) => group))
}

/**
 * The groups that may be shown beside the whole, so that no sum or difference of shown counts is of fewer than `least`
 * answers and more than none. `within` are those shown for what the question hangs on: who was asked it is itself an
 * answer, which must not be had of a group whose answers are hidden. Of grades and of taking part, the latter comes first.
 */
export function safeGroups(cells: readonly GroupCell[], within: ShownGroups | null, least: number): ShownGroups {
  const joined = largeGroups(sizesBy(cells, 'joined'), least, within?.joined)
  // The largest first, as `largeGroups` gives them; the smallest goes first.
  const grade = [...largeGroups(sizesBy(cells, 'grade'), least, within?.grade)]
  while (grade.length > 0 && joined.size > 1 && !isApart(cells, new Set(grade), least)) grade.pop()
  return { grade: new Set(grade), joined }
}

function sizesBy(cells: readonly GroupCell[], part: 'grade' | 'joined'): Map<string, number> {
  const sizes = new Map<string, number>()
  for (const cell of cells) sizes.set(String(cell[part]), (sizes.get(String(cell[part])) ?? 0) + cell.count)
  return sizes
}

/**
 * Whether grades and taking part can be shown together. A grade all of whom take part, or none, is taken from those who
 * do; what is left are the others' children of the mixed grades, which must again be none or many.
 */
function isApart(cells: readonly GroupCell[], grades: ReadonlySet<string>, least: number): boolean {
  const rows = new Map<string, { joined: number; absent: number }>()
  for (const { grade, joined, count } of cells) {
    // What is left over of the whole stands for one grade, whatever it is made of.
    const name = grades.has(String(grade)) ? String(grade) : ''
    const row = rows.get(name) ?? { joined: 0, absent: 0 }
    rows.set(name, row)
    row[joined ? 'joined' : 'absent'] += count
  }
  const mixed = [...rows.values()].filter((row) => row.joined > 0 && row.absent > 0)
  return mixed.length === 0 || (['joined', 'absent'] as const).every((side) => mixed.reduce((sum, row) => sum + row[side], 0) >= least)
}
