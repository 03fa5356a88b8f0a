import { useState } from 'react'
import { View } from '@tarojs/components'
import { MOST_PHOTOS, MOST_VIDEOS } from '../../../core/aftersales/kinds'
import type { CaseView } from '../../../core/aftersales/view'
import { caseWords as words, evidenceWords } from '../../copy/aftersales'
import { wordsOf } from '../../copy/refusal-words'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { meaning } from '../../ui/press'
import { Sheet } from '../../ui/sheet/sheet'
import { isFailed, isThere, isUnderWay, leftText } from '../evidence/attached.shared'
import { EvidencePicker } from '../evidence/evidence-picker'
import { useAttached } from '../evidence/use-attached'
import type { Deeds } from './use-deeds'

const roomLeft = (evidence: CaseView['evidence']) => ({
  photos: MOST_PHOTOS - evidence.filter(({ kind }) => kind === 'photo').length,
  videos: MOST_VIDEOS - evidence.filter(({ kind }) => kind === 'video').length,
})

export interface EvidenceSheetProps {
  readonly view: CaseView
  readonly deeds: Deeds
  readonly onClose: () => void
}

/** More photos or a film for a case that is being looked at. */
export function EvidenceSheet({ view, deeds, onClose }: EvidenceSheetProps) {
  const [room] = useState(() => roomLeft(view.evidence))
  const attached = useAttached(view.orderNo, [], room)
  const { files, attaching } = attached
  const [problem, setProblem] = useState<string>()
  const left = leftText(files)
  const submit = async () => {
    const fileIds = files.flatMap(({ fileId }) => (fileId === null ? [] : [fileId]))
    if (fileIds.length === 0) return setProblem(words.addNothing)
    const refusal = await deeds.addEvidence(fileIds)
    if (refusal !== null) return setProblem(wordsOf(refusal))
    attaching.clear()
    onClose()
  }
  const failed = files.filter(isFailed).length
  const state = left !== '' ? left : failed > 0 && files.some(isThere) ? evidenceWords.failed(failed) : ''
  return (
    <Sheet
      title={words.addTitle}
      onClose={onClose}
      foot={
        <View className='ship__foot'>
          <View className='ship__tip' {...meaning({ role: 'status' })}>
            {state}
          </View>
          <Button
            look='primary'
            busy={deeds.busy === 'addEvidence'}
            disabled={files.some(isUnderWay)}
            onPress={() => void submit()}
          >
            {words.add}
          </Button>
        </View>
      }
    >
      <Card>
        <EvidencePicker attached={attached} error={problem} />
      </Card>
    </Sheet>
  )
}
