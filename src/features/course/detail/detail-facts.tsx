import { View } from '@tarojs/components'
import type { CourseView } from 'cloud/contract/course'
import { admissionSentences } from 'cloud/rules/admission-words'
import { Card } from '@/ui/card'
import { Fact } from '@/ui/fact'
import { gradesWords } from '@/wording/grades'
import { costWords, timeWords } from '../course-words'

export function DetailFacts({ course }: { course: CourseView }) {
  return (
    <>
      {course.status === 'closed' ? null : (
        <Card title='怎样选上'>
          {admissionSentences(course).map((sentence) => (
            <View key={sentence}>{sentence}</View>
          ))}
        </Card>
      )}
      <Card title='课程内容'>{course.content || '学校没有写明。'}</Card>
      <Card title='上课'>
        <Fact name='时间'>{timeWords(course)}</Fact>
        <Fact name='教室'>{course.venue || null}</Fact>
        <Fact name='面向年级'>{gradesWords(course.grades)}</Fact>
        <Fact name='费用'>{costWords(course)}</Fact>
        {course.itemsToBring ? <Fact name='要带的东西'>{course.itemsToBring}</Fact> : null}
        {course.provider ? <Fact name='由谁提供'>{course.provider}</Fact> : null}
      </Card>
      <Card title='老师'>
        <Fact name='姓名'>{course.teacherName}</Fact>
        <Fact name='介绍'>{course.teacherIntroduction || null}</Fact>
      </Card>
    </>
  )
}
