import { View } from '@tarojs/components'
import { instantWords } from '@/wording/dates'
import { Fact } from '@/ui/fact'
import type { OwnIncident } from './use-records'

type Story = Pick<OwnIncident, 'place' | 'description' | 'firstAid' | 'outcome' | 'notes'>

/** What happened, what was done, and what was added since. */
export function IncidentStory({ incident: { place, description, firstAid, outcome, notes } }: { incident: Story }) {
  return (
    <>
      <Fact name='地点'>{place}</Fact>
      <Fact name='经过'>
        <View className='records-text'>{description}</View>
      </Fact>
      {firstAid ? (
        <Fact name='当场处理'>
          <View className='records-text'>{firstAid}</View>
        </Fact>
      ) : null}
      <Fact name='后来怎样'>
        <View className='records-text'>{outcome}</View>
      </Fact>
      {notes.map(({ noteId, text, by, writtenAt }) => (
        <View key={noteId} className='records-note'>
          <View>{text}</View>
          <View className='records-quiet'>
            {by}补充，{instantWords(writtenAt)}
          </View>
        </View>
      ))}
    </>
  )
}
