import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { useFamily } from '../use-family'
import { ConsentCard } from './consent-card'
import { ExportCard } from './export-card'
import { GuardianCard } from './guardian-card'
import { HeldPart } from './held-part'
import './index.scss'

/** The family's own data: see it, correct it, take it away, end it (Personal Information Protection Law 15, 45–47). */
export default function DataPage() {
  const family = useFamily()
  if (family.state !== 'ready') {
    return (
      <Page>
        <Pending query={family} />
      </Page>
    )
  }
  const { data, refresh } = family
  return (
    <Page>
      {family.stale ? <Stale onRetry={refresh} /> : null}
      <GuardianCard guardian={data.guardian} onSaved={refresh} />
      <HeldPart family={data} onUnbound={refresh} />
      <ExportCard />
      <ConsentCard family={data} onWithdrawn={refresh} />
    </Page>
  )
}
