import fs from 'node:fs'
import path from 'node:path'
import YAML from 'yaml'
import * as z from 'zod/mini'
import { messageTemplates, type MessageTemplates } from './contract/message-templates'

// In a cloud function's bundle the data lies beside it, in the source tree beside cloud.
const files = [path.join(__dirname, 'plans/messages/wechat-templates.yaml'), path.join(__dirname, '../plans/messages/wechat-templates.yaml')]

let read: MessageTemplates | null = null

/** WeChat's templates as this release has them; throws where the file is not what the schema says. */
export function weChatTemplates(): MessageTemplates {
  read ??= parseTemplates(fs.readFileSync(files.find((each) => fs.existsSync(each)) as string, 'utf8'))
  return read
}

export function parseTemplates(text: string): MessageTemplates {
  const parsed = z.safeParse(messageTemplates, YAML.parse(text))
  if (parsed.success) return parsed.data
  throw new Error(`消息模板不能用：${parsed.error.issues.map(({ path: at, message }) => `${at.join('.')} ${message}`).join('；')}`)
}
