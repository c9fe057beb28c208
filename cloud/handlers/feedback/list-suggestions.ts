import { listSuggestions as operation } from '../../contract/feedback'
import { read } from '../../handling'
import { pageOf } from '../../paging'
import { shanghaiDate } from '../../rules/dates'
import { publicSuggestions } from '../../store/feedback'

const mostSuggestions = 20

export const listSuggestions = read(operation, async ({ db, schoolId }, { offset }) => {
  const { suggestions, total } = await publicSuggestions(db, schoolId, offset, mostSuggestions)
  return { suggestions: suggestions.map((each) => ({ ...each, publishedOn: shanghaiDate(each.publishedAt) })), ...pageOf(offset, suggestions.length, total) }
})
