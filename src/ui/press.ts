import { isWeapp } from '../platform/env'

interface Press {
  readonly onClick: () => void
  readonly hoverClass?: string
  readonly role?: string
  readonly tabIndex?: number
  readonly 'aria-label'?: string
  readonly onKeyDown?: (event: { key: string }) => void
}

/**
 * What makes a view a button: touch feedback in WeChat; role, name and keys in a browser.
 * The label is given when the words inside do not say it.
 */
export const press = (onClick: () => void, label?: string): Press => {
  if (isWeapp) return { onClick, hoverClass: 'pressed' }
  return {
    onClick,
    role: 'button',
    tabIndex: 0,
    ...(label === undefined ? {} : { 'aria-label': label }),
    onKeyDown: ({ key }) => {
      if (key === 'Enter') onClick()
    },
  }
}

/** As meaning, on the browser's own element inside ours: a field's name, a picture's words. */
export const meaningInside = (attributes: Readonly<Record<string, string>>): object =>
  isWeapp ? {} : { nativeProps: attributes }

/** A picture beside words that say what it shows. */
export const decoration = meaningInside({ alt: '' })

/** Meaning for screen readers where the platform has it; nothing where it would only cost. */
export const meaning = (attributes: Readonly<Record<string, string | boolean | number>>): object =>
  isWeapp ? {} : attributes
