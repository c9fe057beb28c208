import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import type { OutputOf } from 'cloud/contract/operation'
import { addPicture, listShowcases, publishShowcase, readPicture, readShowcase, readShowcases, saveShowcase, withdrawShowcase } from 'cloud/contract/showcase'
import { readPublicMenu } from 'cloud/contract/course-office'
import * as chooser from '@/features/course-office/choose-picture'
import ShowcaseEditPage from '@/features/course-office/showcase'
import ShowcaseDetailPage from '@/features/showcase/detail'
import ShowcaseListPage from '@/features/showcase/list'
import PlanCoursesPage from '@/features/plan/courses'
import { answer, questions, refuse } from './fake-transport'
import { idOf, theWhole } from './staff-fixture'
import { openWith } from './stand-ins/taro'

jest.mock('@/features/course-office/choose-picture')

type Listed = OutputOf<typeof listShowcases>['showcases'][number]
const showcaseId = idOf(801)
const picture = (number: number) => ({ pictureId: idOf(number), width: 160, height: 120, description: `第 ${number} 幅字` })
const showcase = (changes: Partial<Listed> = {}): Listed => ({
  ...{ showcaseId, title: '书法作品展', body: '这学期写的字。', courseId: null, courseTitle: '书法', heldOn: '2026-09-18', place: '礼堂', pictures: [], publishedAt: '2026-09-08T01:00:00Z' },
  ...{ status: 'published', revision: 2, picturesConsented: true },
  ...changes,
})
const tap = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))
const pixels = ({ pictureId }: { pictureId: string }) => ({ pictureId, mediaType: 'image/png' as const, base64: 'AAAA' })

