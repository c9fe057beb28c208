import { Card } from '@/ui/card'
import { Fact } from '@/ui/fact'
import type { SentPart } from './submission-view'

/** What is about to be sent, or was sent, part by part. */
export function SentFacts({ parts }: { parts: readonly SentPart[] }) {
  return (
    <>
      {parts.map(({ title, facts }) => (
        <Card key={title} title={title}>
          {facts.map(({ name, says }) => (
            <Fact key={name} name={name}>
              {says}
            </Fact>
          ))}
        </Card>
      ))}
    </>
  )
}
