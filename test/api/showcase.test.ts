import type { ShowcaseFields } from 'cloud/contract/showcase'
import { apiOfThisFile, type Person } from '../boot'
import { asOwner, givenCourse, givenFamily, givenSchool, givenStranger, tinyPicture, type School } from '../given'
import { activate } from './steps'

const api = apiOfThisFile()
beforeEach(() => api.clock.set('2026-09-01T09:00:00'))

const written = (changes: Partial<ShowcaseFields> = {}): ShowcaseFields => ({ title: '书法作品展', body: '这学期写的字。', courseId: null, heldOn: null, place: '', picturesConsented: true, ...changes })
const write = async ({ office }: School, changes: Partial<ShowcaseFields> = {}) => (await api.done(office, 'saveShowcase', { showcaseId: null, revision: 0, showcase: written(changes) })).showcaseId
const addPicture = async ({ office }: School, showcaseId: string, base64 = tinyPicture) => (await api.done(office, 'addPicture', { showcaseId, description: '孩子写的福字', base64 })).pictureId
const publish = ({ office }: School, showcaseId: string, revision = 1) => api.done(office, 'publishShowcase', { showcaseId, revision })

/** A school with a showcase of one picture that its families see. */
async function givenShowcase() {
  const school = await givenSchool(api)
  const showcaseId = await write(school, { courseId: await givenCourse(api, school) })
  const pictureId = await addPicture(school, showcaseId)
  return { school, showcaseId, pictureId }
}

/** A JPEG that says where it was taken, as large as asked for. */
function photo(size: number) {
  const segment = (marker: number, body: Buffer) => Buffer.concat([Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255]), body])
  const head = [Buffer.from([0xff, 0xd8]), segment(0xe1, Buffer.from('Exif\0\0GPSLatitude 31.2')), segment(0xc0, Buffer.from([8, 0, 120, 0, 160, 1, 1, 0x11, 0])), segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0]))]
  return Buffer.concat([...head, Buffer.alloc(size, 7), Buffer.from([0xff, 0xd9])]).toString('base64')
}

test('a family reads a published showcase with its pictures and its course, the newest first', async () => {
  const { school, showcaseId, pictureId } = await givenShowcase()
  const { guardian } = await givenFamily(api, school)
  await publish(school, showcaseId)
  await publish(school, await write(school, { title: '合唱汇报' }))
  const { showcases, total } = await api.done(guardian, 'readShowcases', {})
  expect([total, showcases.map(({ title }) => title)]).toEqual([2, ['合唱汇报', '书法作品展']])
  expect(await api.done(guardian, 'readShowcase', { showcaseId })).toMatchObject({ courseTitle: '围棋', pictures: [{ pictureId, width: 1, height: 1, description: '孩子写的福字' }] })
  expect(await api.done(guardian, 'readPicture', { pictureId })).toEqual({ pictureId, mediaType: 'image/png', base64: tinyPicture })
})

