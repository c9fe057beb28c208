import type { Grouping } from 'cloud/contract/plan-people'
import { proposeGroups, type ClassCount, type ProposedGroup } from 'cloud/rules/grouping'
import { inManyCases, times, type CaseRandom } from './seeded-cases'

type Settings = Pick<Grouping, 'ownGroupFrom' | 'mixBelow' | 'across' | 'most'>
const s3: Settings = { ownGroupFrom: 30, mixBelow: 30, across: 'adjacentGrade', most: null }
const nothing: Settings = { ownGroupFrom: null, mixBelow: null, across: null, most: null }

/** `[[5, 12], [6, 22]]`: a class of grade 5 with 12 pupils, one of grade 6 with 22. */
const classes = (...counts: [number, number][]): ClassCount[] => counts.map(([grade, count], index) => ({ classId: `c${index}`, grade, count }))
const shape = (groups: ProposedGroup[]) => groups.map(({ parts }) => parts.map(({ grade, count }) => `${grade}:${count}`).join(' '))
const why = (groups: ProposedGroup[]) => groups.map((group) => group.why)

describe('R-019 grouping', () => {
  it('R-019: grade 5 with 12 and grade 6 with 22 become one mixed group of 34 (S3)', () => {
    const groups = proposeGroups(classes([5, 12], [6, 22]), s3)
    expect(groups).toMatchObject([{ total: 34, kind: 'mixedGrades', why: '五年级 12 人 + 六年级 22 人 = 34 人，与相邻年级混编' }])
  })

  it('R-019: 18 and 16 of one grade become one group of 34, and are not mixed with the next grade (S3)', () => {
    const groups = proposeGroups(classes([5, 18], [5, 16], [6, 31]), s3)
    expect(why(groups)).toEqual(['五年级 18 + 16 = 34 人，同年级合班', '六年级 31 人，满 30 人，单独成班'])
  })

  it('R-019: a class stands alone from 30 on, not with 29 (S3)', () => {
    expect(shape(proposeGroups(classes([5, 30], [5, 29]), s3))).toEqual(['5:30', '5:29'])
    expect(shape(proposeGroups(classes([5, 29], [5, 29]), s3))).toEqual(['5:29 5:29'])
  })

  it('R-019: three small grades come together until they are enough; one left over joins its neighbour', () => {
    expect(shape(proposeGroups(classes([1, 10], [2, 12], [3, 9], [4, 33]), s3))).toEqual(['1:10 2:12 3:9', '4:33'])
    expect(shape(proposeGroups(classes([1, 16], [2, 17], [3, 9]), s3))).toEqual(['1:16 2:17 3:9'])
  })

  it('R-019: a small grade joins the small classes of a large one beside it, never a class that stands alone', () => {
    expect(shape(proposeGroups(classes([3, 18], [3, 16], [4, 10], [5, 40]), s3))).toEqual(['3:18 3:16 4:10', '5:40'])
    expect(proposeGroups(classes([4, 40], [5, 10], [6, 40]), s3)[1]).toMatchObject({ why: '五年级 10 人，单独成班' })
  })

  it('R-019: the small class of a grade that is large enough stays in its grade, even alone', () => {
    expect(shape(proposeGroups(classes([5, 40], [5, 10], [6, 40], [6, 10]), s3))).toEqual(['5:40', '5:10', '6:40', '6:10'])
  })

  it('R-019: grades that do not touch are mixed only where the plan lets all mix (S9)', () => {
    expect(shape(proposeGroups(classes([2, 12], [5, 22]), s3))).toEqual(['2:12', '5:22'])
    expect(why(proposeGroups(classes([2, 12], [5, 22]), { ...s3, across: 'any' }))).toEqual(['二年级 12 人 + 五年级 22 人 = 34 人，跨年级混编'])
  })

  it('R-019: a plan that keeps to the grade or to the class is kept to', () => {
    expect(shape(proposeGroups(classes([5, 12], [6, 22], [6, 3]), { ...s3, across: 'grade' }))).toEqual(['5:12', '6:22 6:3'])
    expect(shape(proposeGroups(classes([5, 12], [6, 22], [6, 3]), { ...s3, across: 'class' }))).toEqual(['5:12', '6:22', '6:3'])
  })

  it('R-019: a plan without any number leaves the classes as they are', () => {
    expect(shape(proposeGroups(classes([1, 5], [1, 6], [2, 0]), nothing))).toEqual(['1:5', '1:6'])
    expect(shape(proposeGroups(classes([1, 5], [1, 6]), { ...nothing, across: 'any' }))).toEqual(['1:5', '1:6'])
  })

  it('R-019: a group over the most is divided between classes, and inside a class only where it must be', () => {
    const groups = proposeGroups(classes([5, 18], [5, 16], [5, 20], [6, 50]), { ...s3, most: 40 })
    expect(shape(groups)).toEqual(['5:18 5:16', '5:20', '6:25', '6:25'])
    expect(groups[0]?.why).toBe('五年级 18 + 16 = 34 人，同年级合班，每组最多 40 人，分为 2 组')
  })

  it('R-019: every pupil is in exactly one group, and a class is divided only where it alone is too large', () => {
    inManyCases((random) => {
      const [all, settings] = anyCase(random)
      const groups = proposeGroups(all, settings)
      for (const { classId, count } of all) {
        const parts = groups.flatMap((group) => group.parts.filter((part) => part.classId === classId))
        expect(parts.reduce((sum, part) => sum + part.count, 0)).toBe(count)
        expect(parts.length).toBe(count === 0 ? 0 : settings.most === null ? 1 : Math.ceil(count / settings.most))
      }
    }, 500)
  })

  it('R-019: no group is empty or over the most, and each says its own total', () => {
    inManyCases((random) => {
      const [all, settings] = anyCase(random)
      for (const { parts, total, why } of proposeGroups(all, settings)) {
        expect(total).toBe(parts.reduce((sum, { count }) => sum + count, 0))
        expect(total).toBeGreaterThan(0)
        expect(total).toBeLessThanOrEqual(settings.most ?? Infinity)
        expect(why).toContain(`${total} 人`)
      }
    }, 500)
  })

  it('R-019: no group reaches further than the plan lets it', () => {
    inManyCases((random) => {
      const [all, settings] = anyCase(random)
      for (const { parts } of proposeGroups(all, settings)) {
        const grades = [...new Set(parts.map(({ grade }) => grade))].sort()
        if (settings.across === 'class') expect(parts).toHaveLength(1)
        if (settings.across === 'grade') expect(grades).toHaveLength(1)
        if (settings.across === 'adjacentGrade') expect((grades.at(-1) as number) - (grades[0] as number)).toBe(grades.length - 1)
        const largest = settings.ownGroupFrom === null ? 0 : Math.max(...parts.map(({ count }) => count))
        if (settings.most === null && settings.ownGroupFrom !== null && largest >= settings.ownGroupFrom) expect(parts).toHaveLength(1)
      }
    }, 500)
  })

  it('R-019: no small grade stays alone beside one that it may join', () => {
    inManyCases((random) => {
      const [all] = anyCase(random)
      const groups = proposeGroups(all, s3)
      const small = (grade: number) => all.filter((each) => each.grade === grade).reduce((sum, { count }) => sum + count, 0) < 30
      const open = groups.filter(({ parts }) => parts.every(({ count }) => count < 30))
      for (const { parts, total } of open) {
        if (total >= 30 || !parts.every(({ grade }) => small(grade))) continue
        const touching = open.filter((other) => other.parts !== parts && other.parts.some((a) => parts.some((b) => Math.abs(a.grade - b.grade) === 1)))
        expect(touching).toEqual([])
      }
    }, 500)
  })
})

function anyCase(random: CaseRandom): [ClassCount[], Settings] {
  const all = times(random.below(15), (index) => ({ classId: `c${index}`, grade: 1 + random.below(9), count: random.below(55) }))
  const orNull = <T>(value: T) => (random.below(4) === 0 ? null : value)
  return [all, { ownGroupFrom: orNull(1 + random.below(40)), mixBelow: orNull(1 + random.below(40)), across: orNull(random.pick(['class', 'grade', 'adjacentGrade', 'any'] as const)), most: orNull(1 + random.below(60)) }]
}
