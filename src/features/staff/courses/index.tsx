import { CourseList } from '../course-list'
import { courseNote, placesText } from '../courses-view'
import { useCourses } from '../use-courses'

/** Every course of the term with how full it is. */
export default function StaffCoursesPage() {
  return <CourseList courses={useCourses()} empty='这学期还没有开设课程。' lines={(course) => [courseNote(course), placesText(course)]} />
}