describe('for families', () => {
  test('the list says what it is, from which course, and where they are invited; without any it says so', async () => {
    answer(readShowcases, { showcases: [showcase({ pictures: [picture(1)] })], ...theWhole(1) })
    const { unmount } = render(<ShowcaseListPage />)
    expect(await screen.findByText('书法 · 9月8日公布 · 1 张图片 · 9月18日 周五，礼堂')).toBeInTheDocument()
    await tap(/书法作品展/)
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/showcase/detail/index?showcaseId=${showcaseId}` })
    unmount()
    answer(readShowcases, { showcases: [], ...theWhole(0) })
    render(<ShowcaseListPage />)
    expect(await screen.findByText(/还没有成果展示/)).toBeInTheDocument()
  })

  test('pictures come one after another, each once, with words for whoever cannot see them', async () => {
    openWith({ showcaseId })
    answer(readShowcase, showcase({ pictures: [picture(811), picture(812)] }))
    answer(readPicture, pixels)
    const { unmount } = render(<ShowcaseDetailPage />)
    expect(await screen.findByText('9月18日 周五，礼堂')).toBeInTheDocument()
    await waitFor(() => expect(screen.getByRole('img', { name: '第 812 幅字' })).toBeInTheDocument())
    expect(screen.getByRole('img', { name: '第 811 幅字' }).style.backgroundImage).toContain('data:image/png;base64,AAAA')
    expect(questions(readPicture).map(({ input }) => input.pictureId)).toEqual([idOf(811), idOf(812)])
    unmount()
    render(<ShowcaseDetailPage />)
    await screen.findByRole('img', { name: '第 812 幅字' })
    expect(questions(readPicture)).toHaveLength(2)
  })

  test('a picture that does not come keeps its place and its words', async () => {
    openWith({ showcaseId })
    answer(readShowcase, showcase({ pictures: [picture(821)] }))
    refuse(readPicture, 'picture_unknown')
    render(<ShowcaseDetailPage />)
    expect(await screen.findByRole('img', { name: '第 821 幅字，正在打开' })).toBeInTheDocument()
  })

  test('one that was taken back says so', async () => {
    openWith({ showcaseId })
    refuse(readShowcase, 'showcase_unknown')
    render(<ShowcaseDetailPage />)
    expect(await screen.findByText(/没有找到这份成果展示/)).toBeInTheDocument()
  })
})

describe('for the office', () => {
  const open = (own: Listed) => {
    openWith({ showcaseId })
    answer(listShowcases, { showcases: [own], courses: [{ courseId: idOf(5), title: '书法' }], ...theWhole(1) })
    answer(readPicture, pixels)
    return render(<ShowcaseEditPage />)
  }

  test('without the guardians’ consent no picture can be added, and the page says what comes first', async () => {
    open(showcase({ status: 'draft', picturesConsented: false }))
    answer(saveShowcase, { showcaseId, revision: 3 })
    expect(await screen.findByText('先勾选家长同意并保存，再加图片。')).toBeInTheDocument()
    await userEvent.click(screen.getByRole('checkbox', { name: /家长都同意/ }))
    await tap('保存')
    expect(questions(saveShowcase)[0]?.input).toMatchObject({ showcaseId, revision: 2, showcase: { picturesConsented: true, heldOn: '2026-09-18' } })
  })

  test('a picture is sent with what is to be seen on it; one that is too large says what to do', async () => {
    open(showcase({ status: 'draft' }))
    answer(addPicture, { pictureId: idOf(831) })
    await tap('选一张图片')
    expect(screen.getByText('请先写一句图片里是什么')).toBeInTheDocument()
    await userEvent.type(screen.getByLabelText('图片里是什么'), '福字')
    jest.mocked(chooser.choosePicture).mockResolvedValueOnce({ kind: 'too_large' })
    await tap('选一张图片')
    expect(await screen.findByText(/请裁小或压缩后再上传/)).toBeInTheDocument()
    jest.mocked(chooser.choosePicture).mockResolvedValueOnce({ kind: 'chosen', base64: 'AAAA' })
    await tap('选一张图片')
    await waitFor(() => expect(questions(addPicture)[0]?.input).toEqual({ showcaseId, description: '福字', base64: 'AAAA' }))
  })

  test('it is shown to families and taken back after being asked once more', async () => {
    const { unmount } = open(showcase({ status: 'draft' }))
    answer(publishShowcase, { publishedAt: '2026-09-08T01:00:00Z', guardiansTold: 7 })
    await tap('公布给家长')
    await tap('确认公布')
    expect(await screen.findByText('已公布，并邀请了 7 位家长。')).toBeInTheDocument()
    unmount()
    open(showcase())
    answer(withdrawShowcase, {})
    await tap('收回')
    await tap('确认收回')
    expect(await screen.findByText('已收回，家长看不到了。')).toBeInTheDocument()
  })
})

test('a visitor reads the menu before binding: what, when, with whom, and how places are given', async () => {
  const course = {
    ...{ courseId: idOf(7), title: '围棋', category: '益智', content: '从吃子学起。', serviceKey: 'afternoon', weekday: 2, startsAt: '16:20', endsAt: '17:20', grades: [3, 4], teacherName: '石磊', teacherIntroduction: '' },
    ...{ venue: '棋室', itemsToBring: '', admission: 'firstCome' as const, drawId: null, drawHeld: false, opensAt: '2026-09-08T10:00:00Z', closesAt: '2026-09-12T12:00:00Z', gradeOpenings: [], changeUntil: null, offerMinutes: 1440 },
    ...{ capacity: 20, placesLeft: 20, waiting: 0, minimum: 8, costFen: 2000, costNote: '棋具费，自愿', provider: '市棋院', quotas: [], status: 'published' as const },
  }
  answer(readPublicMenu, { termName: '2026年秋季学期', menuText: null, courses: [{ course, serviceName: '晚托' }], ...theWhole(1) })
  render(<PlanCoursesPage />)
  await tap(/围棋/)
  for (const words of ['石磊老师，由市棋院提供', '20 元，棋具费，自愿', '先到先得：9月8日 18:00开始选，9月12日 20:00截止。', '不足 8 人不开班。']) expect(screen.getByText(words)).toBeInTheDocument()
})
