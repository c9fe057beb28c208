import * as z from 'zod/mini'
import { operation } from './operation'
import { staffing } from './plan-people'
import { staffRoles } from './roles'
import { freeText, grade, id, nothing, planKey, text } from './values'

const rosterNo = z.int().check(z.gte(1), z.lte(99))

/** A class within a group, by roster numbers, both included: 1 to 99 is the whole class and whoever joins it later. */
export const groupPart = z.object({ classId: id, fromRosterNo: rosterNo, toRosterNo: rosterNo })
export type GroupPart = z.infer<typeof groupPart>

const shownPart = z.extend(groupPart, { className: z.string(), grade, count: z.int() })

/** How many of something the plan asks for, by which arithmetic, and how many are there; null where the plan states no number. */
export const staffNeed = z.object({
  of: z.enum(['teachers', 'managers', 'patrollers']),
  needed: z.nullable(z.int()),
  why: z.nullable(z.string()),
  assigned: z.int(),
  /** Null where the plan states no number. */
  missing: z.nullable(z.int()),
})
export type StaffNeed = z.infer<typeof staffNeed>

/** The groups that the plan's settings make of the enrolled pupils now, each with its arithmetic (FR-051, FR-052; ). */
export const proposeGroups = operation({
  name: 'proposeGroups',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: z.object({ serviceKey: planKey }),
  output: z.object({
    serviceName: z.string(),
    pupils: z.int(),
    /** False where the plan says nothing of grouping: then every class stays by itself, and the school decides. */
    groupingStated: z.boolean(),
    groupingText: z.nullable(z.string()),
    groups: z.array(
      z.object({
        name: z.string(),
        why: z.string(),
        total: z.int(),
        parts: z.array(shownPart),
        /** The room and class teacher of its largest class. */
        room: z.nullable(z.string()),
        teacherId: z.nullable(id),
        staffNeeded: z.nullable(z.int()),
      }),
    ),
    needs: z.array(staffNeed),
  }),
  refusals: ['plan_not_published', 'service_unknown'],
})

export const careGroup = z.object({
  groupId: id,
  name: z.string(),
  room: z.nullable(z.string()),
  teacherId: z.nullable(id),
  teacherName: z.nullable(z.string()),
  assistantIds: z.array(id),
  assistantNames: z.array(z.string()),
  leader: z.nullable(z.string()),
  securityOfficer: z.nullable(z.string()),
  total: z.int(),
  staffNeeded: z.nullable(z.int()),
  parts: z.array(shownPart),
})
export type CareGroup = z.infer<typeof careGroup>

/** Every service with the groups saved for it. A class teacher sees those with a class of theirs (FR-053). */
export const readGroups = operation({
  name: 'readGroups',
  kind: 'read',
  roles: ['schoolAdmin', 'classTeacher'],
  input: nothing,
  output: z.object({
    services: z.array(
      z.object({
        serviceKey: planKey,
        name: z.string(),
        pupils: z.int(),
        /** Zero where nothing was saved yet. */
        revision: z.int(),
        /** Why the groups are not those of the proposal; null where they are. */
        reason: z.nullable(z.string()),
        groups: z.array(careGroup),
        managerIds: z.array(id),
        patrollerIds: z.array(id),
        needs: z.array(staffNeed),
        /** Classes with pupils that came after the groups were saved and are in none of them. */
        leftOut: z.array(z.object({ classId: id, className: z.string(), grade, count: z.int() })),
      }),
    ),
    /** The office groups; a class teacher reads. */
    mayChange: z.boolean(),
    /** For the office, to choose from; empty for a class teacher. */
    staff: z.array(z.object({ staffId: id, name: z.string(), roles: z.array(z.enum(staffRoles)) })),
    /** The plan's own numbers, so that a page can count again while groups are being moved. */
    staffing,
  }),
  refusals: ['plan_not_published'],
})

/** Saves a service's groups as they were proposed, or otherwise with the reason (FR-051, FR-053). Every enrolled child lands in exactly one. */
export const saveGroups = operation({
  name: 'saveGroups',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({
    serviceKey: planKey,
    /** As it was read: two people who group at once never overwrite each other unseen. */
    revision: z.int().check(z.gte(0), z.lte(1_000_000)),
    reason: freeText(200),
    groups: z
      .array(
        z.object({
          /** Null for a new group. */
          groupId: z.nullable(id),
          name: text(30),
          room: freeText(60),
          teacherId: z.nullable(id),
          assistantIds: z.array(id).check(z.maxLength(10)),
          leader: freeText(40),
          securityOfficer: freeText(40),
          parts: z.array(groupPart).check(z.maxLength(60)),
        }),
      )
      .check(z.minLength(1), z.maxLength(100)),
    managerIds: z.array(id).check(z.maxLength(30)),
    patrollerIds: z.array(id).check(z.maxLength(30)),
  }),
  output: z.object({ revision: z.int(), groups: z.int() }),
  refusals: [
    'plan_not_published',
    'service_unknown',
    'groups_changed',
    'group_unknown',
    'group_empty',
    'group_class_unknown',
    'group_class_left_out',
    'group_class_divided',
    'group_reason_needed',
    'staff_unknown',
  ],
})
