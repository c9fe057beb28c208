import { isStaff } from '@/session/is-staff'
import { Page } from '@/ui/page'
import { Pending } from '@/ui/pending'
import { Stale } from '@/ui/stale'
import { FamilyPart } from './family-part'
import { GuestPart } from './guest-part'
import { ServicePart } from './service-part'
import { useMine } from './use-mine'
import './index.scss'

/** Everything that belongs to the family: children, what was handed in and signed, and its data. */
export default function MinePage() {
  const { home, isGuardian, family } = useMine()
  if (home.state !== 'ready') {
    return (
      <Page>
        <Pending query={home} />
      </Page>
    )
  }
  const { data } = home
  return (
    <Page>
      {home.stale ? <Stale onRetry={home.refresh} /> : null}
      {isGuardian ? null : <GuestPart signedIn={data.signedIn} onSignedIn={home.refresh} />}
      {isGuardian && family.state !== 'ready' ? <Pending query={family} /> : null}
      {family.state === 'ready' ? <FamilyPart family={family.data} onCommittee={data.roles.includes('parentCommittee')} /> : null}
      <ServicePart school={data.school.name} isStaff={isStaff(data.roles)} />
    </Page>
  )
}
