import type { ApplicationForm } from 'cloud/contract/application'
import type { Api, CallOptions, Input, Output, Person } from '../boot'
import { formWith, handwriting, type Family, type School } from '../given'

/** The steps of the family's way, each by the API, as the people of a school take them. */

export async function apply(api: Api, school: School, { guardian, childId }: Family, changes: Partial<ApplicationForm> = {}, at?: string): Promise<string> {
  return (await api.done(guardian, 'submitApplication', { childId, planId: school.planId, form: formWith(changes) }, { at })).applicationId
}

/** Passes everything that waits for a class's teacher. */
export async function passClass(api: Api, { teacher }: School['third'], at?: string) {
  const { items } = await api.done(teacher, 'listReviews', { step: 'class_review' }, { at })
  const applicationIds = items.map(({ applicationId }) => applicationId)
  if (applicationIds.length > 0) await api.done(teacher, 'reviewApplications', { step: 'class_review', applicationIds, decision: 'pass', reason: '' })
}

/** Passes everything that waits for the office. */
export async function passOffice(api: Api, { office }: School, at?: string) {
  const { items } = await api.done(office, 'listReviews', { step: 'school_review' }, { at })
  const applicationIds = items.map(({ applicationId }) => applicationId)
  if (applicationIds.length > 0) await api.done(office, 'reviewApplications', { step: 'school_review', applicationIds, decision: 'pass', reason: '' })
}

/** Passes every application through both reviews. */
export async function passReviews(api: Api, school: School) {
  for (const schoolClass of [school.third, school.first]) await passClass(api, schoolClass)
  await passOffice(api, school)
}

export const publish = (api: Api, { office }: School, days = 3, at?: string) => api.done(office, 'publishNotice', { days, contact: '学校办公室' }, { at })

/** What signing one text sends, when it is signed as it should be. */
export const signatureOf = (childId: string, document: Output<'readAgreements'>['documents'][number]) => ({
  childId,
  agreementKey: document.agreementKey,
  textSha256: document.textSha256,
  confirmed: document.confirmations.map((_, index) => index),
  readingSeconds: 60,
  handwriting,
})

/** What a teacher sends to sign a text of their own. */
export const ownSignatureOf = (document: Output<'readMyAgreements'>['documents'][number]) => ({
  agreementKey: document.agreementKey,
  textSha256: document.textSha256,
  confirmed: document.confirmations.map((_, index) => index),
  readingSeconds: 60,
  handwriting,
})

/** Signs every text that is still to be signed; answers the agreements' ids. */
export async function sign(api: Api, { guardian, childId }: Family, at?: string): Promise<string[]> {
  const { documents } = await api.done(guardian, 'readAgreements', { childId }, { at })
  const ids: string[] = []
  for (const document of documents.filter(({ state }) => state === 'to_sign')) {
    ids.push((await api.done(guardian, 'signAgreement', signatureOf(childId, document))).agreementId)
  }
  return ids
}

export const countersign = (api: Api, { office }: School, agreementIds: string[], at?: string) => api.done(office, 'countersignAgreements', { agreementIds }, { at })

/** Takes families all the way to their seats: applied, reviewed, listed, signed, countersigned. Ends on 5 September. */
export async function activate(api: Api, school: School, families: Family[], changes: Partial<ApplicationForm> = {}) {
  for (const family of families) await apply(api, school, family, changes, '2026-09-01T09:00:00')
  await passReviews(api, school)
  if (school.plan.chain?.includes('notice')) await publish(api, school, 3, '2026-09-02T09:00:00')
  const agreementIds: string[] = []
  for (const family of families) agreementIds.push(...(await sign(api, family, '2026-09-05T09:00:00')))
  await countersign(api, school, agreementIds)
}

/** What a guardian's home page says of a child. */
export async function atHome(api: Api, { guardian, childId }: Family) {
  const { children, ...home } = await api.done(guardian, 'readHome', {})
  const child = children.find((each) => each.childId === childId)
  if (!child) throw new Error('the child is not at home')
  return { ...home, child }
}

/** A child and whoever chooses for it. */
type Chooser = { guardian: Person; childId: string }
type Wish = Input<'chooseCourses'>['lines'][number]

/** One wish of a basket: it waits where the course is full, and is refused where it clashes. */
export const wish = ({ childId }: Pick<Family, 'childId'>, courseId: string, changes: Partial<Wish> = {}): Wish => ({ childId, courseId, ifFull: 'wait', onOffer: 'take', ifClash: 'refuse', together: null, ...changes })

/** What choosing one course for one child comes to. */
export async function tryCourse(api: Api, family: Chooser, courseId: string, options?: CallOptions, changes: Partial<Wish> = {}): Promise<Output<'chooseCourses'>['lines'][number]> {
  const { lines } = await api.done(family.guardian, 'chooseCourses', { lines: [wish(family, courseId, changes)] }, options)
  return lines[0]!
}

/** A choice that must succeed: answers the place or the place in line. */
export async function choose(api: Api, family: Chooser, courseId: string, options?: CallOptions, changes: Partial<Wish> = {}) {
  const { placeId, refusal, ...line } = await tryCourse(api, family, courseId, options, changes)
  if (placeId === null) throw new Error(`the course was refused: ${refusal}`)
  return { ...line, placeId }
}