describe('pictures of children are for the families of their school only', () => {
  const attempts = async (person: Person, { showcaseId, pictureId }: { showcaseId: string; pictureId: string }) => [
    (await api.call(person, 'readShowcases', {})).ok ? (await api.done(person, 'readShowcases', {})).total : await api.refused(person, 'readShowcases', {}),
    await api.refused(person, 'readShowcase', { showcaseId }),
    await api.refused(person, 'readPicture', { pictureId }),
  ]

  test('not for visitors, nor for those who are signed in but bound to no child, nor for teachers who are no guardians', async () => {
    const shown = await givenShowcase()
    const { school, showcaseId } = shown
    await publish(school, showcaseId)
    expect(await attempts(school.visitor, shown)).toEqual(['sign_in_needed', 'sign_in_needed', 'sign_in_needed'])
    const stranger = givenStranger(school, '韩冰')
    await api.done(stranger, 'decideConsent', { decision: 'granted', textSha256: (await api.done(stranger, 'readConsent', {})).textSha256 })
    expect(await attempts(stranger, shown)).toEqual(['role_needed', 'role_needed', 'role_needed'])
    expect(await attempts(school.dutyTeacher, shown)).toEqual(['role_needed', 'role_needed', 'role_needed'])
  })

  test('not for families or the office of another school, even by its id', async () => {
    const shown = await givenShowcase()
    await publish(shown.school, shown.showcaseId)
    const elsewhere = await givenSchool(api)
    const { guardian } = await givenFamily(api, elsewhere)
    expect(await attempts(guardian, shown)).toEqual([0, 'showcase_unknown', 'picture_unknown'])
    expect(await api.refused(elsewhere.office, 'readPicture', { pictureId: shown.pictureId })).toBe('picture_unknown')
    expect(await api.refused(elsewhere.office, 'removePicture', { pictureId: shown.pictureId })).toBe('picture_unknown')
  })

  test('not for a guardian whose child has been unbound', async () => {
    const shown = await givenShowcase()
    await publish(shown.school, shown.showcaseId)
    const { guardian, childId } = await givenFamily(api, shown.school)
    await api.done(guardian, 'unbindChild', { childId })
    const [list, ...single] = await attempts(guardian, shown)
    expect([0, 'role_needed']).toContain(list)
    expect(['showcase_unknown', 'role_needed']).toContain(single[0])
    expect(['picture_unknown', 'role_needed']).toContain(single[1])
  })

  test('not before it is published, nor after it was taken back; the office still sees them', async () => {
    const shown = await givenShowcase()
    const { school, showcaseId, pictureId } = shown
    const { guardian } = await givenFamily(api, school)
    expect(await attempts(guardian, shown)).toEqual([0, 'showcase_unknown', 'picture_unknown'])
    await publish(school, showcaseId)
    await api.done(school.office, 'withdrawShowcase', { showcaseId })
    expect(await attempts(guardian, shown)).toEqual([0, 'showcase_unknown', 'picture_unknown'])
    expect((await api.done(school.office, 'readPicture', { pictureId })).base64).toBe(tinyPicture)
    expect(await api.refused(school.office, 'withdrawShowcase', { showcaseId })).toBe('showcase_not_published')
    await publish(school, showcaseId, 3)
    expect((await api.done(guardian, 'readShowcases', {})).total).toBe(1)
  })
})

describe('a picture', () => {
  test('is kept only where the office says that the guardians of the children in it agree, and that cannot be taken back under it', async () => {
    const school = await givenSchool(api)
    const showcaseId = await write(school, { picturesConsented: false })
    expect(await api.refused(school.office, 'addPicture', { showcaseId, description: '福字', base64: tinyPicture })).toBe('pictures_consent_needed')
    await api.done(school.office, 'saveShowcase', { showcaseId, revision: 1, showcase: written() })
    await addPicture(school, showcaseId)
    expect(await api.refused(school.office, 'saveShowcase', { showcaseId, revision: 2, showcase: written({ picturesConsented: false }) })).toBe('pictures_consent_needed')
  })

  test('loses the place where it was taken before it is kept', async () => {
    const school = await givenSchool(api)
    const pictureId = await addPicture(school, await write(school), photo(2000))
    const { base64, mediaType } = await api.done(school.office, 'readPicture', { pictureId })
    expect(mediaType).toBe('image/jpeg')
    expect(Buffer.from(photo(2000), 'base64').toString('latin1')).toContain('GPSLatitude')
    expect(Buffer.from(base64, 'base64').toString('latin1')).not.toContain('GPSLatitude')
  })

  test('of more than 60 KB is refused with what to do, and so is what no picture is', async () => {
    const school = await givenSchool(api)
    const showcaseId = await write(school)
    const add = (base64: string) => api.refused(school.office, 'addPicture', { showcaseId, description: '福字', base64 })
    expect(await add(photo(60 * 1024))).toBe('picture_too_large')
    expect(await add(photo(80 * 1024))).toBe('request_too_large')
    await addPicture(school, showcaseId, photo(60 * 1024 - 60))
    for (const none of [Buffer.from('<svg/>').toString('base64'), 'data:image/png;base64,AAAA', '不是图片', tinyPicture.slice(0, 40)]) expect(await add(none)).toBe('picture_unreadable')
  })

  test('is one of six at most, also where two are sent at once', async () => {
    const school = await givenSchool(api)
    const showcaseId = await write(school)
    for (let count = 0; count < 5; count += 1) await addPicture(school, showcaseId)
    const both = await Promise.all([1, 2].map(() => api.call(school.office, 'addPicture', { showcaseId, description: '福字', base64: tinyPicture })))
    expect(both.map((reply) => (reply.ok ? 'kept' : reply.code)).sort()).toEqual(['kept', 'pictures_full'])
    const { pictures } = (await api.done(school.office, 'listShowcases', {})).showcases[0]!
    expect(pictures).toHaveLength(6)
    await api.done(school.office, 'removePicture', { pictureId: pictures[0]!.pictureId })
    expect(await api.refused(school.office, 'removePicture', { pictureId: pictures[0]!.pictureId })).toBe('picture_unknown')
    await addPicture(school, showcaseId)
  })

  test('sent again after a lost reply is kept once', async () => {
    const school = await givenSchool(api)
    const showcaseId = await write(school)
    const input = { showcaseId, description: '福字', base64: tinyPicture }
    const key = '5f0c5a2e-9c8e-4a43-8f5f-0d1d3d0c7a02'
    expect(await api.done(school.office, 'addPicture', input, { key })).toEqual(await api.done(school.office, 'addPicture', input, { key }))
    expect((await api.done(school.office, 'listShowcases', {})).showcases[0]?.pictures).toHaveLength(1)
  })
})

