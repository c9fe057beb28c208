import { listMessages as operation } from '../../contract/message'
import { read } from '../../handling'
import { pageOf } from '../../paging'
import { withWords } from '../../rules/message-words'
import { messagesOf } from '../../store/message'
import { pageSize } from '../../contract/values'

export const listMessages = read(operation, async ({ db, schoolId, actor }, { offset }) => {
  const { messages, total } = await messagesOf(db, schoolId, actor, offset, pageSize)
  return { messages: messages.map(withWords), ...pageOf(offset, messages.length, total) }
})
