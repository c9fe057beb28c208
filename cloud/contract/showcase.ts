import * as z from 'zod/mini'
import { operation } from './operation'
import { date, freeText, id, instant, nothing, offset, pageEnd, text } from './values'

/** A picture may have no more bytes than these: a request holds it as text, and a page six of them. */
export const mostPictureBytes = 60 * 1024
export const mostPictures = 6

export const showcaseStatus = z.enum(['draft', 'published', 'withdrawn'])

const pictureLine = z.object({ pictureId: id, width: z.int(), height: z.int(), description: z.string() })

const showcase = z.object({
  showcaseId: id,
  title: z.string(),
  body: z.string(),
  courseId: z.nullable(id),
  courseTitle: z.nullable(z.string()),
  /** When and where guardians are invited; null and empty where nothing is held. */
  heldOn: z.nullable(date),
  place: z.string(),
  pictures: z.array(pictureLine),
  publishedAt: z.nullable(instant),
})

/** Showcases for the families of the school, newest first (FR-048). Not for visitors: children may be seen in them. */
export const readShowcases = operation({
  name: 'readShowcases',
  kind: 'read',
  roles: ['guardian'],
  input: z.object({ offset }),
  output: z.object({ showcases: z.array(showcase), ...pageEnd }),
  refusals: [],
})

export const readShowcase = operation({
  name: 'readShowcase',
  kind: 'read',
  roles: ['guardian'],
  input: z.object({ showcaseId: id }),
  output: showcase,
  refusals: ['showcase_unknown'],
})

/** One picture as base64. What an id names never changes, so a phone may keep it. */
export const readPicture = operation({
  name: 'readPicture',
  kind: 'read',
  roles: ['guardian', 'schoolAdmin'],
  input: z.object({ pictureId: id }),
  output: z.object({ pictureId: id, mediaType: z.enum(['image/jpeg', 'image/png', 'image/webp']), base64: z.string() }),
  refusals: ['picture_unknown'],
})

/** All showcases for the office, drafts and withdrawn ones included, newest first; and the courses to choose from. */
export const listShowcases = operation({
  name: 'listShowcases',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: z.object({ offset }),
  output: z.object({
    showcases: z.array(z.extend(showcase, { status: showcaseStatus, revision: z.int(), picturesConsented: z.boolean() })),
    courses: z.array(z.object({ courseId: id, title: z.string() })),
    ...pageEnd,
  }),
  refusals: ['term_missing'],
})

export const showcaseFields = z.object({
  title: text(40),
  body: text(500),
  courseId: z.nullable(id),
  heldOn: z.nullable(date),
  place: freeText(60),
  /** The office has the consent of the guardians of every child to be seen in the pictures. */
  picturesConsented: z.boolean(),
})
export type ShowcaseFields = z.infer<typeof showcaseFields>

/** Writes a showcase: a new one, or one that is there already, whatever its status. */
export const saveShowcase = operation({
  name: 'saveShowcase',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ showcaseId: z.nullable(id), revision: z.int(), showcase: showcaseFields }),
  output: z.object({ showcaseId: id, revision: z.int() }),
  refusals: ['term_missing', 'showcase_unknown', 'showcase_edited', 'course_unknown', 'pictures_consent_needed'],
})

/**
 * Adds a picture, looked at by its own bytes: a JPEG, PNG or WebP of at most `mostPictureBytes`. Where it was taken and
 * with which phone is taken out before it is kept.
 */
export const addPicture = operation({
  name: 'addPicture',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ showcaseId: id, description: text(60), base64: z.string().check(z.minLength(1), z.maxLength(130_000)) }),
  output: z.object({ pictureId: id }),
  refusals: ['showcase_unknown', 'pictures_full', 'picture_too_large', 'picture_unreadable', 'pictures_consent_needed'],
})

export const removePicture = operation({
  name: 'removePicture',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ pictureId: id }),
  output: nothing,
  refusals: ['picture_unknown'],
})

/** Shows it to the families, and tells guardians of enrolled children where they are invited. */
export const publishShowcase = operation({
  name: 'publishShowcase',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ showcaseId: id, revision: z.int() }),
  output: z.object({ publishedAt: instant, guardiansTold: z.int() }),
  refusals: ['showcase_unknown', 'showcase_edited', 'showcase_published_already', 'pictures_consent_needed'],
})

/** Takes it back from the families at once. */
export const withdrawShowcase = operation({
  name: 'withdrawShowcase',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ showcaseId: id }),
  output: nothing,
  refusals: ['showcase_unknown', 'showcase_not_published'],
})
