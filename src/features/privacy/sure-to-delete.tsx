import { privacyWords } from '../../copy/privacy'
import { Button } from '../../ui/button/button'
import { Question } from '../../ui/question/question'
import type { Privacy } from './use-privacy'

const words = privacyWords.delete

/** Deleting is asked twice: it can't be undone. */
export function SureToDelete({ deleteSurely, keepAll }: Pick<Privacy, 'deleteSurely' | 'keepAll'>) {
  return (
    <Question title={words.sure} text={words.sureText} onNo={keepAll}>
      <Button look='quiet' wide onPress={keepAll}>
        {words.no}
      </Button>
      <Button look='danger' wide onPress={deleteSurely}>
        {words.yes}
      </Button>
    </Question>
  )
}
