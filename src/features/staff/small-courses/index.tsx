import { CourseList } from '../course-list'
import { smallCourseCounts, smallCourseNote } from '../moves-view'
import { useSmallCourses } from '../use-moves'

/** Courses that would not take place as they stand; on its roster the office fills, merges or closes one (FR-045). */
export default function StaffSmallCoursesPage() {
  return <CourseList courses={useSmallCourses()} empty='没有人数不足的课。' title='人数不到开班下限' lines={(course) => [smallCourseNote(course), smallCourseCounts(course)]} />
}
