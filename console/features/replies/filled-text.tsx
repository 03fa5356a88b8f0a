import type { Values } from './picked'
import './replies.css'

/** Odd places are names of variables. */
const partsOf = (text: string): readonly string[] => text.split(/\{([^{}]{1,20})\}/)

/** A reply's words with what its variables stand for; a name where nothing is known yet. */
export const FilledText = ({ text, values }: { readonly text: string; readonly values: Values }) => (
  <>
    {partsOf(text).map((part, at) =>
      at % 2 === 0 ? (
        part
      ) : (
        <span key={at} className={values[part] ? 'reply-var' : 'reply-var reply-var-open'}>
          {values[part] ?? part}
        </span>
      ),
    )}
  </>
)
