import { useState } from 'react'
import { useQuery } from '@/client/use-query'
import { useSend } from '@/client/use-send'
import { changed, useDraft, type Changes } from '@/session/draft'
import { begunLike, courseOf, typedOf, type CourseForm, type FieldName, type Typed } from './course-form'

/** A course as it is kept, what the office has typed since, and saving it. What is typed outlives the page. */
export function useCourseForm(courseId: string | null, like: string | null = null) {
  const form = useQuery('readCourseForm', { courseId })
  const model = useQuery('readCourseForm', courseId === null && like !== null ? { courseId: like } : null)
  const revision = form.state === 'ready' ? form.data.revision : 0
  const { value: kept, change, clear } = useDraft<{ typed: Typed | null }>(`course.${courseId ?? 'new'}.${revision}`, { typed: null })
  const saving = useSend('saveCourse')
  const discarding = useSend('discardCourse')
  const [tried, setTried] = useState(false)

  const typed = form.state === 'ready' ? (kept.typed ?? typedOf(model.state === 'ready' ? begunLike(form.data.course, model.data.course) : form.data.course)) : null
  const read = typed && courseOf(typed)
  const save = async () => {
    setTried(true)
    if (!read || !('course' in read)) return null
    const done = await saving.send({ courseId, revision, course: read.course })
    if (!done) return null
    clear()
    setTried(false)
    if (form.state === 'ready' && courseId !== null) form.refresh()
    return done
  }
  const fill = (changes: Changes<Typed>) => {
    saving.dismiss()
    if (typed) change(({ typed: newest }) => ({ typed: changed(newest ?? typed, changes) }))
  }
  return {
    form,
    typed,
    changed: kept.typed !== null,
    faults: tried && read && 'faults' in read ? read.faults : {},
    fill,
    giveUp: clear,
    save,
    discard: async () => (courseId === null ? null : discarding.send({ courseId, revision })),
    sending: saving.sending || discarding.sending,
    refusal: saving.refusal ?? discarding.refusal,
  }
}

/** What the parts of the form are given: the texts, how to change them, and what is wrong with a field. */
export interface FormPart {
  form: CourseForm
  typed: Typed
  fill: (changes: Changes<Typed>) => void
  /** What cannot be read of a field, else what the check says of it; null where nothing is wrong. */
  wrong: (field: FieldName) => string | null
  /** Whether a field may still be changed. */
  mayChange: (field: FieldName) => boolean
}
