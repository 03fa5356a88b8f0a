import { privacyWords } from '../../copy/privacy'
import { PrivacyContent } from '../../features/privacy/privacy-content'
import { SureToDelete } from '../../features/privacy/sure-to-delete'
import { usePrivacy } from '../../features/privacy/use-privacy'
import { Page } from '../../ui/page/page'
import { Scroll } from '../../ui/scroll/scroll'

export default function PrivacyPage() {
  const privacy = usePrivacy()
  return (
    <Page title={privacyWords.title}>
      <Scroll onRefresh={privacy.again}>
        <PrivacyContent privacy={privacy} />
      </Scroll>
      {privacy.isSureAsked && <SureToDelete {...privacy} />}
    </Page>
  )
}
