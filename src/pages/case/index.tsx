import { useRouter } from '@tarojs/taro'
import { caseWords } from '../../copy/aftersales'
import { CaseContent } from '../../features/case/case-content'
import { useCase } from '../../features/case/use-case'
import { pageParam } from '../../platform/navigation'
import { Page } from '../../ui/page/page'

export default function CasePage() {
  const { params } = useRouter()
  const content = useCase(pageParam(params, 'caseNo'))

  return (
    <Page title={caseWords.title}>
      <CaseContent {...content} />
    </Page>
  )
}
