import { View } from '@tarojs/components'
import { Badge, type BadgeTone } from './badge'
import { Card } from './card'
import { Fact } from './fact'

export interface FactCardProps {
  title: string
  badge?: { words: string; tone: BadgeTone }
  /** `says` null shows 未公布; several lines stand below each other. */
  facts: readonly { name: string; says: string | readonly string[] | null }[]
}

/** Names with what is published of each, under one title. */
export function FactCard({ title, badge, facts }: FactCardProps) {
  return (
    <Card title={title} aside={badge ? <Badge tone={badge.tone}>{badge.words}</Badge> : null}>
      {facts.map(({ name, says }, index) => (
        <Fact key={index} name={name}>
          {typeof says === 'string' || says === null ? says : says.map((line) => <View key={line}>{line}</View>)}
        </Fact>
      ))}
    </Card>
  )
}
