import { randomUUID } from 'node:crypto'
import { tellGuardians, tellGuardiansOf, tellStaff } from 'cloud/store/message'
import { sendMessages } from 'cloud/send-messages'
import { weChatTemplates } from 'cloud/message-templates'
import { weChatServer } from 'cloud/wechat/code-to-session'
import type { WeChat } from 'cloud/wechat/wechat'
import type { Api } from './boot'
import { asOwner, type School } from './given'
import type { WeChatServer } from './api/wechat-server'

/** This account's template ids, as WECHAT_TEMPLATES would name them. */
export const templateIds = new Map(weChatTemplates().templates.map(({ key }) => [key, `id-of-${key}`]))
export const templateSetting = [...templateIds].map((pair) => pair.join(':')).join(',')

export const weChatAt = ({ baseUrl }: WeChatServer, changes: { appSecret?: string; patienceMs?: number } = {}): WeChat => weChatServer({ appId: 'wx-app', appSecret: 'very-secret', baseUrl, patienceMs: 400, templateIds, ...changes })

/** Somebody who said 允许 so often to a template. */
export async function givenAccepts(api: Pick<Api, 'database'>, school: Pick<School, 'schoolId'>, openid: string | null, accepts: number, key = 'review') {
  await asOwner(api as Api, school.schoolId, (db) =>
    db.rows(
      `insert into subscription (school_id, account_id, template_id, accepts, last_answer, answered_at)
       select $1, account_id, $3, $4, 'accept', '2026-09-01T08:00:00+08:00' from account where subject = $2`,
      [school.schoolId, openid, templateIds.get(key), accepts],
    ),
  )
}

type Said = { kind: Parameters<typeof tellGuardians>[3]['kind']; details?: Record<string, string>; event?: string }
const messageOf = (api: Pick<Api, 'clock'>, { kind, details = {}, event }: Said) => ({ kind, details, event, now: api.clock.now(), newId: randomUUID })

/** A message as the product writes it, in a transaction of the school's. */
export const told = (api: Api, school: School, childId: string, said: Said) => api.database.transaction(school.schoolId, (db) => tellGuardiansOf(db, school.schoolId, [childId], messageOf(api, said)))
export const toldStaff = (api: Api, school: School, staffId: string, said: Said) => api.database.transaction(school.schoolId, (db) => tellStaff(db, school.schoolId, [staffId], null, messageOf(api, said)))

export interface DeliveryRow {
  state: string
  attempts: number
  last_error: string | null
  due_at: Date
  kind: string
}

export const deliveries = (api: Pick<Api, 'database'>, { schoolId }: Pick<School, 'schoolId'>) =>
  asOwner(api as Api, schoolId, (db) =>
    db.rows<DeliveryRow>(`select d.state, d.attempts, d.last_error, d.due_at, m.kind from delivery d join message m using (school_id, message_id) where d.school_id = $1 order by d.created_at, d.message_id`, [schoolId]),
  )

export const ledger = (api: Pick<Api, 'database'>, { schoolId }: Pick<School, 'schoolId'>) =>
  asOwner(api as Api, schoolId, (db) => db.rows<{ accepts: number; sends: number }>(`select accepts, sends from subscription where school_id = $1 order by template_id, account_id`, [schoolId]))

/** One turn of the sender, as a host takes it. */
export const send = (api: Api, school: School, wechat: WeChat, log: (line: Record<string, unknown>) => void = () => undefined) => sendMessages({ database: api.database, wechat, templates: weChatTemplates(), now: api.clock.now, log }, school.schoolId, 100)
