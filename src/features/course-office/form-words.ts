import type { CourseForm, FieldName } from './course-form'

/** Why not all of it can be changed; null where it can. */
export const lockedWords = ({ changeable }: Pick<CourseForm, 'changeable'>): string | null =>
  ({
    all: null,
    exceptCapacity: '已公布，还没有开始选课：除名额外都可以改，家长会看到新的内容。名额在课程名单里增加。',
    details: '已经开放选课或有孩子在上：只能改教师、地点、内容、自带物品、负责人和安全员，改动会告诉已选的家庭。',
    nothing: '这门课已停开，不能再改。',
  })[changeable]

/** What the check says of a field, in one text. */
export const findingWords = (findings: CourseForm['findings'], field: FieldName): string | null => {
  const own = findings.filter((finding) => finding.field === field)
  return own.length === 0 ? null : own.map(({ says, satisfy }) => `${says}。${satisfy}`).join('')
}
