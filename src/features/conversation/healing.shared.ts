const hopeless: ReadonlySet<string> = new Set([
  'textEmpty',
  'textTooLong',
  'fileEmpty',
  'fileTooLarge',
  'fileKind',
  'fileGone',
  'videoTooLarge',
  'videoTooLong',
  'videoKind',
  'videoUnreadable',
  'voiceTooLarge',
  'voiceTooLong',
  'voiceKind',
])

/** Whether a repeat can help what was refused: a file that may never be sent can only be removed. */
export const healing = (refusal: string): 'again' | 'never' => (hopeless.has(refusal) ? 'never' : 'again')
