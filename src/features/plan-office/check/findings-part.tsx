import { View } from '@tarojs/components'
import type { Finding } from 'cloud/contract/plan-check'
import { Badge, type BadgeTone } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Fold } from '@/ui/fold'
import { citationWords, satisfyWords, sourceWords, type FindingGroups } from '../findings-view'

/** What the check found: first what must be mended, then what may be, then what stands. */
export function FindingsPart({ groups: { blocks, warns, passes, replaced }, onMend }: { groups: FindingGroups; onMend: (path: string) => void }) {
  return (
    <>
      <Group title='必须改' findings={blocks} tone='bad' onMend={onMend} />
      <Group title='提醒' findings={warns} tone='todo' onMend={onMend} />
      {replaced.length > 0 ? (
        <Fold title={`被更新的国家规定取代（${replaced.length}）`}>
          <View className='office-quiet'>这些旧规定和后来的国家规定不一致，按后来的执行，不算必须改，也不算提醒。</View>
          {replaced.map((finding) => (
            <FindingPart key={keyOf(finding)} finding={finding} />
          ))}
        </Fold>
      ) : null}
      {passes.length > 0 ? (
        <Fold title={`符合（${passes.length}）`}>
          {passes.map((finding) => (
            <FindingPart key={keyOf(finding)} finding={finding} />
          ))}
        </Fold>
      ) : null}
    </>
  )
}

const keyOf = ({ pack, clause, path, says }: Finding) => `${pack} ${clause} ${path} ${says}`

function Group({ title, findings, tone, onMend }: { title: string; findings: Finding[]; tone: BadgeTone; onMend: (path: string) => void }) {
  if (findings.length === 0) return null
  return (
    <Card title={title} aside={<Badge tone={tone}>{`${findings.length} 条`}</Badge>}>
      {findings.map((finding) => (
        <FindingPart key={keyOf(finding)} finding={finding} onMend={onMend} />
      ))}
    </Card>
  )
}

function FindingPart({ finding, onMend }: { finding: Finding; onMend?: (path: string) => void }) {
  const { title, place, path, says, replacedBy } = finding
  const satisfy = satisfyWords(finding)
  const citation = citationWords(finding)
  return (
    <View className='check-finding'>
      <View className='check-finding__title'>{title}</View>
      <View>{says}</View>
      {satisfy ? <View className='check-finding__satisfy'>怎样才符合：{satisfy}</View> : null}
      {replacedBy ? <View>改按：{replacedBy}</View> : null}
      <View className='check-finding__source'>{[sourceWords(finding), place === null ? null : `方案里：${place}`, citation].filter(Boolean).join(' · ')}</View>
      {onMend && path !== null ? (
        <View className='office-row'>
          <Button label={`去改${place ?? title}`} onClick={() => onMend(path)}>
            去改
          </Button>
        </View>
      ) : null}
    </View>
  )
}
