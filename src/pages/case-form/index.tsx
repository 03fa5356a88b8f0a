import { useRouter } from '@tarojs/taro'
import { CaseFormContent } from '../../features/case-form/case-form-content'
import { pageParam } from '../../platform/navigation'

export default function CaseFormPage() {
  const { params } = useRouter()
  return <CaseFormContent orderNo={pageParam(params, 'orderNo')} caseNo={pageParam(params, 'caseNo')} />
}
