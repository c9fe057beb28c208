import { act, fireEvent, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { discardCourse, readCourseForm, saveCourse } from 'cloud/contract/course-office'
import { blankCourse } from 'cloud/rules/plan-courses'
import CourseEditPage from '@/features/course-office/edit'
import { courseOf, nextQuotaKey, typedOf } from '@/features/course-office/course-form'
import { clockTyped } from '@/ui/clock-typed'
import { courseId, formWith, teacherId, type Form } from './course-office-fixture'
import { answer, comeBack, loseNetwork, questions, refuse } from './fake-transport'
import { openWith } from './stand-ins/taro'

function open(form: Form = formWith()) {
  if (form.courseId) openWith({ courseId: form.courseId })
  answer(readCourseForm, form)
  answer(saveCourse, { courseId, revision: 4, findings: [], familiesTold: 0 })
  return render(<CourseEditPage />)
}
const tap = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))
const type = async (label: string, text: string) => {
  const field = await screen.findByLabelText(label)
  await userEvent.clear(field)
  // Pasted, not typed letter by letter: the form is long, and a loaded machine must not fail a test that would pass.
  await userEvent.click(field)
  if (text) await userEvent.paste(text)
}
const chip = async (group: string, name: string, role: 'radio' | 'checkbox') => userEvent.click(within(await screen.findByRole(role === 'radio' ? 'radiogroup' : 'group', { name: group })).getByRole(role, { name }))

test('a course is filled in from day and hours to places, and how families will be told is shown before it is saved', async () => {
  open()
  await userEvent.click(await screen.findByRole('radio', { name: /晚托/ }))
  await chip('星期', '周二', 'radio')
  await type('几点开始', '16：20')
  await type('几点结束', '1720')
  await tap('选择：教师')
  await userEvent.click(screen.getByRole('radio', { name: '石磊' }))
  await type('地点', '棋室')
  await type('名额', '20')
  await userEvent.click(screen.getByRole('radio', { name: /先到先得/ }))
  await type('选课开始的日期', '2026年9月8日')
  await type('选课开始的钟点', '18:00')
  await type('选课截止的日期', '2026-9-12')
  await type('选课截止的钟点', '20:00')
  expect(screen.getByText('先到先得：9月8日 18:00开始选，9月12日 20:00截止。')).toBeInTheDocument()
  await tap('保存')
  expect(await screen.findByText('已保存。')).toBeInTheDocument()
  expect(questions(saveCourse)[0]?.input).toMatchObject({
    ...{ courseId, revision: 3 },
    course: { serviceKey: 'afternoon', weekday: 2, startsAt: '16:20', endsAt: '17:20', teacherId, venue: '棋室', capacity: 20, opensAt: '2026-09-08T18:00:00+08:00', closesAt: '2026-09-12T20:00:00+08:00' },
  })
})

test('two taps that come before the page is drawn anew both count', async () => {
  open()
  await userEvent.click(await screen.findByRole('radio', { name: /晚托/ }))
  const start = screen.getByLabelText('几点开始')
  const grade = (name: string) => within(screen.getByRole('group', { name: '面向年级' })).getByRole('checkbox', { name })
  const [wednesday, fifth, sixth] = [within(screen.getByRole('radiogroup', { name: '星期' })).getByRole('radio', { name: '周三' }), grade('五年级'), grade('六年级')]
  const before = [fifth, sixth].map((each) => each.getAttribute('aria-checked'))
  act(() => {
    fireEvent.click(wednesday)
    fireEvent.click(fifth)
    fireEvent.click(sixth)
    fireEvent.change(start, { target: { value: '16:30' } })
  })
  expect(screen.getByLabelText('几点开始')).toHaveValue('16:30')
  expect(within(screen.getByRole('radiogroup', { name: '星期' })).getByRole('radio', { name: '周三' })).toBeChecked()
  expect([grade('五年级'), grade('六年级')].map((each) => each.getAttribute('aria-checked'))).toEqual(before.map((checked) => (checked === 'true' ? 'false' : 'true')))
})

test('what cannot be read is said beside its field, and nothing is sent', async () => {
  open()
  await type('课程名称', '')
  await type('几点开始', '四点')
  await type('名额', '0')
  await type('另收费用（元）', '二十')
  await type('选课开始的日期', '2026-9-8')
  await tap('保存')
  for (const words of ['请填写课程名称', '请填写钟点，如 16:20', '请填写 1 到 500 的整数', '请填写金额，单位是元', '日期和钟点要一起填写，如 2026-9-8 和 18:00']) expect(screen.getByText(words)).toBeInTheDocument()
  expect(screen.getByText('有几处填写不对，请按红字改正。')).toBeInTheDocument()
  expect(questions(saveCourse)).toEqual([])
})

test('places kept for some are named, counted and bounded', async () => {
  open(formWith({}, { capacity: 20 }))
  await tap('添加保留名额')
  await tap('保存')
  expect(screen.getByText('每一项都要写明保留给谁、保留几个')).toBeInTheDocument()
  await type('第 1 项保留给谁', '留守儿童')
  await type('第 1 项保留几个', '5')
  await chip('第 1 项只给这些优先对象', '留守儿童', 'checkbox')
  await type('第 1 项不再保留的日期', '2026-9-10')
  await type('第 1 项不再保留的钟点', '0:00')
  await tap('保存')
  await screen.findByText('已保存。')
  expect(questions(saveCourse)[0]?.input.course.quotas).toEqual([{ key: 'quota1', name: '留守儿童', places: 5, grades: null, groups: ['leftBehindChild'], until: '2026-09-10T00:00:00+08:00' }])
})

