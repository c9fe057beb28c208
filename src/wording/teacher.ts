/** Schools write a teacher's name with or without the title: 顾明平 → 顾明平老师, and 顾老师 stays. */
export const teacherWords = (name: string) => (name === '' || name.endsWith('老师') ? name : `${name}老师`)
