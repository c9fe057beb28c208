import * as z from 'zod/mini'
import { operation } from './operation'
import { date, grade, id, instant, offset, pageEnd, text } from './values'

export const noticeEntry = z.object({
  position: z.int(),
  maskedName: z.string(),
  className: z.string(),
  grade,
  services: z.array(z.string()),
})

/** The newest participant list, names masked, with its period (FR-034). Why a child has priority is never in it. */
export const readNotice = operation({
  name: 'readNotice',
  kind: 'read',
  roles: ['guardian', 'classTeacher', 'schoolAdmin'],
  input: z.object({ noticeId: z.optional(id), offset }),
  output: z.object({
    notice: z.nullable(
      z.object({
        noticeId: id,
        title: z.string(),
        publishedAt: instant,
        opensOn: date,
        closesOn: date,
        open: z.boolean(),
        contact: z.string(),
        entries: z.array(noticeEntry),
        ...pageEnd,
        myObjections: z.array(z.object({ text: z.string(), status: z.enum(['open', 'upheld', 'dismissed']), reply: z.nullable(z.string()), filedAt: instant })),
      }),
    ),
    earlier: z.array(z.object({ noticeId: id, title: z.string(), opensOn: date, closesOn: date })),
  }),
  refusals: ['notice_unknown'],
})

/** Objects to the list while it is open (FR-035). */
export const fileObjection = operation({
  name: 'fileObjection',
  kind: 'write',
  roles: ['guardian'],
  input: z.object({ noticeId: id, text: text(500) }),
  output: z.object({ objectionId: id }),
  refusals: ['notice_unknown', 'notice_closed', 'objections_full'],
})