test('what the check says stands beside the field, with what to do, until something is changed', async () => {
  open(formWith({ findings: [{ level: 'warn', rule: 'R-060', field: 'venue', says: '没有定地点', satisfy: '填写地点。' }] }))
  expect(await screen.findByText('没有定地点。填写地点。')).toBeInTheDocument()
  await type('地点', '棋室')
  expect(screen.queryByText('没有定地点。填写地点。')).not.toBeInTheDocument()
  expect(screen.getByText('有改动还没有保存。')).toBeInTheDocument()
})

test('what was typed is there again after the page was left, and can be given up', async () => {
  const { unmount } = open()
  await type('地点', '三楼棋室')
  unmount()
  open()
  expect(await screen.findByLabelText('地点')).toHaveValue('三楼棋室')
  await tap('放弃改动')
  expect(screen.getByLabelText('地点')).toHaveValue('')
})

test('of a course that a child is in only what takes nothing away can be changed', async () => {
  open(formWith({ status: 'published', changeable: 'details' }))
  expect(await screen.findByText(/已经开放选课或有孩子在上/)).toBeInTheDocument()
  expect(screen.getByLabelText('地点')).toBeInTheDocument()
  for (const label of ['课程名称', '几点开始', '名额', '最少人数']) expect(screen.queryByLabelText(label)).not.toBeInTheDocument()
  expect(screen.queryByRole('radiogroup', { name: '选课方式' })).not.toBeInTheDocument()
})

test('a new course becomes a draft and opens as such; a draft can be thrown away after a second question', async () => {
  open({ ...formWith({ courseId: null, revision: 0 }), course: { ...formWith().course, title: '' } })
  await type('课程名称', '剪纸')
  await tap('存为草稿')
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: `/features/course-office/edit/index?courseId=${courseId}` })
  expect(questions(saveCourse)[0]?.input).toMatchObject({ courseId: null, revision: 0, course: { title: '剪纸', startsAt: null, capacity: null } })
})

test('a draft is thrown away only after being asked once more', async () => {
  open()
  answer(discardCourse, {})
  await tap('删去这份草稿')
  expect(questions(discardCourse)).toEqual([])
  await tap('删去草稿')
  expect(questions(discardCourse)[0]?.input).toEqual({ courseId, revision: 3 })
  expect(Taro.navigateBack).toHaveBeenCalled()
})

test('saved again after a lost answer under the same key; a refusal keeps what was typed', async () => {
  open()
  await type('地点', '棋室')
  loseNetwork()
  await tap('保存')
  comeBack()
  refuse(saveCourse, 'course_edited')
  await tap('保存')
  expect(await screen.findByText(/这门课刚被别人改过/)).toBeInTheDocument()
  expect(screen.getByLabelText('地点')).toHaveValue('棋室')
  const [first, second] = questions(saveCourse)
  expect(second?.requestKey).toBe(first?.requestKey)
})

describe('texts as they are typed', () => {
  test('a time of day in every way that people write it', () => {
    for (const typed of ['9:05', '09:05', '9：05', '9.05', '9点05分', '905', '0905']) expect(clockTyped(typed)).toBe('09:05')
    for (const typed of ['', '25:00', '9:60', '四点', '9:5']) expect(clockTyped(typed)).toBeNull()
  })

  test('what comes from the API goes back unchanged', () => {
    const { course } = formWith({}, { startsAt: '16:20', endsAt: '17:20', capacity: 20, minimum: 8, costFen: 2050, opensAt: '2026-09-08T18:00:00+08:00', closesAt: '2026-09-12T20:30:00+08:00', quotas: [{ key: 'a', name: '三年级', places: 5, grades: [3], groups: null, until: null }], gradeOpenings: [{ grades: [4], opensAt: '2026-09-08T19:00:00+08:00' }] })
    expect(courseOf(typedOf(course))).toEqual({ course })
  })

  test('every quota gets a key that no other has', () => {
    expect(nextQuotaKey([])).toBe('quota1')
    expect(nextQuotaKey([{ key: 'quota2' }])).toBe('quota3')
    expect(nextQuotaKey([{ key: 'a' }, { key: 'quota3' }])).toBe('quota4')
  })
})

test('the next course begins like the one before: service, hours and times of choosing are filled in, its name and teacher are not', async () => {
  openWith({ like: courseId })
  const model = formWith()
  const blank: Form = { ...model, courseId: null, revision: 0, course: { ...blankCourse } }
  answer(readCourseForm, ({ courseId: asked }: { courseId: string | null }) => (asked === null ? blank : { ...model, course: { ...model.course, startsAt: '16:20', endsAt: '17:20', opensAt: '2026-09-08T18:00:00+08:00' } }))
  render(<CourseEditPage />)
  expect(await screen.findByDisplayValue('2026-09-08')).toBeInTheDocument()
  expect(screen.getByLabelText('几点开始')).toHaveValue('16:20')
  expect(screen.getByLabelText('课程名称')).toHaveValue('')
})