test('guardians of enrolled children are invited where something is held, and not told of a mere report', async () => {
  const school = await givenSchool(api)
  const family = await givenFamily(api, school)
  await activate(api, school, [family])
  api.clock.set('2026-09-09T09:00:00')
  const told = async () => (await api.done(family.guardian, 'listMessages', {})).messages.filter(({ kind }) => kind === 'showcase_published').map(({ text }) => text)
  expect(await publish(school, await write(school))).toMatchObject({ guardiansTold: 0 })
  expect(await publish(school, await write(school, { heldOn: '2026-09-08', place: '礼堂' }))).toMatchObject({ guardiansTold: 0 })
  expect(await told()).toEqual([])
  expect(await publish(school, await write(school, { heldOn: '2026-09-18', place: '礼堂' }))).toMatchObject({ guardiansTold: 1 })
  expect(await told()).toEqual(['学校公布了成果展示“书法作品展”，9月18日 周五在礼堂邀请您来看。'])
})

test('two who edit a showcase at once never overwrite each other unseen', async () => {
  const school = await givenSchool(api)
  const showcaseId = await write(school)
  await api.done(school.office, 'saveShowcase', { showcaseId, revision: 1, showcase: written({ title: '剪纸展' }) })
  expect(await api.refused(school.office, 'saveShowcase', { showcaseId, revision: 1, showcase: written({ title: '书画展' }) })).toBe('showcase_edited')
  expect(await api.refused(school.office, 'publishShowcase', { showcaseId, revision: 1 })).toBe('showcase_edited')
  await publish(school, showcaseId, 2)
  expect(await api.refused(school.office, 'publishShowcase', { showcaseId, revision: 3 })).toBe('showcase_published_already')
  expect(await api.refused(school.office, 'saveShowcase', { showcaseId, revision: 3, showcase: written({ courseId: showcaseId }) })).toBe('course_unknown')
})

test('neither text nor picture of a showcase stands in the audit', async () => {
  const { school, showcaseId } = await givenShowcase()
  await publish(school, showcaseId)
  const rows = await asOwner(api, school.schoolId, (db) => db.rows<{ change: unknown }>(`select change from audit_entry where school_id = $1`, [school.schoolId]))
  expect(rows).toHaveLength(3)
  expect(JSON.stringify(rows)).not.toMatch(/书法|福字|iVBOR/)
})
